"""The bell, for whoever has turned it on: when the last minute begins and when the time is over, once each."""

from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.process.timebox import ClockState, Timebox
from facilitator.tui.opening import reading
from facilitator.tui.screens.stage_words import what_is_up

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk

_RINGS = (ClockState.LAST_MINUTE, ClockState.OVER)


class Bell:
    """Follows the clock of what is up, and says when to ring."""

    def __init__(self) -> None:
        self._before: tuple[str, ClockState] | None = None
        self._rung: set[tuple[str, ClockState]] = set()

    def rings(self, subject: str, state: ClockState) -> bool:
        """Whether to ring now that the clock of `subject` stands so. Called each second.

        Only a change that was seen rings, so that opening the program on a clock that is over is silent; and more time
        that runs out again is silent too.
        """
        now, before = (subject, state), self._before
        self._before = now
        if before is None or before[0] != subject or state not in _RINGS or now in self._rung or now == before:
            return False
        self._rung.add(now)
        return True


class Ringing:
    """Listens to the clock of the meeting that this window runs, whichever screen is in front."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._bell = Bell()
        self._meeting: int | None = None
        self._read = -1
        self._up: tuple[str, Timebox | None] = ("", None)

    def follow(self, meeting_id: int) -> None:
        """Listen to this meeting from now on."""
        if meeting_id != self._meeting:
            self._meeting, self._read = meeting_id, -1

    def due(self) -> bool:
        """Whether to ring now. Called each second; what is up is read anew where something was done since."""
        if self._meeting is None:
            return False
        now = self._desk.clock.now()
        try:
            newest = self._desk.look()
            if newest != self._read:
                view = self._desk.see(reading.following.phase_view, self._meeting, now)
                self._read, self._up = newest, what_is_up(view)
        except FacilitatorError:
            # The screen in front looks as well, and says so.
            return False
        subject, clock = self._up
        return clock is not None and self._bell.rings(subject, clock.state(now))
