"""What changed about milestones, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.dates import day_text
from facilitator.process.status import Status
from facilitator.reading.heads import act_before
from facilitator.records.columns import WHOLE_ROW
from facilitator.store.history import NetChange, net_changes

FIELDS = {
    "status": "status",
    "due": "due",
    "owner_id": "owner",
    "priority_id": "priority",
    "title": "title",
    "resources": "resources",
    "notes": "notes",
}
"""The columns of a milestone that people know, and what they call them."""

_SAID_ON_THE_BOARD = ("status", "due", "owner_id", "priority_id", "title")


@dataclass(frozen=True)
class Names:
    """What ids in the journal stand for."""

    members: Mapping[int, str]
    priorities: Mapping[int, str]

    def words(self, field: str, value: Any, today: date) -> str:
        """The journal's `value` of `field` as people read it; days are written as seen from `today`."""
        match field:
            case "status":
                return Status(value).word
            case "due":
                return "no date" if value is None else day_text(date.fromisoformat(value), today)
            case "owner_id":
                return "no owner" if value is None else self.members.get(value, "somebody who was taken out")
            case "priority_id":
                return self.priorities.get(value, "a priority that was taken out")
            case _:
                return str(value)


def changed_words(
    connection: Connection, rows: Iterable[sa.RowMapping], names: Names, since: datetime, today: date
) -> dict[int, str]:
    """For each of the milestones in `rows` that is not as it was at `since`: how it was ("was on track"), or "new"."""
    known = act_before(connection, since)
    touched = [row["id"] for row in rows if row["version"] > known]
    if not touched:
        return {}
    past = net_changes(connection, "milestone", touched, (*_SAID_ON_THE_BOARD, WHOLE_ROW), known)
    words = {key: _was(key, past, names, today) for key in touched}
    return {key: text for key, text in words.items() if text}


def _was(key: int, past: Mapping[tuple[int, str], NetChange], names: Names, today: date) -> str:
    if (key, WHOLE_ROW) in past:
        return "new"
    fields = [(field, past[key, field]) for field in _SAID_ON_THE_BOARD if (key, field) in past]
    parts = [names.words(field, change.before, today) for field, change in fields if change.before != change.after]
    return f"was {', '.join(parts)}" if parts else ""
