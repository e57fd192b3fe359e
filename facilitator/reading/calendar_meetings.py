"""Meetings that belong to no series, for a calendar program: separate ones and those planned by hand."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.meeting import MeetingKind
from facilitator.reading.plan import database_mark
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.views.calendar import CalendarMeeting, Invited, Stamp

_meeting = COLUMNS["meeting"]
_attendance = COLUMNS["attendance"]
_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]
_member = COLUMNS["member"]
_act = COLUMNS["act"]
_change = COLUMNS["change"]


def others(connection: Connection, now: datetime) -> tuple[CalendarMeeting, ...]:
    """Every meeting without a series, soonest first, and those that were taken back and would still be to come."""
    rows = connection.execute(
        sa.select(_meeting).where(_meeting.c.series_id.is_(None)).order_by(_meeting.c.planned_start, _meeting.c.id)
    ).all()
    return (*(on_its_own(connection, row) for row in rows), *_cancelled(connection, now))


def on_its_own(connection: Connection, meeting: sa.Row[Any]) -> CalendarMeeting:
    """A meeting (a row of it) as an event of its own."""
    people = connection.execute(
        sa.select(_member.c.id, _member.c.name, _member.c.email, _attendance.c.version, _member.c.version.label("own"))
        .join_from(_attendance, _member)
        .where(_attendance.c.meeting_id == meeting.id)
        .order_by(_attendance.c.position, _attendance.c.id)
    ).all()
    topics = connection.execute(
        sa.select(_topic.c.title, _topic.c.version)
        .join_from(_discussion, _topic)
        .where(sa.or_(_discussion.c.separate_meeting_id == meeting.id, _discussion.c.meeting_id == meeting.id))
        .order_by(_discussion.c.position, _discussion.c.id)
    ).all()
    owner = next((Invited(row.name, row.email) for row in people if row.id == meeting.owner_id), None)
    versions = [meeting.version, *(row.version for row in topics), *(max(row.version, row.own) for row in people)]
    return CalendarMeeting(
        stamp=stamp(connection, f"meeting-{meeting.id}", max(versions)),
        title=meeting.title,
        start=meeting.planned_start,
        zone=meeting.zone,
        length_minutes=meeting.length_minutes,
        owner=owner,
        topics=tuple(dict.fromkeys(row.title for row in topics)),
        invited=tuple(Invited(row.name, row.email) for row in people),
    )


def _cancelled(connection: Connection, now: datetime) -> tuple[CalendarMeeting, ...]:
    """Separate meetings that an undo or another destination took back, as the journal still knows them."""
    there = sa.select(_meeting.c.id)
    rows = connection.execute(
        sa.select(_change.c.key, _change.c.act_id, _change.c.before)
        .where(_change.c.record == "meeting", _change.c.field == WHOLE_ROW, _change.c.key.not_in(there))
        .order_by(_change.c.act_id)
    )
    last = {row.key: row for row in rows if row.before is not None and row.before["kind"] == MeetingKind.SEPARATE}
    found = []
    for key, row in last.items():
        start = datetime.fromisoformat(row.before["planned_start"])
        if start + timedelta(days=1) > now:
            found.append(
                CalendarMeeting(
                    stamp=stamp(connection, f"meeting-{key}", row.act_id),
                    title=row.before["title"],
                    start=start,
                    zone=row.before["zone"],
                    length_minutes=row.before["length_minutes"],
                    owner=None,
                    topics=(),
                    invited=(),
                    cancelled=True,
                )
            )
    return tuple(found)


def stamp(connection: Connection, event: str, act_id: int) -> Stamp:
    """The stamp of an event ("series-1", "meeting-4") that `act_id` changed last."""
    return Stamp(f"{event}-{database_mark(connection)}@facilitator", act_id, act_time(connection, act_id))


def act_time(connection: Connection, act_id: int) -> datetime:
    """When an act was done, UTC."""
    at: datetime = connection.execute(sa.select(_act.c.at).where(_act.c.id == act_id)).scalar_one()
    return at
