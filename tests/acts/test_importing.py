"""Importing spreadsheets: what is new, what changed in the file, what was decided on the board and stays."""

from datetime import date

import pytest
from spreadsheets import board, bring_in, conflicts, counts, no_trace, one, read, written

from facilitator.acts import planning, team
from facilitator.acts.importing import preview
from facilitator.acts.labels import label
from facilitator.clock import ManualClock
from facilitator.process.status import Status
from facilitator.reading.plan import plan
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.store.undo import redo, undo

PLAN = """\
Milestone,Priority,Owner,Due,Status,Notes
Lyon office,Growth,Ann Berg,2027-03-31,On track,Lease
Country manager,Growth,Ann Berg,2027-02-15,Might miss,
Price list,Simplify,Bo Lind,2027-01-29,Done,
"""


def change(text: str, before: str, after: str) -> str:
    assert before in text
    return text.replace(before, after)


def test_the_first_import_makes_milestones_members_and_priorities(store: Store) -> None:
    done = bring_in(store, PLAN)

    assert counts(done) == (3, 0, 0)
    assert (done.members, done.priorities) == (("Ann Berg", "Bo Lind"), ("Growth", "Simplify"))
    assert one(store, "Country manager").cells == {
        "title": "Country manager",
        "priority": "Growth",
        "owner": "Ann Berg",
        "due": "2027-02-15",
        "status": "might miss",
        "resources": "",
        "notes": "",
    }


def test_the_same_file_a_second_time_changes_nothing(store: Store) -> None:
    bring_in(store, PLAN)

    with no_trace(store):
        assert counts(bring_in(store, PLAN)) == (0, 0, 3)


def test_rows_that_are_wholly_alike_stay_separate_milestones(store: Store) -> None:
    text = "Milestone,Owner\nTraining,Ann\nTraining,Ann\nTraining,Bo\n"

    assert counts(bring_in(store, text)) == (3, 0, 0)
    with no_trace(store):
        assert counts(bring_in(store, text)) == (0, 0, 3)
    assert counts(bring_in(store, text + "Training,Ann\n")) == (1, 0, 3)


def test_a_preview_says_the_same_and_writes_nothing(store: Store) -> None:
    with no_trace(store):
        done = preview(store, read(store, PLAN))
    assert counts(done) == (3, 0, 0)
    assert board(store) == {}


def test_only_cells_that_changed_in_the_file_are_taken(store: Store) -> None:
    bring_in(store, PLAN)
    planning.set_status(store, one(store, "Lyon office").id, Status.DONE)

    done = bring_in(store, change(PLAN, "2027-03-31", "2027-04-30"))

    assert counts(done) == (0, 1, 2)
    assert one(store, "Lyon office").status is Status.DONE
    assert one(store, "Lyon office").due == date(2027, 4, 30)
    assert conflicts(done) == []


def test_a_stale_file_takes_nothing_back_that_was_decided(store: Store) -> None:
    bring_in(store, PLAN)
    lyon = one(store, "Lyon office").id
    planning.set_status(store, lyon, Status.WILL_MISS)
    planning.set_due(store, lyon, None)
    planning.change_milestone(store, lyon, title="Office in Lyon", notes="", owner_id=team.add_member(store, "Cem Oz"))
    decided = board(store)

    with no_trace(store):
        done = bring_in(store, PLAN)
    assert board(store) == decided
    assert conflicts(done) == []
    assert (done.new, done.gone) == ((), ())


def test_where_both_sides_changed_the_board_keeps_its_value_and_both_are_told_each_time(store: Store) -> None:
    bring_in(store, PLAN)
    planning.set_status(store, one(store, "Lyon office").id, Status.DONE)
    newer = change(PLAN, "2027-03-31,On track", "2027-05-31,Will miss")

    done = bring_in(store, newer)

    expected = [("Lyon office", "status", "done", "will miss")]
    assert conflicts(done) == expected
    assert (one(store, "Lyon office").status, one(store, "Lyon office").due) == (Status.DONE, date(2027, 5, 31))
    with no_trace(store):
        assert conflicts(bring_in(store, newer)) == expected


def test_a_conflict_ends_when_one_side_gives_in(store: Store) -> None:
    bring_in(store, PLAN)
    lyon = one(store, "Lyon office").id
    planning.set_status(store, lyon, Status.DONE)
    newer = change(PLAN, "On track", "Will miss")
    assert conflicts(bring_in(store, newer))

    planning.set_status(store, lyon, Status.WILL_MISS)
    assert conflicts(bring_in(store, newer)) == []
    assert counts(bring_in(store, change(newer, "Will miss", "On track"))) == (0, 1, 2)


