"""Was the program there all the time? A gap in a running meeting is noticed, so that it can be left out."""

from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.process.timebox import GAP_TOLERANCE, gap

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk


class Presence:
    """Follows the clock of one meeting, whichever screen is in front.

    A gap is what that clock ran while no program was there (after a crash), or what the wall clock moved more than
    the monotonic one while it ran (a closed lid, a wall clock that was set).
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._meeting: int | None = None
        self._subject = ""
        self._running = False
        self._seen: tuple[datetime, float] | None = None
        self._away = 0.0

    @property
    def gap(self) -> float:
        """Seconds that can be left out; 0 where none are missing."""
        return self._away if self._away > GAP_TOLERANCE else 0.0

    def follow(self, meeting_id: int, subject: str, *, running: bool) -> None:
        """Watch over this meeting from now on: `subject` names what is up (empty: nothing), whose clock may run."""
        if meeting_id != self._meeting:
            self._meeting = meeting_id
            self._seen = None
            self._away = self._desk.absence(meeting_id)
        elif subject != self._subject:
            # A gap belongs to the clock that ran through it, and G would take it out of another one.
            self._away = 0.0
        self._subject, self._running = subject, running

    def look(self) -> None:
        """Compare the clocks, and write down that the program is there. Called each second."""
        if self._meeting is None:
            return
        clock = self._desk.clock
        now, monotonic = clock.now(), clock.monotonic()
        if self._seen is not None and self._running:
            self._away += gap(self._seen[0], now, self._seen[1], monotonic)
        self._seen = (now, monotonic)
        self._desk.mark_alive(self._meeting)

    def settled(self) -> None:
        """The gap was left out."""
        self._away = 0.0
