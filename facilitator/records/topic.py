"""Topics, which outlive meetings, and what a meeting did with them."""

from datetime import date, datetime

import sqlalchemy as sa

from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import Turn
from facilitator.records.base import OPTIONS, Record, choice, reference


class Topic(Record, table=True):
    """Something to discuss: where it comes from, who raised it, and what became of it."""

    __table_args__ = OPTIONS

    title: str
    source: SourceKind = choice(SourceKind, default=SourceKind.PERSON)
    help_request_id: int | None = reference("help_request", index=True, default=None)
    milestone_id: int | None = reference("milestone", index=True, default=None)
    raised_by_id: int | None = reference("member", default=None)
    raised_in_id: int | None = reference("meeting", default=None)
    raised_at: datetime
    state: TopicState = choice(TopicState, default=TopicState.OPEN, index=True)
    merged_into_id: int | None = reference("topic", default=None)
    settled_note: str = ""
    """Why it was settled or dropped outside a discussion."""


class Discussion(Record, table=True):
    """A topic in one meeting: its place in the order, and its outcome."""

    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "topic_id"),
        sa.Index("uq_discussion_up", "meeting_id", unique=True, sqlite_where=sa.text("turn = 'up'")),
        OPTIONS,
    )

    meeting_id: int = reference("meeting")
    topic_id: int = reference("topic", index=True)
    position: int = 0
    turn: Turn = choice(Turn, default=Turn.WAITING)
    minutes: int | None = None
    """Minutes that the facilitator gave it; as long as it needs where there are none."""
    outcome: Outcome | None = choice(Outcome, default=None, nullable=True)
    reason: str = ""
    separate_meeting_id: int | None = reference("meeting", index=True, default=None)
    notes: str = ""


class Decision(Record, table=True):
    """What was decided."""

    __table_args__ = OPTIONS

    meeting_id: int = reference("meeting", index=True)
    discussion_id: int | None = reference("discussion", index=True, default=None)
    text: str


class ActionItem(Record, table=True):
    """What somebody will do, by when. Exactly one owner."""

    __tablename__ = "action_item"
    __table_args__ = (sa.Index("ix_action_item_open", "due", sqlite_where=sa.text("done_at IS NULL")), OPTIONS)

    meeting_id: int = reference("meeting", index=True)
    discussion_id: int | None = reference("discussion", index=True, default=None)
    what: str
    owner_id: int = reference("member", index=True)
    due: date | None = None
    done_at: datetime | None = None
