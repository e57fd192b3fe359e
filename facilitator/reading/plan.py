"""The whole plan, finished milestones too, for export and import."""

import zlib
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.records.columns import COLUMNS
from facilitator.store.database import last_act
from facilitator.store.values import encode
from facilitator.views.plan import Plan, PlanMember, PlanMilestone

_act = COLUMNS["act"]
_baseline = COLUMNS["milestone_baseline"]
_member = COLUMNS["member"]
_milestone = COLUMNS["milestone"]
_priority = COLUMNS["priority"]

_MILESTONES = (
    sa.select(
        _milestone.c.id, _milestone.c.version, _milestone.c.title, _priority.c.title.label("priority"),
        sa.func.coalesce(_member.c.name, "").label("owner"), _milestone.c.due, _milestone.c.status,
        _milestone.c.resources, _milestone.c.notes, _baseline.c.cells.label("imported"),
    )
    .join_from(_milestone, _priority, _milestone.c.priority_id == _priority.c.id)
    .outerjoin(_member, _milestone.c.owner_id == _member.c.id)
    .outerjoin(_baseline, _baseline.c.milestone_id == _milestone.c.id)
    .order_by(_priority.c.position, _priority.c.id, _milestone.c.due.is_(None), _milestone.c.due, _milestone.c.id)
)  # fmt: skip


def plan(connection: Connection) -> Plan:
    """Everything that a spreadsheet of milestones shows, and what the last import showed."""
    priorities = connection.execute(
        sa.select(_priority.c.id, _priority.c.title).order_by(_priority.c.position, _priority.c.id)
    )
    # Who is active comes first: a name that fits two members means that one.
    members = connection.execute(
        sa.select(_member.c.id, _member.c.name, _member.c.active).order_by(_member.c.active.desc(), _member.c.id)
    )
    return Plan(
        milestones=tuple(PlanMilestone(**row) for row in connection.execute(_MILESTONES).mappings()),
        priorities={row.id: row.title for row in priorities},
        members=tuple(PlanMember(**row) for row in members.mappings()),
        newest=last_act(connection),
        database=database_mark(connection),
    )


def known_owners(connection: Connection) -> frozenset[str]:
    """The names of all members, also with the last name first: a cell that holds one names one person for certain."""
    names = connection.execute(sa.select(_member.c.name)).scalars().all()
    return frozenset(names) | {turned for name in names for turned in _last_name_first(name)}


def _last_name_first(name: str) -> Iterator[str]:
    words = name.split()
    for given in range(1, len(words)):
        yield f"{' '.join(words[given:])}, {' '.join(words[:given])}"


def database_mark(connection: Connection) -> str:
    """Six characters that tell this database from others, and stay with its copies: made from its first act."""
    first = connection.execute(sa.select(_act.c.at, _act.c.actor).order_by(_act.c.id).limit(1)).one_or_none()
    text = "" if first is None else f"{encode(first.at)} {first.actor}"
    return f"{zlib.crc32(text.encode()) & 0xFFFFFF:06x}"
