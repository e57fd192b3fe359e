"""What the facilitator's own window shows beside the stage: who took how long, and the private notes.

Nothing else reads private notes, and nothing that leaves the program is made from this.
"""

from collections import defaultdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.meeting import Turn
from facilitator.process.timebox import Span, Timebox
from facilitator.reading.following import phase_view
from facilitator.reading.heads import act_before
from facilitator.records.columns import COLUMNS
from facilitator.store.database import last_act
from facilitator.views.private_notes import NotedMeeting, NoteLine, PrivateView, TimeTaken

_meeting = COLUMNS["meeting"]
_member = COLUMNS["member"]
_update = COLUMNS["update"]
_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]
_span = COLUMNS["clock_span"]
_note = COLUMNS["private_note"]


def private_view(connection: Connection, meeting_id: int, now: datetime) -> PrivateView:
    """A meeting with its times and its private notes. Raises NotFound."""
    stage = phase_view(connection, meeting_id, now)
    return PrivateView(
        stage=stage,
        speakers=_speakers(connection, meeting_id, stage.head.update_seconds),
        topics=_topics(connection, meeting_id),
        notes=_notes(connection, meeting_id),
    )


def noted_meetings(connection: Connection) -> tuple[NotedMeeting, ...]:
    """The meetings that private notes were taken on, newest first."""
    began = sa.func.coalesce(_meeting.c.started_at, _meeting.c.planned_start)
    rows = connection.execute(
        sa.select(
            _meeting.c.id, _meeting.c.title, _meeting.c.started_at, _meeting.c.planned_start, _meeting.c.zone,
            sa.func.count(_note.c.id).label("notes"),
        )
        .join_from(_meeting, _note, _note.c.meeting_id == _meeting.c.id)
        .group_by(_meeting.c.id)
        .order_by(began.desc(), _meeting.c.id.desc())
    )  # fmt: skip
    return tuple(
        NotedMeeting(row.id, row.title, row.started_at or row.planned_start, row.zone, row.notes) for row in rows
    )


def undone_after(connection: Connection, meeting_id: int) -> int:
    """The act up to which the journal stays as it is, when the window's undo is used on notes of this meeting.

    While a meeting runs that is the last one before its start, else the newest: what is done from now on is undone.
    """
    query = sa.select(_meeting.c.started_at, _meeting.c.ended_at).where(_meeting.c.id == meeting_id)
    row = connection.execute(query).one()
    running = row.started_at is not None and row.ended_at is None
    return act_before(connection, row.started_at) if running else last_act(connection)


def _speakers(connection: Connection, meeting_id: int, seconds: int) -> tuple[TimeTaken, ...]:
    spans = _spans(connection, meeting_id, _span.c.update_id)
    rows = connection.execute(
        sa.select(_update.c.id, _update.c.turn, _update.c.extra_seconds, _member.c.name)
        .join_from(_update, _member, _update.c.member_id == _member.c.id)
        .where(_update.c.meeting_id == meeting_id)
        .order_by(_update.c.position, _update.c.id)
    )
    return tuple(
        TimeTaken(
            f"update:{row.id}",
            row.name,
            Timebox(seconds + row.extra_seconds, tuple(spans[row.id])),
            row.turn is Turn.UP,
        )
        for row in rows
        if spans[row.id]
    )


def _topics(connection: Connection, meeting_id: int) -> tuple[TimeTaken, ...]:
    spans = _spans(connection, meeting_id, _span.c.discussion_id)
    rows = connection.execute(
        sa.select(_discussion.c.id, _discussion.c.turn, _discussion.c.minutes, _topic.c.title)
        .join_from(_discussion, _topic, _discussion.c.topic_id == _topic.c.id)
        .where(_discussion.c.id.in_(spans))
    )
    found = (
        TimeTaken(
            f"discussion:{row.id}",
            row.title,
            Timebox(None if row.minutes is None else row.minutes * 60.0, tuple(spans[row.id])),
            row.turn is Turn.UP,
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda topic: topic.clock.spans[0].started))


def _spans(connection: Connection, meeting_id: int, subject: sa.Column[int]) -> defaultdict[int, list[Span]]:
    """The clock spans of the meeting by what they belong to, oldest first."""
    rows = connection.execute(
        sa.select(subject.label("subject"), _span.c.started_at, _span.c.ended_at, _span.c.discounted)
        .where(_span.c.meeting_id == meeting_id, subject.is_not(None))
        .order_by(_span.c.started_at, _span.c.id)
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for row in rows:
        found[row.subject].append(Span(row.started_at, row.ended_at, row.discounted))
    return found


def _notes(connection: Connection, meeting_id: int) -> tuple[NoteLine, ...]:
    rows = connection.execute(
        sa.select(_note.c.id, _note.c.text, _note.c.taken_at)
        .where(_note.c.meeting_id == meeting_id)
        .order_by(_note.c.taken_at, _note.c.id)
    )
    return tuple(NoteLine(row.id, row.text, row.taken_at) for row in rows)
