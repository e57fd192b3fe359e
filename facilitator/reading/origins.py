"""Where topics come from, in words."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.agenda import SourceKind
from facilitator.process.dates import day_text
from facilitator.reading.lines import local_day
from facilitator.records.columns import COLUMNS

_topic = COLUMNS["topic"]
_meeting = COLUMNS["meeting"]
_help = COLUMNS["help_request"]
_asked = COLUMNS["help_asked"]
_milestone = COLUMNS["milestone"]
_member = COLUMNS["member"]

_ORIGINS = (
    sa.select(
        _topic.c.id, _topic.c.title, _topic.c.source, _topic.c.milestone_id, _help.c.text.label("help"),
        _milestone.c.title.label("milestone"), sa.func.coalesce(_member.c.name, "").label("raised_by"),
        _meeting.c.title.label("meeting"), _meeting.c.planned_start, _meeting.c.zone,
    )
    .outerjoin_from(_topic, _member, _topic.c.raised_by_id == _member.c.id)
    .outerjoin(_help, _topic.c.help_request_id == _help.c.id)
    .outerjoin(_milestone, _topic.c.milestone_id == _milestone.c.id)
    .outerjoin(_meeting, _topic.c.raised_in_id == _meeting.c.id)
    .where(_topic.c.id.in_(sa.bindparam("topics", expanding=True)))
)  # fmt: skip

_ASKED = (
    sa.select(_topic.c.id, _member.c.name)
    .join_from(_topic, _asked, _asked.c.help_request_id == _topic.c.help_request_id)
    .join(_member, _asked.c.member_id == _member.c.id)
    .where(_topic.c.id.in_(sa.bindparam("topics", expanding=True)))
    .order_by(_asked.c.id)
)


@dataclass(frozen=True)
class Origin:
    """A topic's title and where it comes from."""

    title: str
    source: SourceKind
    source_text: str
    """The help line, the milestone's title, the earlier meeting; empty where a person raised it."""
    raised_by: str
    asked: tuple[str, ...]
    """Who was asked for help, in the line of help that it was made from."""
    milestone_id: int | None


def origins(connection: Connection, topic_ids: Collection[int], today: date) -> dict[int, Origin]:
    """Where each of these topics comes from. Days are written as seen from `today`."""
    if not topic_ids:
        return {}
    topics = {"topics": list(topic_ids)}
    asked: defaultdict[int, list[str]] = defaultdict(list)
    for topic_id, name in connection.execute(_ASKED, topics):
        asked[topic_id].append(name)
    rows = connection.execute(_ORIGINS, topics)
    return {
        row.id: Origin(row.title, row.source, _text(row, today), row.raised_by, tuple(asked[row.id]), row.milestone_id)
        for row in rows
    }


def _text(row: sa.Row[*tuple[Any, ...]], today: date) -> str:
    match row.source:
        case SourceKind.HELP:
            return str(row.help or "")
        case SourceKind.MILESTONE:
            return str(row.milestone or "")
        case SourceKind.MEETING if row.meeting:
            return f"{row.meeting}, {day_text(local_day(row.planned_start, row.zone), today)}"
        case _:
            return ""
