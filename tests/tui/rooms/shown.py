"""The program as a user has it before them: what stands on the screen, and keys to press."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import process_time
from typing import Any

from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen

from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.tui.app import FacilitatorApp, View

_GLANCE = 0.005
_IDLE = 0.00025
"""Seconds of work in a glance below which nothing is going on."""


class Shown:
    """The running program."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, without the spaces at the ends of its lines."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def told(self) -> str:
        """What was said last in passing; empty where nothing was."""
        return self.app.said.told[-1] if self.app.said.told else ""

    def line(self, words: str) -> str:
        """The first line that holds `words`; a screen without them fails the test."""
        found = next((line for line in self.lines if words in line), None)
        assert found is not None, f"{words!r} is not on the screen:\n{self.text}"
        return found

    async def press(self, *keys: str) -> None:
        """Press keys, each when everything that the one before set off is done."""
        for key in keys:
            self.app.post_message(_event(key))
            await self.settle()

    async def type(self, words: str) -> None:
        """Type words, as fast as can be: to wait after each key takes seconds."""
        for letter in words:
            self.app.post_message(_event(letter))
        await self.settle()

    async def until(self, words: str) -> None:
        """Wait until `words` stand on the screen; where they never do, the test fails."""
        for _ in range(100):
            if words in self.text:
                return
            await self.settle()
        self.line(words)

    async def settle(self) -> None:
        """Wait for workers, and until nothing is going on and nothing waits to be laid out or painted.

        `Pilot.pause` looks at the first alone, for longer: it takes twice the time and knows less.
        """
        await self.app.workers.wait_for_complete()
        quiet = 0
        while quiet < 2:
            before = process_time()
            await asyncio.sleep(_GLANCE)
            quiet = quiet + 1 if process_time() - before < _IDLE and not self._pending else 0
            await self.app.animator.wait_until_complete()

    @property
    def _pending(self) -> bool:
        """Whether the screen has work for its next frame."""
        screen = self.screen
        return bool(screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks)


def _event(key: str) -> Key:
    """The event of a key, given by its character or by Textual's name for it."""
    if len(key) == 1:
        return Key(_character_to_key(key), key)
    try:
        return Key(key, unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key))))
    except KeyError:
        return Key(key, None)


@asynccontextmanager
async def running(app: FacilitatorApp, size: tuple[int, int]) -> AsyncIterator[Shown]:
    """Run the program until the block ends, from its first screen on."""
    async with app.run_test(size=size) as pilot:
        now = Shown(app, pilot)
        await now.settle()
        await now.settle()
        yield now
    app.close_desk()


@asynccontextmanager
async def shown(
    store: Store,
    hand: ManualClock,
    *,
    view: View = "run",
    member: int | None = None,
    size: tuple[int, int] = (80, 24),
    throwaway: bool = False,
    config_file: Path | None = None,
) -> AsyncIterator[Shown]:
    """Run the program on the database of `store`, which the test goes on using beside it."""
    app = FacilitatorApp(
        str(store.engine.url),
        view=view,
        member=member,
        clock=hand.clock,
        actor=Desk(store).actor,
        throwaway=throwaway,
        config_file=config_file,
    )
    async with running(app, size) as now:
        yield now
