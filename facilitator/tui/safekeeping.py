"""Takes backups while the program runs: when a meeting begins and ends, and every half hour of change."""

from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.tui.opening import reading

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk

BACKUP_SECONDS = 1800.0
"""How long changes may stand without a backup."""


class Safekeeping:
    """Knows since when something changed that is in no backup. What cannot be written is told once."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._newest = self._looked = self._saved = desk.newest()
        self._running = desk.see(reading.heads.running_meeting)
        self._since = desk.clock.monotonic()
        self._under_way = False
        self._failed = False

    def noticed(self, newest: int) -> None:
        """A screen shows what stands after the act `newest`."""
        self._newest = newest

    def begin(self) -> bool:
        """Whether a backup is due."""
        if self._under_way or self._newest == self._saved:
            return False
        self._under_way = self._turned() or self._desk.clock.monotonic() - self._since >= BACKUP_SECONDS
        return self._under_way

    def _turned(self) -> bool:
        """Whether a meeting began or ended since the last look."""
        if self._newest == self._looked:
            return False
        try:
            running = self._desk.see(reading.heads.running_meeting)
        except FacilitatorError:
            # The screen tells what keeps the database from being read; the next look comes in a second.
            return False
        self._looked = self._newest
        turned, self._running = running != self._running, running
        return turned

    def carry_out(self) -> str:
        """Take the backup."""
        newest = self._newest
        try:
            self._desk.take_backup()
        except FacilitatorError as problem:
            told, self._failed = self._failed, True
            return "" if told else f"No backup was taken. {problem}"
        else:
            self._saved, self._failed = newest, False
            return ""
        finally:
            self._since = self._desk.clock.monotonic()
            self._under_way = False
