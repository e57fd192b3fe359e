"""Which values rows had since an act: what files that were written then showed, and what came of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.records.columns import COLUMNS
from facilitator.store.history import void_acts

# More keys than these are read together with all others: databases limit how many values a statement may have.
_MOST_KEYS = 500

_act = COLUMNS["act"]
_change = COLUMNS["change"]


_Row = sa.Row[*tuple[Any, ...]]
_STEPS = (
    sa.select(
        _change.c.record, _change.c.key, _change.c.act_id, _change.c.field, _change.c.before, _change.c.after,
        _act.c.kind,
    )
    .join_from(_change, _act, _change.c.act_id == _act.c.id)
    .order_by(_change.c.id)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one field, as JSON; it does not count where it was undone, or was itself an undoing.

    Steps that do not count are told all the same: a file may have shown what was undone later.
    """

    before: Any
    after: Any
    kind: str
    counts: bool
    act_id: int


def steps_since(connection: Connection, record: str, known: Mapping[int, int]) -> dict[tuple[int, str], list[Step]]:
    """The changes of the rows of `record`, each since the act that `known` gives for it: by row and field, in order."""
    if not known:
        return {}
    of_rows = _change.c.record == record
    if len(known) <= _MOST_KEYS:
        of_rows = sa.and_(of_rows, _change.c.key.in_(list(known)))
    query = _STEPS.where(_change.c.act_id > min(known.values()), of_rows)
    rows = [row for row in connection.execute(query) if row.act_id > known.get(row.key, row.act_id)]
    return {(key, field): steps for (_, key, field), steps in _in_order(connection, rows).items()}


def steps_after(
    connection: Connection, act_id: int, keys: Mapping[str, Collection[int]]
) -> dict[tuple[str, int, str], list[Step]]:
    """The changes of rows of several tables (`keys` by table) after one act: by table, row and field, in order."""
    of_rows = [sa.and_(_change.c.record == record, _change.c.key.in_(there)) for record, there in keys.items()]
    return _in_order(connection, connection.execute(_STEPS.where(_change.c.act_id > act_id, sa.or_(*of_rows))).all())


def _in_order(connection: Connection, rows: Sequence[_Row]) -> dict[tuple[str, int, str], list[Step]]:
    void = void_acts(connection) if rows else frozenset()
    found: dict[tuple[str, int, str], list[Step]] = {}
    for row in rows:
        step = Step(row.before, row.after, row.kind, row.act_id not in void, row.act_id)
        found.setdefault((row.record, row.key, row.field), []).append(step)
    return found
