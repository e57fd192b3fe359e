"""Two who run one meeting: the second follows until it takes over on purpose, and nothing of the first is lost."""

from collections.abc import Iterator
from typing import cast

import pytest
from leadership import TODAY, Leadership
from live import look, say, tried_again
from shown import Shown, shown

from facilitator.acts import ordering, planning, preparing, topics, updates
from facilitator.acts.desk import Desk, open_desk
from facilitator.errors import NotHeld
from facilitator.process.holding import SILENT_SECONDS
from facilitator.process.status import Status
from facilitator.reading import discuss
from facilitator.reading.topics import waiting
from facilitator.store.opening import open_store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.held import HeldScreen
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.looking import LookingScreen
from facilitator.tui.screens.updates import UpdatesScreen

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def other(room: Leadership) -> Iterator[Desk]:
    """Another window on the same file, at which Bo sits."""
    desk = open_desk(str(room.store.engine.url), room.hand.clock, "bo")
    yield desk
    desk.close()


async def glance(now: Shown) -> None:
    """What the window does each second; one that follows looks twice."""
    screen = cast(LookingScreen, now.screen)
    for _ in range(now.app.looks):
        screen.look()
    await now.settle()


def speaker(room: Leadership) -> str:
    """Who speaks."""
    return next((name for name, turn in room.turns if turn.value == "up"), "")


async def test_the_second_is_told_who_has_the_meeting_since_when_and_follows_it(room: Leadership, other: Desk) -> None:
    other.mark_alive(room.meeting)
    room.hand.tick(5)
    async with shown(room.store, room.hand) as now:
        assert isinstance(now.screen, HeldScreen)
        assert now.lines[1].startswith(" ▌ Run by bo (")
        assert now.lines[1].endswith(" since 10:00; you follow.")
        assert "ANN BERG" in now.text
        await now.press("enter", "t", "n", "space", "u", "]")
        assert isinstance(now.screen, HeldScreen)
        assert speaker(room) == "Ann"
        other.do(updates.next_speaker, room.meeting)
        await glance(now)
        assert "BEN OKORO" in now.text


async def test_what_keeps_it_from_being_taken_over_is_said_in_the_one_line_there_is(
    room: Leadership, other: Desk
) -> None:
    other.mark_alive(room.meeting)
    async with shown(room.store, room.hand, size=(80, 24)) as now:
        with open_store(str(room.store.engine.url), room.hand.clock, "Somebody").write():
            await now.press("W")
        assert isinstance(now.screen, HeldScreen)
        assert now.lines[-1].startswith(" ▲ Not taken over: ")
        assert "is writing to the database." in now.lines[-1]


async def test_one_key_takes_over_and_the_first_cannot_act_any_more(room: Leadership, other: Desk) -> None:
    other.mark_alive(room.meeting)
    async with shown(room.store, room.hand) as now:
        await now.press("W")
        assert isinstance(now.screen, UpdatesScreen)
        assert "is told, and can take it back" in now.told
        with pytest.raises(NotHeld, match=r"runs this meeting now; it was not done\."):
            other.do(updates.next_speaker, room.meeting)
        with pytest.raises(NotHeld):
            other.do(updates.note, room.update_of(room.ann), "From elsewhere")
        with pytest.raises(NotHeld):
            other.undo(room.meeting)
        assert speaker(room) == "Ann"
        await now.press("enter")
        assert speaker(room) == "Ben"


async def test_a_displaced_window_is_told_at_once_follows_and_takes_it_back(room: Leadership, other: Desk) -> None:
    async with shown(room.store, room.hand) as now:
        assert isinstance(now.screen, UpdatesScreen)
        before = other.take_over(room.meeting)
        assert before is not None
        assert before.seat.name == room.desk.actor
        await glance(now)
        assert "bo (" in now.told
        assert "took over; W takes it back." in now.told
        assert isinstance(now.screen, HeldScreen)
        await now.press("W")
        assert isinstance(now.screen, UpdatesScreen)
        await now.press("enter")
        assert speaker(room) == "Ben"
    # The window is gone, and the meeting is anybody's.
    assert other.mark_alive(room.meeting) is None


async def test_words_in_the_line_are_kept_where_another_window_takes_over(room: Leadership, other: Desk) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Pricing in the south")
        other.take_over(room.meeting)
        await look(now)
        assert isinstance(now.screen, UpdatesScreen)
        assert now.lines[0].endswith("▲ bo runs this now")
        await now.press("enter")
        assert "runs this meeting now; it was not done." in now.text
        assert "Pricing in the south" in now.text
        await now.press("escape")
        assert isinstance(now.screen, HeldScreen)
        assert "Pricing in the south" not in now.text
        await now.press("W", "t")
        assert "Pricing in the south" in now.text
        await now.press("enter")
        assert "Topic: Pricing in the south" in now.told


