"""When a series meets again after one of its meetings."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.schedule import occurrences
from facilitator.records.columns import COLUMNS

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]


def next_start(connection: Connection, meeting_id: int) -> datetime | None:
    """When the series of a meeting meets next after it (UTC); None for a separate meeting or where the series ended.

    A meeting that was made already counts with the start it was given, and takes the place of its day in the series.
    """
    later = _meeting.alias("later")
    row = connection.execute(
        sa.select(_series, _meeting.c.planned_start)
        .join_from(_meeting, _series, _meeting.c.series_id == _series.c.id)
        .where(_meeting.c.id == meeting_id)
    ).one_or_none()
    if row is None:
        return None
    zone = ZoneInfo(row.zone)
    day = row.planned_start.astimezone(zone).date()
    made: datetime | None = connection.execute(
        sa.select(later.c.planned_start)
        .where(later.c.series_id == row.id, later.c.planned_start > row.planned_start)
        .order_by(later.c.planned_start)
        .limit(1)
    ).scalar()
    # A meeting that was moved within its day is not followed by the one it stands for.
    after = datetime.combine(day + timedelta(days=1), time(), zone) - timedelta(seconds=1)
    regular = occurrences(row.rule, row.starts_on, row.at, row.zone, after, 1) if row.active else ()
    if made is not None and regular and made.astimezone(zone).date() == regular[0].astimezone(zone).date():
        return made
    return min((start for start in (made, *regular) if start is not None), default=None)
