"""The facilitator's own window: who took how long, and notes that nobody else sees."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.timebox import Timebox
from facilitator.views.following import LivePhase


@dataclass(frozen=True)
class NoteLine:
    """A private note; `taken_at` is UTC."""

    id: int
    text: str
    taken_at: datetime


@dataclass(frozen=True)
class TimeTaken:
    """How long somebody spoke or something was discussed, against what it was given."""

    key: str
    """update:4 or discussion:7."""
    title: str
    """The name, or the topic."""
    clock: Timebox
    up: bool
    """Whether it is up now."""


@dataclass(frozen=True)
class PrivateView:
    """One meeting in the facilitator's own window."""

    stage: LivePhase
    speakers: tuple[TimeTaken, ...]
    """In speaking order, whoever has a clock."""
    topics: tuple[TimeTaken, ...]
    """In the order in which they were taken up."""
    notes: tuple[NoteLine, ...]
    """Newest last."""


@dataclass(frozen=True)
class NotedMeeting:
    """A meeting that private notes were taken on; `start` is UTC, `zone` the IANA zone to show it in."""

    id: int
    title: str
    start: datetime
    zone: str
    notes: int
    """How many."""
