"""A screen with nothing on it says what to do first."""

from collections.abc import Callable

import pytest
from council import Council
from shown import shown

from facilitator.acts import checkin, moving
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.screens.board import BoardScreen

pytestmark = pytest.mark.usefixtures("by_hand")


def to(phase: Phase) -> Callable[[Council], object]:
    return lambda council: council.here(moving.move_to, phase)


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), "a adds one;"),
        ((), "M plans one   S says when the team meets"),
        (("H",), "M on the board starts one."),
        (("T",), "No topic waits: t raises one."),
        (("M",), "There are no members yet: S on the board adds them."),
    ],
)
async def test_without_a_team_each_screen_says_what_comes_first(
    store: Store, hand: ManualClock, keys: tuple[str, ...], first: str
) -> None:
    async with shown(store, hand, view="board") as now:
        await now.press(*["ctrl+n"] * 3)
        assert isinstance(now.screen, BoardScreen)
        await now.press(*keys)
        assert first in now.text


async def test_the_empty_board_has_keys_to_click_and_no_rule_over_nothing(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await now.press(*["ctrl+n"] * 3)
        assert "──" not in now.text
        assert "soonest first" not in now.text
        await now.press("H")
        assert "──" not in now.text
        await now.press("escape")
        row = now.lines.index(now.line("t raises one"))
        await now.pilot.click(offset=(now.lines[row].index("raises"), row))
        await now.settle()
        assert now.line("Topic").strip().startswith("Topic")
        await now.type("Prices")
        await now.press("enter")
        assert "──" in now.text


@pytest.mark.parametrize(
    ("phase", "first"),
    [
        (Phase.PRIORITIZE, "No topics. t writes one down, enter goes on."),
        (Phase.DISCUSS, "There are no topics."),
        (Phase.CLOSE, "c closes the meeting"),
    ],
)
async def test_a_meeting_without_topics_says_how_to_go_on(
    store: Store, hand: ManualClock, phase: Phase, first: str
) -> None:
    council = Council(store, hand)
    council.prepare()
    async with shown(store, hand) as now:
        if phase is Phase.DISCUSS:
            await now.press("enter")
        elif phase is Phase.CLOSE:
            await now.press("enter", "enter")
        assert phase.word.upper() in now.lines[0]
        assert first in now.text
        await now.press("V")
        assert "Nothing yet. Topics, decisions and action items stand here" in now.text


async def test_updates_of_whom_nobody_gives_one_lead_on(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    for member in council.members.values():
        council.here(checkin.set_gives_update, member, False)
    council.start()
    async with shown(store, hand) as now:
        assert "Enter goes to the topics." in now.text


async def test_an_update_of_which_nothing_is_written_says_how_it_is_typed(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.start()
    async with shown(store, hand) as now:
        assert "no update handed in: w, l, h type it in" in now.text
        assert "D decision" not in now.text
