"""How long something has run, what is left of its time, and how that reads.

Time is kept as facts: when a clock started and ended (UTC), and seconds that were discounted. Everything else is
computed from those and the time now, so a killed program or a closed lid changes nothing.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Seconds by which wall and monotonic clock may differ before it counts as a suspend or a changed clock.
GAP_TOLERANCE = 2.0
LAST_MINUTE_SECONDS = 60.0


@dataclass(frozen=True)
class Span:
    """One stretch in which a clock ran: UTC start and end (None = still running), and seconds not to be counted."""

    started: datetime
    ended: datetime | None
    discounted: float = 0.0

    def elapsed(self, now: datetime) -> float:
        """Seconds that count, never negative, even where the wall clock was set back."""
        end = now if self.ended is None else self.ended
        return max(0.0, (end - self.started).total_seconds() - self.discounted)


def elapsed(spans: Iterable[Span], now: datetime) -> float:
    """Seconds that `spans` count together at `now`; never negative."""
    return sum((span.elapsed(now) for span in spans), 0.0)


class ClockState(StrEnum):
    """How a clock stands."""

    IDLE = "idle"
    PAUSED = "paused"
    RUNNING = "running"
    LAST_MINUTE = "last_minute"
    OVER = "over"


@dataclass(frozen=True)
class Timebox:
    """The time that something was given (`allotted` seconds; None = as long as it needs) and what it used so far."""

    allotted: float | None
    spans: tuple[Span, ...]

    @property
    def running(self) -> bool:
        """Whether its clock runs at this moment."""
        return any(span.ended is None for span in self.spans)

    def elapsed(self, now: datetime) -> float:
        """Seconds used, never negative."""
        return elapsed(self.spans, now)

    def left(self, now: datetime) -> float | None:
        """Seconds left, negative when over; None where nothing was allotted."""
        return None if self.allotted is None else self.allotted - self.elapsed(now)

    def over(self, now: datetime) -> bool:
        """Whether nothing is left of what was allotted."""
        left = self.left(now)
        return left is not None and left <= 0

    def fraction(self, now: datetime) -> float:
        """The share of the allotted time that is used, 0 to 1; 0 where nothing was allotted."""
        if self.allotted is None:
            return 0.0
        if self.allotted <= 0:
            return 1.0
        return min(1.0, self.elapsed(now) / self.allotted)

    def state(self, now: datetime) -> ClockState:
        """How the clock stands. Over stays over while it is paused; the last minute shows only while it runs."""
        if not self.spans:
            return ClockState.IDLE
        if self.over(now):
            return ClockState.OVER
        if not self.running:
            return ClockState.PAUSED
        left = self.left(now)
        in_last_minute = left is not None and left <= LAST_MINUTE_SECONDS
        return ClockState.LAST_MINUTE if in_last_minute else ClockState.RUNNING


def gap(wall_before: datetime, wall_after: datetime, monotonic_before: float, monotonic_after: float) -> float:
    """Seconds by which the wall clock moved more (or less: negative) than the monotonic one between two looks.

    0.0 within `GAP_TOLERANCE`. More than that means that the machine slept or that somebody set its clock.
    """
    difference = (wall_after - wall_before).total_seconds() - (monotonic_after - monotonic_before)
    return 0.0 if abs(difference) <= GAP_TOLERANCE else difference


def idle_seconds(last_ended: datetime | None, now: datetime) -> float:
    """Seconds for which no clock has run, given when the last one ended; 0 where none has ended yet."""
    return 0.0 if last_ended is None else max(0.0, (now - last_ended).total_seconds())


def clock_text(seconds: float) -> str:
    """Whole seconds as M:SS, or H:MM:SS from one hour on; the sign is left out."""
    minutes, secs = divmod(int(abs(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def countdown_text(left: float) -> str:
    """What is left, rounded up, so that 5:00 shows at first and 0:00 only when nothing is left; then +0:12 over."""
    # Microseconds are all a datetime holds; finer digits are float noise, which would show a second too many.
    exact = round(left, 6)
    if exact > 0:
        return clock_text(math.ceil(exact))
    over = math.floor(-exact)
    return f"+{clock_text(over)}" if over else "0:00"


def elapsed_text(seconds: float) -> str:
    """What has passed, in whole seconds gone by."""
    return clock_text(math.floor(max(0.0, round(seconds, 6))))
