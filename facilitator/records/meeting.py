"""A meeting: when it is, who is there, and the clocks that ran in it."""

from datetime import date, datetime

import sqlalchemy as sa

from facilitator.process.meeting import AttendanceState, MeetingKind
from facilitator.process.phases import Phase
from facilitator.records.base import OPTIONS, Record, choice, reference


class Meeting(Record, table=True):
    """One meeting, planned, running or closed. Times are UTC; `zone` says where its local time is."""

    __table_args__ = (
        sa.CheckConstraint("rating BETWEEN 1 AND 10", name="rating"),
        sa.Index("ix_meeting_series_start", "series_id", "planned_start"),
        OPTIONS,
    )

    kind: MeetingKind = choice(MeetingKind, default=MeetingKind.REGULAR)
    series_id: int | None = reference("series", default=None)
    series_day: date | None = None
    """The day of its series that it stands for, in the series' zone; it stays where the meeting is moved."""
    title: str
    phase: Phase = choice(Phase, default=Phase.PLANNED, index=True)
    planned_start: datetime
    zone: str
    length_minutes: int = 60
    update_seconds: int = 300
    reserve_seconds: int = 300
    hand_in_hours: int = 24
    hand_in_by: datetime | None = None
    """When updates were due; none for a separate meeting. It stays where the meeting starts early or late."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    order_committed_at: datetime | None = None
    rating: int | None = None
    fit_choice: str = ""
    """What was chosen at its check-in where the updates did not fit; empty until asked."""
    owner_id: int | None = reference("member", default=None)
    """Who answers for a separate meeting."""


class Attendance(Record, table=True):
    """A member in a meeting: there, late or away, and whether they give an update."""

    __table_args__ = (sa.UniqueConstraint("meeting_id", "member_id"), OPTIONS)

    meeting_id: int = reference("meeting")
    member_id: int = reference("member", index=True)
    position: int = 0
    state: AttendanceState = choice(AttendanceState, default=AttendanceState.PRESENT)
    gives_update: bool = True


class ClockSpan(Record, table=True):
    """A stretch of time that a clock ran, for an update or for a discussion. Time is facts, not counters."""

    __tablename__ = "clock_span"
    __table_args__ = (
        sa.Index("uq_clock_span_running", "meeting_id", unique=True, sqlite_where=sa.text("ended_at IS NULL")),
        sa.CheckConstraint("(update_id IS NULL) <> (discussion_id IS NULL)", name="subject"),
        OPTIONS,
    )

    meeting_id: int = reference("meeting", index=True)
    update_id: int | None = reference("update", default=None)
    discussion_id: int | None = reference("discussion", default=None)
    started_at: datetime
    ended_at: datetime | None = None
    discounted: float = 0.0
    """Seconds inside the span that do not count: a closed lid, a program that was down."""


class PrivateNote(Record, table=True):
    """The facilitator's own note: never exported, never on the stage."""

    __tablename__ = "private_note"
    __table_args__ = OPTIONS

    meeting_id: int = reference("meeting", index=True)
    text: str
    taken_at: datetime
