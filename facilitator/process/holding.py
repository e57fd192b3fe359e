"""Who holds a running meeting: the one window in which it is run, while others follow it."""

from dataclasses import dataclass
from datetime import datetime

RENEW_SECONDS = 5.0
"""How often the window that holds a meeting writes down that it is still there."""

SILENT_SECONDS = 20.0
"""After how long without that it holds nothing any more: three times in a row may fail (a backup, an import that writes
at length), the fourth means that it is gone or asleep."""


@dataclass(frozen=True)
class Seat:
    """A window of the program: who sits at it, and where.

    `window` is a name that no other window has; `machine` and `terminal` are empty where they are not known; `process`
    is the id of its process on that machine.
    """

    window: str
    name: str
    machine: str = ""
    terminal: str = ""
    process: int = 0

    @property
    def words(self) -> str:
        """Who it is, such as "bo (laptop, pts/3)"."""
        place = ", ".join(filter(None, (self.machine, self.terminal)))
        return f"{self.name} ({place})" if place else self.name


@dataclass(frozen=True)
class Holder:
    """The window that holds a meeting, since when, and when it said last that it is there (both UTC)."""

    seat: Seat
    since: datetime
    renewed: datetime

    def silent(self, now: datetime) -> bool:
        """Whether it has not been heard for too long. A mark from the future is one of a clock that was set."""
        return abs((now - self.renewed).total_seconds()) > SILENT_SECONDS
