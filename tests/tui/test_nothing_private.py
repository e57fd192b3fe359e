"""No screen of the main window, and none of the room's second one, shows a private note or who took how long."""

from typing import cast

import pytest
from leadership import Leadership
from shown import Shown, shown

from facilitator.acts import checkin, closing, discussing, moving, ordering, private_notes, topics, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.app import View

pytestmark = pytest.mark.usefixtures("by_hand")

WORDS = ("Walnut", "Hazel", "11:13", "6:13")
"""Of two private notes, and of how long Ann spoke."""

SIZE = (200, 60)
"""Where much fits, much could be seen."""


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    """A team in its second meeting; in both of them notes were taken and Ann took too long."""
    made = Leadership(store, hand)
    for closed in (True, False):
        made.begin()
        hand.tick(11 * 60 + 13)
        made.here(updates.next_speaker)
        hand.tick(100)
        topics.raise_topic(store, "Parking", meeting=made.meeting)
        note(made)
        if closed:
            made.here(moving.move_to, Phase.CLOSE)
            made.here(closing.send_rest_to_next)
            made.hold()
    return made


def note(room: Leadership) -> None:
    """A private note from each of the facilitator's windows."""
    room.here(private_notes.take, "Walnut")
    room.here(checkin.note_privately, "Hazel")


def go_to(room: Leadership, phase: Phase) -> None:
    """On to that phase of the running meeting."""
    if phase is Phase.CHECK_IN:
        room.here(moving.move_to, Phase.CHECK_IN)
    if phase in (Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE, Phase.CLOSED):
        room.here(updates.take_rest_as_read)
    if phase in (Phase.DISCUSS, Phase.CLOSE, Phase.CLOSED):
        room.here(ordering.commit)
        discussing.decide(room.store, room.meeting, "We rent the field.")
    if phase in (Phase.CLOSE, Phase.CLOSED):
        room.here(moving.move_to, Phase.CLOSE)
    if phase is Phase.CLOSED:
        room.here(closing.send_rest_to_next)
        room.here(closing.close)


def check(now: Shown) -> None:
    seen = now.text + "".join(now.app.said.told)
    for words in WORDS:
        assert words not in seen, now.text


@pytest.mark.parametrize("view", ["run", "follow"])
@pytest.mark.parametrize(
    "phase",
    [Phase.CHECK_IN, Phase.UPDATES, Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE, Phase.CLOSED],
    ids=lambda phase: phase.value,
)
async def test_no_phase_shows_it(room: Leadership, hand: ManualClock, phase: Phase, view: str) -> None:
    go_to(room, phase)
    async with shown(room.store, hand, view=cast(View, view), size=SIZE) as now:
        now.line("Leadership" if phase in (Phase.CHECK_IN, Phase.CLOSE, Phase.CLOSED) else "Parking")
        check(now)


@pytest.mark.parametrize("phase", [Phase.UPDATES, Phase.DISCUSS, Phase.CLOSE], ids=lambda phase: phase.value)
async def test_undo_and_redo_do_not_tell_it(room: Leadership, hand: ManualClock, phase: Phase) -> None:
    go_to(room, phase)
    note(room)
    async with shown(room.store, hand, size=SIZE) as now:
        for key in ("u", "u", "u", "U", "U", "U"):
            await now.press(key)
            check(now)
        assert any("Undone" in words for words in now.app.said.told)


@pytest.mark.parametrize(
    ("screen", "keys"),
    [
        ("BoardScreen", ()),
        ("HistoryScreen", ("H",)),
        ("MinutesScreen", ("H", "enter")),
        ("BoardScreen", ("T",)),
        ("SetupScreen", ("S",)),
        ("MilestonePastScreen", ("h",)),
        ("MilestoneFormScreen", ("enter",)),
        ("PrepareScreen", ("p", "enter")),
        ("CheckInScreen", ("M",)),
    ],
)
async def test_no_screen_around_the_meeting_shows_it(
    room: Leadership, hand: ManualClock, screen: str, keys: tuple[str, ...]
) -> None:
    go_to(room, Phase.CLOSED)
    async with shown(room.store, hand, view="board", size=SIZE) as now:
        await now.press(*keys)
        assert type(now.screen).__name__ == screen
        check(now)


@pytest.mark.parametrize("words", ["Walnut", "Hazel"])
async def test_the_search_across_all_meetings_does_not_find_it(room: Leadership, hand: ManualClock, words: str) -> None:
    go_to(room, Phase.CLOSED)
    async with shown(room.store, hand, view="board", size=SIZE) as now:
        await now.press("H", "slash")
        await now.type(words)
        await now.until("Nothing found.")
