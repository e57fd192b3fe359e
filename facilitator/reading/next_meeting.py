"""Which meeting comes next, and who has handed in an update for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.reading.hand_ins import of_meeting, of_series
from facilitator.reading.heads import running_meeting
from facilitator.reading.lines import local_day
from facilitator.reading.next_start import starts_to_make
from facilitator.records.columns import COLUMNS
from facilitator.views.hand_ins import HandIns

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]

_ACTIVE_SERIES = sa.select(_series).where(_series.c.active)
_PLANNED = sa.select(
    _meeting.c.id, _meeting.c.series_id, _meeting.c.kind,
    _meeting.c.planned_start, _meeting.c.length_minutes, _meeting.c.zone,
).where(
    _meeting.c.phase == Phase.PLANNED,
    _meeting.c.kind.in_(sa.bindparam("kinds", expanding=True)),
    _meeting.c.planned_start >= sa.bindparam("since"),
)  # fmt: skip

AT_HAND = timedelta(minutes=15)
"""How long before its start a meeting is due."""


@dataclass(frozen=True)
class Due:
    """The meeting that is due next: one that was made (`meeting_id`), or one still to be made from `series_id`."""

    start: datetime
    """UTC; for one that runs the moment it was asked."""
    end: datetime
    """When it should be over, UTC."""
    meeting_id: int | None
    series_id: int | None


def due_next(connection: Connection, now: datetime) -> Due | None:
    """The meeting that runs, else the one that comes first: planned already, or next in its series.

    What is due at this moment goes before what was due earlier today and has not begun; that still comes next, and
    what was planned for days gone by does not. A separate meeting comes next only while it is due, so that
    it does not stand before the regular one for days. None where nothing is planned and no series goes on.
    """
    running = running_meeting(connection)
    if running is not None:
        return Due(now, now, running, None)
    return _first([*_planned(connection, now, tuple(MeetingKind)), *_from_series(connection, now)], now)


def next_regular(connection: Connection, now: datetime) -> Due | None:
    """The meeting that updates are written for: the one whose updates are still to be heard, else the next regular one.

    None where none is planned and no series goes on.
    """
    begun = sa.select(_meeting.c.id).where(
        _meeting.c.kind == MeetingKind.REGULAR, _meeting.c.phase.in_((Phase.CHECK_IN, Phase.UPDATES))
    )
    running = connection.execute(begun.order_by(_meeting.c.started_at.desc())).scalars().first()
    if running is not None:
        return Due(now, now, running, None)
    return _first([*_planned(connection, now, (MeetingKind.REGULAR,)), *_from_series(connection, now)], now)


def next_meeting(connection: Connection, now: datetime) -> HandIns | None:
    """The meeting that is due next, with who has handed in an update; None where there is none."""
    due = due_next(connection, now)
    if due is None:
        return None
    return hand_ins(connection, due)


def hand_ins(connection: Connection, due: Due) -> HandIns:
    """Who has handed in for the meeting that is due."""
    if due.meeting_id is not None:
        return of_meeting(connection, due.meeting_id)
    assert due.series_id is not None
    return of_series(connection, due.series_id, due.start)


def _first(coming: list[Due], now: datetime) -> Due | None:
    return min(coming, key=lambda due: (not _is_due(due.start, due.end, now), due.start), default=None)


def _midnight(now: datetime, zone: str) -> datetime:
    """When the day of `now` began in `zone`, UTC."""
    return datetime.combine(local_day(now, zone), time(), ZoneInfo(zone)).astimezone(UTC)


def _is_due(start: datetime, end: datetime, now: datetime) -> bool:
    return start - AT_HAND <= now < end


def _planned(connection: Connection, now: datetime, kinds: Collection[MeetingKind]) -> list[Due]:
    found = []
    for row in connection.execute(_PLANNED, {"kinds": list(kinds), "since": now - timedelta(days=1)}):
        end = row.planned_start + timedelta(minutes=row.length_minutes)
        if row.kind is MeetingKind.SEPARATE:
            counts = _is_due(row.planned_start, end, now)
        else:
            counts = row.planned_start >= _midnight(now, row.zone)
        if counts:
            found.append(Due(row.planned_start, end, row.id, row.series_id))
    return found


def _from_series(connection: Connection, now: datetime) -> list[Due]:
    """For each series its next meeting, where that has not been made yet."""
    found = []
    for series in connection.execute(_ACTIVE_SERIES).all():
        length = timedelta(minutes=series.length_minutes)
        day_before = _midnight(now, series.zone) - timedelta(seconds=1)
        for start in starts_to_make(connection, series, day_before, 1):
            found.append(Due(start, start + length, None, series.id))
    return found
