"""Screens outside the meeting look alike: their headings, and where they begin."""

import pytest
from shown import shown
from small_team import SmallTeam

from facilitator.clock import ManualClock
from facilitator.store.database import Store

SIZES = {"small": (80, 24), "medium": (120, 36), "large": (200, 60)}
HEADINGS = {
    "form": (("e",), "Milestone"),
    "set-up": (("S",), "Set-up"),
    "series": (("S", "end", "enter"), "When the team meets"),
    "settings": (("comma",), "Settings"),
    "history": (("H",), "Past meetings"),
    "help": (("question_mark",), "Keys: Board"),
}


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("name", list(HEADINGS))
async def test_every_heading_has_one_place_and_one_style(store: Store, hand: ManualClock, name: str, size: str) -> None:
    keys, words = HEADINGS[name]
    SmallTeam(store).meets()
    async with shown(store, hand, view="board", size=SIZES[size]) as now:
        await now.press(*keys)
        x, y = {"small": (2, 0), "medium": (2, 1), "large": (28, 1)}[size]
        assert now.lines[y].startswith(" " * x + words)
        assert not now.lines[y + 1]
        look = now.screen.get_style_at(x, y)
        heading, ground = (now.app.theme_variables[name].lower() for name in ("primary", "background"))
        assert look.color is not None
        assert look.bgcolor is not None
        assert (look.bold, look.color.get_truecolor().hex, look.bgcolor.get_truecolor().hex) == (True, heading, ground)


async def test_the_history_of_a_milestone_stands_in_the_same_frame(store: Store, hand: ManualClock) -> None:
    SmallTeam(store)
    async with shown(store, hand, view="board", size=SIZES["large"]) as now:
        await now.press("down", "h")
        title = now.lines[1]
        row = now.line("added")
        assert title.index("New price list") == 28
        assert row.index("▌") == 27
        assert row.endswith(store.actor)