async def test_a_draft_is_not_found_in_the_line_of_another_facilitator(room: Leadership, other: Desk) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Mine alone")
        await now.press("escape")
        assert room.desk.draft(f"meeting:{room.meeting}:{room.desk.actor}:topic") == "Mine alone"
        assert other.draft(f"meeting:{room.meeting}:{other.actor}:topic") == ""


async def test_a_holder_that_left_or_crashed_locks_nobody_out(room: Leadership, other: Desk) -> None:
    other.mark_alive(room.meeting)
    room.hand.tick(SILENT_SECONDS)
    async with shown(room.store, room.hand) as now:
        assert isinstance(now.screen, HeldScreen)
        room.hand.tick(1)
        await glance(now)
        assert "Nobody runs this meeting now; W runs it here." in now.lines[1]
        # It was asleep: it goes on, since nobody took the meeting over.
        assert other.mark_alive(room.meeting) is None
        await glance(now)
        assert "you follow" in now.lines[1]
        other.close()
        await glance(now)
        assert "Nobody runs" in now.lines[1]
    async with shown(room.store, room.hand) as now:
        assert isinstance(now.screen, UpdatesScreen)


async def test_the_help_is_read_at_leisure_and_the_meeting_held_meanwhile(room: Leadership, other: Desk) -> None:
    async with shown(room.store, room.hand) as now:
        stage = cast(UpdatesScreen, now.screen)
        await now.press("?")
        assert isinstance(now.screen, HelpScreen)
        for _ in range(10):
            room.hand.tick(5)
            stage.look()
        held = other.mark_alive(room.meeting)
        assert held is not None
        assert held.seat.name == room.desk.actor


async def test_the_board_and_the_prepare_screen_are_nobodys(room: Leadership, other: Desk) -> None:
    async with shown(room.store, room.hand) as now:
        # Owners, at the same time: the facilitator's undo does not reach what they do.
        other.do(planning.set_status, room.pricing, Status.MIGHT_MISS)
        other.do(preparing.hand_in, room.update_of(room.ben), wins="Won", learnings="", help=())
        await glance(now)
        await say(now, "t", "Parking")
        other.take_over(room.meeting)
        await now.press("escape")
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
        await now.press("down", "r")
        assert "runs this meeting" not in now.told
        await now.press("M")
        assert isinstance(now.screen, HeldScreen)
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)


def test_commands_are_single_acts_and_are_not_held(room: Leadership, other: Desk) -> None:
    other.mark_alive(room.meeting)
    topics.raise_topic(room.store, "From a command", meeting=room.meeting)
    assert [topic.title for topic in other.see(waiting, TODAY)] == ["From a command"]


async def test_a_rehearsal_on_a_copy_of_a_running_meeting_follows_nobody(room: Leadership, other: Desk) -> None:
    other.mark_alive(room.meeting)
    async with shown(room.store, room.hand, throwaway=True) as now:
        assert isinstance(now.screen, UpdatesScreen)


async def test_what_was_not_saved_when_the_meeting_was_lost_stays_in_the_line(room: Leadership, other: Desk) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Pricing in the south")
        with room.store.write():
            await now.press("enter")
        assert "NOT SAVED" in now.text
        other.take_over(room.meeting)
        await tried_again(now)
        assert "NOT SAVED" not in now.text
        assert "bo (" in now.text
        assert "runs this meeting now; it was not done." in now.text
        assert "Topic  Pricing in the south" in now.text
        assert other.see(waiting, TODAY) == ()


async def test_a_page_above_the_stage_keeps_what_was_typed_and_says_who_has_the_meeting(
    room: Leadership, other: Desk
) -> None:
    topics.raise_topic(room.store, "Parking", meeting=room.meeting)
    updates.take_rest_as_read(room.store, room.meeting)
    ordering.commit(room.store, room.meeting)
    async with shown(room.store, room.hand) as now:
        await now.press("s")
        await now.type("Ann Berg")
        await now.press("tab")
        await now.type("+2w")
        other.take_over(room.meeting)
        await glance(now)
        await now.press("ctrl+s")
        assert "runs this meeting now; it was not done." in now.text
        assert "+2w" in now.text
        await now.press("escape")
        assert isinstance(now.screen, HeldScreen)
        await now.press("W", "s")
        assert "+2w" in now.text
        await now.press("ctrl+s")
    assert room.desk.see(discuss.discuss, room.meeting, TODAY).done != ()
