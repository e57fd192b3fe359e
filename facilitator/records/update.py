"""Updates: what a member reports to one meeting, and the help they ask for."""

from datetime import datetime

import sqlalchemy as sa

from facilitator.process.meeting import Turn
from facilitator.records.base import OPTIONS, Record, choice, reference


class Update(Record, table=True):
    """One member for one meeting: wins, learnings, and (as rows of their own) requests for help."""

    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "member_id"),
        sa.Index("uq_update_up", "meeting_id", unique=True, sqlite_where=sa.text("turn = 'up'")),
        OPTIONS,
    )

    meeting_id: int = reference("meeting")
    member_id: int = reference("member", index=True)
    position: int = 0
    turn: Turn = choice(Turn, default=Turn.WAITING)
    wins: str = ""
    learnings: str = ""
    notes: str = ""
    """What the facilitator noted for everybody while the member spoke."""
    handed_in_at: datetime | None = None
    extra_seconds: int = 0
    """Time given (or taken, below zero) beside the planned length."""


class HelpRequest(Record, table=True):
    """One line of help that a member asks for."""

    __tablename__ = "help_request"
    __table_args__ = OPTIONS

    update_id: int = reference("update", index=True)
    position: int = 0
    text: str
    milestone_id: int | None = reference("milestone", default=None)


class HelpAsked(Record, table=True):
    """A member whom a request for help is addressed to."""

    __tablename__ = "help_asked"
    __table_args__ = (sa.UniqueConstraint("help_request_id", "member_id"), OPTIONS)

    help_request_id: int = reference("help_request")
    member_id: int = reference("member")
