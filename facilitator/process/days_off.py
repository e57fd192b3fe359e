"""Days on which a series does not meet, although its rule says so."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DaysOff:
    """Skipped days of one series, and holidays: each the first and the last day of a stretch."""

    skipped: frozenset[date] = frozenset()
    holidays: tuple[tuple[date, date], ...] = ()

    def __contains__(self, day: date) -> bool:
        """Whether there is no meeting on `day`."""
        return day in self.skipped or any(first <= day <= last for first, last in self.holidays)


NO_DAYS_OFF = DaysOff()
