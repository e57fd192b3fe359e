"""What every screen of a meeting shows: its head, and the pieces that several phases share."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from facilitator.process.budget import discussion_left, midpoint
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.status import Status

LONG_PAST = timedelta(hours=2)
"""A meeting that is open so long after its planned end was left open, not held."""


@dataclass(frozen=True)
class Person:
    """A member, as lists and completion show them."""

    id: int
    name: str


@dataclass(frozen=True)
class MeetingHead:
    """The meeting itself. Times are UTC, `zone` is the IANA zone to show them in."""

    id: int
    title: str
    separate: bool
    phase: Phase
    zone: str
    planned_start: datetime
    length_minutes: int
    update_seconds: int
    reserve_seconds: int
    started_at: datetime | None
    ended_at: datetime | None
    order_committed: bool
    idle_since: datetime | None
    """When the last clock stopped; None while one runs or before the first."""
    as_of: int
    """Newest act of this meeting that the view knows."""

    @property
    def planned_end(self) -> datetime:
        """When it should be over."""
        return self.planned_start + timedelta(minutes=self.length_minutes)

    @property
    def midpoint(self) -> datetime:
        """Halfway between the actual (else the planned) start and the planned end."""
        return midpoint(self.started_at or self.planned_start, self.planned_end)

    def long_past(self, now: datetime) -> bool:
        """Whether it is in a phase still, but its planned end so long ago that it was probably left open."""
        return self.phase in LIVE_PHASES and now - self.planned_end > LONG_PAST

    def discussion_left(self, now: datetime) -> float:
        """Seconds left for discussion, the reserve for closing taken off."""
        return discussion_left(self.planned_end, now, self.reserve_seconds)


@dataclass(frozen=True)
class MilestoneLine:
    """A milestone in a line of the stage."""

    id: int
    title: str
    status: Status
    due: date | None
    owner: str
    priority: str
    changed: bool
    """Whether its status or date changed since the last meeting."""
    topic_id: int | None
    """The open topic that was made from it."""
    needs: str = ""
    notes: str = ""


@dataclass(frozen=True)
class ActionLine:
    """An action item."""

    id: int
    what: str
    owner_id: int
    owner: str
    due: date | None
    done: bool
    given_on: date
    """Day of the meeting that gave it, in that meeting's zone."""


@dataclass(frozen=True)
class MilestoneChange:
    """A field of a milestone that changed in this meeting, from and to in words."""

    milestone_id: int
    title: str
    owner: str
    field: str
    before: str
    after: str
