"""Time, passed in everywhere.

Rules and acts never ask the machine what time it is: they are given a `Clock`, so that a test, a rehearsal or a
replay decides.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class Clock:
    """`now` gives aware UTC datetimes; `monotonic` gives seconds that no change of the wall clock moves."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]


def _utc_now() -> datetime:
    return datetime.now(UTC)


SYSTEM_CLOCK = Clock(now=_utc_now, monotonic=time.monotonic)


class ManualClock:
    """A clock that stands still until it is moved: for tests, the demo's past and rehearsals of time."""

    def __init__(self, start: datetime) -> None:
        self.time = start.astimezone(UTC)
        self.seconds = 0.0

    def now(self) -> datetime:
        """The time it was set to, UTC."""
        return self.time

    def monotonic(self) -> float:
        """Seconds it was moved forward since it was made."""
        return self.seconds

    def tick(self, seconds: float) -> None:
        """Move both clocks forward by `seconds`."""
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        """This clock in the form that acts and screens are given."""
        return Clock(now=self.now, monotonic=self.monotonic)
