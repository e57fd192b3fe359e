"""The updates of a meeting for its minutes, with the help they ask for."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.reading.lines import hand_in_state
from facilitator.records.columns import COLUMNS
from facilitator.views.minutes import MinutesHelp, MinutesUpdate

_member = COLUMNS["member"]
_update = COLUMNS["update"]
_help = COLUMNS["help_request"]
_asked = COLUMNS["help_asked"]
_topic = COLUMNS["topic"]
_milestone = COLUMNS["milestone"]


def updates(connection: Connection, meeting_id: int, hand_in_by: datetime | None) -> tuple[MinutesUpdate, ...]:
    """The updates of a meeting in speaking order; they were due by `hand_in_by`."""
    requests = _help_requests(connection, meeting_id)
    rows = connection.execute(
        sa.select(_update, _member.c.name, _member.c.role)
        .join_from(_update, _member, _update.c.member_id == _member.c.id)
        .where(_update.c.meeting_id == meeting_id)
        .order_by(_update.c.position, _update.c.id)
    )
    return tuple(
        MinutesUpdate(
            name=row.name,
            role=row.role,
            turn=row.turn,
            handed_in=hand_in_state(row.handed_in_at, hand_in_by),
            wins=row.wins,
            learnings=row.learnings,
            notes=row.notes,
            help=tuple(requests.get(row.id, ())),
        )
        for row in rows
    )


def _help_requests(connection: Connection, meeting_id: int) -> Mapping[int, list[MinutesHelp]]:
    """The requests for help in each update, by its id."""
    asked: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(
        sa.select(_asked.c.help_request_id, _member.c.name)
        .join_from(_asked, _member, _asked.c.member_id == _member.c.id)
        .join(_help, _asked.c.help_request_id == _help.c.id)
        .join(_update, _help.c.update_id == _update.c.id)
        .where(_update.c.meeting_id == meeting_id)
        .order_by(_asked.c.id)
    ):
        asked[row.help_request_id].append(row.name)
    topic_of_it = sa.exists().where(_topic.c.help_request_id == _help.c.id)
    found: defaultdict[int, list[MinutesHelp]] = defaultdict(list)
    for row in connection.execute(
        sa.select(
            _help.c.id, _help.c.update_id, _help.c.text, topic_of_it.label("became_topic"),
            sa.func.coalesce(_milestone.c.title, "").label("milestone"),
        )
        .join_from(_help, _update, _help.c.update_id == _update.c.id)
        .outerjoin(_milestone, _help.c.milestone_id == _milestone.c.id)
        .where(_update.c.meeting_id == meeting_id)
        .order_by(_help.c.position, _help.c.id)
    ):  # fmt: skip
        found[row.update_id].append(
            MinutesHelp(row.text, row.milestone, tuple(asked.get(row.id, ())), bool(row.became_topic))
        )
    return found
