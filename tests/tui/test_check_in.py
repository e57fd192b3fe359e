"""The check-in screen: who is here, what was promised, and whether the plan fits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from leadership import TODAY, Leadership
from shown import Shown, shown

from facilitator.acts import checkin, closing, discussing, meetings, moving, planning, team, topics, updates
from facilitator.clock import ManualClock
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.board import board
from facilitator.reading.closing import closing as read_closing
from facilitator.reading.team import members
from facilitator.store.database import Store
from facilitator.tui.widgets.rows import Rows


@pytest.fixture
def team_of_four(store: Store, hand: ManualClock) -> Leadership:
    return Leadership(store, hand)


def phase(room: Leadership) -> Phase:
    return room.head.phase


def cursor(now: Shown) -> str:
    return now.screen.query_one(Rows).cursor


async def test_a_planned_meeting_waits_for_enter_and_then_goes_on_to_the_updates(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        assert "enter starts the meeting" in now.text
        await now.press("enter")
        assert phase(room) is Phase.CHECK_IN
        assert "enter starts" not in now.text
        assert "CHECK IN" in now.lines[0]
        await now.press("enter")
        assert phase(room) is Phase.UPDATES


async def test_going_back_does_not_start_a_planned_meeting(team_of_four: Leadership) -> None:
    async with shown(team_of_four.store, team_of_four.hand) as now:
        await now.press("left_square_bracket")
        assert phase(team_of_four) is Phase.PLANNED


async def test_one_key_says_who_is_late_and_away_and_the_cursor_goes_on(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        await now.press("enter", "l", "o", "p")
        assert room.state_of(room.ann) is AttendanceState.LATE
        assert room.state_of(room.ben) is AttendanceState.AWAY
        assert room.state_of(room.cem) is AttendanceState.PRESENT
        assert "late" in now.line("Ann Berg")
        assert "away" in now.line("Ben Okoro")
        assert cursor(now) == f"member:{room.dora}"


async def test_the_cursor_stays_on_the_last_member(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        await now.press("p", "p", "p", "p", "l")
        assert cursor(now) == f"member:{room.dora}"
        assert room.state_of(room.dora) is AttendanceState.LATE


async def test_what_was_said_of_a_member_is_undone_and_redone(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        await now.press("o", "u")
        assert room.state_of(room.ann) is AttendanceState.PRESENT
        assert "Undone" in now.told
        await now.press("U")
        assert room.state_of(room.ann) is AttendanceState.AWAY


async def test_whether_a_member_gives_an_update_is_one_key(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        assert "3 updates" in now.text
        await now.press("s")
        assert "no update" in now.line("Ann Berg")
        assert "2 updates" in now.text
        await now.press("s")
        assert "no update" not in now.line("Ann Berg")


async def test_it_is_seen_who_handed_in(team_of_four: Leadership) -> None:
    room = team_of_four
    updates.hand_in(room.store, room.update_of(room.ann), datetime(2026, 11, 15, tzinfo=UTC))
    updates.hand_in(room.store, room.update_of(room.ben))
    async with shown(room.store, room.hand) as now:
        assert "✓ in time" in now.line("Ann Berg")
        assert "✓ late" in now.line("Ben Okoro")
        assert "not yet" in now.line("Cem Aydin")
        assert "not yet" not in now.line("Dora Lindt")


async def test_a_member_who_is_not_on_the_list_joins(team_of_four: Leadership) -> None:
    room = team_of_four
    team.add_member(room.store, "Eva Castell", "People")
    async with shown(room.store, room.hand) as now:
        await now.press("A")
        await now.type("cast")
        assert "→ Eva Castell" in now.text
        await now.press("enter")
        assert "present" in now.line("Eva Castell")
        assert "4 updates" in now.text
        assert len(room.desk.see(members)) == 5


async def test_a_guest_becomes_a_member_and_listens(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        await now.press("A")
        await now.type("Xaver Neu")
        assert "→ Xaver Neu is new: a guest   enter save   esc keep for later" in now.lines[-1]
        assert "tab" not in now.lines[-1]
        await now.press("enter")
        assert "no update" in now.line("Xaver Neu")
        assert "3 updates" in now.text
        assert "Xaver Neu" in [member.name for member in room.desk.see(members)]
        assert now.told == "Xaver Neu joins as a guest, without an update."
        assert cursor(now) == f"member:{room.check_in.attendees[-1].member_id}"


@pytest.mark.parametrize("typed", ["ann berg", "ann", "BERG"])
async def test_nobody_joins_twice(team_of_four: Leadership, typed: str) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        await now.press("A")
        await now.type(typed)
        await now.press("enter")
        assert "Ann Berg is on the list already." in now.text
        await now.press("escape")
        assert len(room.check_in.attendees) == 4


async def test_the_keys_come_back_whole_after_the_line_for_words(team_of_four: Leadership) -> None:
    async with shown(team_of_four.store, team_of_four.hand) as now:
        await now.press("A", "x", "escape")
        before = now.lines[-2:]
        assert before[0].startswith(" enter start")
        await now.press("A", "escape")
        assert now.lines[-2:] == before
        await now.press("down", "l")
        assert "late" in now.line("Ben Okoro")


async def test_action_items_of_earlier_meetings_are_ticked_off(team_of_four: Leadership) -> None:
    room = team_of_four
    room.here(checkin.start)
    given = discussing.add_action(room.store, room.meeting, "Write the price list", room.ann, date(2026, 11, 20))
    room.hold()
    async with shown(room.store, room.hand) as now:
        assert "4 days ago" in now.line("Write the price list")
        assert "Ann Berg" in now.line("Write the price list")
        await now.press("x")
        assert now.told == "x again says that it is done, or is not."
        assert cursor(now) == f"action:{given}"
        assert "○ open" in now.line("Write the price list")
        await now.press("x")
        assert "✓ done" in now.line("Write the price list")
        assert cursor(now) == f"action:{given}"
        await now.press("x")
        assert "○ open" in now.line("Write the price list")
        await now.press("l")
        assert now.told == "Now put the cursor on who is meant."
        assert cursor(now) == f"member:{room.ann}"
        assert room.state_of(room.ann) is AttendanceState.PRESENT


async def test_the_key_of_action_items_leads_to_the_first_that_is_open(team_of_four: Leadership) -> None:
    room = team_of_four
    room.here(checkin.start)
    first, second = (
        discussing.add_action(room.store, room.meeting, what, room.ann, date(2026, 11, day))
        for what, day in (("Write the price list", 20), ("Send it", 23))
    )
    room.hold()
    checkin.set_action_done(room.store, first, True, meeting=room.meeting)
    async with shown(room.store, room.hand) as now:
        await now.press("x")
        assert cursor(now) == f"action:{second}"


async def test_j_and_k_move_the_cursor_as_in_every_list(team_of_four: Leadership) -> None:
    async with shown(team_of_four.store, team_of_four.hand) as now:
        await now.press("j", "j", "k")
        assert cursor(now) == f"member:{team_of_four.ben}"


def _held_elsewhere(room: Leadership) -> int:
    """A topic gets a meeting of its own, which is held without the program before the next regular one."""
    room.here(checkin.start)
    topic = topics.raise_topic(room.store, "Tax rules", meeting=room.meeting)
    room.here(moving.move_to, Phase.CLOSE)
    (line,) = room.desk.see(read_closing, room.meeting, TODAY).topics
    plan = discussing.SeparatePlan(
        "Tax rules", room.hand.time + timedelta(days=2), "Europe/Berlin", 30, room.ben, (room.ann,)
    )
    room.here(closing.set_separate, line.discussion_id, plan)
    room.hold()
    return topic


async def test_a_separate_meeting_held_elsewhere_was_resolved(team_of_four: Leadership) -> None:
    room = team_of_four
    _held_elsewhere(room)
    async with shown(room.store, room.hand) as now:
        assert "Ben Okoro" in now.line("? Tax rules")
        await now.press("enter", "c")
        assert "What came of it: Tax rules" in now.text
        await now.press("r")
        assert "? Tax rules" not in now.text
        assert now.told == "Resolved: Tax rules"
        assert not room.desk.see(board, date(2026, 11, 24), room.hand.time).topics


async def test_a_separate_meeting_held_elsewhere_puts_its_topic_back_on_the_agenda(team_of_four: Leadership) -> None:
    room = team_of_four
    _held_elsewhere(room)
    async with shown(room.store, room.hand) as now:
        await now.press("enter", "c", "b")
        assert "? Tax rules" not in now.text
        assert "1 topic waits from earlier meetings" in now.text


async def test_without_a_separate_meeting_there_is_nothing_to_ask(team_of_four: Leadership) -> None:
    async with shown(team_of_four.store, team_of_four.hand) as now:
        await now.press("c")
        assert "No separate meeting" in now.told


async def test_what_was_flagged_early_and_saved_is_told(team_of_four: Leadership) -> None:
    room = team_of_four
    room.here(checkin.start)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS, meeting=room.meeting)
    room.hold()
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)
    async with shown(room.store, room.hand) as now:
        assert "Flagged early, and saved" in now.text
        assert now.line("✓ Pricing").strip().removeprefix("┃").strip() == "✓ Pricing  on track, Ann Berg"


@pytest.mark.parametrize("size", [(80, 40), (200, 60)])
async def test_who_saved_it_stands_beneath_who_has_something_to_do(
    team_of_four: Leadership, size: tuple[int, int]
) -> None:
    room = team_of_four
    room.here(checkin.start)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS, meeting=room.meeting)
    discussing.add_action(room.store, room.meeting, "Ask both banks for an offer", room.ben, date(2026, 11, 20))
    room.hold()
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)
    async with shown(room.store, room.hand, size=size) as now:
        assert now.line("✓ Pricing").index("on track") == now.line("Ask both banks").index("Ben Okoro")


async def test_a_plan_that_fits_is_one_line_without_choices(team_of_four: Leadership) -> None:
    async with shown(team_of_four.store, team_of_four.hand) as now:
        assert "3 updates × 5:00 = 15:00, the first half has 30:00: ✓ they fit" in now.text
        await now.press("1")
        assert "nothing to choose" in now.told


async def test_where_the_updates_do_not_fit_a_number_chooses_what_to_do(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    plan = meetings.MeetingPlan(
        "Half a day", hand.time, "Europe/Berlin", 60, 900, tuple((key, True) for key in (room.ann, room.ben, room.cem))
    )
    room.meeting = meetings.add_meeting(store, plan)
    room.here(checkin.start)
    async with shown(store, hand) as now:
        assert "3 updates × 15:00 = 45:00, the first half has 30:00: ▲ over by 15:00" in now.text
        assert "1  Plan 90 minutes for the meeting." in now.text
        await now.press("1")
        assert "✓ they fit" in now.text
        assert room.head.length_minutes == 90


async def test_leaving_it_as_it_is_takes_the_choices_away_but_not_the_figure(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    plan = meetings.MeetingPlan(
        "Half a day", hand.time, "Europe/Berlin", 60, 900, tuple((key, True) for key in (room.ann, room.ben, room.cem))
    )
    room.meeting = meetings.add_meeting(store, plan)
    room.here(checkin.start)
    async with shown(store, hand) as now:
        await now.press("4")
        assert "over by 15:00" in now.text
        assert room.head.length_minutes == 60


async def test_a_separate_meeting_has_no_updates_and_goes_to_its_topic(team_of_four: Leadership) -> None:
    room = team_of_four
    _held_elsewhere(room)
    separate = room.check_in.separate_meetings[0].meeting_id
    checkin.start(room.store, separate)
    async with shown(room.store, room.hand) as now:
        assert "Updates" not in now.lines[0]
        assert "update" not in now.line("Ben Okoro")
        room.meeting = separate
        await now.press("enter")
        assert phase(room) is Phase.DISCUSS
        assert "Tax rules" in now.text


async def test_clock_keys_do_nothing_where_no_clock_runs(team_of_four: Leadership) -> None:
    async with shown(team_of_four.store, team_of_four.hand) as now:
        await now.press("space", "plus", "R", "B", "n")
        assert now.told == ""


async def test_a_click_moves_the_cursor_and_does_nothing_else(team_of_four: Leadership) -> None:
    room = team_of_four
    async with shown(room.store, room.hand) as now:
        y = now.lines.index(now.line("Cem Aydin"))
        await now.pilot.click(offset=(15, y))
        await now.settle()
        assert cursor(now) == f"member:{room.cem}"


async def test_a_role_is_not_cut_while_there_is_room_beside_the_name(team_of_four: Leadership) -> None:
    room = team_of_four
    member = team.add_member(room.store, "Priya Raman", "Digital and ticketing")
    room.here(checkin.join, member)
    async with shown(room.store, room.hand) as now:
        assert "Digital and ticketing" in now.line("Priya Raman")


async def test_names_are_never_markup(team_of_four: Leadership) -> None:
    room = team_of_four
    member = team.add_member(room.store, "[/] Bob [red]", "[b]CFO[/b]")
    room.here(checkin.join, member)
    async with shown(room.store, room.hand) as now:
        assert "[/] Bob [red]" in now.text
        assert "[b]CFO[/b]" in now.text
        await now.press("end", "l")
        assert "late" in now.line("[/] Bob")


async def test_an_empty_list_says_what_to_do(store: Store, hand: ManualClock) -> None:
    plan = meetings.MeetingPlan("Alone", hand.time, "Europe/Berlin", 60, 300, ())
    meetings.add_meeting(store, plan)
    async with shown(store, hand) as now:
        assert "A takes somebody in" in now.text
        await now.press("p")
        assert now.told == "Nobody is on the list."


async def test_twenty_members_can_all_be_reached(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    for n in range(5, 21):
        room.here(checkin.join, team.add_member(store, f"Member {n}"))
    async with shown(store, hand) as now:
        await now.press(*["p"] * 19, "o")
        assert room.check_in.attendees[-1].state is AttendanceState.AWAY
        assert "away" in now.line("Member 20")
        await now.press("home")
        assert "Who is here" in now.text


async def test_a_meeting_of_another_day_is_not_started_by_looking_at_it(team_of_four: Leadership) -> None:
    room = team_of_four
    room.hand.tick(-2 * 24 * 3600)
    async with shown(room.store, room.hand) as now:
        await now.press("enter")
        assert "It is planned for Tue 17 Nov 10:00, in 2 days." in now.lines[-2]
        await now.press("escape")
        assert phase(room) is Phase.PLANNED
        await now.press("enter", "s")
        assert phase(room) is Phase.CHECK_IN


async def test_topics_that_wait_are_counted_with_those_of_earlier_meetings(team_of_four: Leadership) -> None:
    room = team_of_four
    topics.raise_topic(room.store, "Lease", meeting=room.meeting)
    async with shown(room.store, room.hand) as now:
        assert "  1 topic waits" in now.lines
        await now.press("l")
        assert "in speaking order, who is late at the end" in now.text
