"""What a meeting heard of earlier ones at its check-in, from the journal: what was done later does not change it."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import TopicState
from facilitator.records.columns import COLUMNS
from facilitator.store.history import changes

_action = COLUMNS["action_item"]
_discussion = COLUMNS["discussion"]
_member = COLUMNS["member"]
_topic = COLUMNS["topic"]


def done_before(connection: Connection, meeting_id: int) -> tuple[tuple[str, str], ...]:
    """The action items of earlier meetings that were marked as done in this one, and whose they are."""
    done = _became(connection, "action_item", "done_at", meeting_id)
    query = (
        sa.select(_action.c.what, _member.c.name)
        .join_from(_action, _member, _action.c.owner_id == _member.c.id)
        .where(_action.c.id.in_([key for key, at in done.items() if at is not None]))
        .where(_action.c.meeting_id != meeting_id)
        .order_by(_action.c.id)
    )
    return tuple((row.what, row.name) for row in connection.execute(query))


def resolved_before(connection: Connection, meeting_id: int) -> tuple[str, ...]:
    """The topics that were settled in this meeting without a place in it: at the check-in, of a separate meeting."""
    states = _became(connection, "topic", "state", meeting_id)
    here = sa.exists().where(_discussion.c.topic_id == _topic.c.id, _discussion.c.meeting_id == meeting_id)
    query = (
        sa.select(_topic.c.title)
        .where(_topic.c.id.in_([key for key, state in states.items() if state == TopicState.SETTLED]), ~here)
        .order_by(_topic.c.id)
    )
    return tuple(connection.execute(query).scalars())


def _became(connection: Connection, record: str, field: str, meeting_id: int) -> dict[int, Any]:
    """What `field` of the rows of `record` was at the end of the meeting, of those that were changed in it."""
    return {change.key: change.after for change in changes(connection, record, fields=(field,), meeting=meeting_id)}
