"""Lines that several screens share: people, milestones, action items, and whether an update was handed in."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import TopicState
from facilitator.process.meeting import HandIn
from facilitator.process.status import Status
from facilitator.reading.heads import act_before
from facilitator.records.columns import COLUMNS
from facilitator.store.history import net_changes
from facilitator.views.meeting import ActionLine, MilestoneLine, Person

_member = COLUMNS["member"]
_milestone = COLUMNS["milestone"]
_priority = COLUMNS["priority"]
_topic = COLUMNS["topic"]
_action = COLUMNS["action_item"]
_meeting = COLUMNS["meeting"]

_PEOPLE = (
    sa.select(_member.c.id, _member.c.name)
    .where(_member.c.active)
    .order_by(sa.func.lower(_member.c.name), _member.c.id)
)

_open_topic = (
    sa.select(sa.func.min(_topic.c.id))
    .where(_topic.c.milestone_id == _milestone.c.id, _topic.c.state == TopicState.OPEN)
    .correlate(_milestone)
)
_MILESTONES = (
    sa.select(
        _milestone.c.id, _milestone.c.title, _milestone.c.status, _milestone.c.due, _milestone.c.version,
        _milestone.c.resources, _milestone.c.notes,
        sa.func.coalesce(_member.c.name, "").label("owner"), _priority.c.title.label("priority"),
        _open_topic.scalar_subquery().label("topic_id"),
    )
    .join_from(_milestone, _priority, _milestone.c.priority_id == _priority.c.id)
    .outerjoin(_member, _milestone.c.owner_id == _member.c.id)
    .order_by(_milestone.c.due.is_(None), _milestone.c.due, _milestone.c.id)
)  # fmt: skip

_ACTIONS = (
    sa.select(
        _action.c.id, _action.c.what, _action.c.owner_id, _member.c.name.label("owner"), _action.c.due,
        _action.c.done_at, _meeting.c.started_at, _meeting.c.planned_start, _meeting.c.zone,
    )
    .join_from(_action, _member, _action.c.owner_id == _member.c.id)
    .join(_meeting, _action.c.meeting_id == _meeting.c.id)
)  # fmt: skip


def people(connection: Connection) -> tuple[Person, ...]:
    """Active members by name."""
    return tuple(Person(row.id, row.name) for row in connection.execute(_PEOPLE))


def milestone_lines(
    connection: Connection,
    *,
    since: datetime,
    owner_id: int | None = None,
    milestone_ids: Collection[int] | None = None,
) -> tuple[MilestoneLine, ...]:
    """Milestones as lines, soonest first: those named by `milestone_ids`, or of `owner_id`, or all of them.

    Without `milestone_ids` only open ones, and those that became done since `since` (UTC). Changed means that
    status or due date are not what they were at `since`; undone acts do not count.
    """
    if milestone_ids is not None and not milestone_ids:
        return ()
    known = act_before(connection, since)
    query = _MILESTONES
    if owner_id is not None:
        query = query.where(_milestone.c.owner_id == owner_id)
    if milestone_ids is not None:
        query = query.where(_milestone.c.id.in_(milestone_ids))
    else:
        query = query.where(sa.or_(_milestone.c.status != Status.DONE, _milestone.c.version > known))
    rows = connection.execute(query).all()
    changed = _changed(connection, [row.id for row in rows if row.version > known], known)
    return tuple(
        MilestoneLine(
            row.id,
            row.title,
            row.status,
            row.due,
            row.owner,
            row.priority,
            row.id in changed,
            row.topic_id,
            row.resources,
            row.notes,
        )
        for row in rows
        if milestone_ids is not None or row.status is not Status.DONE or "status" in changed.get(row.id, ())
    )


def _changed(connection: Connection, ids: Collection[int], known: int) -> dict[int, set[str]]:
    """Which of status and due date differ from what they were at the act `known`, for each of the milestones `ids`."""
    found: dict[int, set[str]] = {}
    for (key, field), change in net_changes(connection, "milestone", ids, ("status", "due"), known).items():
        if change.before != change.after:
            found.setdefault(key, set()).add(field)
    return found


def action_lines(connection: Connection, *conditions: sa.ColumnElement[bool]) -> tuple[ActionLine, ...]:
    """Action items that meet `conditions` (over the table action_item), in the order they were given."""
    rows = connection.execute(_ACTIONS.where(*conditions).order_by(_action.c.id))
    return tuple(
        ActionLine(
            id=row.id,
            what=row.what,
            owner_id=row.owner_id,
            owner=row.owner,
            due=row.due,
            done=row.done_at is not None,
            given_on=local_day(row.started_at or row.planned_start, row.zone),
        )
        for row in rows
    )


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day of `moment` in the IANA `zone`."""
    return moment.astimezone(ZoneInfo(zone)).date()


def hand_in_state(handed_in_at: datetime | None, hand_in_by: datetime | None) -> HandIn:
    """Whether an update came by its deadline; where there is none, it is never late."""
    if handed_in_at is None:
        return HandIn.MISSING
    return HandIn.IN_TIME if hand_in_by is None or handed_in_at <= hand_in_by else HandIn.LATE
