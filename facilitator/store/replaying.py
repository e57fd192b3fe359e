"""Does every row say what the journal says it should? It finds damage that a look at the file's pages does not:
a flipped bit in somebody's text, a row changed by another program.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError

from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.values import encode

_change = COLUMNS["change"]
_MOST = 20

_UNJOURNALED = frozenset(("act", "change", "draft"))


def journal_faults(connection: Connection) -> tuple[str, ...]:
    """Each value that is not the one that was journaled last, as a sentence; at most `_MOST` of them."""
    faults: list[str] = []
    for name, table in COLUMNS.items():
        if name in _UNJOURNALED:
            continue
        try:
            faults += _of(connection, name, table)
        except (DatabaseError, LookupError, ValueError) as fault:
            faults.append(f"A value in {name} cannot be read: {fault}.")
    return tuple(faults[:_MOST])


def _of(connection: Connection, name: str, table: sa.Table) -> list[str]:
    expected = _replayed(connection, name)
    faults = []
    for row in connection.execute(sa.select(table)).mappings():
        said = expected.pop(row["id"], None)
        if said is None:
            faults.append(f"Row {row['id']} of {name} was made by no act.")
            continue
        # What a migration filled in stands in no image.
        wrong = [field for field, value in said.items() if field in row and encode(row[field]) != value]
        faults += [f"Row {row['id']} of {name}: {field} is not what was written last." for field in wrong]
    return faults + [f"Row {key} of {name} is gone, and no act took it out." for key in expected]


def _replayed(connection: Connection, name: str) -> dict[int, dict[str, Any]]:
    """The rows of a table as the journal has them, by id; without fields that it never wrote."""
    rows: dict[int, dict[str, Any]] = {}
    query = sa.select(_change.c.key, _change.c.field, _change.c.after).where(_change.c.record == name)
    for change in connection.execute(query.order_by(_change.c.id)):
        if change.field != WHOLE_ROW:
            rows.setdefault(change.key, {})[change.field] = change.after
        elif change.after is None:
            rows.pop(change.key, None)
        else:
            rows[change.key] = dict(change.after)
    return rows
