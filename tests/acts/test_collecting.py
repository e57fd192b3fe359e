"""Forms that came back: only what their owners changed is taken, whatever happened on the board meanwhile."""

from datetime import date, timedelta

import pytest
from leadership import Leadership
from paper import edit, look, new, read, take, without_reference, write, written

from facilitator.acts import checkin, meetings, planning, team, updates
from facilitator.acts import topics as topic_acts
from facilitator.acts.collecting import collect
from facilitator.acts.form_findings import Conflict, FormComparison
from facilitator.errors import MovedOn, NotFound, NotNow, NotValid
from facilitator.process.status import Status
from facilitator.reading import plan as plan_reading
from facilitator.reading.prioritize import prioritize
from facilitator.reading.updates import help_lines
from facilitator.records.columns import COLUMNS
from facilitator.store.database import last_act
from facilitator.views.plan import PlanMilestone
from facilitator.views.updates import HelpLine

MIGHT_MISS = Status.MIGHT_MISS


@pytest.fixture
def room(before: Leadership) -> Leadership:
    """The team two days before its meeting of next week."""
    before.hand.tick(timedelta(days=5).total_seconds())
    before.meeting = meetings.open_next_regular(before.store)
    return before


def milestone(room: Leadership, number: int) -> PlanMilestone:
    found = room.desk.see(plan_reading.plan).milestones
    return next(each for each in found if each.id == number)


def titled(room: Leadership, title: str) -> list[PlanMilestone]:
    return [each for each in room.desk.see(plan_reading.plan).milestones if each.title == title]


def update(room: Leadership, member: int) -> tuple[str, str]:
    """Wins and learnings."""
    table = COLUMNS["update"]
    with room.store.read() as connection:
        row = connection.execute(table.select().where(table.c.id == room.update_of(member))).one()
    return row.wins, row.learnings


def handed_in(room: Leadership, member: int) -> object:
    table = COLUMNS["update"]
    with room.store.read() as connection:
        return connection.execute(table.select().where(table.c.id == room.update_of(member))).one().handed_in_at


def requests(room: Leadership, member: int) -> list[HelpLine]:
    key = room.update_of(member)
    return list(room.desk.see(help_lines, (key,))[key])


def texts(room: Leadership, member: int) -> list[str]:
    return [line.text for line in requests(room, member)]


def ask(room: Leadership, member: int, text: str) -> int:
    return updates.add_help(room.store, room.update_of(member), text)


def acts(room: Leadership) -> int:
    with room.store.read() as connection:
        return last_act(connection)


def faults(comparison: FormComparison) -> list[tuple[str, str]]:
    return [(fault.text, fault.message) for fault in comparison.faults]


def filled(room: Leadership) -> str:
    """Ann's form with something in every place."""
    text = edit(written(room, room.ann), room.pricing, status="Yellow", due="4 Dec 2026")
    text = write(text, "WINS", "Two customers signed.", "A third will.")
    text = write(text, "LEARNINGS", "Ask the port early.")
    text = write(text, "HELP", "- @Ben, who knows the port?", "- A second pair of eyes")
    return new(text, title="Price list", due="2026-12-18")


# --- what is taken ------------------------------------------------------------------------------------------------


def test_everything_that_an_owner_fills_in_is_saved(room: Leadership) -> None:
    take(room.store, filled(room))

    pricing = milestone(room, room.pricing)
    assert (pricing.status, pricing.due) == (MIGHT_MISS, date(2026, 12, 4))
    assert milestone(room, room.hiring).due == date(2026, 12, 1)
    assert update(room, room.ann) == ("Two customers signed.\nA third will.", "Ask the port early.")
    assert [(line.text, line.asked) for line in requests(room, room.ann)] == [
        ("@Ben, who knows the port?", ("Ben Okoro",)),
        ("A second pair of eyes", ()),
    ]
    (made,) = titled(room, "Price list")
    assert (made.owner, made.priority, made.due, made.status) == (
        "Ann Berg", "Growth", date(2026, 12, 18), Status.ON_TRACK,
    )  # fmt: skip
    assert handed_in(room, room.ann) == room.hand.time


