"""Keeps the publish folder up to date while the program runs, away from the keys."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.tui.opening import outgoing, reading

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk

AGAIN_SECONDS = 5.0
"""How soon what could not be written is tried again: a shared drive comes back without a change on the board."""

_TURN_SECONDS = 0.0003
"""How long Python lets the thread that publishes run before it is the screen's turn again; 0.005 is usual."""


class Publishing:
    """Knows up to which act the folder is up to date.

    What cannot be written is told once and stays to be done; it is tried again with the next change, and every
    `AGAIN_SECONDS`.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._newest = desk.newest()
        self._tried = self._newest
        self._published = self._newest
        self._under_way = False
        self._failed = False
        self._failed_at = 0.0

    def noticed(self, newest: int) -> None:
        """A screen shows what stands after the act `newest`."""
        self._newest = newest

    def begin(self) -> bool:
        """Whether there is something to publish; where there is, `carry_out` has to follow, in a thread."""
        if self._under_way or (self._newest == self._tried and not self._again):
            return False
        try:
            folder = self._desk.see(reading.published.publish_folder)
        except FacilitatorError:
            # The screen tells what keeps the database from being read; the next look comes in a second.
            return False
        if not folder:
            self._tried = self._published = self._newest
            self._failed = False
            return False
        self._under_way = True
        return True

    @property
    def _again(self) -> bool:
        return self._failed and self._desk.clock.monotonic() - self._failed_at >= AGAIN_SECONDS

    def carry_out(self) -> str:
        """Write what has changed, and give back a sentence to tell: empty where all is well or it was told before."""
        newest = self._newest
        try:
            with _in_short_turns():
                self._desk.do(outgoing.publish.publish_changes, self._published, self._desk.clock.now())
        except FacilitatorError as problem:
            told, self._failed, self._failed_at = self._failed, True, self._desk.clock.monotonic()
            return "" if told else str(problem)
        else:
            self._published, self._failed = newest, False
            return ""
        finally:
            self._tried = newest
            self._under_way = False


@contextmanager
def _in_short_turns() -> Iterator[None]:
    # Each query of the screen gives up its turn and waits for the next: with the usual ones a key would wait twenty
    # times as long as this.
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