def test_what_both_sides_changed_to_the_same_value_is_no_conflict(store: Store) -> None:
    bring_in(store, PLAN)
    planning.set_status(store, one(store, "Lyon office").id, Status.DONE)

    assert conflicts(bring_in(store, change(PLAN, "On track", "Complete"))) == []


def test_milestones_typed_on_the_board_are_completed_and_not_overwritten(store: Store) -> None:
    ann = team.add_member(store, "Ann Berg")
    growth = planning.add_priority(store, "Growth")
    planning.add_milestone(
        store, title="Lyon office", priority_id=growth, owner_id=ann, due=date(2027, 4, 30), notes=""
    )

    done = bring_in(store, PLAN)

    assert counts(done) == (2, 1, 0)
    assert conflicts(done) == [("Lyon office", "due", "2027-04-30", "2027-03-31")]
    assert one(store, "Lyon office").notes == "Lease"


def test_columns_that_the_file_does_not_have_change_nothing(store: Store) -> None:
    bring_in(store, PLAN)

    with no_trace(store):
        assert counts(bring_in(store, "Milestone,Priority\nLyon office,Growth\nPrice list,Simplify\n")) == (0, 0, 2)


def test_a_column_that_comes_later_is_taken_where_nobody_has_decided_yet(store: Store) -> None:
    bring_in(store, "Milestone,Owner\nLyon office,Ann Berg\nPrice list,Bo Lind\n")
    planning.set_status(store, one(store, "Price list").id, Status.DONE)

    done = bring_in(store, "Milestone,Owner,Status\nLyon office,Ann Berg,Red\nPrice list,Bo Lind,Amber\n")

    assert one(store, "Lyon office").status is Status.WILL_MISS
    assert conflicts(done) == [("Price list", "status", "done", "might miss")]


def test_cells_that_were_emptied_in_the_file_are_emptied_but_a_status_never_is(store: Store) -> None:
    bring_in(store, PLAN)

    bring_in(store, change(PLAN, "Ann Berg,2027-03-31,On track,Lease", ",,,"))

    lyon = one(store, "Lyon office")
    assert (lyon.owner, lyon.due, lyon.status, lyon.notes) == ("", None, Status.ON_TRACK, "")


def test_rows_that_are_gone_are_told_and_stay(store: Store) -> None:
    bring_in(store, PLAN)
    planning.add_milestone(store, title="Typed here", priority_id=1, owner_id=1, due=None)

    done = bring_in(store, "\n".join(PLAN.splitlines()[:3]))

    assert [each.title for each in done.gone] == ["Price list"]
    assert "Price list" in board(store)


def test_what_was_taken_out_on_the_board_does_not_come_back_from_a_stale_file(store: Store) -> None:
    bring_in(store, PLAN)
    planning.remove_milestone(store, one(store, "Price list").id)

    with no_trace(store):
        done = bring_in(store, PLAN)
    assert [each.cells["title"] for each in done.removed] == ["Price list"]
    assert counts(bring_in(store, change(PLAN, "2027-01-29,Done", "2027-06-30,Green"))) == (1, 0, 2)


def test_without_a_priority_milestones_belong_to_general(store: Store) -> None:
    done = bring_in(store, "Milestone\nOne\nTwo\n")

    assert done.priorities == ("General",)
    assert {each.priority for each in board(store).values()} == {"General"}
    assert counts(bring_in(store, "Milestone,Priority\nOne,Growth\nTwo,\n")) == (0, 1, 1)
    assert one(store, "One").priority == "Growth"


def test_a_priority_that_got_another_name_on_either_side_makes_no_second_milestones(store: Store) -> None:
    bring_in(store, PLAN)
    planning.change_priority(store, 1, title="Grow in France")

    with no_trace(store):
        assert counts(bring_in(store, PLAN)) == (0, 0, 3)
    assert counts(bring_in(store, PLAN.replace("Simplify", "Sell simply"))) == (0, 1, 2)
    assert one(store, "Price list").priority == "Sell simply"
    assert one(store, "Lyon office").priority == "Grow in France"


def test_new_priorities_come_after_those_that_are_there(store: Store) -> None:
    planning.add_priority(store, "Talent")

    bring_in(store, PLAN)

    with store.read() as connection:
        assert list(plan(connection).priorities.values()) == ["Talent", "Growth", "Simplify"]


def test_owners_are_the_members_whose_full_name_it_is_however_it_is_written(store: Store) -> None:
    team.add_member(store, "Ann Berg")

    done = bring_in(store, 'Milestone,Owner\nA,"Berg, Ann"\nB,ANN  BERG\nC,Bo Lind\nD,bo lind\nE,Ann\n')

    assert done.members == ("Bo Lind", "Ann")
    owners = {title: each.owner for title, each in board(store).items()}
    assert owners == {"A": "Ann Berg", "B": "Ann Berg", "C": "Bo Lind", "D": "Bo Lind", "E": "Ann"}


