"""Undo and redo: last in, first out within a meeting, or within one person's acts outside meetings.

Undo is an act of its own that puts recorded values back; redo undoes the undo. Nothing is run again, and nothing is
taken from the journal. Every field is checked before the first one is written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from facilitator.errors import NotNow
from facilitator.records.journal import WHOLE_ROW
from facilitator.records.schema import METADATA
from facilitator.store.journal import change_rows
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.unit import Store
from facilitator.store.values import decode, encode, image

_act = METADATA.tables["act"]
_change = METADATA.tables["change"]

_REACH = 500
"""How many acts of a scope are looked back at. A meeting has a few hundred."""

Check = Callable[[Connection], None]
"""Looks at the state after an undo, before it is committed; raises NotNow where that must not be."""


class NothingToUndo(NotNow):
    """There is no act left in this scope that could be undone (or redone)."""


class CannotUndo(NotNow):
    """The act cannot be undone because something built on it since; `act_id` lets the caller pass over it."""

    def __init__(self, message: str, act_id: int) -> None:
        super().__init__(message, "Press the key again to pass over it.")
        self.act_id = act_id


@dataclass(frozen=True)
class Undone:
    """The act that was undone or redone: its stable kind and its subject."""

    act_id: int
    kind: str
    subject: str


@dataclass(frozen=True)
class _Entry:
    id: int
    kind: str
    subject: str
    schema_revision: str
    undoes: int | None


def undo(
    store: Store, *, meeting: int | None = None, passing_over: Iterable[int] = (), check: Check | None = None
) -> Undone:
    """Undo the newest act of `meeting`, or (None) of this store's actor outside meetings.

    Acts in `passing_over` are left as they are. Raises NothingToUndo, and CannotUndo where something built on the
    act or `check` refuses the result.
    """
    return _reverse(store, meeting, frozenset(passing_over), check, redo=False)


def redo(store: Store, *, meeting: int | None = None, check: Check | None = None) -> Undone:
    """Redo what was undone last in the same scope. Raises NothingToUndo and CannotUndo, as `undo` does."""
    return _reverse(store, meeting, frozenset(), check, redo=True)


def _reverse(
    store: Store, meeting: int | None, passing_over: frozenset[int], check: Check | None, *, redo: bool
) -> Undone:
    with store.write() as connection:
        undoable, redoable = _stacks(_scope(connection, store.actor, meeting))
        heads = [head for head in (redoable if redo else undoable) if head[0].id not in passing_over]
        if not heads:
            raise NothingToUndo(f"There is nothing to {'redo' if redo else 'undo'}.")
        target, original = heads[-1]
        if target.schema_revision != SCHEMA_REVISION:
            raise NothingToUndo("What came before was done with an earlier version of the program, and stays.")
        act_id = connection.execute(
            sa.insert(_act).values(
                kind="redo" if redo else "undo",
                subject=original.subject,
                actor=store.actor,
                meeting_id=meeting,
                at=store.clock.now(),
                schema_revision=SCHEMA_REVISION,
                undoes=target.id,
            )
        ).inserted_primary_key[0]  # type: ignore[index]
        try:
            _put_back(connection, target.id, act_id)
            if check is not None:
                check(connection)
        except CannotUndo:
            raise
        except NotNow as refused:
            raise CannotUndo(f"It cannot be undone: {refused.message}", target.id) from refused
        except IntegrityError as clash:
            raise CannotUndo("It cannot be undone: something else is in its place by now.", target.id) from clash
    return Undone(original.id, original.kind, original.subject)


def _scope(connection: Connection, actor: str, meeting: int | None) -> list[_Entry]:
    query = sa.select(_act.c.id, _act.c.kind, _act.c.subject, _act.c.schema_revision, _act.c.undoes)
    if meeting is None:
        query = query.where(_act.c.meeting_id.is_(None), _act.c.actor == actor)
    else:
        query = query.where(_act.c.meeting_id == meeting)
    rows = connection.execute(query.order_by(_act.c.id.desc()).limit(_REACH)).mappings()
    return [_Entry(**row) for row in rows][::-1]


def _stacks(entries: list[_Entry]) -> tuple[list[tuple[_Entry, _Entry]], list[tuple[_Entry, _Entry]]]:
    """What can be undone and redone, newest last: each the act to reverse, and the act that the user knows."""
    undoable: list[tuple[_Entry, _Entry]] = []
    redoable: list[tuple[_Entry, _Entry]] = []
    for entry in entries:
        if entry.undoes is None:
            undoable.append((entry, entry))
            redoable.clear()
            continue
        source, target = (undoable, redoable) if entry.kind == "undo" else (redoable, undoable)
        place = next((n for n, (head, _) in enumerate(source) if head.id == entry.undoes), None)
        if place is not None:
            _, original = source.pop(place)
            target.append((entry, original))
    return undoable, redoable


def _put_back(connection: Connection, target: int, act_id: int) -> None:
    """Reverse every change of the act `target` under the act `act_id`: deletes, then sets, then inserts."""
    rows = (
        connection.execute(sa.select(_change).where(_change.c.act_id == target).order_by(_change.c.id)).mappings().all()
    )
    inserted = [row for row in rows if row["field"] == WHOLE_ROW and row["before"] is None]
    deleted = [row for row in rows if row["field"] == WHOLE_ROW and row["after"] is None]
    fields = [row for row in rows if row["field"] != WHOLE_ROW]
    written = [
        *_take_out(connection, target, act_id, inserted, fields),
        *_set_back(connection, target, act_id, fields, skip={(row["record"], row["key"]) for row in inserted}),
        *_put_in(connection, act_id, deleted),
    ]
    if written:
        connection.execute(sa.insert(_change), written)


def _current(connection: Connection, table: sa.Table, key: int) -> sa.RowMapping | None:
    return connection.execute(sa.select(table).where(table.c.id == key)).mappings().one_or_none()


def _take_out(
    connection: Connection, target: int, act_id: int, inserted: list[sa.RowMapping], fields: list[sa.RowMapping]
) -> list[dict[str, object]]:
    expected = {(row["record"], row["key"]): dict(row["after"]) for row in inserted}
    for change in fields:
        if (change["record"], change["key"]) in expected:
            expected[change["record"], change["key"]][change["field"]] = change["after"]
    # A row that this act itself let refer to what it inserted is set back along with it.
    inside = {(record, key, column.name) for record, key in expected for column in METADATA.tables[record].columns}
    inside |= {(change["record"], change["key"], change["field"]) for change in fields}
    written = []
    for (record, key), values in expected.items():
        table = METADATA.tables[record]
        row = _current(connection, table, key)
        if row is None or image(table, row) != values or _referred_to(connection, table, key, inside):
            raise _refusal(connection, target, record, key)
        written += change_rows(act_id, record, key, {WHOLE_ROW: (values, None)})
    for record, key in expected:
        table = METADATA.tables[record]
        connection.execute(sa.delete(table).where(table.c.id == key))
    return written


def _referred_to(connection: Connection, table: sa.Table, key: int, inside: set[tuple[str, int, str]]) -> bool:
    """Whether a field that the act did not write (`inside`: record, key, field) refers to the row `key` of `table`."""
    for other in METADATA.tables.values():
        for column in other.columns:
            if any(foreign.column.table is table for foreign in column.foreign_keys) and "id" in other.columns:
                found = connection.execute(sa.select(other.c.id).where(column == key)).scalars()
                if any((other.name, row, column.name) not in inside for row in found):
                    return True
    return False


def _set_back(
    connection: Connection, target: int, act_id: int, fields: list[sa.RowMapping], skip: set[tuple[str, int]]
) -> list[dict[str, object]]:
    # One act may set a field twice: the value before the first and after the last are what counts.
    first: dict[tuple[str, int, str], object] = {}
    last: dict[tuple[str, int, str], object] = {}
    for change in fields:
        place = (change["record"], change["key"], change["field"])
        if place[:2] not in skip:
            first.setdefault(place, change["before"])
            last[place] = change["after"]
    written = []
    # Backwards, so that what may stand only once (who is up) leaves its new place before the old one is taken again.
    for (record, key, field), before in reversed(first.items()):
        table = METADATA.tables[record]
        row = _current(connection, table, key)
        if row is None or encode(row[field]) != last[record, key, field]:
            raise _refusal(connection, target, record, key)
        written += change_rows(act_id, record, key, {field: (last[record, key, field], before)})
    for (record, key, field), before in reversed(first.items()):
        table = METADATA.tables[record]
        value = decode(table.c[field], before)
        connection.execute(sa.update(table).where(table.c.id == key).values({field: value, "version": act_id}))
    return written


def _put_in(connection: Connection, act_id: int, deleted: list[sa.RowMapping]) -> list[dict[str, object]]:
    written = []
    for change in deleted:
        table = METADATA.tables[change["record"]]
        values = {name: decode(table.c[name], value) for name, value in change["before"].items()}
        connection.execute(sa.insert(table).values(**values, version=act_id))
        written += change_rows(act_id, change["record"], change["key"], {WHOLE_ROW: (None, change["before"])})
    return written


def _refusal(connection: Connection, target: int, record: str, key: int) -> CannotUndo:
    """Say who built on the act `target` since, and with what."""
    later = connection.execute(
        sa.select(_act.c.actor, _act.c.subject)
        .join_from(_change, _act, _change.c.act_id == _act.c.id)
        .where(_change.c.record == record, _change.c.key == key, _change.c.act_id > target)
        .order_by(_act.c.id.desc())
    ).first()
    if later is None:
        return CannotUndo(
            f"It cannot be undone: something else refers to this {record.replace('_', ' ')} by now.", target
        )
    return CannotUndo(
        f"It cannot be undone: {later.actor} has changed it since ({later.subject or 'the same row'}).", target
    )
