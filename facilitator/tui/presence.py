"""Is the program there, and was it all the time? A running meeting is held while it is, and a gap is noticed."""

from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.process.holding import Holder
from facilitator.process.timebox import GAP_TOLERANCE, gap
from facilitator.tui.keys import key_name

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk


class Presence:
    """Follows the clock of one meeting, whichever screen is in front.

    A gap is what that clock ran while no program was there (after a crash), or what the wall clock moved more or less
    than the monotonic one while it ran (a closed lid, a wall clock that was set).
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._meeting: int | None = None
        self._subject = ""
        self._running = False
        self._seen: tuple[datetime, float] | None = None
        self._missed: dict[str, float] = {}
        self._live = False
        self.holder: Holder | None = None
        """The other window that holds the meeting, where one does."""

    def holds(self, meeting_id: int | None) -> bool:
        """Whether the meeting is run in this window at this moment. Raises FacilitatorError."""
        if not self._live or meeting_id is None or meeting_id != self._meeting or self.holder is not None:
            return False
        return self._desk.held_elsewhere(meeting_id) is None

    @property
    def gap(self) -> float:
        """Seconds to be left out of the clock of what is up; below zero where the wall clock was set back; else 0.

        A gap belongs to the clock that ran through it: it is not taken out of the next one, and is there again where
        undo brings back what was up.
        """
        missed = self._missed.get(self._subject, 0.0)
        return missed if abs(missed) > GAP_TOLERANCE else 0.0

    def follow(self, meeting_id: int, subject: str, *, running: bool, live: bool = True) -> None:
        """Watch over this meeting from now on: `subject` names what is up (empty: nothing), whose clock may run.

        While it is `live` it is held, unless another window does.
        """
        if meeting_id != self._meeting:
            self._meeting = meeting_id
            self._seen = None
            self._missed = {subject: self._desk.absence(meeting_id)}
        else:
            # A key may come before the look that would have found the gap.
            self._compare()
        self._subject, self._running, self._live = subject, running, live
        self.holder = self._desk.mark_alive(meeting_id) if live else None
        if not live:
            self._desk.let_go(meeting_id)

    def look(self) -> Holder | None:
        """Compare the clocks, and go on holding the meeting. Called each second.

        Gives back who took it over since the last look; None where nobody did.
        """
        if self._meeting is None or self.holder is not None:
            return None
        self._compare()
        if self._live:
            self.holder = self._desk.mark_alive(self._meeting)
        return self.holder

    def settled(self) -> None:
        """The gap was left out, or the times were put right."""
        self._missed.pop(self._subject, None)

    def _compare(self) -> None:
        """See what the wall clock did beside the monotonic one since the last time."""
        now, monotonic = self._desk.clock.now(), self._desk.clock.monotonic()
        if self._seen is not None and self._running:
            found = gap(self._seen[0], now, self._seen[1], monotonic)
            self._missed[self._subject] = self._missed.get(self._subject, 0.0) + found
        self._seen = (now, monotonic)


def taken_over(holder: Holder) -> str:
    """What is said where another window took the meeting over."""
    return f"{holder.seat.words} took over; {key_name('take_over')} takes it back. What you typed is kept."
