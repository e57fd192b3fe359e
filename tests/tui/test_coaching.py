"""The first meeting of a team has a line for each phase, which one key turns off for good."""

from pathlib import Path

import pytest
from leadership import Leadership
from shown import shown

from facilitator.acts import moving, topics, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.store.database import Store
from facilitator.tui.screens.coaching import LINES
from facilitator.tui.screens.looking import LookingScreen

pytestmark = pytest.mark.usefixtures("by_hand", "with_coaching")

_WIDTH = 80


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    return Leadership(store, hand)


async def test_each_phase_of_the_first_meeting_has_its_line(room: Leadership) -> None:
    topics.raise_topic(room.store, "Lease", meeting=room.meeting)
    async with shown(room.store, room.hand) as now:
        assert LINES[Phase.PLANNED] in now.lines[1]
        await now.press("enter")
        for phase in LIVE_PHASES:
            assert phase.word.upper() in now.lines[0]
            assert LINES[phase] in now.lines[1]
            assert now.lines[1].endswith("X off")
            if phase is Phase.PRIORITIZE:
                await now.press("enter")
            else:
                await now.press("]")


async def test_one_key_turns_it_off_for_good(room: Leadership, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    room.begin()
    async with shown(room.store, room.hand, config_file=file) as now:
        await now.press("X")
        assert LINES[Phase.UPDATES] not in now.text
        assert now.told == "Coaching is off; X changes that."
        await now.press("]")
        assert LINES[Phase.PRIORITIZE] not in now.text
    assert "coaching = false" in file.read_text()
    async with shown(room.store, room.hand, config_file=file) as now:
        assert LINES[Phase.PRIORITIZE] not in now.text
        await now.press("X")
        assert LINES[Phase.PRIORITIZE] in now.lines[1]


async def test_the_second_meeting_is_not_coached(room: Leadership) -> None:
    room.begin()
    room.here(moving.move_to, Phase.PRIORITIZE)
    room.hand.tick(60)
    room.hold()
    async with shown(room.store, room.hand) as now:
        assert LINES[Phase.PLANNED] not in now.text
        await now.press("X")
        assert "Coaching is for a first meeting" in now.told


@pytest.mark.parametrize("phase", list(Phase))
def test_each_line_is_whole_at_80_columns(phase: Phase) -> None:
    assert len(LINES[phase]) + len("  X off") + 2 <= _WIDTH


async def test_what_stands_beneath_the_line_is_composed_for_the_room_that_is_left(room: Leadership) -> None:
    room.begin()
    update = room.update_of(room.ann)
    updates.add_help(room.store, update, "Renegotiate the framework agreement with all suppliers. " * 3)
    updates.write(room.store, update, wins="One\nTwo\nThree\nFour", learnings="Five\nSix\nSeven")
    async with shown(room.store, room.hand, size=(80, 24)) as now:
        told = now.text
        assert isinstance(now.screen, LookingScreen)
        now.screen.refresh_view()
        await now.settle()
        assert now.text == told
