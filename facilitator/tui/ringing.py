"""The bell, for whoever has turned it on: when the last minute begins and when the time is over, once each."""

from facilitator.process.timebox import ClockState

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