def test_a_form_is_one_act_named_after_its_owner_and_undone_as_one(room: Leadership) -> None:
    text, before = filled(room), acts(room)
    take(room.store, text)

    assert acts(room) == before + 1
    undone = room.desk.undo()
    assert (undone.kind, undone.subject) == ("collecting.collect", "Ann Berg")
    assert milestone(room, room.pricing).status is Status.ON_TRACK
    assert titled(room, "Price list") == []
    assert (update(room, room.ann), texts(room, room.ann)) == (("", ""), [])


def test_the_same_form_twice_changes_nothing(room: Leadership) -> None:
    text = filled(room)
    take(room.store, text)
    before = acts(room)

    again = take(room.store, text)

    assert (again.changes, again.conflicts, again.hands_in) == (0, (), False)
    assert acts(room) == before


def test_after_it_was_undone_the_same_form_is_taken_again(room: Leadership) -> None:
    text = filled(room)
    take(room.store, text)
    room.desk.undo()

    take(room.store, text)

    assert milestone(room, room.pricing).status is MIGHT_MISS
    assert len(titled(room, "Price list")) == 1
    assert len(texts(room, room.ann)) == 2


def test_a_form_that_was_not_filled_in_changes_nothing_and_hands_nothing_in(room: Leadership) -> None:
    text, before = written(room, room.ann), acts(room)

    blank = take(room.store, text)

    assert (blank.changes, blank.handed_in, blank.hands_in) == (0, False, False)
    assert (acts(room), handed_in(room, room.ann)) == (before, None)


def test_a_member_without_milestones_hands_in_as_well(room: Leadership) -> None:
    take(room.store, write(written(room, room.cem), "WINS", "The prototype runs."))

    assert update(room, room.cem)[0] == "The prototype runs."
    assert handed_in(room, room.cem) == room.hand.time


def test_a_title_can_be_changed(room: Leadership) -> None:
    take(room.store, edit(written(room, room.ann), room.pricing, title="Pricing for 2027"))

    assert milestone(room, room.pricing).title == "Pricing for 2027"


def test_a_date_can_be_taken_away(room: Leadership) -> None:
    take(room.store, edit(written(room, room.ann), room.pricing, due=""))

    assert milestone(room, room.pricing).due is None


def test_might_miss_is_offered_as_a_topic_as_it_is_from_anywhere(room: Leadership) -> None:
    take(room.store, edit(written(room, room.ann), room.pricing, status="might miss"))

    room.begin()
    room.here(updates.take_rest_as_read)
    offers = room.desk.see(prioritize, room.meeting, room.hand.time.date()).offers
    assert [offer.title for offer in offers] == ["Pricing"]


# --- what was changed on the board meanwhile ----------------------------------------------------------------------


def test_what_the_owner_did_not_touch_is_not_changed_back(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.hiring, due="2026-12-08")
    planning.set_status(room.store, room.pricing, MIGHT_MISS)
    planning.change_milestone(room.store, room.hiring, title="Hiring in Lyon")
    updates.write(room.store, room.update_of(room.ann), wins="Written on the board")
    ask(room, room.ann, "Asked on the board")

    shown = take(room.store, text)

    assert [(cell.field, cell.after) for cell in shown.cells] == [("due", "2026-12-08")]
    assert shown.kept == 3
    assert milestone(room, room.pricing).status is MIGHT_MISS
    assert (milestone(room, room.hiring).title, milestone(room, room.hiring).due) == (
        "Hiring in Lyon", date(2026, 12, 8),
    )  # fmt: skip
    assert update(room, room.ann)[0] == "Written on the board"
    assert texts(room, room.ann) == ["Asked on the board"]


def test_what_both_changed_is_shown_with_both_values_and_left(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="might miss", due="2026-12-04")
    text = write(text, "WINS", "Two customers signed.")
    planning.set_status(room.store, room.pricing, Status.WILL_MISS)
    updates.write(room.store, room.update_of(room.ann), wins="One customer signed.")

    shown = take(room.store, text)

    assert shown.conflicts == (
        Conflict('status of "Pricing"', "will miss", "might miss"),
        Conflict("wins", "One customer signed.", "Two customers signed."),
    )
    assert (milestone(room, room.pricing).status, milestone(room, room.pricing).due) == (
        Status.WILL_MISS, date(2026, 12, 4),
    )  # fmt: skip
    assert update(room, room.ann)[0] == "One customer signed."


