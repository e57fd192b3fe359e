"""Which backups are kept: all of two days, then fewer the older they are."""

from collections.abc import Collection
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Of so many days, weeks and months the newest backup is kept; days without one do not count."""


def kept(taken: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """Those of the moments `taken` (UTC) whose backups are kept at `now`. The newest one always is."""
    found = {moment for moment in taken if moment > now - ALL_FOR}
    for spell, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest: dict[tuple[int, ...], datetime] = {}
        for moment in sorted(taken):
            newest[spell(moment)] = moment
        found |= set(sorted(newest.values())[-count:])
    return frozenset(found)


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
