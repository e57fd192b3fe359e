"""facilitator notes: the facilitator's own window beside the meeting."""

import re

import pytest
from council import Council
from leadership import Leadership
from live import clock, headline, tried_again
from shown import Shown, shown
from small_team import SmallTeam

from facilitator.acts import checkin, closing, discussing, meetings, moving, ordering, private_notes, topics, updates
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.reading.private_notes import private_view
from facilitator.store.database import Store
from facilitator.tui.screens.private_notes import PrivateNotesScreen
from facilitator.tui.screens.private_past import PrivatePastScreen
from facilitator.tui.widgets.capture_line import CaptureLine

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def before(store: Store, hand: ManualClock) -> Leadership:
    """A team of four, with its meeting planned for now and not started."""
    return Leadership(store, hand)


@pytest.fixture
def room(before: Leadership) -> Leadership:
    """The team in its meeting, at the updates: Ann speaks."""
    before.begin()
    return before


async def second(now: Shown, hand: ManualClock, seconds: float = 0.0) -> None:
    """So much time goes by, and the window looks as often as it does in a second."""
    hand.tick(seconds)
    assert isinstance(now.screen, PrivateNotesScreen)
    for _ in range(now.app.looks):
        now.screen.look()
    await now.settle()


async def note(now: Shown, words: str) -> None:
    """Type a note and save it."""
    await now.type(words)
    await now.press("enter")


def texts(room: Leadership) -> list[str]:
    return [one.text for one in room.desk.see(private_view, room.meeting, room.hand.time).notes]


def drafts(room: Leadership) -> dict[str, str]:
    with room.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT key, text FROM draft")
        return {row[0]: row[1] for row in rows}


def typed(now: Shown) -> str:
    """What stands in the open line."""
    assert now.screen.query_one(CaptureLine).open
    line = now.screen.query_one("#answer")
    return str(getattr(line, "value", ""))


# --- writing ------------------------------------------------------------------------------------------------------


async def test_one_types_straight_away_and_enter_saves_and_the_line_is_there_again(
    room: Leadership, hand: ManualClock
) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await note(now, "Ann is tired")
        hand.tick(60)
        await note(now, "u is a letter here, q too")

        now.line("10:00  Ann is tired")
        now.line("10:01  u is a letter here")
        assert typed(now) == ""
    assert texts(room) == ["Ann is tired", "u is a letter here, q too"]


