"""The minutes of a meeting, and which meeting is meant where none is named."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound, NotNow
from facilitator.process.meeting import AttendanceState, MeetingKind
from facilitator.process.phases import Phase
from facilitator.process.timebox import Span
from facilitator.reading.heads import running_meeting
from facilitator.reading.heard import done_before, resolved_before
from facilitator.reading.lines import local_day
from facilitator.reading.milestone_changes import milestone_changes
from facilitator.reading.minutes_topics import Held, actions, decisions, topics
from facilitator.reading.minutes_updates import updates
from facilitator.reading.next_start import next_start
from facilitator.records.columns import COLUMNS
from facilitator.views.minutes import Minutes

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]
_team = COLUMNS["team"]
_attendance = COLUMNS["attendance"]
_member = COLUMNS["member"]
_span = COLUMNS["clock_span"]

_MEETING = sa.select(
    _meeting,
    _series.c.zone.label("series_zone"),
    sa.select(sa.func.coalesce(sa.func.max(_team.c.name), "")).scalar_subquery().label("team"),
).outerjoin_from(_meeting, _series, _meeting.c.series_id == _series.c.id)

_WITH_YEAR = date.min
"""A day is written with its year where it is not in the year of this one: in minutes always."""


def last_meeting(connection: Connection) -> int:
    """The meeting that runs, else the one held last. Raises NotFound where none was held yet."""
    running = running_meeting(connection)
    if running is not None:
        return running
    newest: int | None = connection.execute(
        sa.select(_meeting.c.id)
        .where(_meeting.c.phase == Phase.CLOSED, _meeting.c.started_at.is_not(None))
        .order_by(_meeting.c.started_at.desc(), _meeting.c.id.desc())
        .limit(1)
    ).scalar()
    if newest is None:
        raise NotFound("No meeting was held yet.", "Run 'facilitator run' to hold one.")
    return newest


def minutes(connection: Connection, meeting_id: int) -> Minutes:
    """The minutes of a meeting that is over or runs. A clock that still runs counts when it has stopped.

    Raises NotFound where there is no such meeting, NotNow where it has not begun.
    """
    row = connection.execute(_MEETING.where(_meeting.c.id == meeting_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no meeting number {meeting_id} (any more).", "Look again; it may be gone.")
    if row.phase is Phase.PLANNED:
        raise NotNow(f"{row.title} has not begun, so there are no minutes yet.", "Run 'facilitator run' to hold it.")
    attendance = _names_by_state(connection, meeting_id)
    speaking, discussing = _clocks(connection, meeting_id)
    decided, given = decisions(connection, meeting_id), actions(connection, meeting_id)
    held = Held(meeting_id, row.zone, row.started_at or row.planned_start, row.ended_at)
    return Minutes(
        meeting_id=meeting_id,
        title=row.title,
        team=row.team,
        separate=row.kind is MeetingKind.SEPARATE,
        phase=row.phase,
        zone=row.zone,
        planned_start=row.planned_start,
        length_minutes=row.length_minutes,
        started_at=row.started_at,
        ended_at=row.ended_at,
        present=attendance[AttendanceState.PRESENT],
        late=attendance[AttendanceState.LATE],
        away=attendance[AttendanceState.AWAY],
        rating=row.rating,
        topics=topics(connection, held, discussing, decided, given),
        general_decisions=decided.get(None, ()),
        general_actions=given.get(None, ()),
        changes=milestone_changes(connection, meeting_id, _WITH_YEAR),
        updates=updates(connection, meeting_id, row.hand_in_by),
        update_seconds=speaking,
        discussion_seconds=sum(discussing.values()),
        next_start=next_start(connection, meeting_id),
        next_zone=row.series_zone or row.zone,
        held_before=_held_before(connection, row),
        done_before=done_before(connection, meeting_id),
        resolved_before=resolved_before(connection, meeting_id),
    )


def _held_before(connection: Connection, row: sa.Row[Any]) -> tuple[str, ...]:
    """The titles of the meetings that began before this one on its day, in its zone."""
    if row.started_at is None:
        return ()
    midnight = datetime.combine(local_day(row.started_at, row.zone), time(), ZoneInfo(row.zone)).astimezone(UTC)
    earlier = (_meeting.c.started_at < row.started_at) | (
        (_meeting.c.started_at == row.started_at) & (_meeting.c.id < row.id)
    )
    query = sa.select(_meeting.c.title).where(_meeting.c.started_at >= midnight, earlier)
    return tuple(connection.execute(query).scalars())


def _names_by_state(connection: Connection, meeting_id: int) -> Mapping[AttendanceState, tuple[str, ...]]:
    rows = connection.execute(
        sa.select(_attendance.c.state, _member.c.name)
        .join_from(_attendance, _member, _attendance.c.member_id == _member.c.id)
        .where(_attendance.c.meeting_id == meeting_id)
        .order_by(_attendance.c.position, _attendance.c.id)
    ).all()
    return {state: tuple(row.name for row in rows if row.state is state) for state in AttendanceState}


def _clocks(connection: Connection, meeting_id: int) -> tuple[float, dict[int, float]]:
    """Seconds spent on updates together, and on each discussion by its id, in the order they first came up."""
    speaking, discussing = 0.0, defaultdict[int, float](float)
    for row in connection.execute(
        sa.select(_span.c.discussion_id, _span.c.started_at, _span.c.ended_at, _span.c.discounted)
        .where(_span.c.meeting_id == meeting_id)
        .order_by(_span.c.started_at, _span.c.id)
    ):
        seconds = Span(row.started_at, row.ended_at, row.discounted).elapsed(row.ended_at or row.started_at)
        if row.discussion_id is None:
            speaking += seconds
        else:
            discussing[row.discussion_id] += seconds
    return speaking, dict(discussing)
