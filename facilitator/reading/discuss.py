"""The second half's screen: the topic on the stage, what was said about it, and what is left."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import Outcome, age
from facilitator.process.meeting import Turn
from facilitator.process.timebox import Span, Timebox
from facilitator.reading.heads import last_met, meeting_head
from facilitator.reading.lines import action_lines, milestone_lines, people
from facilitator.reading.origins import origins
from facilitator.reading.topics import deferrals
from facilitator.records.columns import COLUMNS
from facilitator.views.discuss import DecisionLine, Discuss, QueuedTopic, TopicOnStage
from facilitator.views.meeting import MilestoneLine

_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]
_decision = COLUMNS["decision"]
_action = COLUMNS["action_item"]
_span = COLUMNS["clock_span"]


def discuss(connection: Connection, meeting_id: int, today: date) -> Discuss:
    """The discussion of a meeting. `today` is the date in the meeting's zone."""
    head = meeting_head(connection, meeting_id)
    rows = connection.execute(
        sa.select(_discussion, _topic.c.title)
        .join_from(_discussion, _topic, _discussion.c.topic_id == _topic.c.id)
        .where(_discussion.c.meeting_id == meeting_id)
        .order_by(_discussion.c.position, _discussion.c.id)
    ).all()
    up = next((row for row in rows if row.turn is Turn.UP), None)
    heard = _heard(connection, meeting_id)
    unheard = sum(row.outcome is Outcome.DROPPED and row.id not in heard for row in rows)
    ended = sum(row.outcome is not None for row in rows)
    return Discuss(
        head=head,
        topic=None if up is None else _on_stage(connection, up, head.started_at or head.planned_start, today),
        queue=tuple(_queued(row) for row in rows if row.outcome is None and row is not up),
        done=tuple(_queued(row) for row in rows if row.outcome is not None),
        members=people(connection),
        number=ended - unheard + (up is not None),
        total=len(rows) - unheard,
    )


def _heard(connection: Connection, meeting_id: int) -> frozenset[int]:
    """Ids of the discussions that were on the stage."""
    spans = sa.select(_span.c.discussion_id).join_from(_span, _discussion, _span.c.discussion_id == _discussion.c.id)
    return frozenset(connection.scalars(spans.where(_discussion.c.meeting_id == meeting_id).distinct()))


def decision_lines(connection: Connection, *conditions: sa.ColumnElement[bool]) -> tuple[DecisionLine, ...]:
    """Decisions that meet `conditions` (over the table decision), in the order they were made."""
    columns = (_decision.c.id, _decision.c.text, _decision.c.discussion_id)
    rows = connection.execute(sa.select(*columns).where(*conditions).order_by(_decision.c.id))
    return tuple(DecisionLine(row.id, row.text, row.discussion_id) for row in rows)


def _queued(row: sa.Row[*tuple[Any, ...]]) -> QueuedTopic:
    return QueuedTopic(row.id, row.topic_id, row.title, row.minutes, row.outcome)


def _on_stage(connection: Connection, row: sa.Row[*tuple[Any, ...]], began: datetime, today: date) -> TopicOnStage:
    origin = origins(connection, [row.topic_id], today)[row.topic_id]
    count, first, _ = deferrals(connection, [row.topic_id])[row.topic_id]
    return TopicOnStage(
        discussion_id=row.id,
        topic_id=row.topic_id,
        title=row.title,
        asked_by=origin.raised_by,
        asked=origin.asked,
        source_text=origin.source_text,
        age=age(first, count, today),
        milestone=_milestone(connection, origin.milestone_id, began),
        minutes=row.minutes,
        clock=Timebox(None if row.minutes is None else row.minutes * 60.0, _spans(connection, row.id)),
        notes=row.notes,
        decisions=decision_lines(connection, _decision.c.discussion_id == row.id),
        actions=action_lines(connection, _action.c.discussion_id == row.id),
    )


def _milestone(connection: Connection, milestone_id: int | None, began: datetime) -> MilestoneLine | None:
    if milestone_id is None:
        return None
    (line,) = milestone_lines(connection, since=last_met(connection, began), milestone_ids=[milestone_id])
    return line


def _spans(connection: Connection, discussion_id: int) -> tuple[Span, ...]:
    rows = connection.execute(
        sa.select(_span.c.started_at, _span.c.ended_at, _span.c.discounted)
        .where(_span.c.discussion_id == discussion_id)
        .order_by(_span.c.started_at, _span.c.id)
    )
    return tuple(Span(row.started_at, row.ended_at, row.discounted) for row in rows)
