"""The check-in: who is here, what was promised, what was saved, and whether the plan fits."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.budget import Choice, Fit
from facilitator.process.meeting import AttendanceState, HandIn
from facilitator.views.meeting import ActionLine, MeetingHead, Person


@dataclass(frozen=True)
class Attendee:
    """A member in this meeting."""

    member_id: int
    name: str
    role: str
    state: AttendanceState
    gives_update: bool
    handed_in: HandIn


@dataclass(frozen=True)
class PastSeparate:
    """A separate meeting whose time is over and of which the program does not know what came of it."""

    meeting_id: int
    topic_id: int | None
    topic: str
    start: datetime
    owner: str


@dataclass(frozen=True)
class Saved:
    """A milestone that was flagged early and is green again or done: the process at work."""

    milestone_id: int
    title: str
    owner: str
    now: str
    """Where it stands now, in words."""


@dataclass(frozen=True)
class CheckIn:
    """The check-in screen."""

    head: MeetingHead
    attendees: tuple[Attendee, ...]
    """In speaking order; who is late or gives no update stands where the series has them."""
    others: tuple[Person, ...]
    """Active members who do not take part yet."""
    actions: tuple[ActionLine, ...]
    separate_meetings: tuple[PastSeparate, ...]
    saved: tuple[Saved, ...]
    fit: Fit
    choices: tuple[Choice, ...]
    """What can be done where the updates do not fit; empty where they do, or where it was chosen already."""
    topics: int
    """How many topics wait for this meeting."""
    deferred: int
    """How many of them were put off by earlier ones."""
