"""The pictures of the documentation, made from the demo: python docs/pictures.py

They are made by the program itself on a clock that stands still, so they never show what it does not.
"""

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from facilitator.clock import ManualClock
from facilitator.demo import build
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.screens.base import DeskScreen

PICTURES = Path(__file__).parent / "pictures"
MOMENT = datetime(2026, 11, 17, 9, 4, tzinfo=UTC)
SIZE = (100, 30)

STEPS: list[tuple[str, tuple[str, ...]]] = [
    ("board", ()),
    ("check-in", ("M", "enter")),
    ("updates", ("enter", "enter", "1")),
    ("prioritize", ("M", "end", "i", "home")),
    ("discuss", ("enter", *"D", *"Eight mechanics join the late course until 12 December.", "enter")),
    ("closing", ("d", "r", "right_square_bracket")),
]
"""A picture's name, and the keys that lead to it from the one before."""


async def shown(app: FacilitatorApp, pilot: Pilot[int]) -> None:
    """Wait until what was pressed has been painted."""
    await app.workers.wait_for_complete()
    await pilot.pause()


def picture(app: FacilitatorApp) -> str:
    """The screen as SVG, in the reader's own monospaced font: nothing is fetched from elsewhere."""
    drawn = re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(title="facilitator"), flags=re.DOTALL)
    return drawn.replace("Fira Code", "ui-monospace, 'DejaVu Sans Mono'")


async def main() -> None:
    """Make them all."""
    hand = ManualClock(MOMENT)
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/demo.db"
        build(f"sqlite:///{database}", hand.clock)
        app = FacilitatorApp(database, clock=hand.clock, actor="Lena Hartmann")
        async with app.run_test(size=SIZE) as pilot:
            while not isinstance(app.screen, DeskScreen):
                await shown(app, pilot)
            for name, keys in STEPS:
                for key in keys:
                    await pilot.press(key)
                hand.tick(75)
                if isinstance(app.screen, DeskScreen):
                    app.screen.look()
                await shown(app, pilot)
                (PICTURES / f"{name}.svg").write_text(picture(app), encoding="utf-8")
                print(f"docs/pictures/{name}.svg")


if __name__ == "__main__":
    asyncio.run(main())
