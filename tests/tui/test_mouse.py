"""Everything that a key does can be clicked: keys, numbered lines, answers of one key, rows, and the help."""

import pytest
from council import Council
from leadership import Leadership
from live import later, look
from shown import Shown, shown

from facilitator.acts import meetings, moving, team, updates
from facilitator.clock import ManualClock
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.widgets.line_input import LineInput

pytestmark = pytest.mark.usefixtures("by_hand")


async def click(now: Shown, words: str) -> None:
    """Click on the last line in which `words` stand: keys are at the foot."""
    y = max((n for n, line in enumerate(now.lines) if words in line), default=None)
    assert y is not None, f"{words!r} is not on the screen:\n{now.text}"
    await now.pilot.click(offset=(now.lines[y].index(words), y))
    await now.settle()


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    return Leadership(store, hand)


async def test_a_check_in_by_mouse_alone(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await click(now, "enter start")
        await click(now, "Ben Okoro")
        await click(now, "l late")
        assert room.state_of(room.ben) is AttendanceState.LATE
        await click(now, "S order")
        await click(now, "a alphabetical")
        assert now.told == "The speakers stand by the alphabet."
        await later(now, room.hand, 5)
        await click(now, "u undo")
        assert now.told == "Undone: marked Ben Okoro late"
        await click(now, "enter updates")
        assert "ANN BERG" in now.text


async def test_a_sentence_that_names_a_key_can_be_clicked(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await click(now, "enter starts the meeting")
        assert "CHECK IN" in now.lines[0]
        room.here(moving.move_to, Phase.CLOSE)
        await look(now)
        await click(now, "V to read out.")
        assert "where we stand" in now.text
        await now.press("escape")
        await click(now, "c closes the meeting")
        assert "✓ Closed at" in now.text


async def test_a_numbered_line_becomes_a_topic_where_it_is_clicked(room: Leadership) -> None:
    updates.add_help(room.store, room.update_of(room.ann), "Two nurses")
    room.begin()
    async with shown(room.store, room.hand) as now:
        await click(now, "Two nurses")
        assert now.told == "Topic: Two nurses"
        await click(now, "Pricing")
        assert [topic.title for topic in room.updates.topics] == ["Two nurses", "Pricing"]


async def test_what_is_said_gives_way_to_the_keys_beneath_where_it_is_clicked(room: Leadership) -> None:
    room.begin()
    async with shown(room.store, room.hand) as now:
        keys = now.lines[-1]
        await click(now, "Pricing")
        assert now.lines[-1] == " ▌ Topic: Pricing"
        await click(now, "▌ Topic: Pricing")
        assert now.lines[-1] == keys


async def test_an_answer_is_completed_saved_and_put_aside_by_mouse(room: Leadership) -> None:
    room.begin()
    async with shown(room.store, room.hand) as now:
        await click(now, "a action")
        await now.type("Ask the bank")
        await click(now, "enter go on")
        await now.type("be")
        await click(now, "tab completes")
        assert now.screen.query_one("#answer", LineInput).value == "Ben Okoro"
        await click(now, "enter go on")
        await now.type("fri")
        await click(now, "enter save")
        assert "Ask the bank" in now.told
        await click(now, "t topic")
        await now.type("Parking")
        await click(now, "esc keep for later")
        await click(now, "t topic")
        assert now.screen.query_one("#answer", LineInput).value == "Parking"


async def test_the_help_does_what_is_clicked_in_it(room: Leadership) -> None:
    room.begin()
    async with shown(room.store, room.hand) as now:
        await click(now, "? help")
        await click(now, "speaker back")
        assert "Nobody has spoken yet." in now.told
        assert "ANN BERG" in now.text
        await now.press("enter", "question_mark")
        await click(now, "speaker back")
        assert "ANN BERG" in now.text


async def test_who_alone_is_in_an_empty_room_takes_somebody_in_by_mouse(store: Store, hand: ManualClock) -> None:
    team.add_member(store, "Ann Berg")
    meetings.add_meeting(store, meetings.MeetingPlan("Alone", hand.time, "Europe/Berlin", 60, 300, ()))
    async with shown(store, hand) as now:
        await click(now, "A takes somebody in")
        await now.type("An")
        await click(now, "tab completes")
        await click(now, "enter save")
        assert "✓ present  Ann Berg" in now.text


async def test_a_discussion_by_mouse(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing("Alpha", "Beta", "Gamma")
    async with shown(store, hand) as now:
        await click(now, "2 Gamma")
        assert council.stage == "Gamma"
        await click(now, "r resolved")
        assert council.stage == "Alpha"
        await click(now, "d next meeting")
        assert council.stage == "Beta"


async def test_the_order_by_mouse(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.prepare("Alpha", "Beta")
    async with shown(store, hand) as now:
        await click(now, "Beta")
        await click(now, "K move up")
        assert council.order == ["Beta", "Alpha"]
        await click(now, "1-9 place")
        await click(now, "2 Alpha")
        assert council.order == ["Alpha", "Beta"]
        await click(now, "1-9 place")
        await click(now, "esc none")
        assert council.order == ["Alpha", "Beta"]
        await click(now, "+ minutes")
        assert now.line("2     Beta").endswith("5 min")
        await click(now, "enter commit the order")
        assert council.phase is Phase.DISCUSS


async def test_the_closing_by_mouse(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing("Alpha", "Beta")
    async with shown(store, hand) as now:
        await now.press("]")
        await click(now, "▲ Beta")
        await click(now, "r resolved")
        await click(now, "enter all to the next meeting")
        await click(now, "c close")
        assert council.phase is Phase.CLOSED
