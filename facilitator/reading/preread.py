"""The pre-read of a meeting, also of one that its series is still to make; and which meeting is meant."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound, NotNow
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import AttendanceState, HandIn, MeetingKind, Turn
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.schedule import hand_in_deadline
from facilitator.process.timetable import Slot, separate_timetable, timetable
from facilitator.reading.candidates import waiting_for
from facilitator.reading.lines import action_lines, local_day
from facilitator.reading.minutes_updates import updates
from facilitator.reading.next_meeting import Due, next_regular
from facilitator.reading.series import participants
from facilitator.reading.topics import deferrals, waiting
from facilitator.reading.tracker import tracker
from facilitator.records.columns import COLUMNS
from facilitator.views.meeting import ActionLine
from facilitator.views.minutes import MinutesUpdate
from facilitator.views.preread import AgendaTopic, Preread, SeparateTopic

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]
_attendance = COLUMNS["attendance"]
_update = COLUMNS["update"]
_member = COLUMNS["member"]
_action = COLUMNS["action_item"]
_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]


@dataclass(frozen=True)
class _Prepared:
    """A meeting in what the pre-read needs of it, whether it has been made or not."""

    meeting_id: int | None
    title: str
    separate: bool
    start: datetime
    """The actual start, else the planned one."""
    end: datetime
    zone: str
    deadline: datetime | None
    reserve_seconds: int
    update_seconds: int
    updates: tuple[MinutesUpdate, ...]
    speakers: tuple[str, ...]
    """Who is to give an update, without those who are away."""
    attendees: tuple[str, ...]


def preread(connection: Connection, meeting_id: int | None, now: datetime) -> Preread:
    """The pre-read of a meeting as of `now` (UTC); None means the regular one that runs, else the next regular one.

    Raises NotFound where there is no such meeting, NotNow where it is over.
    """
    meeting = _default(connection, now) if meeting_id is None else _made(connection, meeting_id)
    plan = tracker(connection, now, zone=meeting.zone)
    return Preread(
        team=plan.team,
        title=meeting.title,
        separate=meeting.separate,
        start=meeting.start,
        end=meeting.end,
        zone=meeting.zone,
        as_of=now,
        deadline=meeting.deadline,
        attendees=meeting.attendees,
        agenda=_agenda(meeting),
        topics=_topics(connection, meeting, now),
        separate_topics=() if meeting.separate else _separate_topics(connection, now),
        actions=_actions(connection),
        tracker=plan,
        updates=meeting.updates,
    )


def _default(connection: Connection, now: datetime) -> _Prepared:
    running = (
        sa.select(_meeting.c.id)
        .where(_meeting.c.kind == MeetingKind.REGULAR, _meeting.c.phase.in_(LIVE_PHASES))
        .order_by(_meeting.c.started_at.desc())
    )
    meeting_id = connection.execute(running).scalars().first()
    if meeting_id is not None:
        return _made(connection, meeting_id)
    due = next_regular(connection, now)
    if due is None:
        raise NotFound("No meeting is planned.", "Say when the team meets: facilitator series add")
    return _to_be_made(connection, due) if due.meeting_id is None else _made(connection, due.meeting_id)


def _made(connection: Connection, meeting_id: int) -> _Prepared:
    row = connection.execute(sa.select(_meeting).where(_meeting.c.id == meeting_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no meeting number {meeting_id} (any more).", "Look again; it may be gone.")
    if row.phase is Phase.CLOSED:
        raise NotNow(
            f"{row.title} is over, and a pre-read is for what is to come.",
            f"What came of it: facilitator minutes {meeting_id}",
        )
    separate = row.kind is MeetingKind.SEPARATE
    return _Prepared(
        meeting_id=meeting_id,
        title=row.title,
        separate=separate,
        start=row.started_at or row.planned_start,
        end=row.planned_start + timedelta(minutes=row.length_minutes),
        zone=row.zone,
        deadline=row.hand_in_by,
        reserve_seconds=row.reserve_seconds,
        update_seconds=row.update_seconds,
        updates=updates(connection, meeting_id, row.hand_in_by),
        speakers=_speakers(connection, meeting_id),
        attendees=_attendees(connection, meeting_id) if separate else (),
    )


def _speakers(connection: Connection, meeting_id: int) -> tuple[str, ...]:
    here = sa.and_(
        _attendance.c.meeting_id == _update.c.meeting_id,
        _attendance.c.member_id == _update.c.member_id,
        _attendance.c.state != AttendanceState.AWAY,
    )
    rows = connection.execute(
        sa.select(_member.c.name)
        .join_from(_update, _member, _update.c.member_id == _member.c.id)
        .join(_attendance, here)
        .where(_update.c.meeting_id == meeting_id, _update.c.turn.not_in((Turn.SKIPPED, Turn.READ)))
        .order_by(_update.c.position, _update.c.id)
    )
    return tuple(rows.scalars())


def _attendees(connection: Connection, meeting_id: int) -> tuple[str, ...]:
    rows = connection.execute(
        sa.select(_member.c.name)
        .join_from(_attendance, _member, _attendance.c.member_id == _member.c.id)
        .where(_attendance.c.meeting_id == meeting_id)
        .order_by(_attendance.c.position, _attendance.c.id)
    )
    return tuple(rows.scalars())


def _to_be_made(connection: Connection, due: Due) -> _Prepared:
    series = connection.execute(sa.select(_series).where(_series.c.id == due.series_id)).one()
    speakers = [person for person in participants(connection).get(series.id, ()) if person.gives_update]
    ids = [person.member_id for person in speakers]
    roles = {row.id: row.role for row in connection.execute(sa.select(_member).where(_member.c.id.in_(ids)))}
    return _Prepared(
        meeting_id=None,
        title=series.name,
        separate=False,
        start=due.start,
        end=due.end,
        zone=series.zone,
        deadline=hand_in_deadline(due.start, series.hand_in_hours),
        reserve_seconds=series.reserve_seconds,
        update_seconds=series.update_seconds,
        updates=tuple(
            MinutesUpdate(person.name, roles[person.member_id], Turn.WAITING, HandIn.MISSING, "", "", "", ())
            for person in speakers
        ),
        speakers=tuple(person.name for person in speakers),
        attendees=(),
    )


def _agenda(meeting: _Prepared) -> tuple[Slot, ...]:
    if meeting.separate:
        return separate_timetable(meeting.start, meeting.end, reserve_seconds=meeting.reserve_seconds)
    return timetable(
        meeting.start,
        meeting.end,
        reserve_seconds=meeting.reserve_seconds,
        speakers=meeting.speakers,
        seconds_each=meeting.update_seconds,
    )


def _topics(connection: Connection, meeting: _Prepared, now: datetime) -> tuple[AgendaTopic, ...]:
    lines = waiting(connection, local_day(now, meeting.zone))
    if meeting.meeting_id is None:
        lines = tuple(line for line in lines if line.separate_start is None)
    else:
        placed = sa.select(_discussion.c.topic_id).where(_discussion.c.meeting_id == meeting.meeting_id)
        here = {*waiting_for(connection, meeting.meeting_id, now), *connection.execute(placed).scalars()}
        lines = tuple(line for line in lines if line.id in here)
    deferred = deferrals(connection, [line.id for line in lines])
    return tuple(
        AgendaTopic(
            title=line.title,
            raised_by=line.raised_by,
            source_text=line.source_text,
            since=line.since,
            deferrals=line.deferrals,
            first_deferred=deferred[line.id].first,
        )
        for line in lines
    )


def _separate_topics(connection: Connection, now: datetime) -> tuple[SeparateTopic, ...]:
    rows = connection.execute(
        sa.select(_topic.c.title, _meeting.c.planned_start, _meeting.c.zone, _member.c.name)
        .join_from(_discussion, _topic, _discussion.c.topic_id == _topic.c.id)
        .join(_meeting, _discussion.c.separate_meeting_id == _meeting.c.id)
        .outerjoin(_member, _meeting.c.owner_id == _member.c.id)
        .where(
            _discussion.c.outcome == Outcome.SEPARATE_MEETING, _topic.c.state == TopicState.OPEN,
            _meeting.c.phase == Phase.PLANNED, _meeting.c.planned_start > now,
        )
        .order_by(_meeting.c.planned_start, _meeting.c.id, _discussion.c.id)
    )  # fmt: skip
    return tuple(SeparateTopic(row.title, row.planned_start, row.zone, row.name or "") for row in rows)


def _actions(connection: Connection) -> tuple[ActionLine, ...]:
    lines = action_lines(connection, _action.c.done_at.is_(None))
    return tuple(sorted(lines, key=lambda line: (line.due or date.max, line.id)))
