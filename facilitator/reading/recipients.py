"""Who a mail about a meeting goes to: those who take part, and those who have not handed in yet."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.meeting import MeetingKind, Turn
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.reading.actions import owed
from facilitator.reading.lines import local_day
from facilitator.reading.next_meeting import next_regular
from facilitator.records.columns import COLUMNS
from facilitator.views.circulation import Audience, Owing, Recipient

_meeting = COLUMNS["meeting"]
_attendance = COLUMNS["attendance"]
_update = COLUMNS["update"]
_member = COLUMNS["member"]
_series = COLUMNS["series"]
_participant = COLUMNS["series_member"]

_PERSON = (_member.c.id, _member.c.name, _member.c.email)


def audience(connection: Connection, meeting_id: int) -> Audience:
    """A meeting and who takes part in it. Raises NotFound."""
    row = connection.execute(sa.select(_meeting).where(_meeting.c.id == meeting_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no meeting number {meeting_id} (any more).", "Look again; it may be gone.")
    members = (
        sa.select(*_PERSON)
        .join_from(_attendance, _member, _attendance.c.member_id == _member.c.id)
        .where(_attendance.c.meeting_id == meeting_id, _member.c.active)
        .order_by(_attendance.c.position, _attendance.c.id)
    )
    return Audience(row.id, row.title, row.planned_start, row.zone, row.phase, _people(connection, members))


def next_audience(connection: Connection, now: datetime) -> Audience:
    """The regular meeting that runs, else the next one, made already or not, and who takes part. Raises NotFound."""
    running = sa.select(_meeting.c.id).where(_meeting.c.kind == MeetingKind.REGULAR, _meeting.c.phase.in_(LIVE_PHASES))
    meeting_id = connection.execute(running.order_by(_meeting.c.started_at.desc())).scalars().first()
    if meeting_id is not None:
        return audience(connection, meeting_id)
    due = next_regular(connection, now)
    if due is None:
        raise NotFound("No meeting is planned.", "Say when the team meets: facilitator series add")
    if due.meeting_id is not None:
        return audience(connection, due.meeting_id)
    series = connection.execute(sa.select(_series).where(_series.c.id == due.series_id)).one()
    members = (
        sa.select(*_PERSON)
        .join_from(_participant, _member, _participant.c.member_id == _member.c.id)
        .where(_participant.c.series_id == series.id, _member.c.active)
        .order_by(_participant.c.position, _participant.c.id)
    )
    return Audience(None, series.name, due.start, series.zone, Phase.PLANNED, _people(connection, members))


def not_handed_in(connection: Connection, meeting_id: int, now: datetime) -> tuple[Owing, ...]:
    """Who gives an update in a meeting, has not handed it in and still can; with the action items that they owe."""
    zone = connection.execute(sa.select(_meeting.c.zone).where(_meeting.c.id == meeting_id)).scalar_one()
    today = local_day(now, zone)
    members = (
        sa.select(*_PERSON)
        .join_from(_update, _member, _update.c.member_id == _member.c.id)
        .where(
            _update.c.meeting_id == meeting_id,
            _update.c.handed_in_at.is_(None),
            _update.c.turn == Turn.WAITING,
            _member.c.active,
        )
        .order_by(_update.c.position, _update.c.id)
    )
    return tuple(Owing(one, owed(connection, one.member_id, today)) for one in _people(connection, members))


def _people(connection: Connection, query: sa.Select[tuple[int, str, str]]) -> tuple[Recipient, ...]:
    return tuple(Recipient(row.id, row.name, row.email) for row in connection.execute(query))