def test_what_both_changed_to_the_same_is_no_conflict(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="might miss")
    planning.set_status(room.store, room.pricing, MIGHT_MISS)

    shown = look(room.store, text)

    assert (shown.conflicts, shown.cells) == ((), ())


def test_a_collected_form_takes_nothing_back_that_was_decided_since(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="might miss")
    take(room.store, text)
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)

    again = take(room.store, text)

    assert again.changes == 0
    assert milestone(room, room.pricing).status is Status.ON_TRACK


def test_a_correction_of_ones_own_form_is_no_conflict(room: Leadership) -> None:
    text = write(edit(written(room, room.ann), room.pricing, status="might miss"), "WINS", "Two signed.")
    take(room.store, text)

    shown = take(room.store, write(edit(text, room.pricing, status="will miss"), "WINS", "Three signed."))

    assert shown.conflicts == ()
    assert milestone(room, room.pricing).status is Status.WILL_MISS
    assert update(room, room.ann)[0] == "Three signed."


def test_an_owner_can_go_back_on_what_they_said_in_the_form_that_they_filled_in(room: Leadership) -> None:
    text = filled(room)
    take(room.store, text)

    back = edit(text, room.pricing, status="on track", due="2026-11-24")
    back = write(back, "HELP", "- A second pair of eyes")
    shown = take(room.store, back)

    assert (shown.conflicts, milestone(room, room.pricing).status) == ((), Status.ON_TRACK)
    assert milestone(room, room.pricing).due == date(2026, 11, 24)
    assert update(room, room.ann)[0] == "Two customers signed.\nA third will."
    assert texts(room, room.ann) == ["A second pair of eyes"]
    assert take(room.store, back).changes == 0
    assert take(room.store, text).changes == 0


def test_another_copy_of_the_form_takes_nothing_back(room: Leadership) -> None:
    blank = written(room, room.ann)
    text = write(edit(blank, room.pricing, status="might miss"), "WINS", "Two customers signed.")
    take(room.store, text)

    shown = take(room.store, write(blank, "LEARNINGS", "Ask the port early."))
    assert shown.stays == (
        'status of "Pricing" stays "might miss" as an earlier form said; '
        'this one has "on track", as when it was made. If that is meant, change it on the board.',
        'wins stays "Two customers signed." as an earlier form said; '
        "this one has nothing, as when it was made. If that is meant, change it on the board.",
    )
    again = take(room.store, write(blank, "LEARNINGS", "Ask the port early."))

    assert (shown.changes, again.changes) == (1, 0)
    assert milestone(room, room.pricing).status is MIGHT_MISS
    assert update(room, room.ann) == ("Two customers signed.", "Ask the port early.")


def test_what_mail_programs_do_to_a_text_is_no_edit(room: Leadership) -> None:
    updates.write(room.store, room.update_of(room.ann), wins='We "won" - at last, and it\'s done.\nAgain')
    text = written(room, room.ann).replace('"won" - at last, and it\'s', "“won” – at last, and it’s")

    assert look(room.store, text).changes == 0


def test_a_status_in_other_words_is_no_edit(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="🟢 On Track", due="24 November 2026")

    assert look(room.store, text).changes == 0


# --- requests for help --------------------------------------------------------------------------------------------


def test_requests_keep_who_they_are(room: Leadership) -> None:
    first = updates.add_help(
        room.store, room.update_of(room.ann), "A view on the port", milestone_id=room.pricing, asked=[room.ben]
    )
    ask(room, room.ann, "Eight hours of legal")
    text = write(written(room, room.ann), "HELP", "- A view on the port", "- Ten hours of legal", "- Tea")

    take(room.store, text)

    port, legal, tea = requests(room, room.ann)
    assert (port.id, port.asked, port.milestone) == (first, ("Ben Okoro",), "Pricing")
    assert (legal.id, legal.text) == (first + 1, "Ten hours of legal")
    assert tea.text == "Tea"


