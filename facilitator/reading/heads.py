"""The meeting itself: its head, which one runs, when the team last met, and the figures that the rules look at."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.invariants import MeetingFacts
from facilitator.process.meeting import MeetingKind, Turn
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.records.columns import COLUMNS
from facilitator.views.meeting import MeetingHead

_meeting = COLUMNS["meeting"]
_act = COLUMNS["act"]
_span = COLUMNS["clock_span"]
_update = COLUMNS["update"]
_discussion = COLUMNS["discussion"]

FIRST_WINDOW = timedelta(days=14)
"""What counts as new where the team has not met yet."""


def _of(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.Select[int]:
    """How many rows of `table` belong to the meeting of the query around it."""
    belongs = table.c.meeting_id == _meeting.c.id
    return sa.select(sa.func.count()).select_from(table).where(belongs, *conditions).correlate(_meeting)


_newest_act = sa.select(sa.func.coalesce(sa.func.max(_act.c.id), 0)).where(_act.c.meeting_id == _meeting.c.id)
_last_stop = sa.select(sa.func.max(_span.c.ended_at)).where(_span.c.meeting_id == _meeting.c.id)
_running = _of(_span, _span.c.ended_at.is_(None))

_HEAD = sa.select(
    _meeting,
    _newest_act.correlate(_meeting).scalar_subquery().label("as_of"),
    _last_stop.correlate(_meeting).scalar_subquery().label("last_stop"),
    _running.scalar_subquery().label("running"),
)

_RUNNING_MEETING = (
    sa.select(_meeting.c.id).where(_meeting.c.phase.in_(LIVE_PHASES)).order_by(_meeting.c.started_at.desc())
)
_LAST_START = sa.select(sa.func.max(_meeting.c.started_at)).where(
    _meeting.c.kind == MeetingKind.REGULAR,
    _meeting.c.phase == Phase.CLOSED,
    _meeting.c.started_at < sa.bindparam("before"),
)
_ACT_BEFORE = sa.select(_act.c.id).where(_act.c.at <= sa.bindparam("moment")).order_by(_act.c.id.desc()).limit(1)


def meeting_head(connection: Connection, meeting_id: int) -> MeetingHead:
    """The head of a meeting. Raises NotFound."""
    row = connection.execute(_HEAD.where(_meeting.c.id == meeting_id)).one_or_none()
    if row is None:
        raise _no_meeting(meeting_id)
    return MeetingHead(
        id=row.id,
        title=row.title,
        separate=row.kind is MeetingKind.SEPARATE,
        phase=row.phase,
        zone=row.zone,
        planned_start=row.planned_start,
        length_minutes=row.length_minutes,
        update_seconds=row.update_seconds,
        reserve_seconds=row.reserve_seconds,
        started_at=row.started_at,
        ended_at=row.ended_at,
        order_committed=row.order_committed_at is not None,
        idle_since=None if row.running else row.last_stop,
        as_of=row.as_of,
    )


def running_meeting(connection: Connection) -> int | None:
    """The meeting that has begun and is not closed, the newest where there are several; None where none runs."""
    return connection.execute(_RUNNING_MEETING).scalars().first()


def last_met(connection: Connection, before: datetime) -> datetime:
    """When the newest closed regular meeting that began before `before` began; else 14 days before it (UTC).

    "Changed since the last meeting" means since then, so that what changed in that meeting counts as new.
    """
    return last_start(connection, before) or before - FIRST_WINDOW


def last_start(connection: Connection, before: datetime) -> datetime | None:
    """When the newest closed regular meeting that began before `before` began (UTC); None where there is none."""
    started: datetime | None = connection.execute(_LAST_START, {"before": before}).scalar_one()
    return started


def act_before(connection: Connection, moment: datetime) -> int:
    """Id of the newest act that was done at or before `moment`; 0 where there is none.

    Walks back from the newest act: rows whose version is higher were changed since, without a look at the journal.
    """
    return connection.execute(_ACT_BEFORE, {"moment": moment}).scalar_one_or_none() or 0


def meeting_facts(connection: Connection, meeting_id: int) -> MeetingFacts:
    """A meeting in the figures that `process.invariants` looks at. Raises NotFound."""
    query = sa.select(
        _meeting,
        _running.scalar_subquery().label("running"),
        _of(_update, _update.c.turn == Turn.UP).scalar_subquery().label("speakers"),
        _of(_discussion, _discussion.c.turn == Turn.UP).scalar_subquery().label("topics"),
    ).where(_meeting.c.id == meeting_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise _no_meeting(meeting_id)
    outcomes = connection.execute(sa.select(_discussion.c.outcome).where(_discussion.c.meeting_id == meeting_id))
    return MeetingFacts(
        phase=row.phase,
        order_committed=row.order_committed_at is not None,
        started_at=row.started_at,
        ended_at=row.ended_at,
        running_clocks=row.running,
        outcomes=tuple(outcomes.scalars()),
        current_topics=row.topics,
        current_speakers=row.speakers,
    )


def _no_meeting(meeting_id: int) -> NotFound:
    return NotFound(f"There is no meeting number {meeting_id} (any more).", "Look again; it may be gone.")
