"""Action items across meetings: lists of them, and those that a member owes soon."""

from collections.abc import Collection
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.reading.lines import local_day
from facilitator.records.columns import COLUMNS
from facilitator.views.actions import ActionItemLine, Which

_action = COLUMNS["action_item"]
_member = COLUMNS["member"]
_meeting = COLUMNS["meeting"]

SOON = timedelta(days=7)
"""What is due within this time is due soon."""

_LINES = (
    sa.select(
        _action.c.id, _action.c.what, _action.c.owner_id, _member.c.name.label("owner"), _action.c.due,
        _action.c.done_at, _meeting.c.title, _meeting.c.started_at, _meeting.c.planned_start, _meeting.c.zone,
    )
    .join_from(_action, _member, _action.c.owner_id == _member.c.id)
    .join(_meeting, _action.c.meeting_id == _meeting.c.id)
)  # fmt: skip

_STATES = {Which.OPEN: (_action.c.done_at.is_(None),), Which.DONE: (_action.c.done_at.is_not(None),), Which.ALL: ()}


def action_items(connection: Connection, which: Which, owner_id: int | None = None) -> tuple[ActionItemLine, ...]:
    """Action items, of one owner or (None) of all: the open ones first, soonest due first; then the done, newest first.

    What has no date comes after what has one.
    """
    owned = () if owner_id is None else (_action.c.owner_id == owner_id,)
    return _sorted(_lines(connection, *_STATES[which], *owned))


def action_items_numbered(connection: Connection, numbers: Collection[int]) -> tuple[ActionItemLine, ...]:
    """The action items with these numbers, in the order they are named. Raises NotFound."""
    found = {line.id: line for line in _lines(connection, _action.c.id.in_(numbers))}
    for number in numbers:
        if number not in found:
            raise NotFound(f"There is no action item {number}.", "'facilitator actions --all' lists them.")
    return tuple(found[number] for number in dict.fromkeys(numbers))


def owed(connection: Connection, owner_id: int, today: date) -> tuple[ActionItemLine, ...]:
    """What a member has open that is overdue or due soon, soonest first."""
    return _sorted(
        _lines(connection, _action.c.done_at.is_(None), _action.c.owner_id == owner_id, _action.c.due <= today + SOON)
    )


def _lines(connection: Connection, *conditions: sa.ColumnElement[bool]) -> list[ActionItemLine]:
    return [
        ActionItemLine(
            id=row.id,
            what=row.what,
            owner_id=row.owner_id,
            owner=row.owner,
            due=row.due,
            done_on=None if row.done_at is None else local_day(row.done_at, row.zone),
            meeting=row.title,
            given_on=local_day(row.started_at or row.planned_start, row.zone),
        )
        for row in connection.execute(_LINES.where(*conditions))
    ]


def _sorted(lines: list[ActionItemLine]) -> tuple[ActionItemLine, ...]:
    still_open = sorted(
        (line for line in lines if line.done_on is None), key=lambda line: (line.due or date.max, line.id)
    )
    done = sorted(
        (line for line in lines if line.done_on is not None), key=lambda line: (line.done_on or date.min, line.id)
    )
    return (*still_open, *reversed(done))
