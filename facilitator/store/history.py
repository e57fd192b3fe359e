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
_first, _last = _change.alias("first"), _change.alias("last")

_UNDOING = sa.select(_act.c.id, _act.c.undoes).where(
    _act.c.undoes.is_not(None), _act.c.id > sa.bindparam("after", type_=sa.Integer)
)
_ends = (
    sa.select(sa.func.min(_change.c.id).label("first"), sa.func.max(_change.c.id).label("last"))
    .where(
        _change.c.record == sa.bindparam("record"),
        _change.c.key.in_(sa.bindparam("keys", expanding=True)),
        _change.c.field.in_(sa.bindparam("fields", expanding=True)),
        _change.c.act_id > sa.bindparam("after"),
        _change.c.act_id.not_in(sa.bindparam("void", expanding=True)),
    )
    .group_by(_change.c.key, _change.c.field)
    .subquery("ends")
)
_NET = (
    sa.select(_last.c.key, _last.c.field, _last.c.act_id, _act.c.actor, _first.c.before, _last.c.after)
    .join_from(_ends, _first, _first.c.id == _ends.c.first)
    .join(_last, _last.c.id == _ends.c.last)
    .join(_act, _act.c.id == _last.c.act_id)
    .order_by(_ends.c.first)
)


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


@dataclass(frozen=True)
class NetChange:
    """What came of all changes of one field that count: its JSON value before the first of them and after the last."""

    act_id: int
    """The last of the acts that changed it, and who did that."""
    actor: str
    before: Any
    after: Any


def void_acts(connection: Connection, after: int = 0) -> frozenset[int]:
    """Ids of the acts that do not count, of those after the act `after`: undone ones, and every undo and redo."""
    undoes = {row.id: row.undoes for row in connection.execute(_UNDOING, {"after": after})}
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
    rows = connection.execute(query).mappings().all()
    # What was undone is looked for in the whole journal: not where nothing was changed.
    void = void_acts(connection) if rows else frozenset()
    return tuple(Changed(**row) for row in rows if row["act_id"] not in void)


def net_changes(
    connection: Connection, record: str, keys: Iterable[int], fields: Iterable[str], after: int
) -> dict[tuple[int, str], NetChange]:
    """What became of `fields` of the rows `keys` of `record` since the act `after`, by row and field.

    In the order of their first change. What was changed back in the end is in it too; undone acts do not count.
    """
    asked = {"record": record, "keys": list(keys), "fields": list(fields), "after": after}
    rows = connection.execute(_NET, {**asked, "void": list(void_acts(connection, after))})
    return {(row.key, row.field): NetChange(row.act_id, row.actor, row.before, row.after) for row in rows}
