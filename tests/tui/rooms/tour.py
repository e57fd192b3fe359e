"""A walk through every screen of the program, on the demo team and on a clock that stands still.

Ten screens are kept as pictures in docs/pictures, which the README and the guides show; all of them as plain text, in
tests/tui/screens.txt. `python docs/pictures.py` writes both anew, and a test compares them with what is painted.
"""

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from drawing import picture
from shown import Shown
from textual.widgets import Input, TextArea

from facilitator.clock import ManualClock
from facilitator.demo import build
from facilitator.store.opening import open_store
from facilitator.tui.app import FacilitatorApp, View
from facilitator.tui.screens.looking import LookingScreen

MOMENT = datetime(2026, 11, 17, 9, 4, tzinfo=UTC)
"""Some minutes past the demo meeting's begin, in the zone of its team."""
PICTURE, SMALL, MEDIUM, LARGE = (100, 30), (80, 24), (120, 36), (200, 60)
BROAD = (200, 24)
"""For paths, which are as long as the machine has it: here they stand on one line."""
_SECONDS = 40
"""How long people stay at a stop."""


@dataclass(frozen=True)
class Stop:
    """A screen: its name, the keys and words that lead to it from the stop before, the sizes it is kept in as text."""

    name: str
    keys: Sequence[str]
    sizes: Sequence[tuple[int, int]] = (SMALL,)
    picture: tuple[int, int] | None = None
    """The size of its picture, where there is one."""


@dataclass(frozen=True)
class Tour:
    """A run of the program: with this view, on the demo team's database or on an empty one."""

    view: View
    stops: Sequence[Stop]
    empty: bool = False


DECISION = "Eight mechanics join the late course until 12 December."
TOURS = (
    Tour(
        "board",
        (
            Stop("board", (), (SMALL, LARGE), PICTURE),
            Stop("waiting topics", ("T",)),
            Stop("milestone", ("T", "e")),
            Stop("history of a milestone", ("escape", "h")),
            Stop("help", ("escape", "?")),
            Stop("settings", ("escape", ","), (BROAD,)),
            Stop("set-up", ("escape", "S")),
            Stop("member", ("down", "enter")),
            Stop("series", ("escape", "end", "enter")),
            Stop("history", ("escape", "escape", "H")),
            Stop("prepare", ("escape", "p", "enter"), (SMALL,), PICTURE),
            Stop("before the meeting", ("escape", "escape", "M")),
            Stop("check-in", ("enter",), (SMALL, LARGE), PICTURE),
            Stop("speaker order", ("S",)),
            Stop("updates", ("escape", "enter", "enter", "1"), (SMALL, MEDIUM, LARGE), PICTURE),
            Stop("capture", ("a", "Ask the bank", "enter", "l", "e")),
            Stop("overview", ("escape", "V"), (SMALL,), PICTURE),
        ),
    ),
    Tour("follow", (Stop("follow", (), (SMALL, (40, 12)), (160, 50)),)),
    Tour("notes", (Stop("private notes", ()),)),
    Tour(
        "run",
        (
            Stop("prioritize", ("M", "end", "i", "home"), (SMALL, LARGE), PICTURE),
            Stop("merging", ("m",)),
            Stop("discuss", ("escape", "enter", "D", DECISION, "enter"), (SMALL, MEDIUM, LARGE), PICTURE),
            Stop("meeting of its own", ("s",)),
            Stop("closing", ("escape", "d", "r", "]"), (SMALL, LARGE), PICTURE),
            Stop("between two topics", ("[",)),
            Stop("closed", ("]", "enter", "c"), (BROAD,)),
            Stop("minutes", ("enter",), (SMALL,), PICTURE),
        ),
    ),
    Tour("board", (Stop("first steps", ()), Stop("empty board", ("ctrl+n", "ctrl+n", "ctrl+n"))), empty=True),
)


@dataclass(frozen=True)
class Seen:
    """What stood on a stop: its name and size, the text, and the picture where one is kept."""

    name: str
    size: tuple[int, int]
    text: str
    svg: str = ""

    @property
    def heading(self) -> str:
        """Its line in the file of texts."""
        return f"=== {self.name} {self.size[0]}x{self.size[1]} ==="


def walk(folder: Path) -> list[Seen]:
    """Every stop of every tour, with its files in `folder`."""
    with _somewhere_known(folder):
        return asyncio.run(_walk())


async def _walk() -> list[Seen]:
    hand = ManualClock(MOMENT)
    build("sqlite:///demo.db", hand.clock)
    open_store("sqlite:///empty.db", hand.clock, "Lena Hartmann").close()
    return [seen for tour in TOURS async for seen in _run(tour, hand)]


async def _run(tour: Tour, hand: ManualClock) -> AsyncIterator[Seen]:
    app = FacilitatorApp(
        "empty.db" if tour.empty else "demo.db",
        view=tour.view,
        clock=hand.clock,
        actor="Lena Hartmann",
        config_file=Path("settings.toml"),
    )
    async with app.run_test(size=SMALL) as pilot:
        now = Shown(app, pilot)
        while not isinstance(now.screen, LookingScreen):
            await now.settle()
        await now.settle()
        for stop in tour.stops:
            for key in stop.keys:
                await (now.type(key) if " " in key else now.press(key))
            _stay(now, hand)
            for size in (*stop.sizes, *([stop.picture] if stop.picture else [])):
                if size != now.screen.size:
                    await pilot.resize_terminal(*size)
                    await now.settle()
                text = re.sub(r"(?<=\s)/\S*/", "…/", now.text)
                yield Seen(stop.name, size, text, _drawn(now) if size == stop.picture else "")
    app.close_desk()


def _stay(now: Shown, hand: ManualClock) -> None:
    """Time goes by; a cursor does not blink in a picture."""
    hand.tick(_SECONDS)
    if isinstance(now.screen, LookingScreen):
        for _ in range(now.app.looks):
            now.screen.look()
    for field in now.screen.query("Input, TextArea"):
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False


def _drawn(now: Shown) -> str:
    background = now.app.theme_variables["background"].lower()
    return picture(now.screen._compositor.render_strips(), background)


@contextmanager
def _somewhere_known(folder: Path) -> Iterator[None]:
    """The same zone, home and folder on every machine."""
    there, known = Path.cwd(), {"TZ": "Europe/Berlin", "HOME": "/home/lena"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "FACILITATOR_"))}
    set_zone: Callable[[], None] = getattr(time, "tzset", lambda: None)
    with patch.dict(os.environ, kept | known, clear=True):
        set_zone()
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(there)
    set_zone()