def test_a_request_that_the_owner_took_out_is_gone(room: Leadership) -> None:
    ask(room, room.ann, "A view on the port")
    ask(room, room.ann, "Eight hours of legal")

    take(room.store, write(written(room, room.ann), "HELP", "- Eight hours of legal"))

    assert texts(room, room.ann) == ["Eight hours of legal"]


def test_one_that_became_a_topic_stays_and_that_is_told(room: Leadership) -> None:
    request = ask(room, room.ann, "A view on the port")
    text = write(written(room, room.ann), "HELP", "-")
    topic_acts.raise_topic(room.store, "The port", help_request_id=request)

    shown = take(room.store, text)

    assert shown.notices == ('"A view on the port" became the topic "The port", so it stays.',)
    assert texts(room, room.ann) == ["A view on the port"]


def test_a_request_that_both_changed_is_a_conflict(room: Leadership) -> None:
    request = ask(room, room.ann, "Eight hours of legal")
    text = write(written(room, room.ann), "HELP", "- Ten hours of legal")
    updates.change_help(room.store, request, "Six hours of legal")

    shown = take(room.store, text)

    assert shown.conflicts == (Conflict("a request for help", "Six hours of legal", "Ten hours of legal"),)
    assert texts(room, room.ann) == ["Six hours of legal"]


def test_what_was_taken_out_on_the_board_does_not_come_back(room: Leadership) -> None:
    kept = written(room, room.ann)
    text = write(kept, "HELP", "- A view on the port")
    take(room.store, text)
    updates.remove_help(room.store, requests(room, room.ann)[0].id)

    take(room.store, text)

    assert texts(room, room.ann) == []


def test_a_second_form_that_says_nothing_of_help_takes_none_out(room: Leadership) -> None:
    blank = written(room, room.ann)
    take(room.store, write(blank, "HELP", "- A view on the port"))

    take(room.store, write(blank, "WINS", "Two customers signed."))

    assert texts(room, room.ann) == ["A view on the port"]


# --- new milestones -----------------------------------------------------------------------------------------------


def test_a_new_milestone_is_made_once_whatever_became_of_it(room: Leadership) -> None:
    text = new(written(room, room.ann), title="Price list", due="2026-12-18")
    take(room.store, text)
    (made,) = titled(room, "Price list")
    planning.change_milestone(room.store, made.id, title="Price list for all")
    planning.set_status(room.store, made.id, MIGHT_MISS)

    assert take(room.store, text).changes == 0
    assert titled(room, "Price list") == []
    assert milestone(room, made.id).status is MIGHT_MISS

    planning.remove_milestone(room.store, made.id)
    assert take(room.store, text).changes == 0
    assert titled(room, "Price list") == []


def test_a_correction_of_a_new_milestone_changes_it(room: Leadership) -> None:
    text = new(written(room, room.ann), title="Price list", due="2026-12-18")
    take(room.store, text)

    take(room.store, text.replace("Due: 2026-12-18", "Due: 2026-12-21"))

    (made,) = titled(room, "Price list")
    assert made.due == date(2026, 12, 21)


def test_one_that_is_there_already_is_not_made_again_but_told(room: Leadership) -> None:
    shown = take(room.store, new(written(room, room.ann), title="pricing"))

    assert shown.new == ()
    assert shown.notices == ('"pricing" is there already, as number 1; change it under that number.',)


def test_the_priority_may_be_shortened_and_is_chosen_where_none_is_named(room: Leadership) -> None:
    quality = planning.add_priority(room.store, "Quality of service")

    named = look(room.store, new(written(room, room.ann), title="Hotline", priority="quality"))
    unnamed = look(room.store, new(written(room, room.ann), title="Hotline"))

    assert [(made.priority_id, made.given) for made in named.new] == [(quality, True)]
    assert [(made.priority, made.given) for made in unnamed.new] == [("Growth", False)]


def test_a_priority_that_is_not_there_is_a_fault_that_lists_them(room: Leadership) -> None:
    shown = look(room.store, new(written(room, room.ann), title="Hotline", priority="Joy"))

    assert faults(shown) == [("Joy", "There is no such priority. There are: Growth.")]


