"""The plan: strategic priorities and the milestones that serve them."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from facilitator.process.status import Status
from facilitator.records.base import OPTIONS, Record, choice, reference


class Priority(Record, table=True):
    """A strategic priority, with the outcome it should bring about: what shifts for whom."""

    __table_args__ = OPTIONS

    title: str
    outcome: str = ""
    position: int = 0


class Milestone(Record, table=True):
    """What gets done, by when, by whom."""

    __table_args__ = (sa.Index("ix_milestone_open", "due", sqlite_where=sa.text("status <> 'done'")), OPTIONS)

    priority_id: int = reference("priority", index=True)
    title: str
    owner_id: int | None = reference("member", index=True, default=None)
    """The one member accountable; none only where a spreadsheet named nobody."""
    due: date | None = None
    status: Status = choice(Status, default=Status.ON_TRACK, index=True)
    resources: str = ""
    notes: str = ""


class MilestoneBaseline(Record, table=True):
    """The values of a milestone as last imported: the common ancestor of a three-way comparison.

    An export leaves none: the ids in it name the moment, and the journal has the values of that moment.
    """

    __tablename__ = "milestone_baseline"
    __table_args__ = (sa.UniqueConstraint("milestone_id"), OPTIONS)

    milestone_id: int = reference("milestone")
    cells: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    """Field name to text, as a spreadsheet would show it."""
    taken_at: datetime
