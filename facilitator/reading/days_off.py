"""On which days series do not meet: holidays, and days that were skipped once."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.days_off import DaysOff
from facilitator.records.columns import COLUMNS
from facilitator.views.team import HolidayLine

_skip = COLUMNS["series_skip"]
_holiday = COLUMNS["holiday"]

_SKIPPED = sa.select(_skip.c.on).where(_skip.c.series_id == sa.bindparam("series"))
_HOLIDAYS = sa.select(_holiday).order_by(_holiday.c.first, _holiday.c.id)


def days_off(connection: Connection, series_id: int) -> DaysOff:
    """The days on which this series does not meet."""
    skipped = connection.execute(_SKIPPED, {"series": series_id}).scalars()
    return DaysOff(frozenset(skipped), tuple((line.first, line.last) for line in holidays(connection)))


def holidays(connection: Connection) -> tuple[HolidayLine, ...]:
    """Every holiday, soonest first."""
    return tuple(HolidayLine(row.id, row.first, row.last, row.name) for row in connection.execute(_HOLIDAYS))