def test_one_without_a_title_is_a_fault(room: Leadership) -> None:
    text = new(written(room, room.ann), due="2026-12-18")

    assert faults(look(room.store, text)) == [("2026-12-18", "A new milestone needs a title.")]


# --- faults -------------------------------------------------------------------------------------------------------


def test_every_fault_is_told_with_line_and_text_and_nothing_is_saved(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="purple", due="31 Feb 2027")
    text = edit(text, room.hiring, status="done", due="03/04/2027")
    before = acts(room)

    shown = look(room.store, text)

    lines = text.splitlines()
    assert [lines[fault.line - 1] for fault in shown.faults] == [
        "Status: purple",
        "Due: 31 Feb 2027",
        "Due: 03/04/2027",
    ]
    assert faults(shown) == [
        ("purple", "It is no status that is understood. Write one of: on track, might miss, will miss, done."),
        ("31 Feb 2027", "There is no 31 February 2027. Write it as 2027-03-31, or leave it empty where there is none."),
        (
            "03/04/2027",
            "It could be 2027-04-03 or 2027-03-04. Write it as 2027-03-31, or leave it empty where there is none.",
        ),
    ]
    with pytest.raises(NotValid, match="nothing of it was saved"):
        collect(room.store, read(text), shown)
    assert acts(room) == before


def test_a_milestone_that_is_not_there_is_a_fault(room: Leadership) -> None:
    text = written(room, room.ann).replace("[ WINS ]", "[ MILESTONE 99 ] Nothing\nStatus: done\n\n[ WINS ]")

    assert faults(look(room.store, text)) == [
        ("99 Nothing", "There is no milestone 99. A new one goes under the heading for new ones.")
    ]


def test_so_is_one_of_somebody_else_and_it_is_said_whose_it_is(room: Leadership) -> None:
    text = written(room, room.ann).replace("[ WINS ]", f"[ MILESTONE {room.audit} ] Audit\nStatus: done\n\n[ WINS ]")

    assert faults(look(room.store, text)) == [
        (f"{room.audit} Audit", "This milestone is Ben Okoro's, not Ann Berg's. Who owns it is changed on the board.")
    ]


def test_one_that_was_given_away_since_is_a_fault_only_where_it_was_edited(room: Leadership) -> None:
    text = written(room, room.ann)
    planning.change_milestone(room.store, room.pricing, owner_id=room.ben)

    assert look(room.store, text).faults == ()
    assert len(look(room.store, edit(text, room.pricing, status="done")).faults) == 1


def test_one_that_was_taken_out_since_is_told(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="done")
    planning.remove_milestone(room.store, room.pricing)

    shown = take(room.store, write(text, "WINS", "Two customers signed."))

    assert shown.notices == (f'Milestone {room.pricing}, "Pricing", was taken out on the board since.',)
    assert update(room, room.ann)[0] == "Two customers signed."


def test_numbers_that_were_mixed_up_are_a_fault(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, title="Hiring", status="done")

    assert faults(look(room.store, text)) == [
        ("Hiring", f'Number {room.pricing} is "Pricing". Put the number and its title back.')
    ]


def test_words_that_depend_on_the_day_of_writing_need_that_day(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, due="+2w")

    assert "depends on the day" in faults(look(room.store, text))[0][1]
    assert [cell.after for cell in look(room.store, text, sent=room.hand.time).cells] == ["2026-12-06"]
    never = room.hand.time + timedelta(days=1)
    assert "depends on the day" in faults(look(room.store, text, sent=never))[0][1]


def test_a_date_without_a_year_means_the_same_whenever_it_is_read(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, due="23 Nov")
    room.hand.tick(timedelta(days=2).total_seconds())

    assert [cell.after for cell in look(room.store, text).cells] == ["2026-11-23"]


def test_a_request_that_is_too_long_is_a_fault(room: Leadership) -> None:
    text = write(written(room, room.ann), "HELP", "- " + "help " * 60)

    assert "200 is the most" in faults(look(room.store, text))[0][1]


# --- forms that cannot be taken as a whole ------------------------------------------------------------------------


