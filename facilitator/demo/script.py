"""The words in which the demo's past is written: what people prepared, said, decided and put off.

People and milestones are named by their short keys, topics by their titles. Days count from the meeting that is due
now (negative = before it); a date that would be on a weekend moves to the Monday after. Hours count backwards from the
start of the meeting that they belong to.
"""

from dataclasses import dataclass

from facilitator.process.carryover import Outcome
from facilitator.process.status import Status


@dataclass(frozen=True)
class Member:
    """A member of the team; `key` is what the rest of the script calls them."""

    key: str
    name: str
    role: str


@dataclass(frozen=True)
class Milestone:
    """A milestone as it was planned at first; `due` in days."""

    key: str
    title: str
    owner: str
    due: int
    resources: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Priority:
    """A strategic priority with the milestones that serve it."""

    title: str
    outcome: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Help:
    """A line of help in an update. Where it was raised as a topic, `topic` is what that is called."""

    text: str
    asked: tuple[str, ...] = ()
    milestone: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Update:
    """An update, as it was handed in `hours` before the meeting."""

    member: str
    hours: float
    wins: str
    learnings: str = ""
    help: tuple[Help, ...] = ()


@dataclass(frozen=True)
class Change:
    """A change that an owner made to a milestone: before a meeting, or (no hours) while they spoke in it."""

    milestone: str
    status: Status | None = None
    due: int | None = None
    notes: str = ""
    hours: float | None = None


@dataclass(frozen=True)
class Topic:
    """A topic that somebody raised in free words: before a meeting, or (no hours) while they spoke in it."""

    title: str
    by: str
    milestone: str = ""
    hours: float | None = None


@dataclass(frozen=True)
class Action:
    """An action item, due and done so many days after its meeting; None = still open.

    What was done in whole weeks is reported at that check-in; on other days the owner says so.
    """

    what: str
    owner: str
    due: int
    done: int | None = None


@dataclass(frozen=True)
class Separate:
    """A separate meeting, `days` after the one that planned it, at the same time of day."""

    title: str
    days: int
    minutes: int
    owner: str
    attendees: tuple[str, ...]


@dataclass(frozen=True)
class Discussion:
    """A topic that was discussed, and how that ended. With `separate` it went to a separate meeting."""

    title: str
    minutes: int
    note: str = ""
    decision: str = ""
    actions: tuple[Action, ...] = ()
    outcome: Outcome = Outcome.RESOLVED
    reason: str = ""
    separate: Separate | None = None
    given: int | None = None
    """Minutes that the facilitator gave it beforehand."""


@dataclass(frozen=True)
class Meeting:
    """One meeting with the days before it. Topics that are not among the `discussions` were not reached."""

    weeks_ago: int
    """How many weeks before the meeting that is due now; 0 is that meeting itself, which is prepared only."""
    updates: tuple[Update, ...]
    changes: tuple[Change, ...] = ()
    topics: tuple[Topic, ...] = ()
    away: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    resolved_separately: tuple[str, ...] = ()
    """Titles of separate meetings that resolved their topic, as the check-in learned."""
    kept: tuple[str, ...] = ()
    """Milestones on offer that were kept as topics."""
    merged: tuple[tuple[str, str], ...] = ()
    """Topics, each with the one that it went up in."""
    dropped: tuple[tuple[str, str], ...] = ()
    """Topics dropped while they were ordered, each with the reason."""
    seconds: tuple[int, ...] = ()
    """How long the speakers spoke, in their order."""
    discussions: tuple[Discussion, ...] = ()
    rating: int | None = None


@dataclass(frozen=True)
class Rhythm:
    """How the series of meetings is set up; its weekday and time are those of the meeting that is due now."""

    name: str
    zone: str
    length_minutes: int
    update_seconds: int
