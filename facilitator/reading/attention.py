"""The order of a speaker's milestones, which stays as it is while they speak: their numbers are keys."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.engine import Connection

from facilitator.process.status import STATUS_ORDER, Status
from facilitator.reading.heads import act_before
from facilitator.store.history import net_changes
from facilitator.views.meeting import MilestoneLine

_FIELDS = ("status", "due")


def by_attention(
    connection: Connection, lines: Iterable[MilestoneLine], *, since: datetime, up: datetime | None
) -> tuple[MilestoneLine, ...]:
    """Might miss, will miss, changed since `since`, then soonest first, as it stood when their owner came `up`.

    A number that was pressed a moment ago means the same milestone when it is pressed again.
    """
    found = tuple(lines)
    past = found if up is None else _as_of(connection, found, since, up)
    places = {line.id: place for place, line in enumerate(sorted(past, key=_attention))}
    return tuple(sorted(found, key=lambda line: places[line.id]))


def _as_of(
    connection: Connection, lines: tuple[MilestoneLine, ...], since: datetime, up: datetime
) -> tuple[MilestoneLine, ...]:
    """The lines with the status and date of the moment `up`, and whether they had changed by then."""
    ids = [line.id for line in lines]
    later = net_changes(connection, "milestone", ids, _FIELDS, act_before(connection, up))
    if not later:
        return lines
    earlier = net_changes(connection, "milestone", ids, _FIELDS, act_before(connection, since))
    stood = []
    for line in lines:
        now = {"status": line.status.value, "due": line.due.isoformat() if line.due else None}
        then = now | {field: later[line.id, field].before for field in _FIELDS if (line.id, field) in later}
        first = then | {field: earlier[line.id, field].before for field in _FIELDS if (line.id, field) in earlier}
        due = date.fromisoformat(then["due"]) if then["due"] else None
        stood.append(replace(line, status=Status(then["status"]), due=due, changed=then != first))
    return tuple(stood)


def _attention(line: MilestoneLine) -> tuple[int, date, int]:
    """Might miss, will miss, changed, then soonest first; without a date last."""
    rank = 2 if line.changed else 3
    if line.status in (Status.MIGHT_MISS, Status.WILL_MISS):
        rank = STATUS_ORDER.index(line.status)
    return rank, line.due or date.max, line.id