async def test_an_empty_note_is_refused_and_the_line_stays(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await now.press("enter")
        now.line("The private note is empty.")
        assert typed(now) == ""


async def test_what_is_typed_is_kept_as_a_draft_for_this_window_alone(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await now.type("half a thought")
        await now.press("ctrl+q")
    assert "half a thought" in drafts(room).values()
    async with shown(room.store, hand, view="run") as main:
        await main.press("N")
        assert "half a thought" not in main.text
    async with shown(room.store, hand, view="notes") as now:
        assert typed(now) == "half a thought"


async def test_another_phase_takes_nothing_from_what_is_being_typed(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await now.type("half a")
        room.here(updates.take_rest_as_read)
        await second(now, hand)
        now.line("PRIORITIZE")
        await note(now, " thought")
    assert texts(room) == ["half a thought"]


async def test_esc_leads_to_the_notes_where_keys_are_keys_and_back(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await note(now, "Ann is tired")
        await now.type("half")
        await now.press("escape")
        assert not now.screen.query_one(CaptureLine).open
        now.line("N write")
        await now.press("escape")
        assert typed(now) == "half"
        await now.press("escape", "N")
        assert typed(now) == "half"


async def test_a_note_waits_for_another_program_that_writes_and_nothing_is_lost(
    room: Leadership, hand: ManualClock
) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await now.type("Ann is tired")
        with room.store.write():
            await now.press("enter")
            now.line("Another program is writing")
            assert typed(now) == "Ann is tired"
        await tried_again(now)
        now.line("10:00  Ann is tired")
    assert texts(room) == ["Ann is tired"]


# --- undo, in both windows ----------------------------------------------------------------------------------------


async def test_u_undoes_the_last_note_and_no_act_of_the_meeting(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await note(now, "first")
        await note(now, "second")
        room.here(updates.next_speaker)
        await second(now, hand)
        await now.press("escape", "u")

        assert now.told == "Undone: wrote the private note of 10:00"
        assert texts(room) == ["first"]
        now.line("BEN OKORO")
        await now.press("u", "u")
        assert now.told.startswith("There is nothing to undo")
        assert room.speaker.name == "Ben Okoro"
        await now.press("U")
        assert texts(room) == ["first"]


async def test_both_windows_at_once_each_undo_their_own(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="run") as main, shown(room.store, hand, view="notes") as own:
        await main.press("enter")
        main.line("UPDATES 2 of 3")
        await note(own, "Ben is well prepared")
        # The main window has not looked since: what it does is not refused, and its undo is its own.
        await main.press("enter")
        main.line("UPDATES 3 of 3")
        await note(own, "Cem is not")
        await main.press("u")
        main.line("UPDATES 2 of 3")
        assert "Undone: went on to Cem Aydin" in main.told
        assert texts(room) == ["Ben is well prepared", "Cem is not"]

        await own.press("escape", "u")
        assert texts(room) == ["Ben is well prepared"]
        await main.press("U")
        main.line("UPDATES 3 of 3")
        await main.press("u", "u")
        main.line("UPDATES 1 of 3")
        assert texts(room) == ["Ben is well prepared"]
        assert "Ben is well prepared" not in main.text + "".join(main.app.said.told)


# --- changing -----------------------------------------------------------------------------------------------------


async def test_a_note_is_put_right(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await note(now, "Ann is tird")
        await now.press("escape", "e")
        now.line("Note of 10:00")
        await now.press("backspace")
        await note(now, "ed")
        now.line("10:00  Ann is tired")
        now.line("N write")
    assert texts(room) == ["Ann is tired"]


async def test_a_note_is_taken_out_and_comes_back(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        await note(now, "first")
        await note(now, "second")
        await now.press("escape", "up", "delete")
        assert texts(room) == ["second"]
        await now.press("u")
    assert texts(room) == ["first", "second"]


async def test_a_note_of_the_main_window_comes_within_a_second(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        room.here(checkin.note_privately, "From the stage")
        await second(now, hand)
        now.line("From the stage")


async def test_a_long_note_stands_whole_and_is_one_note(room: Leadership, hand: ManualClock) -> None:
    words = "word " * 40 + "end"
    private_notes.take(room.store, room.meeting, words)
    async with shown(room.store, hand, view="notes") as now:
        now.line("end")
        await now.press("escape", "e")
        assert typed(now) == words


async def test_notes_of_past_meetings_can_be_looked_at_and_changed(room: Leadership, hand: ManualClock) -> None:
    private_notes.take(room.store, room.meeting, "Of last week")
    room.hold()
    room.begin()
    async with shown(room.store, hand, view="notes") as now:
        assert "Of last week" not in now.text
        await now.press("escape", "H")
        assert isinstance(now.screen, PrivatePastScreen)
        now.line("1 note")
        await now.press("enter")
        now.line("Of last week")
        await now.press("N")
        await note(now, "An afterthought")
        await now.press("escape", "escape", "escape")
        now.line("UPDATES 1 of 3")
        await now.press("q")
        assert now.app.return_code == 0


# --- the meeting --------------------------------------------------------------------------------------------------


async def test_each_ones_time_stands_against_the_plan_and_the_overrun_is_marked(
    room: Leadership, hand: ManualClock
) -> None:
    hand.tick(373)
    room.here(updates.next_speaker)
    async with shown(room.store, hand, view="notes") as now:
        await second(now, hand, 42)
        now.line("Updates, 5:00 each")
        assert now.line("Ann Berg").split()[:5] == ["Ann", "Berg", "6:13", "■", "+1:13"]
        assert now.line("▶ Ben Okoro").split()[:4] == ["▶", "Ben", "Okoro", "0:42"]
        assert clock(now) == "4:18"
        await second(now, hand, 300)
        assert "■ +0:42" in now.line("▶ Ben Okoro")


@pytest.mark.parametrize("size", [(120, 36), (200, 60)])
async def test_in_a_large_window_the_clock_does_not_touch_the_path(
    room: Leadership, hand: ManualClock, size: tuple[int, int]
) -> None:
    async with shown(room.store, hand, view="notes", size=size) as now:
        assert "UPDATES" in now.lines[0]
        assert (now.lines[1], "█" in now.lines[2]) == ("", True)


async def test_beside_a_long_title_the_time_is_whole(room: Leadership, hand: ManualClock) -> None:
    topics.raise_topic(room.store, "Who may hold a bus for a late tram at night", meeting=room.meeting)
    room.here(updates.take_rest_as_read)
    room.here(ordering.commit)
    async with shown(room.store, hand, view="notes") as now:
        await second(now, hand, 754)
        assert "12:34  " in now.line("▶ Who may hold a bus")


async def test_topics_have_their_times_too(room: Leadership, hand: ManualClock) -> None:
    topics.raise_topic(room.store, "Parking", meeting=room.meeting)
    room.here(updates.take_rest_as_read)
    room.here(ordering.commit)
    async with shown(room.store, hand, view="notes") as now:
        await second(now, hand, 95)
        assert now.line("▶ Parking").split()[:3] == ["▶", "Parking", "1:35"]
        now.line("Ann Berg")
        discussing.decide(room.store, room.meeting, "We rent the field.")


async def test_before_a_meeting_it_waits_and_opens_the_line_when_it_begins(
    before: Leadership, hand: ManualClock
) -> None:
    async with shown(before.store, hand, view="notes") as now:
        now.line("No meeting is running")
        await now.press("N")
        now.line("Notes belong to a meeting")
        before.begin()
        await second(now, hand)
        await note(now, "They are all here")
    assert texts(before) == ["They are all here"]


async def test_a_meeting_that_was_never_made_after_all_is_let_go(store: Store, hand: ManualClock) -> None:
    team = SmallTeam(store)
    team.meets()
    hand.tick(2 * 24 * 3600)
    meeting = meetings.open_next_meeting(store)
    checkin.start(store, meeting)
    desk = Desk(store)
    async with shown(store, hand, view="notes") as now:
        now.line("CHECK IN")
        desk.undo(meeting)
        desk.undo()
        await second(now, hand)
        now.line("No meeting is running")


async def test_after_closing_one_can_go_on_writing(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="notes") as now:
        room.here(moving.move_to, Phase.CLOSE)
        room.here(closing.send_rest_to_next)
        room.here(closing.close)
        await second(now, hand)
        await note(now, "It went well")
        await second(now, hand, 7200)
        now.line("It went well")
    assert texts(room) == ["It went well"]


async def test_it_writes_no_mark_of_life_and_cannot_run_the_meeting(room: Leadership, hand: ManualClock) -> None:
    with room.store.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM act").scalar()
    async with shown(room.store, hand, view="notes") as now:
        await second(now, hand, 10)
        await now.press("escape")
        for key in ("space", "plus", "s", "right_square_bracket", "1", "t", "D", "a", "M", "L", "y", "R", "B", "G"):
            await now.press(key)
        await second(now, hand, 10)
        now.line("UPDATES 1 of 3")
    assert drafts(room) == {}
    with room.store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM act").scalar() == count


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_name_clock_notes_and_line_are_there_at_every_size(
    room: Leadership, hand: ManualClock, size: tuple[int, int]
) -> None:
    private_notes.take(room.store, room.meeting, "Ann is tired")
    async with shown(room.store, hand, view="notes", size=size) as now:
        headline(now, "ANN BERG")
        now.line("▶ running")
        now.line("Ann is tired")
        now.line("enter save")


async def test_what_a_time_is_measured_against_keeps_away_from_the_notes(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.prepare("Release eight mechanics from the late shift for two weeks")
    (topic,) = council.prioritize.topics
    assert topic.discussion_id is not None
    council.here(ordering.give_minutes, topic.discussion_id, 15)
    council.here(ordering.commit)
    async with shown(store, hand, view="notes") as now:
        await now.type("Watch the time")
        await now.press("enter")
        *_clock, listed = (line for line in now.lines if "of 15:00" in line)
        assert re.search(r"of 15:00  +▌", listed)
