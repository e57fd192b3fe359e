"""The updates screen: who speaks, what they prepared, and who comes next."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import TopicState
from facilitator.process.meeting import Turn
from facilitator.process.timebox import Span, Timebox
from facilitator.reading.attention import by_attention
from facilitator.reading.heads import last_met, meeting_head
from facilitator.reading.lines import hand_in_state, milestone_lines, people
from facilitator.records.columns import COLUMNS
from facilitator.views.meeting import MeetingHead
from facilitator.views.updates import HelpLine, RaisedTopic, Speaker, TurnLine, Updates

_meeting = COLUMNS["meeting"]
_update = COLUMNS["update"]
_member = COLUMNS["member"]
_attendance = COLUMNS["attendance"]
_span = COLUMNS["clock_span"]
_help = COLUMNS["help_request"]
_asked = COLUMNS["help_asked"]
_milestone = COLUMNS["milestone"]
_topic = COLUMNS["topic"]

_ORDER = (
    sa.select(_update, _member.c.name, _member.c.role, _attendance.c.state, _meeting.c.hand_in_by)
    .join_from(_update, _member, _update.c.member_id == _member.c.id)
    .join(_meeting, _update.c.meeting_id == _meeting.c.id)
    .join(
        _attendance,
        sa.and_(_attendance.c.meeting_id == _update.c.meeting_id, _attendance.c.member_id == _update.c.member_id),
    )
    .order_by(_update.c.position, _update.c.id)
)

_SPANS = (
    sa.select(_span.c.update_id, _span.c.started_at, _span.c.ended_at, _span.c.discounted)
    .where(_span.c.update_id.is_not(None))
    .order_by(_span.c.started_at, _span.c.id)
)

_became = sa.select(sa.func.max(_topic.c.id)).where(_topic.c.help_request_id == _help.c.id).correlate(_help)
_asker = _member.alias("asked_member")
_HELP = (
    sa.select(
        _help.c.id, _help.c.text, _help.c.milestone_id, sa.func.coalesce(_milestone.c.title, "").label("milestone"),
        _asker.c.name.label("asked"), _became.scalar_subquery().label("topic_id"),
    )
    .outerjoin_from(_help, _milestone, _help.c.milestone_id == _milestone.c.id)
    .outerjoin(_asked, _asked.c.help_request_id == _help.c.id)
    .outerjoin(_asker, _asked.c.member_id == _asker.c.id)
    .order_by(_help.c.position, _help.c.id, _asked.c.id)
)  # fmt: skip

_TOPICS = (
    sa.select(_topic.c.id, _topic.c.title, sa.func.coalesce(_member.c.name, "").label("raised_by"))
    .outerjoin_from(_topic, _member, _topic.c.raised_by_id == _member.c.id)
    .where(_topic.c.state.in_((TopicState.OPEN, TopicState.SETTLED)))
    .order_by(_topic.c.id)
)

Row = sa.Row[*tuple[Any, ...]]


def updates(connection: Connection, meeting_id: int) -> Updates:
    """The first half of the meeting as it stands. Raises NotFound."""
    head = meeting_head(connection, meeting_id)
    rows = connection.execute(_ORDER.where(_update.c.meeting_id == meeting_id)).all()
    spans = _spans(connection, meeting_id)
    up = next((row for row in rows if row.turn is Turn.UP), None)
    return Updates(
        head=head,
        speaker=None if up is None else _speaker(connection, head, up, spans[up.id]),
        order=tuple(
            TurnLine(row.id, row.member_id, row.name, row.turn, row.state, _seconds(spans[row.id])) for row in rows
        ),
        topics=tuple(
            RaisedTopic(row.id, row.title, row.raised_by)
            for row in connection.execute(_TOPICS.where(_topic.c.raised_in_id == meeting_id))
        ),
        members=people(connection),
    )


def help_lines(connection: Connection, update_ids: Collection[int]) -> dict[int, tuple[HelpLine, ...]]:
    """The requests for help of each of these updates, in their order."""
    asked: defaultdict[int, list[str]] = defaultdict(list)
    lines: dict[int, Row] = {}
    for row in connection.execute(_HELP.add_columns(_help.c.update_id).where(_help.c.update_id.in_(update_ids))):
        lines[row.id] = row
        if row.asked is not None:
            asked[row.id].append(row.asked)
    found: defaultdict[int, list[HelpLine]] = defaultdict(list)
    for key, row in lines.items():
        line = HelpLine(key, row.text, row.milestone_id, row.milestone, tuple(asked[key]), row.topic_id)
        found[row.update_id].append(line)
    return {update_id: tuple(found[update_id]) for update_id in update_ids}


def _spans(connection: Connection, meeting_id: int) -> defaultdict[int, list[Span]]:
    """The clock spans of each update, by its id, oldest first."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for row in connection.execute(_SPANS.where(_span.c.meeting_id == meeting_id)):
        found[row.update_id].append(Span(row.started_at, row.ended_at, row.discounted))
    return found


def _seconds(spans: list[Span]) -> float:
    """How long the clocks that have stopped ran; the running one is the speaker's, and told by their clock."""
    return sum((span.elapsed(span.ended) for span in spans if span.ended is not None), 0.0)


def _speaker(connection: Connection, head: MeetingHead, row: Row, spans: list[Span]) -> Speaker:
    since = last_met(connection, head.started_at or head.planned_start)
    lines = milestone_lines(connection, owner_id=row.member_id, since=since)
    return Speaker(
        update_id=row.id,
        member_id=row.member_id,
        name=row.name,
        role=row.role,
        wins=row.wins,
        learnings=row.learnings,
        notes=row.notes,
        help=help_lines(connection, (row.id,))[row.id],
        milestones=by_attention(connection, lines, since=since, up=spans[0].started if spans else None),
        handed_in=hand_in_state(row.handed_in_at, row.hand_in_by),
        handed_in_at=row.handed_in_at,
        clock=Timebox(head.update_seconds + row.extra_seconds, tuple(spans)),
    )
