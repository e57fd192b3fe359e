"""Which row is which milestone, where no exported id tells."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.matching import Known, alike, match
from facilitator.process.merging import Cells

FIELDS = ("title", "priority", "owner", "status")


def cells(title: str, priority: str = "Growth", owner: str = "Ann", status: str = "on track") -> Cells:
    return {"title": title, "priority": priority, "owner": owner, "status": status}


def known(*faces: Cells, done: bool = False) -> Known:
    return Known(0, faces, done)


def matched(rows: list[Cells], milestones: list[Known], fields: tuple[str, ...] = FIELDS) -> dict[int, int]:
    """Milestones are numbered from 100 in their order, rows from 0."""
    numbered = [Known(100 + n, each.faces, each.done) for n, each in enumerate(milestones)]
    held = [{field: row[field] for field in fields} for row in rows]
    return match(dict(enumerate(held)), numbered, fields)


def test_the_title_within_its_priority_tells() -> None:
    milestones = [known(cells("Kick-off", "Growth")), known(cells("Kick-off", "Service"))]

    assert matched([cells("KICK-off ", "service"), cells("Kick-off", "Growth")], milestones) == {0: 101, 1: 100}


def test_of_several_with_one_title_the_owner_tells() -> None:
    milestones = [known(cells("Train", owner="Ann")), known(cells("Train", owner="Bo"))]

    assert matched([cells("Train", owner="Bo"), cells("Train", owner="Cem")], milestones) == {0: 101, 1: 100}


def test_rows_that_are_wholly_alike_are_as_many_milestones() -> None:
    milestones = [known(cells("Train")), known(cells("Train"))]

    assert matched([cells("Train")] * 3, milestones) == {0: 100, 1: 101}


def test_the_row_that_is_alike_in_every_cell_goes_first() -> None:
    milestones = [known(cells("Train", status="on track")), known(cells("Train", status="done"))]

    assert matched([cells("Train", status="done"), cells("Train", status="might miss")], milestones) == {0: 101, 1: 100}


def test_a_milestone_that_got_another_title_on_the_board_is_found_by_the_one_that_was_imported() -> None:
    milestones = [known(cells("Old title"), cells("New title")), known(cells("Other"), cells("Old title"))]

    assert matched([cells("Old title"), cells("Other")], milestones) == {0: 100, 1: 101}


def test_a_priority_that_got_another_name_in_the_file_makes_no_second_milestones() -> None:
    milestones = [known(cells("Train", "Growth")), known(cells("Kick-off", "Growth"))]

    rows = [cells("Train", "Growth 2027"), cells("Kick-off", "Growth 2027", status="done")]

    assert matched(rows, milestones) == {0: 100, 1: 101}


def test_what_is_done_is_not_taken_for_a_new_milestone_of_the_same_title_elsewhere() -> None:
    milestones = [known(cells("Kick-off", "Growth", status="done"), done=True)]

    assert matched([cells("Kick-off", "Service")], milestones) == {}
    assert matched([cells("Kick-off", "Service", status="done")], milestones) == {0: 100}


def test_which_of_two_was_moved_to_another_priority_is_not_guessed() -> None:
    milestones = [known(cells("Kick-off", "Growth", status="might miss")), known(cells("Kick-off", "Service"))]

    assert matched([cells("Kick-off", "Talent", status="will miss")], milestones) == {}


def test_a_row_is_given_once_though_both_faces_of_a_milestone_would_find_one() -> None:
    milestones = [known(cells("Old", status="done"), cells("New", status="done"))]

    assert matched([cells("Old", "Else"), cells("New", "Else")], milestones) == {0: 100}


def test_without_a_priority_column_the_title_tells_alone() -> None:
    milestones = [known(cells("Kick-off", "Growth"))]

    assert matched([cells("Kick-off", owner="Bo")], milestones, ("title", "owner")) == {0: 100}


def test_alike_looks_at_every_cell() -> None:
    removed = [Known(1, (cells("Train"),))]

    assert alike({7: cells("Train")}, removed, FIELDS) == {7: 1}
    assert alike({7: cells("Train", status="done")}, removed, FIELDS) == {}


few = st.sampled_from("ab")
rows = st.lists(st.builds(cells, few, few, few, few), max_size=8)


@given(rows)
def test_every_row_finds_again_what_was_made_of_it(imported: list[Cells]) -> None:
    found = matched(imported, [known(each) for each in imported])

    assert sorted(found) == list(range(len(imported)))
    assert all(imported[row] == imported[milestone - 100] for row, milestone in found.items())


@given(rows, rows)
def test_no_milestone_is_given_twice(there: list[Cells], now: list[Cells]) -> None:
    found = matched(now, [known(each) for each in there])

    assert len(set(found.values())) == len(found)