def test_a_form_of_another_team_is_refused(room: Leadership) -> None:
    text = written(room, room.ann)
    mark = room.desk.see(plan_reading.database_mark)
    other = "000000" if mark != "000000" else "111111"

    with pytest.raises(NotValid, match="of another team"):
        look(room.store, text.replace(mark, other))


def test_a_form_that_is_newer_than_the_database_is_refused(room: Leadership) -> None:
    text = written(room, room.ann)
    reference = read(text).reference
    member, meeting, _, mark = reference.split("-")

    for act in (9999, 0):
        with pytest.raises(NotValid, match="names an act that is not there"):
            look(room.store, text.replace(reference, f"{member}-{meeting}-{act}-{mark}"))
    for gone in (f"99-{meeting}-1-{mark}", f"{member[1:]}-99-1-{mark}"):
        with pytest.raises(NotFound, match="is not there any more"):
            look(room.store, text.replace(reference, f"F{gone}"))


def test_what_nobody_filled_in_by_hand_is_refused(room: Leadership) -> None:
    text = write(written(room, room.ann), "HELP", *(f"- Request {n}" for n in range(501)))

    with pytest.raises(NotValid, match="It has 501 requests for help; 500 is the most"):
        look(room.store, text)


def test_a_form_for_a_meeting_that_is_over_is_refused(room: Leadership) -> None:
    text = filled(room)
    room.hand.tick(timedelta(days=2).total_seconds())
    room.begin()
    room.hold()
    before = acts(room)

    with pytest.raises(NotNow, match="Leadership on 24 Nov is over, so the form of Ann Berg was left") as refusal:
        look(room.store, text)
    assert refusal.value.hint == "What still counts goes into a new form: facilitator form 'Ann Berg'"
    assert acts(room) == before


def test_a_form_for_a_meeting_that_never_took_place_is_refused(room: Leadership) -> None:
    text = filled(room)
    room.hand.tick(timedelta(days=4).total_seconds())

    with pytest.raises(NotNow, match="is over"):
        look(room.store, text)


def test_a_form_of_a_member_who_left_is_refused(room: Leadership) -> None:
    text = filled(room)
    team.change_member(room.store, room.ann, active=False)

    with pytest.raises(NotNow, match="Ann Berg has left the team"):
        look(room.store, text)


def test_a_form_whose_head_names_somebody_else_is_refused(room: Leadership) -> None:
    text = filled(room).replace("Name: Ann Berg", "Name: Ben Okoro")

    with pytest.raises(NotValid, match="The head of the form names Ben Okoro, and its reference is that of Ann Berg"):
        look(room.store, text)


def test_a_member_who_was_renamed_since_is_still_known(room: Leadership) -> None:
    text = filled(room)
    team.change_member(room.store, room.ann, name="Ann Berg-Lund")

    assert look(room.store, text).member == "Ann Berg-Lund"


# --- without a reference ------------------------------------------------------------------------------------------


def test_without_its_reference_a_form_is_known_by_its_head(room: Leadership) -> None:
    shown = take(room.store, without_reference(filled(room)))

    assert shown.notices[0].startswith("The form has no reference, so it was taken for that of Ann Berg")
    assert milestone(room, room.pricing).status is MIGHT_MISS
    assert update(room, room.ann)[0] == "Two customers signed.\nA third will."
    assert take(room.store, without_reference(filled(room))).changes == 0


def test_what_was_changed_on_the_board_meanwhile_is_left_then(room: Leadership) -> None:
    text = without_reference(filled(room))
    planning.set_due(room.store, room.pricing, date(2026, 12, 11))
    ask(room, room.ann, "Asked on the board")

    shown = take(room.store, text)

    assert shown.conflicts == (Conflict('due of "Pricing"', "2026-12-11", "2026-12-04"),)
    assert milestone(room, room.pricing).status is MIGHT_MISS
    assert "Asked on the board" in texts(room, room.ann)


def test_the_day_in_its_head_tells_a_meeting_that_is_over(room: Leadership) -> None:
    text = without_reference(filled(room))
    room.hand.tick(timedelta(days=2).total_seconds())
    room.begin()
    room.hold()

    with pytest.raises(NotNow, match="Leadership on 24 Nov is over"):
        look(room.store, text)


