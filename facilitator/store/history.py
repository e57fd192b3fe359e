"""What the journal says: which acts count, and what they changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.records.columns import COLUMNS

_act = COLUMNS["act"]
_change = COLUMNS["change"]


@dataclass(frozen=True)
class Changed:
    """One field's change, as the journal keeps it; `before` and `after` are JSON values."""

    act_id: int
    kind: str
    actor: str
    at: datetime
    meeting_id: int | None
    record: str
    key: int
    field: str
    before: Any
    after: Any


def void_acts(connection: Connection) -> frozenset[int]:
    """Ids of the acts that do not count: undone ones, and every undo and redo."""
    undoes = {
        row.id: row.undoes
        for row in connection.execute(sa.select(_act.c.id, _act.c.undoes).where(_act.c.undoes.is_not(None)))
    }
    undone_by = {target: act for act, target in undoes.items()}
    void = set(undoes)
    for original in set(undone_by) - set(undoes):
        links, last = 0, original
        while last in undone_by:
            last = undone_by[last]
            links += 1
        if links % 2:
            void.add(original)
    return frozenset(void)


def changes(
    connection: Connection,
    record: str,
    *,
    keys: Iterable[int] | None = None,
    fields: Sequence[str] | None = None,
    since: datetime | None = None,
    meeting: int | None = None,
) -> tuple[Changed, ...]:
    """Changes of `record` that count, oldest first.

    Limited to the rows `keys`, to `fields`, to what was done after `since` and in `meeting`, where they are given.
    """
    # Of one meeting by way of its acts: the index on the record would look at ten years of milestones first.
    of_record = _change.c.record if meeting is None else _change.c.record.concat("")
    query = (
        sa.select(
            _change.c.act_id, _act.c.kind, _act.c.actor, _act.c.at, _act.c.meeting_id,
            _change.c.record, _change.c.key, _change.c.field, _change.c.before, _change.c.after,
        )
        .join_from(_change, _act, _change.c.act_id == _act.c.id)
        .where(of_record == record)
        .order_by(_change.c.act_id, _change.c.id)
    )  # fmt: skip
    if keys is not None:
        query = query.where(_change.c.key.in_(list(keys)))
    if fields is not None:
        query = query.where(_change.c.field.in_(fields))
    if since is not None:
        query = query.where(_act.c.at > since)
    if meeting is not None:
        query = query.where(_act.c.meeting_id == meeting)
    void = void_acts(connection)
    return tuple(Changed(**row) for row in connection.execute(query).mappings() if row["act_id"] not in void)