def test_an_owner_who_has_left_stays_so_and_is_told(store: Store) -> None:
    team.change_member(store, team.add_member(store, "Ann Berg"), active=False)

    assert bring_in(store, PLAN).left == ("Ann Berg",)

    assert one(store, "Lyon office").owner == "Ann Berg"
    with store.read() as connection:
        assert [each.active for each in plan(connection).members if each.name == "Ann Berg"] == [False]


def test_a_member_who_got_another_name_keeps_the_milestones(store: Store) -> None:
    bring_in(store, PLAN)
    team.change_member(store, 1, name="Ann Lund")

    with no_trace(store):
        assert counts(bring_in(store, PLAN)) == (0, 0, 3)


def test_an_import_is_undone_and_redone_as_one(store: Store) -> None:
    bring_in(store, PLAN)
    first = board(store)
    bring_in(store, change(PLAN, "On track", "Red") + "New one,Talent,Cem Oz,,,\n")
    second = board(store)

    undone = undo(store)

    assert label(undone.kind, undone.subject) == "imported plan.csv (1 new, 1 changed)"
    assert {title: each.cells for title, each in board(store).items()} == {
        title: each.cells for title, each in first.items()
    }
    redo(store)
    assert {title: each.cells for title, each in board(store).items()} == {
        title: each.cells for title, each in second.items()
    }


def test_an_undone_import_can_be_done_again(store: Store) -> None:
    bring_in(store, PLAN)
    newer = change(PLAN, "On track", "Red")
    bring_in(store, newer)
    undo(store)
    assert counts(bring_in(store, newer)) == (0, 1, 2)
    undo(store)
    undo(store)

    assert counts(bring_in(store, PLAN)) == (3, 0, 0)


def test_an_import_of_thousands_can_be_undone(store: Store) -> None:
    rows = "".join(f"Milestone {n},Priority {n % 9},Person {n % 30},2027-03-31\n" for n in range(1_500))
    bring_in(store, "Milestone,Priority,Owner,Due\n" + rows)
    bring_in(store, "Milestone,Priority,Owner,Due\n" + rows.replace("2027-03-31", "2027-04-30"))
    assert one(store, "Milestone 1400").due == date(2027, 4, 30)

    undo(store)
    assert {each.due for each in board(store).values()} == {date(2027, 3, 31)}
    undo(store)
    assert board(store) == {}


# Exported files: the id in each row tells which milestone it is, and what it said when it was written.


def test_an_exported_file_says_nothing_new_until_it_is_edited(store: Store) -> None:
    bring_in(store, PLAN)
    file = written(store)

    with no_trace(store):
        assert counts(bring_in(store, file)) == (0, 0, 3)
    assert counts(bring_in(store, change(file, "Lyon office", "Office in Lyon"))) == (0, 1, 2)
    assert "Office in Lyon" in board(store)


def test_a_milestone_typed_on_the_board_is_compared_with_what_was_exported(store: Store) -> None:
    ann, growth = team.add_member(store, "Ann Berg"), planning.add_priority(store, "Growth")
    lyon = planning.add_milestone(store, title="Lyon office", priority_id=growth, owner_id=ann, due=date(2027, 3, 31))
    file = written(store)
    planning.set_due(store, lyon, date(2027, 6, 30))

    with no_trace(store):
        assert conflicts(bring_in(store, file)) == []
    assert counts(bring_in(store, change(file, "on track", "might miss"))) == (0, 1, 0)
    assert conflicts(bring_in(store, change(file, "2027-03-31", "2027-05-31"))) == [
        ("Lyon office", "due", "2027-06-30", "2027-05-31")
    ]
    assert (one(store, "Lyon office").due, one(store, "Lyon office").status) == (date(2027, 6, 30), Status.MIGHT_MISS)


def test_each_of_two_exports_is_compared_with_what_it_showed_itself(store: Store) -> None:
    bring_in(store, PLAN)
    older = written(store)
    planning.set_status(store, one(store, "Lyon office").id, Status.DONE)
    assert written(store) != older

    with no_trace(store):
        assert conflicts(bring_in(store, older)) == []
    assert one(store, "Lyon office").status is Status.DONE


def test_an_exported_file_takes_nothing_back_after_it_was_imported(store: Store) -> None:
    bring_in(store, PLAN)
    edited = change(written(store), "2027-03-31", "2027-04-30")
    assert counts(bring_in(store, edited)) == (0, 1, 2)
    planning.set_due(store, one(store, "Lyon office").id, date(2027, 7, 31))

    with no_trace(store):
        assert conflicts(bring_in(store, edited)) == []
    assert counts(bring_in(store, change(edited, "2027-04-30", "2027-03-31"))) == (0, 0, 3)
    assert one(store, "Lyon office").due == date(2027, 7, 31)


