"""When a series meets: the days of its rule, without those off, and the meetings that were made for them already."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.schedule import occurrences
from facilitator.reading.days_off import days_off
from facilitator.reading.lines import local_day
from facilitator.records.columns import COLUMNS

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]

_MADE_DAYS = sa.select(_meeting.c.series_day).where(
    _meeting.c.series_id == sa.bindparam("series"), _meeting.c.series_day >= sa.bindparam("first")
)


@dataclass(frozen=True)
class Coming:
    """One meeting of a series to come: `day` is the day of the series it stands for, `start` is UTC."""

    day: date
    start: datetime
    meeting_id: int | None
    """None: it has not been made yet."""


def coming(connection: Connection, series: sa.Row[Any], after: datetime, count: int) -> tuple[Coming, ...]:
    """The next `count` meetings of `series` (a row of it) that start after `after`, soonest first; fewer at its end.

    A meeting that was made counts with the start it was given, wherever it was moved to, and takes the place of its
    day in the series.
    """
    made = connection.execute(
        sa.select(_meeting.c.id, _meeting.c.series_day, _meeting.c.planned_start).where(
            _meeting.c.series_id == series.id, _meeting.c.planned_start > after
        )
    )
    found = [Coming(row.series_day, row.planned_start, row.id) for row in made]
    found += [
        Coming(local_day(start, series.zone), start, None) for start in starts_to_make(connection, series, after, count)
    ]
    return tuple(sorted(found, key=lambda each: each.start)[:count])


def starts_to_make(connection: Connection, series: sa.Row[Any], after: datetime, count: int) -> tuple[datetime, ...]:
    """The next `count` starts of `series` (a row of it) after `after` that no meeting was made for yet, UTC."""
    if not series.active:
        return ()
    made = connection.execute(_MADE_DAYS, {"series": series.id, "first": local_day(after, series.zone)})
    off = days_off(connection, series.id)
    off = replace(off, skipped=off.skipped.union(made.scalars()))
    return occurrences(series.rule, series.starts_on, series.at, series.zone, after, count, off)


def next_start(connection: Connection, meeting_id: int) -> datetime | None:
    """When the series of a meeting meets next after it (UTC); None for a separate meeting or where the series ended."""
    row = connection.execute(
        sa.select(_series, _meeting.c.planned_start, _meeting.c.series_day)
        .join_from(_meeting, _series, _meeting.c.series_id == _series.c.id)
        .where(_meeting.c.id == meeting_id)
    ).one_or_none()
    if row is None:
        return None
    # Held a day early or moved within its day, it is not followed by the day that it stands for.
    day_over = datetime.combine(row.series_day + timedelta(days=1), time(), ZoneInfo(row.zone)) - timedelta(seconds=1)
    following = (each for each in coming(connection, row, row.planned_start, 3) if each.meeting_id != meeting_id)
    return next((each.start for each in following if each.meeting_id is not None or each.start > day_over), None)
