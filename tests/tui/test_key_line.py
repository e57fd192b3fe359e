"""The line of keys at the foot: as many as fit, the last one always, and each can be clicked."""

import pytest
from leadership import Leadership
from shown import shown
from textual.app import App, ComposeResult
from textual.content import Content

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.tui.theme import DARK
from facilitator.tui.widgets.key_line import KeyLine

KEYS = ("next", ("yellow", "might miss [/]"), "pause", "undo", "help")


class Foot(App[None]):
    """Nothing but a line of keys."""

    CSS = "KeyLine { dock: bottom; height: 2; }"

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        self.register_theme(DARK)
        self.theme = DARK.name
        yield KeyLine(lines=self._lines)


@pytest.mark.parametrize(
    ("width", "lines", "expected"),
    [
        (80, 1, ["enter next  y might miss [/]  space pause  u undo  ? help"]),
        (51, 1, ["enter next  y might miss [/]  space pause  ? help"]),
        (51, 2, ["enter next  y might miss [/]  space pause  u undo", "? help"]),
        (26, 2, ["enter next", "y might miss [/]  ? help"]),
        (24, 1, ["enter next  ? help"]),
        (8, 1, ["? help"]),
    ],
)
async def test_keys_give_way_to_the_last_one(width: int, lines: int, expected: list[str]) -> None:
    async with Foot(lines).run_test(size=(width, 4)) as pilot:
        line = pilot.app.query_one(KeyLine)
        line.show_keys(KEYS)
        assert str(line.content).split("\n") == expected
        await pilot.resize_terminal(80, 4)
        await pilot.pause()
        assert str(line.content).split("\n")[0].startswith("enter next  y might miss [/]  space pause  u undo  ? help")
        line.show_keys(())
        assert str(line.content) == ""


@pytest.mark.parametrize(
    ("width", "lines", "expected"),
    [
        (80, 1, ["Saved: the order.   enter next  y might miss [/]  space pause  u undo  ? help"]),
        (34, 1, ["Saved: the order.   ? help"]),
        (24, 1, ["Saved: the order."]),
        (80, 2, ["enter next  y might miss [/]  space pause  u undo  ? help", "Saved: the order."]),
        (12, 2, ["Saved: the", "order."]),
        (18, 2, ["Saved: the", "order.   ? help"]),
        (19, 2, ["enter next", "Saved: the order."]),
    ],
)
async def test_where_what_is_said_takes_every_line_keys_stand_behind_it(
    width: int, lines: int, expected: list[str]
) -> None:
    async with Foot(lines).run_test(size=(width, 4)) as pilot:
        line = pilot.app.query_one(KeyLine)
        line.show_keys(KEYS, said=Content("Saved: the order."))
        assert str(line.content).split("\n") == expected


async def test_a_click_on_a_key_does_what_the_key_does(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    room.begin()
    async with shown(store, hand) as now:
        y = next(n for n, line in enumerate(now.lines) if "enter next speaker" in line)
        await now.pilot.click(offset=(now.lines[y].index("next speaker"), y))
        await now.settle()
        assert "BEN OKORO" in now.text
        await now.pilot.click(offset=(now.lines[y].index("t topic"), y))
        await now.settle()
        assert now.lines[-2].strip() == "Topic"
        await now.press("escape")
        assert "enter next speaker" in now.lines[y]
