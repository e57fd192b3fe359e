"""Which meeting comes next, and who has handed in an update for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.process.schedule import hand_in_deadline
from facilitator.reading.heads import running_meeting
from facilitator.reading.lines import local_day
from facilitator.reading.next_start import starts_to_make
from facilitator.reading.series import participants
from facilitator.records.columns import COLUMNS
from facilitator.views.board import NextMeeting

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]
_update = COLUMNS["update"]
_member = COLUMNS["member"]

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


def next_meeting(connection: Connection, now: datetime) -> NextMeeting | None:
    """The meeting that is due next, with who has handed in an update; None where there is none."""
    due = due_next(connection, now)
    if due is None:
        return None
    return _made(connection, due.meeting_id) if due.meeting_id is not None else _to_be_made(connection, due)


def _first(coming: list[Due], now: datetime) -> Due | None:
    return min(coming, key=lambda due: (not _is_due(due.start, due.end, now), due.start), default=None)


def _midnight(now: datetime, zone: str) -> datetime:
    """When the day of `now` began in `zone`, UTC."""
    return datetime.combine(local_day(now, zone), time(), ZoneInfo(zone)).astimezone(UTC)


def _is_due(start: datetime, end: datetime, now: datetime) -> bool:
    return start - AT_HAND <= now < end


def _planned(connection: Connection, now: datetime, kinds: Collection[MeetingKind]) -> list[Due]:
    rows = connection.execute(
        sa.select(
            _meeting.c.id, _meeting.c.series_id, _meeting.c.kind,
            _meeting.c.planned_start, _meeting.c.length_minutes, _meeting.c.zone,
        )
        .where(
            _meeting.c.phase == Phase.PLANNED,
            _meeting.c.kind.in_(kinds),
            _meeting.c.planned_start >= now - timedelta(days=1),
        )
    )  # fmt: skip
    found = []
    for row in rows:
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
    for series in connection.execute(sa.select(_series).where(_series.c.active)).all():
        length = timedelta(minutes=series.length_minutes)
        day_before = _midnight(now, series.zone) - timedelta(seconds=1)
        for start in starts_to_make(connection, series, day_before, 1):
            found.append(Due(start, start + length, None, series.id))
    return found


def _made(connection: Connection, meeting_id: int) -> NextMeeting:
    meeting = connection.execute(sa.select(_meeting).where(_meeting.c.id == meeting_id)).one()
    updates = connection.execute(
        sa.select(_member.c.name, _update.c.handed_in_at)
        .join_from(_update, _member)
        .where(_update.c.meeting_id == meeting_id)
        .order_by(_update.c.position, _update.c.id)
    ).all()
    return NextMeeting(
        id=meeting_id,
        title=meeting.title,
        phase=meeting.phase,
        start=meeting.planned_start,
        zone=meeting.zone,
        deadline=meeting.hand_in_by or meeting.planned_start,
        handed_in=tuple(row.name for row in updates if row.handed_in_at is not None),
        missing=tuple(row.name for row in updates if row.handed_in_at is None),
    )


def _to_be_made(connection: Connection, due: Due) -> NextMeeting:
    series = connection.execute(sa.select(_series).where(_series.c.id == due.series_id)).one()
    speakers = [person.name for person in participants(connection).get(series.id, ()) if person.gives_update]
    return NextMeeting(
        id=None,
        title=series.name,
        phase=Phase.PLANNED,
        start=due.start,
        zone=series.zone,
        deadline=hand_in_deadline(due.start, series.hand_in_hours),
        handed_in=(),
        missing=tuple(speakers),
    )
