"""The topics of a meeting for its minutes, as they stood when it ended."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import DEFERRED
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.lines import local_day
from facilitator.reading.origins import origins
from facilitator.reading.topics import aged_by
from facilitator.records.columns import COLUMNS
from facilitator.store.history import changes
from facilitator.views.minutes import MinutesAction, MinutesTopic

_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]
_milestone = COLUMNS["milestone"]
_decision = COLUMNS["decision"]
_action = COLUMNS["action_item"]
_meeting = COLUMNS["meeting"]
_attendance = COLUMNS["attendance"]
_member = COLUMNS["member"]
_separate = _meeting.alias("separate")
_owner = _member.alias("owner")

_TOPICS = (
    sa.select(
        _discussion.c.id, _discussion.c.topic_id, _discussion.c.notes, _discussion.c.outcome, _discussion.c.reason,
        _topic.c.title, _topic.c.raised_at, _topic.c.milestone_id,
        sa.func.coalesce(_milestone.c.title, "").label("milestone"), _milestone.c.status,
        _discussion.c.separate_meeting_id, _separate.c.planned_start.label("separate_start"),
        sa.func.coalesce(_separate.c.zone, "").label("separate_zone"), _separate.c.owner_id.label("separate_owner_id"),
        sa.func.coalesce(_owner.c.name, "").label("separate_owner"),
    )
    .join_from(_discussion, _topic, _discussion.c.topic_id == _topic.c.id)
    .outerjoin(_milestone, _topic.c.milestone_id == _milestone.c.id)
    .outerjoin(_separate, _discussion.c.separate_meeting_id == _separate.c.id)
    .outerjoin(_owner, _separate.c.owner_id == _owner.c.id)
    .order_by(_discussion.c.position, _discussion.c.id)
)  # fmt: skip

_DEFERRED = (
    sa.select(_discussion.c.topic_id, _meeting.c.id, _meeting.c.phase, _meeting.c.started_at)
    .join_from(_discussion, _meeting, _discussion.c.meeting_id == _meeting.c.id)
    .where(_discussion.c.topic_id.in_(sa.bindparam("topics", expanding=True)), _discussion.c.outcome.in_(DEFERRED))
    .where(_meeting.c.started_at.is_not(None))
)


@dataclass(frozen=True)
class Held:
    """The meeting whose topics are read: when it began (else when it was planned for) and ended, UTC."""

    id: int
    zone: str
    began: datetime
    ended: datetime | None


def decisions(connection: Connection, meeting_id: int) -> Mapping[int | None, tuple[str, ...]]:
    """The decisions of a meeting by discussion, in the order they were made; those on no topic under None."""
    rows = connection.execute(
        sa.select(_decision.c.discussion_id, _decision.c.text)
        .where(_decision.c.meeting_id == meeting_id)
        .order_by(_decision.c.id)
    )
    return _grouped((row.discussion_id, row.text) for row in rows)


def actions(connection: Connection, meeting_id: int) -> Mapping[int | None, tuple[MinutesAction, ...]]:
    """The action items of a meeting by discussion, in the order they were given; those on no topic under None."""
    rows = connection.execute(
        sa.select(
            _action.c.discussion_id, _action.c.what, _action.c.due, _action.c.done_at, _member.c.name,
            sa.func.coalesce(_topic.c.title, "").label("topic"),
        )
        .join_from(_action, _member, _action.c.owner_id == _member.c.id)
        .outerjoin(_discussion, _action.c.discussion_id == _discussion.c.id)
        .outerjoin(_topic, _discussion.c.topic_id == _topic.c.id)
        .where(_action.c.meeting_id == meeting_id)
        .order_by(_action.c.id)
    )  # fmt: skip
    return _grouped(
        (row.discussion_id, MinutesAction(row.what, row.name, row.due, row.done_at is not None, row.topic))
        for row in rows
    )


def topics(
    connection: Connection,
    meeting: Held,
    clocks: Mapping[int, float],
    decided: Mapping[int | None, tuple[str, ...]],
    given: Mapping[int | None, tuple[MinutesAction, ...]],
) -> tuple[MinutesTopic, ...]:
    """The topics of a meeting in the order discussed; those that no clock ran for come last, in the order committed.

    `clocks` says how many seconds each discussion took, by its id, in the order in which they first came up.
    """
    rows = connection.execute(_TOPICS.where(_discussion.c.meeting_id == meeting.id)).all()
    place = {discussion: number for number, discussion in enumerate(clocks)}
    ids = [row.topic_id for row in rows]
    origin = origins(connection, ids, local_day(meeting.began, meeting.zone))
    deferred = _deferrals(connection, meeting, ids)
    since = _statuses_then(connection, meeting, {row.milestone_id for row in rows} - {None})
    guests = _attendees(connection, [row.separate_meeting_id for row in rows if row.separate_meeting_id is not None])
    return tuple(
        MinutesTopic(
            title=row.title,
            asked_by=origin[row.topic_id].raised_by,
            source_text=origin[row.topic_id].source_text,
            milestone=row.milestone,
            status=since.get(row.milestone_id, row.status),
            seconds=clocks.get(row.id, 0.0),
            notes=row.notes,
            decisions=decided.get(row.id, ()),
            actions=given.get(row.id, ()),
            outcome=row.outcome,
            reason=row.reason,
            deferrals=deferred[row.topic_id],
            first_raised=local_day(row.raised_at, meeting.zone),
            separate_start=row.separate_start,
            separate_zone=row.separate_zone,
            separate_owner=row.separate_owner,
            separate_attendees=tuple(
                name for member, name in guests.get(row.separate_meeting_id, ()) if member != row.separate_owner_id
            ),
        )
        for row in sorted(rows, key=lambda row: place.get(row.id, len(place)))
    )


def _deferrals(connection: Connection, meeting: Held, topic_ids: Collection[int]) -> Counter[int]:
    """How often each topic was put off up to and including this meeting, or what had gone up in it by then."""
    if not topic_ids:
        return Counter()
    ages = aged_by(connection, topic_ids)
    rows = connection.execute(_DEFERRED, {"topics": list(ages)}).all()
    # A topic that was put off by itself at this meeting or later had not gone up in another one yet.
    by_itself = {row.topic_id for row in rows if row.started_at >= meeting.began}
    counted = {
        (topic, row.id)
        for row in rows
        if row.id == meeting.id or (row.phase is Phase.CLOSED and row.started_at < meeting.began)
        for topic in ages[row.topic_id]
        if topic == row.topic_id or row.topic_id not in by_itself
    }
    return Counter(topic for topic, _ in counted)


def _statuses_then(connection: Connection, meeting: Held, milestone_ids: Collection[int]) -> dict[int, Status]:
    """The status that each milestone had when the meeting ended, of those that were changed since."""
    if meeting.ended is None or not milestone_ids:
        return {}
    then: dict[int, Status] = {}
    for change in changes(connection, "milestone", keys=milestone_ids, fields=("status",), since=meeting.ended):
        if change.meeting_id != meeting.id:
            then.setdefault(change.key, Status(change.before))
    return then


def _attendees(
    connection: Connection, meeting_ids: Collection[int]
) -> Mapping[int | None, tuple[tuple[int, str], ...]]:
    """Who comes to each of these meetings, id and name."""
    if not meeting_ids:
        return {}
    rows = connection.execute(
        sa.select(_attendance.c.meeting_id, _member.c.id, _member.c.name)
        .join_from(_attendance, _member, _attendance.c.member_id == _member.c.id)
        .where(_attendance.c.meeting_id.in_(meeting_ids))
        .order_by(_attendance.c.position, _attendance.c.id)
    )
    return _grouped((row.meeting_id, (row.id, row.name)) for row in rows)


def _grouped(pairs: Iterable[tuple[int | None, Any]]) -> dict[int | None, tuple[Any, ...]]:
    found: defaultdict[int | None, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