def test_a_head_that_names_no_meeting_there_is_cannot_be_taken(room: Leadership) -> None:
    text = without_reference(filled(room)).replace("Meeting: Leadership", "Meeting: Sailing")

    with pytest.raises(NotFound, match="is no meeting that there is"):
        look(room.store, text)


# --- handed in ----------------------------------------------------------------------------------------------------


def test_a_mail_was_handed_in_when_it_was_sent(room: Leadership) -> None:
    text = filled(room)
    sent = room.hand.time + timedelta(hours=1)
    room.hand.tick(timedelta(days=1).total_seconds())

    take(room.store, text, sent)

    assert handed_in(room, room.ann) == sent


@pytest.mark.parametrize("hours", [-24 * 30, 48])
def test_a_time_that_cannot_be_true_is_not_believed(room: Leadership, hours: int) -> None:
    text = filled(room)
    sent = room.hand.time + timedelta(hours=hours)
    room.hand.tick(3600)

    take(room.store, text, sent)

    assert handed_in(room, room.ann) == room.hand.time


def test_who_handed_in_before_has_handed_in_then(room: Leadership) -> None:
    take(room.store, filled(room))
    first = room.hand.time
    room.hand.tick(3600)

    take(room.store, write(filled(room), "WINS", "Four customers signed."))

    assert handed_in(room, room.ann) == first


def test_after_the_member_has_spoken_the_update_stays_and_milestones_are_taken(room: Leadership) -> None:
    text = filled(room)
    room.begin()
    room.here(updates.next_speaker)

    shown = take(room.store, text)

    assert shown.notices[0] == "Ann Berg has spoken already, so the update stays as it is. The form has:"
    assert '  wins: "Two customers signed. A third will."' in shown.notices
    assert update(room, room.ann) == ("", "")
    assert texts(room, room.ann) == []
    assert milestone(room, room.pricing).status is MIGHT_MISS


def test_who_speaks_now_can_still_hand_in(room: Leadership) -> None:
    text = filled(room)
    room.begin()

    take(room.store, text)

    assert room.speaker.wins == "Two customers signed.\nA third will."


def test_texts_of_somebody_who_gives_no_update_any_more_have_no_place(room: Leadership) -> None:
    text = filled(room)
    room.here(checkin.set_gives_update, room.ann, False)

    assert faults(look(room.store, text))[0][1] == "Ann Berg gives no update in Leadership, so it has no place there."


# --- two at once --------------------------------------------------------------------------------------------------


def test_what_has_changed_since_it_was_shown_is_not_saved_unseen(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="might miss")
    shown = look(room.store, text)
    planning.set_status(room.store, room.pricing, Status.WILL_MISS)

    with pytest.raises(MovedOn):
        collect(room.store, read(text), shown)
    assert milestone(room, room.pricing).status is Status.WILL_MISS


def test_what_else_happens_on_the_board_is_no_hindrance(room: Leadership) -> None:
    text = edit(written(room, room.ann), room.pricing, status="might miss")
    shown = look(room.store, text)
    planning.set_status(room.store, room.audit, Status.WILL_MISS)

    collect(room.store, read(text), shown)

    assert milestone(room, room.pricing).status is MIGHT_MISS


def test_two_who_collect_the_same_form_save_it_once(room: Leadership) -> None:
    text = filled(room)
    mine, theirs = look(room.store, text), look(room.store, text)
    collect(room.store, read(text), mine)

    with pytest.raises(MovedOn):
        collect(room.store, read(text), theirs)
    assert len(titled(room, "Price list")) == 1


def test_the_forms_of_others_do_not_hold_one_up(room: Leadership) -> None:
    of_ann = edit(written(room, room.ann), room.pricing, status="might miss")
    of_ben = edit(written(room, room.ben), room.audit, status="done")
    first, second = look(room.store, of_ann), look(room.store, of_ben)

    collect(room.store, read(of_ann), first)
    collect(room.store, read(of_ben), second)

    assert milestone(room, room.audit).status is Status.DONE
