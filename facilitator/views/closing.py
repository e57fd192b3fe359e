"""Closing the loop: everything as it will stand."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.carryover import Outcome
from facilitator.views.discuss import DecisionLine
from facilitator.views.meeting import ActionLine, MeetingHead, Person
from facilitator.views.meeting import MilestoneChange as MilestoneChange


@dataclass(frozen=True)
class ClosingTopic:
    """A topic of this meeting and what becomes of it."""

    discussion_id: int
    topic_id: int
    title: str
    outcome: Outcome | None
    """None: it was not reached and has no destination yet."""
    reason: str
    deferrals: int
    """How often it will have been deferred, this time included."""
    seconds: float
    separate_start: datetime | None
    separate_owner: str
    asked_by: str
    asked: tuple[str, ...]
    """Who was asked for help."""
    notes: str
    discussed: bool
    """Whether it was talked about; False where it was not reached, or only came up and was put off."""


@dataclass(frozen=True)
class RequestLine:
    """A written request for help that is no topic, and that nobody looked at while topics were ordered."""

    help_request_id: int
    title: str
    """Its words."""
    asked_by: str
    asked: tuple[str, ...]
    """Who was asked for help."""


@dataclass(frozen=True)
class Closing:
    """The closing screen."""

    head: MeetingHead
    topics: tuple[ClosingTopic, ...]
    """In the order discussed, then in the order committed."""
    requests: tuple[RequestLine, ...]
    """Only where the order of topics was never committed. They may get a destination, and need none to close."""
    decisions: tuple[DecisionLine, ...]
    actions: tuple[ActionLine, ...]
    changes: tuple[MilestoneChange, ...]
    rating: int | None
    next_start: datetime | None
    """When the next meeting of the series is; None for a separate meeting or without a series."""
    last_act_at: datetime | None
    """When the last thing was done in the meeting: offered as its end where it was left open."""
    members: tuple[Person, ...]

    @property
    def without_destination(self) -> tuple[ClosingTopic, ...]:
        """Topics that must get an outcome before the meeting can close."""
        return tuple(t for t in self.topics if t.outcome is None)
