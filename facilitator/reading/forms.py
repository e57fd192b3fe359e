"""The forms of one meeting: who gets one, and what it shows."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.form_reference import FormReference
from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.reading.heads import last_met
from facilitator.reading.lines import milestone_lines
from facilitator.reading.plan import database_mark
from facilitator.records.columns import COLUMNS
from facilitator.store.database import last_act
from facilitator.views.form import Form, FormMilestone
from facilitator.views.meeting import Person

_meeting = COLUMNS["meeting"]
_member = COLUMNS["member"]
_update = COLUMNS["update"]
_help = COLUMNS["help_request"]
_priority = COLUMNS["priority"]
_team = COLUMNS["team"]

_LAST_UPDATE = (
    sa.select(_update.c.id, _update.c.wins, _update.c.learnings)
    .join_from(_update, _meeting, _update.c.meeting_id == _meeting.c.id)
    .where(
        _update.c.member_id == sa.bindparam("member"),
        _meeting.c.kind == MeetingKind.REGULAR,
        _meeting.c.phase == Phase.CLOSED,
        _meeting.c.planned_start < sa.bindparam("before"),
    )
    .order_by(_meeting.c.planned_start.desc())
    .limit(1)
)


@dataclass(frozen=True)
class LastWords:
    """The update of the meeting before."""

    wins: str
    learnings: str
    help: tuple[str, ...]


def form_owners(connection: Connection, meeting_id: int) -> tuple[Person, ...]:
    """Who gets a form for a meeting: the active members who give an update in it, in speaking order."""
    rows = connection.execute(
        sa.select(_member.c.id, _member.c.name)
        .join_from(_update, _member)
        .where(_update.c.meeting_id == meeting_id, _member.c.active)
        .order_by(_update.c.position, _update.c.id)
    )
    return tuple(Person(row.id, row.name) for row in rows)


def owner_form(connection: Connection, meeting_id: int, member_id: int) -> Form:
    """The form of one member for one meeting, as the board stands now.

    Raises NotFound where the member gives no update in that meeting.
    """
    row = connection.execute(
        sa.select(
            _update.c.id, _update.c.wins, _update.c.learnings, _member.c.name,
            _meeting.c.title, _meeting.c.planned_start, _meeting.c.started_at, _meeting.c.zone, _meeting.c.hand_in_by,
        )
        .join_from(_update, _member, _update.c.member_id == _member.c.id)
        .join(_meeting, _update.c.meeting_id == _meeting.c.id)
        .where(_update.c.meeting_id == meeting_id, _update.c.member_id == member_id)
    ).one_or_none()  # fmt: skip
    if row is None:
        raise no_update(connection, meeting_id, member_id)
    last = last_words(connection, member_id, row.planned_start)
    return Form(
        reference=str(FormReference(member_id, meeting_id, last_act(connection), database_mark(connection))),
        team=connection.execute(sa.select(_team.c.name)).scalar() or "",
        meeting=row.title,
        start=row.planned_start,
        zone=row.zone,
        deadline=row.hand_in_by or row.planned_start,
        member=row.name,
        milestones=tuple(
            FormMilestone(line.id, line.title, line.priority, line.status, line.due)
            for line in milestone_lines(
                connection, owner_id=member_id, since=last_met(connection, row.started_at or row.planned_start)
            )
        ),
        wins=row.wins,
        learnings=row.learnings,
        help=_help_texts(connection, row.id),
        priorities=tuple(
            connection.execute(sa.select(_priority.c.title).order_by(_priority.c.position, _priority.c.id)).scalars()
        ),
        last_wins=last.wins,
        last_learnings=last.learnings,
        last_help=last.help,
    )


def no_update(connection: Connection, meeting_id: int, member_id: int) -> NotFound:
    """What to say of a member who gives no update in a meeting."""
    name = connection.execute(sa.select(_member.c.name).where(_member.c.id == member_id)).scalar_one()
    title = connection.execute(sa.select(_meeting.c.title).where(_meeting.c.id == meeting_id)).scalar_one()
    return NotFound(
        f"{name} gives no update in {title}, so there is no form to fill in.",
        "Who gives one is set with 'facilitator series', and for one meeting at its check-in.",
    )


def _help_texts(connection: Connection, update_id: int) -> tuple[str, ...]:
    query = sa.select(_help.c.text).where(_help.c.update_id == update_id).order_by(_help.c.position, _help.c.id)
    return tuple(connection.execute(query).scalars())


def last_words(connection: Connection, member_id: int, before: datetime) -> LastWords:
    """What a member wrote for the newest closed regular meeting planned for earlier; empty where there is none."""
    row = connection.execute(_LAST_UPDATE, {"member": member_id, "before": before}).one_or_none()
    return LastWords("", "", ()) if row is None else LastWords(row.wins, row.learnings, _help_texts(connection, row.id))
