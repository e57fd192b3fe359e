"""What is broken in the meetings of a database, and what is odd in the plan."""

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.dates import day_text, how_far
from facilitator.process.invariants import broken
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.status import Status
from facilitator.reading.heads import meeting_facts
from facilitator.reading.lines import local_day
from facilitator.records.columns import COLUMNS
from facilitator.views.checks import Oddity

_member = COLUMNS["member"]
_series = COLUMNS["series"]
_participant = COLUMNS["series_member"]
_priority = COLUMNS["priority"]
_milestone = COLUMNS["milestone"]
_meeting = COLUMNS["meeting"]
_action = COLUMNS["action_item"]

LONG_OVERDUE = timedelta(days=14)
"""How long an action item may be overdue before it is worth a look here; until then the check-in asks."""


def broken_meetings(connection: Connection) -> tuple[str, ...]:
    """Each rule that does not hold in a meeting, with the meeting; empty where all is well."""
    rows = connection.execute(sa.select(_meeting.c.id, _meeting.c.title).order_by(_meeting.c.id)).all()
    return tuple(
        f"Meeting {row.id} ({row.title}): {sentence}"
        for row in rows
        for sentence in broken(meeting_facts(connection, row.id))
    )


def oddities(connection: Connection, today: date) -> tuple[Oddity, ...]:
    """What is allowed and still worth a look, as of `today`; what is not there is left out."""
    found = (*_milestones(connection, today), *_people(connection), *_promises(connection, today))
    return tuple(Oddity(title, tuple(places)) for title, places in found if places)


def _milestones(connection: Connection, today: date) -> Iterator[tuple[str, list[str]]]:
    rows = connection.execute(
        sa.select(
            _milestone.c.title, _milestone.c.status, _milestone.c.due, _milestone.c.owner_id,
            _member.c.name, _member.c.active,
        )
        .outerjoin_from(_milestone, _member)
        .where(_milestone.c.status != Status.DONE)
        .order_by(_milestone.c.due, _milestone.c.id)
    ).all()  # fmt: skip
    yield (
        "Milestones that are past due and still on track",
        [
            f"{row.title} ({day_text(row.due, today)}, {how_far(row.due, today)}; {row.name or 'no owner'})"
            for row in rows
            if row.status is Status.ON_TRACK and row.due is not None and row.due < today
        ],
    )
    yield "Milestones without an owner", [row.title for row in rows if row.owner_id is None]
    yield (
        "Milestones whose owner has left",
        [f"{row.title} ({row.name})" for row in rows if row.owner_id is not None and not row.active],
    )
    yield "Milestones without a due date", [row.title for row in rows if row.due is None]
    unused = sa.select(_priority.c.title).where(
        ~sa.exists().where(_milestone.c.priority_id == _priority.c.id).correlate(_priority)
    )
    yield "Priorities without a milestone", list(connection.execute(unused.order_by(_priority.c.position)).scalars())


def _people(connection: Connection) -> Iterator[tuple[str, list[str]]]:
    if connection.execute(sa.select(_series.c.id).where(_series.c.active)).first() is None:
        return
    taking_part = (
        sa.exists()
        .where(_participant.c.member_id == _member.c.id)
        .where(_participant.c.series_id == _series.c.id, _series.c.active)
        .correlate(_member)
    )
    alone = sa.select(_member.c.name).where(_member.c.active, ~taking_part).order_by(_member.c.name)
    yield "Members who take part in no series", list(connection.execute(alone).scalars())


def _promises(connection: Connection, today: date) -> Iterator[tuple[str, list[str]]]:
    rows = connection.execute(
        sa.select(_action.c.what, _action.c.due, _member.c.name, _member.c.active)
        .join_from(_action, _member)
        .where(_action.c.done_at.is_(None))
        .order_by(_action.c.due, _action.c.id)
    ).all()
    yield (
        "Action items that are long overdue",
        [
            f"{row.what} ({row.name}, {how_far(row.due, today)})"
            for row in rows
            if row.due is not None and row.due < today - LONG_OVERDUE
        ],
    )
    yield "Open action items whose owner has left", [f"{row.what} ({row.name})" for row in rows if not row.active]
    meetings = connection.execute(
        sa.select(_meeting.c.title, _meeting.c.phase, _meeting.c.planned_start, _meeting.c.zone)
        .where(_meeting.c.phase.in_([Phase.PLANNED, *LIVE_PHASES]))
        .order_by(_meeting.c.planned_start)
    ).all()
    past = [(row, day) for row in meetings if (day := local_day(row.planned_start, row.zone)) < today]
    yield (
        "Meetings that were begun and never closed",
        [f"{row.title} ({day_text(day, today)})" for row, day in past if row.phase != Phase.PLANNED],
    )
    yield (
        "Meetings that were planned and never begun",
        [f"{row.title} ({day_text(day, today)})" for row, day in past if row.phase == Phase.PLANNED],
    )
