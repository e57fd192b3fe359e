"""Reverse what an act changed, as the journal has it: every row is checked before the first one is written.

An act may have thousands of rows (an import has), so they are looked up in batches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.records.columns import WHOLE_ROW
from facilitator.records.schema import METADATA
from facilitator.store.journal import change_rows
from facilitator.store.values import decode, encode, image

_change = METADATA.tables["change"]

_BATCH = 500
"""Keys in one query; databases limit how many values a statement may have."""

Place = tuple[str, int]
"""A row: its record and its key."""


class BuiltOn(Exception):
    """The row at `place` is not as the act left it, or something else refers to it by now."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


def put_back(connection: Connection, target: int, act_id: int) -> None:
    """Reverse every change of the act `target` under the act `act_id`: deletes, then sets, then inserts.

    Raises BuiltOn for the first row that something built on since.
    """
    rows = (
        connection.execute(sa.select(_change).where(_change.c.act_id == target).order_by(_change.c.id)).mappings().all()
    )
    inserted = [row for row in rows if row["field"] == WHOLE_ROW and row["before"] is None]
    deleted = [row for row in rows if row["field"] == WHOLE_ROW and row["after"] is None]
    fields = [row for row in rows if row["field"] != WHOLE_ROW]
    written = [
        *_take_out(connection, act_id, inserted, fields),
        *_set_back(connection, act_id, fields, skip={_place(row) for row in inserted}),
        *_put_in(connection, act_id, deleted),
    ]
    if written:
        connection.execute(sa.insert(_change), written)


def _place(change: sa.RowMapping) -> Place:
    return change["record"], change["key"]


def _take_out(
    connection: Connection, act_id: int, inserted: Sequence[sa.RowMapping], fields: Sequence[sa.RowMapping]
) -> list[dict[str, object]]:
    expected = {_place(row): dict(row["after"]) for row in inserted}
    for change in fields:
        if _place(change) in expected:
            expected[_place(change)][change["field"]] = change["after"]
    # A row that this act itself let refer to what it inserted is set back along with it.
    inside = {(record, key, column.name) for record, key in expected for column in METADATA.tables[record].columns}
    inside |= {(*_place(change), change["field"]) for change in fields}
    current = _current(connection, expected)
    referred_to = _referred_to(connection, expected, inside)
    for place, values in expected.items():
        row = current.get(place)
        if row is None or image(METADATA.tables[place[0]], row) != values or place in referred_to:
            raise BuiltOn(place)
    for table, keys in _batches(expected):
        connection.execute(sa.delete(table).where(table.c.id.in_(keys)))
    return [
        row
        for (record, key), values in expected.items()
        for row in change_rows(act_id, record, key, {WHOLE_ROW: (values, None)})
    ]


def _set_back(
    connection: Connection, act_id: int, fields: Sequence[sa.RowMapping], skip: set[Place]
) -> list[dict[str, object]]:
    # One act may set a field twice: the value before the first and after the last are what counts.
    first: dict[tuple[Place, str], Any] = {}
    last: dict[tuple[Place, str], Any] = {}
    for change in fields:
        if _place(change) not in skip:
            first.setdefault((_place(change), change["field"]), change["before"])
            last[_place(change), change["field"]] = change["after"]
    current = _current(connection, {place for place, _ in first})
    written = []
    # Backwards, so that what may stand only once (who is up) leaves its new place before the old one is taken again.
    for (place, field), before in reversed(first.items()):
        row = current.get(place)
        if row is None or encode(row[field]) != last[place, field]:
            raise BuiltOn(place)
        written += change_rows(act_id, *place, {field: (last[place, field], before)})
    for ((record, key), field), before in reversed(first.items()):
        table = METADATA.tables[record]
        value = decode(table.c[field], before)
        connection.execute(sa.update(table).where(table.c.id == key).values({field: value, "version": act_id}))
    return written


def _put_in(connection: Connection, act_id: int, deleted: Sequence[sa.RowMapping]) -> list[dict[str, object]]:
    images: dict[str, list[dict[str, Any]]] = {}
    for change in deleted:
        columns = METADATA.tables[change["record"]].c
        values = {name: decode(columns[name], value) for name, value in change["before"].items()}
        images.setdefault(change["record"], []).append({**values, "version": act_id})
    for record, rows in images.items():
        connection.execute(sa.insert(METADATA.tables[record]), rows)
    return [
        row for change in deleted for row in change_rows(act_id, *_place(change), {WHOLE_ROW: (None, change["before"])})
    ]


def _current(connection: Connection, places: Iterable[Place]) -> Mapping[Place, sa.RowMapping]:
    """The rows at `places` as they are now; what is gone is left out."""
    return {
        (table.name, row["id"]): row
        for table, keys in _batches(places)
        for row in connection.execute(sa.select(table).where(table.c.id.in_(keys))).mappings()
    }


def _referred_to(connection: Connection, places: Iterable[Place], inside: set[tuple[str, int, str]]) -> set[Place]:
    """Those of `places` that a field refers to which the act did not write (`inside`: record, key, field)."""
    return {
        (table.name, referred)
        for table, keys in _batches(places)
        for other, column in _references(table)
        for referrer, referred in connection.execute(sa.select(other.c.id, column).where(column.in_(keys)))
        if (other.name, referrer, column.name) not in inside
    }


def _references(table: sa.Table) -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    """Every table with a column that refers to `table`, and the column."""
    for other in METADATA.tables.values():
        for column in other.columns:
            if "id" in other.columns and any(foreign.column.table is table for foreign in column.foreign_keys):
                yield other, column


def _batches(places: Iterable[Place]) -> Iterator[tuple[sa.Table, list[int]]]:
    """The keys of `places` by table, at most `_BATCH` at a time."""
    by_record: dict[str, list[int]] = {}
    for record, key in places:
        by_record.setdefault(record, []).append(key)
    for record, keys in by_record.items():
        for start in range(0, len(keys), _BATCH):
            yield METADATA.tables[record], keys[start : start + _BATCH]
