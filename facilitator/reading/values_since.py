"""Which values rows had since an act: what files that were written then showed, and what came of them."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one field, as JSON; it does not count where it was undone, or was itself an undoing.

    Steps that do not count are told all the same: a file may have shown what was undone later.
    """

    before: Any
    after: Any
    kind: str
    counts: bool


def steps_since(connection: Connection, record: str, known: Mapping[int, int]) -> dict[tuple[int, str], list[Step]]:
    """The changes of the rows of `record`, each since the act that `known` gives for it: by row and field, in order."""
    if not known:
        return {}
    query = (
        sa.select(_change.c.key, _change.c.act_id, _change.c.field, _change.c.before, _change.c.after, _act.c.kind)
        .join_from(_change, _act, _change.c.act_id == _act.c.id)
        .where(_change.c.record == record, _change.c.act_id > min(known.values()))
        .order_by(_change.c.id)
    )
    if len(known) <= _MOST_KEYS:
        query = query.where(_change.c.key.in_(list(known)))
    rows = [row for row in connection.execute(query) if row.act_id > known.get(row.key, row.act_id)]
    void = void_acts(connection) if rows else frozenset()
    found: dict[tuple[int, str], list[Step]] = {}
    for row in rows:
        step = Step(row.before, row.after, row.kind, row.act_id not in void)
        found.setdefault((row.key, row.field), []).append(step)
    return found
