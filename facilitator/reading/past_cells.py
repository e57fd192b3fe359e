"""What the journal knows of milestones' former values: those of an export, those of imports, and what was removed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.merging import FIELDS
from facilitator.process.status import Status
from facilitator.reading.values_since import steps_since
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.history import changes
from facilitator.store.values import encode

IMPORT = "importing.import_milestones"
"""The kind of the act that imports milestones."""

Shown = Mapping[str, Collection[str]]
"""The texts that files of one line are known to have shown of a milestone, by field."""

_change = COLUMNS["change"]
_milestone = COLUMNS["milestone"]
_RENAMED = {"priority": "priority_id", "owner": "owner_id"}
_COLUMNS = {field: _RENAMED.get(field, field) for field in FIELDS}
# More keys than these are read together with all others: databases limit how many values a statement may have.
_MOST_KEYS = 500


def shown_since(connection: Connection, exported: Mapping[int, int]) -> dict[int, Shown]:
    """What the files of an export's line are known to have shown of each milestone that is still there.

    `exported` maps a milestone to the newest act that its export knew. The texts are those of that moment, and those
    that imports have set since; priorities and owners go by every name that they have had.
    """
    if not exported:
        return {}
    names = {"priority": _names(connection, "priority", "title"), "owner": _names(connection, "member", "name")}
    later = _later_values(connection, exported)
    return {
        row["id"]: {
            field: _texts(field, later.get((row["id"], column), [encode(row[column])]), names)
            for field, column in _COLUMNS.items()
        }
        for row in connection.execute(sa.select(_milestone)).mappings()
        if row["id"] in exported
    }


def removed(connection: Connection) -> dict[int, Mapping[str, str]]:
    """The milestones that somebody took out on the board, by id: the cells that a spreadsheet showed last.

    What was undone does not count: a milestone whose making was undone was never removed.
    """
    keys = [change.key for change in changes(connection, "milestone", fields=[WHOLE_ROW]) if change.after is None]
    if not keys:
        return {}
    baselines = changes(connection, "milestone_baseline", fields=[WHOLE_ROW])
    last = {change.before["milestone_id"]: change.before["cells"] for change in baselines if change.after is None}
    return {key: last.get(key, {}) for key in keys}


def made_after(connection: Connection, keys: Collection[int], as_of: int) -> frozenset[int]:
    """Those of the milestones `keys` that an act after `as_of` made."""
    asked = keys if len(keys) <= _MOST_KEYS else None
    found = changes(connection, "milestone", keys=asked, fields=[WHOLE_ROW])
    return frozenset(change.key for change in found if change.before is None and change.act_id > as_of)


def _later_values(connection: Connection, exported: Mapping[int, int]) -> dict[tuple[int, str], list[Any]]:
    """For each milestone and column that changed since its export: the value then, and those that imports set since."""
    return {
        cell: [steps[0].before, *(step.after for step in steps if step.kind == IMPORT and step.counts)]
        for cell, steps in steps_since(connection, "milestone", exported).items()
    }


def _names(connection: Connection, record: str, field: str) -> Mapping[int, set[str]]:
    """Every name that each row of `record` has or had."""
    table = COLUMNS[record]
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in connection.execute(sa.select(table.c.id, table.c[field])):
        found[row[0]].add(row[1])
    past = sa.select(_change.c.key, _change.c.before, _change.c.after).where(
        _change.c.record == record, _change.c.field == field
    )
    for change in connection.execute(past):
        found[change.key] |= {change.before, change.after}
    return found


def _texts(field: str, values: Iterable[Any], names: Mapping[str, Mapping[int, set[str]]]) -> frozenset[str]:
    """`values` of the journal as spreadsheets show them."""
    texts: set[str] = set()
    for value in values:
        if value is None:
            texts.add("")
        elif field in names:
            texts |= names[field].get(value, set())
        else:
            texts.add(Status(value).word if field == "status" else str(value))
    return frozenset(texts)
