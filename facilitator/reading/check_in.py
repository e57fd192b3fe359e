"""The check-in screen: who is here, what was promised, what was saved, and whether the plan fits."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.budget import Choice, Fit, choices
from facilitator.process.learning import StatusChange, saved_early
from facilitator.process.meeting import AttendanceState, MeetingKind, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.candidates import waiting_for
from facilitator.reading.heads import act_before, last_met, meeting_head
from facilitator.reading.lines import action_lines, hand_in_state, people
from facilitator.reading.topics import deferrals
from facilitator.records.columns import COLUMNS
from facilitator.store.history import changes
from facilitator.views.check_in import Attendee, CheckIn, PastSeparate, Saved
from facilitator.views.meeting import ActionLine, MeetingHead

_meeting = COLUMNS["meeting"]
_attendance = COLUMNS["attendance"]
_member = COLUMNS["member"]
_update = COLUMNS["update"]
_action = COLUMNS["action_item"]
_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]
_milestone = COLUMNS["milestone"]
_series = COLUMNS["series"]
_participant = COLUMNS["series_member"]

_SILENT = (Turn.SKIPPED, Turn.READ)

_place = sa.case(
    # Who is late speaks last; their row stays where it is, under the cursor that goes down the list.
    (sa.or_(_attendance.c.state == AttendanceState.LATE, _update.c.id.is_(None)), _attendance.c.position),
    else_=_update.c.position,
)
_ATTENDEES = (
    sa.select(
        _member.c.id, _member.c.name, _member.c.role, _attendance.c.state, _attendance.c.gives_update,
        _update.c.turn, _update.c.handed_in_at, _meeting.c.hand_in_by,
    )
    .join_from(_attendance, _member, _attendance.c.member_id == _member.c.id)
    .join(_meeting, _attendance.c.meeting_id == _meeting.c.id)
    .outerjoin(
        _update,
        sa.and_(_update.c.meeting_id == _attendance.c.meeting_id, _update.c.member_id == _attendance.c.member_id),
    )
    .order_by(_place, _attendance.c.position, _attendance.c.id)
)  # fmt: skip

_SEPARATE = (
    sa.select(
        _meeting.c.id, _meeting.c.title, _meeting.c.planned_start, _meeting.c.length_minutes,
        _topic.c.id.label("topic"), _topic.c.title.label("topic_title"),
        sa.func.coalesce(_member.c.name, "").label("owner"),
    )
    .outerjoin_from(_meeting, _discussion, _discussion.c.separate_meeting_id == _meeting.c.id)
    .outerjoin(_topic, _discussion.c.topic_id == _topic.c.id)
    .outerjoin(_member, _meeting.c.owner_id == _member.c.id)
    .where(_meeting.c.kind == MeetingKind.SEPARATE, _meeting.c.phase == Phase.PLANNED)
    .order_by(_meeting.c.planned_start, _meeting.c.id)
)  # fmt: skip

_PLANNED_SPEAKERS = (
    sa.select(_series.c.fit_choice, sa.func.count(_participant.c.id).label("speakers"))
    .join_from(_series, _meeting, _meeting.c.series_id == _series.c.id)
    .join(_participant, sa.and_(_participant.c.series_id == _series.c.id, _participant.c.gives_update))
    .join(_member, sa.and_(_participant.c.member_id == _member.c.id, _member.c.active))
    .group_by(_series.c.fit_choice)
)


def check_in(connection: Connection, meeting_id: int, today: date) -> CheckIn:
    """The check-in of a meeting. Raises NotFound."""
    head = meeting_head(connection, meeting_id)
    began = head.started_at or head.planned_start
    rows = connection.execute(_ATTENDEES.where(_attendance.c.meeting_id == meeting_id)).all()
    here = {row.id for row in rows}
    speakers = sum(
        row.gives_update and row.state is not AttendanceState.AWAY and row.turn not in _SILENT for row in rows
    )
    waiting = waiting_for(connection, meeting_id, began)
    first_half = max(0, int((head.planned_end - began).total_seconds()) // 2)
    fit = Fit(speakers=speakers, seconds_each=head.update_seconds, first_half_seconds=first_half)
    return CheckIn(
        head=head,
        attendees=tuple(
            Attendee(
                member_id=row.id,
                name=row.name,
                role=row.role,
                state=row.state,
                gives_update=row.gives_update,
                handed_in=hand_in_state(row.handed_in_at, row.hand_in_by),
            )
            for row in rows
        ),
        others=tuple(person for person in people(connection) if person.id not in here),
        actions=_actions(connection, head.id, began),
        separate_meetings=_separate_meetings(connection, began),
        saved=_saved(connection, last_met(connection, began)),
        fit=fit,
        choices=_choices(connection, head, fit),
        topics=len(waiting),
        deferred=_deferred(connection, waiting),
    )


def _actions(connection: Connection, meeting_id: int, began: datetime) -> tuple[ActionLine, ...]:
    """What earlier meetings gave and is open still, or was done since the last one ended; soonest due first."""
    last_end = sa.select(sa.func.max(_meeting.c.ended_at)).where(
        _meeting.c.kind == MeetingKind.REGULAR, _meeting.c.phase == Phase.CLOSED, _meeting.c.started_at < began
    )
    lately = sa.or_(_action.c.done_at.is_(None), _action.c.done_at > last_end.scalar_subquery())
    lines = action_lines(connection, _action.c.meeting_id != meeting_id, lately)
    return tuple(sorted(lines, key=lambda line: (line.due or date.max, line.id)))


def _separate_meetings(connection: Connection, moment: datetime) -> tuple[PastSeparate, ...]:
    rows = connection.execute(_SEPARATE.where(_meeting.c.planned_start < moment))
    return tuple(
        PastSeparate(row.id, row.topic, row.topic_title or row.title, row.planned_start, row.owner)
        for row in rows
        if row.planned_start + timedelta(minutes=row.length_minutes) <= moment
    )


def _saved(connection: Connection, since: datetime) -> tuple[Saved, ...]:
    """Milestones that stood at "might miss" since `since` and are well now; what was flagged in that meeting counts."""
    touched = connection.execute(
        sa.select(_milestone.c.id, _milestone.c.title, _milestone.c.status, _member.c.name)
        .outerjoin_from(_milestone, _member, _milestone.c.owner_id == _member.c.id)
        .where(
            _milestone.c.version > act_before(connection, since),
            _milestone.c.status.in_((Status.ON_TRACK, Status.DONE)),
        )
    ).all()
    if not touched:
        return ()
    rows = {row.id: row for row in touched}
    past = [
        StatusChange(change.key, change.at, Status(change.before), Status(change.after))
        for change in changes(connection, "milestone", keys=rows, fields=("status",), since=since)
    ]
    return tuple(Saved(key, rows[key].title, rows[key].name or "", rows[key].status.word) for key in saved_early(past))


def _choices(connection: Connection, head: MeetingHead, fit: Fit) -> tuple[Choice, ...]:
    """The ways out where the updates do not fit.

    None where one was chosen at this meeting, or the series knows its way and no more speak than planned.
    """
    chosen = sa.select(_meeting.c.fit_choice).where(_meeting.c.id == head.id)
    if fit.fits or connection.execute(chosen).scalar_one():
        return ()
    planned = connection.execute(_PLANNED_SPEAKERS.where(_meeting.c.id == head.id)).first()
    if planned is not None and planned.fit_choice and fit.speakers <= planned.speakers:
        return ()
    return choices(fit, head.length_minutes)


def _deferred(connection: Connection, topic_ids: Collection[int]) -> int:
    """How many of these topics were put off before."""
    return sum(one.times > 0 for one in deferrals(connection, topic_ids).values())
