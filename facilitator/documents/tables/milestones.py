"""What a spreadsheet says once it is understood: milestones, and faults where it is not."""

from dataclasses import dataclass
from datetime import date

from facilitator.documents.tables.headings import Field
from facilitator.process.status import Status


@dataclass(frozen=True)
class Fault:
    """One cell that cannot be taken: its row and column as people see them, its value (clean and short), and why."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class MilestoneRow:
    """One milestone of a spreadsheet. None is an empty cell, or a column that is not there: `fields` tells which."""

    number: int
    id: str | None
    title: str
    priority: str | None
    owner: str | None
    due: date | None
    status: Status | None
    resources: str | None
    notes: str | None
    fields: frozenset[Field]
