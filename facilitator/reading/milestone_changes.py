"""What a meeting changed about milestones, from and to in words."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.reading.changed import FIELDS, Names
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.history import changes
from facilitator.views.meeting import MilestoneChange

_milestone = COLUMNS["milestone"]
_member = COLUMNS["member"]
_priority = COLUMNS["priority"]

NEW = "new"
"""The field of a milestone that was added in the meeting; it has no value before."""

_IN_ONE_LINE = ("status", "due", "owner_id", "priority_id", "title")


def milestone_changes(connection: Connection, meeting_id: int, today: date) -> tuple[MilestoneChange, ...]:
    """Each field that the meeting changed, once: from what it was before the meeting to what it was after.

    What was changed back is left out, and so are undone acts. A milestone that was added is one line, with its status.
    Days are written as seen from `today`.
    """
    before: dict[tuple[int, str], Any] = {}
    after: dict[tuple[int, str], Any] = {}
    added: dict[int, dict[str, Any]] = {}
    for change in changes(connection, "milestone", fields=[*_IN_ONE_LINE, WHOLE_ROW], meeting=meeting_id):
        if change.field == WHOLE_ROW:
            added[change.key] = dict(change.after or {})
        elif change.key in added:
            added[change.key][change.field] = change.after
        else:
            before.setdefault((change.key, change.field), change.before)
            after[change.key, change.field] = change.after
    net = [place for place in before if before[place] != after[place]]
    keys = [key for key, _ in net] + list(added)
    if not keys:
        return ()
    known = _known(connection, keys)
    names = _names(connection)
    return (
        *(
            MilestoneChange(
                milestone_id=key,
                title=known[key].title,
                owner=known[key].owner or "",
                field=FIELDS[field],
                before=names.words(field, before[key, field], today),
                after=names.words(field, after[key, field], today),
            )
            for key, field in net
            if key in known
        ),
        *(
            MilestoneChange(key, known[key].title, known[key].owner or "", NEW, "", _as_added(image, names, today))
            for key, image in added.items()
            if key in known
        ),
    )


def _as_added(image: dict[str, Any], names: Names, today: date) -> str:
    return f"{names.words('status', image['status'], today)}, {names.words('due', image['due'], today)}"


def _known(connection: Connection, keys: list[int]) -> dict[int, Any]:
    rows = connection.execute(
        sa.select(_milestone.c.id, _milestone.c.title, _member.c.name.label("owner"))
        .outerjoin_from(_milestone, _member, _milestone.c.owner_id == _member.c.id)
        .where(_milestone.c.id.in_(keys))
    )
    return {row.id: row for row in rows}


def _names(connection: Connection) -> Names:
    members = connection.execute(sa.select(_member.c.id, _member.c.name))
    priorities = connection.execute(sa.select(_priority.c.id, _priority.c.title))
    return Names({row.id: row.name for row in members}, {row.id: row.title for row in priorities})
