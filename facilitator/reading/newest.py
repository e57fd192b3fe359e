"""The newest of what was written down in a meeting: what one wants to paste into the call's chat."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.reading.discuss import decision_lines
from facilitator.reading.lines import action_lines
from facilitator.records.columns import COLUMNS
from facilitator.views.discuss import DecisionLine
from facilitator.views.meeting import ActionLine

_decision = COLUMNS["decision"]
_action = COLUMNS["action_item"]


def newest_said(connection: Connection, meeting_id: int) -> DecisionLine | ActionLine | None:
    """The decision or action item of the meeting that was written or changed last; None where there is none."""
    found: list[tuple[int, int, bool]] = []
    for table in (_decision, _action):
        newest = sa.select(table.c.version, table.c.id).where(table.c.meeting_id == meeting_id)
        row = connection.execute(newest.order_by(table.c.version.desc(), table.c.id.desc()).limit(1)).first()
        if row is not None:
            found.append((row.version, row.id, table is _decision))
    if not found:
        return None
    _, key, is_decision = max(found)
    if is_decision:
        return decision_lines(connection, _decision.c.id == key)[0]
    return action_lines(connection, _action.c.id == key)[0]
