"""Was the program there all the time? A gap in a running meeting is noticed, so that it can be left out."""

from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.process.timebox import gap

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk


class Presence:
    """Follows one meeting, whichever screen is in front.

    A gap is what the meeting's clock ran while no program was there (after a crash), or what the wall clock moved
    more than the monotonic one (a closed lid, a clock that was set).
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._meeting: int | None = None
        self._seen: tuple[datetime, float] | None = None
        self.gap = 0.0
        """Seconds that can be left out."""

    def follow(self, meeting_id: int) -> None:
        """Watch over this meeting from now on."""
        if meeting_id != self._meeting:
            self._meeting = meeting_id
            self._seen = None
            self.gap = self._desk.absence(meeting_id)

    def look(self) -> None:
        """Compare the clocks, and write down that the program is there. Called each second."""
        if self._meeting is None:
            return
        clock = self._desk.clock
        now, monotonic = clock.now(), clock.monotonic()
        if self._seen is not None:
            self.gap = max(self.gap, gap(self._seen[0], now, self._seen[1], monotonic))
        self._seen = (now, monotonic)
        self._desk.mark_alive(self._meeting)

    def settled(self) -> None:
        """The gap was left out."""
        self.gap = 0.0