def test_an_exported_file_can_be_edited_and_imported_again_and_again(store: Store) -> None:
    bring_in(store, PLAN)
    file = written(store)
    for day in ("2027-04-30", "2027-05-31", "2027-06-30"):
        assert counts(bring_in(store, change(file, "2027-03-31", day))) == (0, 1, 2)

    assert one(store, "Lyon office").due == date(2027, 6, 30)


def test_what_an_export_showed_and_was_undone_later_stays_undone(store: Store) -> None:
    bring_in(store, PLAN)
    planning.set_status(store, one(store, "Lyon office").id, Status.DONE)
    file = written(store)
    undo(store)

    with no_trace(store):
        bring_in(store, file)
    assert one(store, "Lyon office").status is Status.ON_TRACK


def test_the_import_of_an_edited_export_leaves_the_other_spreadsheet_as_stale_as_it_is(store: Store) -> None:
    bring_in(store, PLAN)
    bring_in(store, change(written(store), "2027-03-31", "2027-04-30"))

    with no_trace(store):
        assert counts(bring_in(store, PLAN)) == (0, 0, 3)


def test_names_of_the_time_of_the_export_are_no_change(store: Store) -> None:
    bring_in(store, PLAN)
    file = written(store)
    team.change_member(store, 1, name="Ann Lund")
    planning.change_priority(store, 1, title="Grow in France")

    with no_trace(store):
        assert counts(bring_in(store, file)) == (0, 0, 3)


def test_ids_of_another_database_mean_nothing_here(store: Store, hand: ManualClock, tmp_path: object) -> None:
    bring_in(store, PLAN)
    file = written(store)
    hand.tick(60)
    other = open_store(f"sqlite:///{tmp_path}/other.db", hand.clock, "Facilitator")
    bring_in(other, "Milestone\nSomething else\nAnother thing\nA third\n")

    done = bring_in(other, file)

    assert counts(done) == (3, 0, 0)
    assert done.notices == ("The IDs in this file are not of this database, so its rows were matched by their titles.",)
    with no_trace(other):
        assert counts(bring_in(other, file)) == (0, 0, 3)
    other.close()


def test_running_numbers_of_another_program_are_no_ids_of_ours(store: Store) -> None:
    bring_in(store, PLAN)

    done = bring_in(store, "ID,Milestone,Priority,Status\n3,Lyon office,Growth,On track\n")

    assert counts(done) == (0, 0, 1)
    assert one(store, "Price list").status is Status.DONE


def test_a_row_that_was_copied_with_its_id_is_a_milestone_of_its_own(store: Store) -> None:
    bring_in(store, PLAN)
    head, *rows = written(store).splitlines()
    copied = "\n".join([head, rows[0].replace("Country manager", "Second manager"), *rows, rows[1]])

    done = bring_in(store, copied)

    assert counts(done) == (2, 0, 3)
    assert len(done.notices) == 2
    with no_trace(store):
        assert counts(bring_in(store, copied)) == (0, 0, 5)


def test_a_row_taken_out_of_an_export_is_told_and_newer_milestones_are_not_missed(store: Store) -> None:
    ann, growth = team.add_member(store, "Ann Berg"), planning.add_priority(store, "Growth")
    for title in ("First", "Second", "Third"):
        planning.add_milestone(store, title=title, priority_id=growth, owner_id=ann, due=None)
    file = "\n".join(line for line in written(store).splitlines() if "Third" not in line)
    planning.add_milestone(store, title="Fourth", priority_id=growth, owner_id=ann, due=None)
    planning.set_status(store, one(store, "Third").id, Status.DONE)

    assert [each.title for each in bring_in(store, file).gone] == ["Third"]


def test_an_exported_milestone_that_was_taken_out_is_not_brought_back(store: Store) -> None:
    bring_in(store, PLAN)
    file = written(store)
    planning.remove_milestone(store, one(store, "Price list").id)

    done = bring_in(store, change(file, "2027-01-29", "2027-02-28"))

    assert [each.cells["title"] for each in done.removed] == ["Price list"]
    assert "Price list" not in board(store)


def test_an_export_brings_back_what_an_undone_import_took_away(store: Store) -> None:
    bring_in(store, PLAN)
    file = written(store)
    undo(store)

    assert counts(bring_in(store, file)) == (3, 0, 0)


@pytest.mark.parametrize("meeting_runs", [False, True])
def test_an_import_is_an_act_outside_meetings(store: Store, meeting_runs: bool) -> None:
    if meeting_runs:
        with store.act("test.meeting", meeting=7) as unit:
            unit.about("something")
    bring_in(store, PLAN)

    assert undo(store).kind == "importing.import_milestones"
