"""The minutes of one meeting, as a document needs them."""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.process.carryover import Outcome
from facilitator.process.meeting import HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.views.meeting import MilestoneChange


@dataclass(frozen=True)
class MinutesAction:
    """An action item given in the meeting."""

    what: str
    owner: str
    due: date | None
    done: bool
    topic: str


@dataclass(frozen=True)
class MinutesTopic:
    """A topic of the meeting, in the order discussed; those not reached come last."""

    title: str
    asked_by: str
    source_text: str
    milestone: str
    status: Status | None
    seconds: float
    notes: str
    decisions: tuple[str, ...]
    actions: tuple[MinutesAction, ...]
    outcome: Outcome | None
    reason: str
    deferrals: int
    """How often it has been deferred up to and including this meeting."""
    first_raised: date
    separate_start: datetime | None
    separate_zone: str
    separate_owner: str
    separate_attendees: tuple[str, ...]


@dataclass(frozen=True)
class MinutesHelp:
    """A request for help in an update, and whether it became a topic."""

    text: str
    milestone: str
    asked: tuple[str, ...]
    became_topic: bool


@dataclass(frozen=True)
class MinutesUpdate:
    """One member's update."""

    name: str
    role: str
    turn: Turn
    handed_in: HandIn
    wins: str
    learnings: str
    notes: str
    help: tuple[MinutesHelp, ...]


@dataclass(frozen=True)
class Minutes:
    """Everything that the minutes say. Times are UTC, shown in `zone`."""

    meeting_id: int
    title: str
    team: str
    separate: bool
    phase: Phase
    zone: str
    planned_start: datetime
    length_minutes: int
    started_at: datetime | None
    ended_at: datetime | None
    present: tuple[str, ...]
    late: tuple[str, ...]
    away: tuple[str, ...]
    rating: int | None
    topics: tuple[MinutesTopic, ...]
    general_decisions: tuple[str, ...]
    """Decisions that belong to no topic."""
    general_actions: tuple[MinutesAction, ...]
    changes: tuple[MilestoneChange, ...]
    updates: tuple[MinutesUpdate, ...]
    update_seconds: float
    """Time spent on updates, all of them together."""
    discussion_seconds: float
    next_start: datetime | None
    next_zone: str
    held_before: tuple[str, ...] = ()
    """Titles of the meetings that began earlier on the same day."""
    done_before: tuple[tuple[str, str], ...] = ()
    """Action items of earlier meetings that were done by this one, and whose they were."""
    resolved_before: tuple[str, ...] = ()
    """Topics that this meeting heard are resolved without having discussed them."""
