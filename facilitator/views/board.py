"""The board: milestones by priority, the next meeting, the waiting topics."""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.process.agenda import SourceKind
from facilitator.process.status import Status
from facilitator.views.hand_ins import HandIns
from facilitator.views.meeting import Person


@dataclass(frozen=True)
class PriorityLine:
    """A strategic priority and the outcome it should bring about."""

    id: int
    title: str
    outcome: str


@dataclass(frozen=True)
class BoardMilestone:
    """A milestone on the board."""

    id: int
    title: str
    priority_id: int
    priority: str
    owner_id: int | None
    owner: str
    due: date | None
    status: Status
    resources: str
    notes: str
    changed: str
    """What changed since the last meeting, in words ("was on track", "was 12 Mar"); empty where nothing did."""


@dataclass(frozen=True)
class WaitingTopic:
    """A topic that waits for a meeting."""

    id: int
    title: str
    source: SourceKind
    source_text: str
    raised_by: str
    deferrals: int
    since: date
    """Day it was raised."""
    separate_start: datetime | None
    """When its separate meeting is, where it was deferred to one that is still to come."""


@dataclass(frozen=True)
class Board:
    """The board. Finished milestones are counted, and loaded only when they are asked for."""

    as_of: int
    team: str
    milestones: tuple[BoardMilestone, ...]
    done: int
    priorities: tuple[PriorityLine, ...]
    members: tuple[Person, ...]
    meeting: HandIns | None
    """The one that comes next, or runs."""
    topics: tuple[WaitingTopic, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was set up yet."""
        return not (self.milestones or self.done or self.members or self.meeting or self.priorities)


@dataclass(frozen=True)
class MilestonePast:
    """One entry of a milestone's history, newest first where several are listed."""

    at: datetime
    actor: str
    meeting: str
    """Title and day of the meeting it was done in; empty outside meetings."""
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class MilestoneHistory:
    """A milestone and everything that ever changed about it."""

    milestone: BoardMilestone
    past: tuple[MilestonePast, ...]
