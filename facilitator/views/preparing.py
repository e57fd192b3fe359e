"""What an owner prepares for the next meeting: their milestones, their update, what they wrote last time."""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.process.meeting import HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.views.meeting import MilestoneLine, Person
from facilitator.views.updates import HelpLine


@dataclass(frozen=True)
class MeetingToCome:
    """The regular meeting that the update is for. Times are UTC, `zone` is the IANA zone to show them in."""

    id: int
    title: str
    phase: Phase
    start: datetime
    zone: str
    deadline: datetime


@dataclass(frozen=True)
class OwnUpdate:
    """What was handed in so far, by whomever it was written down."""

    id: int
    wins: str
    learnings: str
    help: tuple[HelpLine, ...]
    turn: Turn
    handed_in: HandIn
    handed_in_at: datetime | None

    @property
    def help_text(self) -> str:
        """The requests as lines of one text."""
        return "\n".join(line.text for line in self.help)


@dataclass(frozen=True)
class PastRequest:
    """A request for help of last time, and what became of it in a few words; empty where nobody took it up."""

    text: str
    became: str


@dataclass(frozen=True)
class LastTime:
    """What the member wrote for the meeting before."""

    meeting: str
    day: date
    wins: str
    learnings: str
    help: tuple[PastRequest, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.wins or self.learnings or self.help)


@dataclass(frozen=True)
class Happened:
    """One thing that changed since the last meeting: a field of a milestone, from and to in words."""

    title: str
    field: str
    before: str
    after: str
    by: str


@dataclass(frozen=True)
class Past:
    """What an owner has in view while they write; it may be a second older than the rest."""

    last: LastTime | None
    """None: the member has never given an update."""
    open_topics: tuple[str, ...]
    """Titles of the topics about their milestones or help that wait, where they did not come from last time's help."""
    members: tuple[Person, ...]
    """Active members, who can be asked with "@name"."""


@dataclass(frozen=True)
class Preparing:
    """The screen of one owner."""

    member: Person
    role: str
    meeting: MeetingToCome | None
    """None: no regular meeting is planned."""
    update: OwnUpdate | None
    """None: no meeting, or the member gives no update in it."""
    milestones: tuple[MilestoneLine, ...]
    """Open ones and those done since the last meeting, soonest first."""
    happened: tuple[Happened, ...]
    """Since the last meeting, newest first."""
    past: Past

    @property
    def can_write(self) -> bool:
        """Whether the update can be written still: until the member has spoken, and the meeting is not closed."""
        meeting, update = self.meeting, self.update
        if meeting is None or update is None:
            return False
        return update.turn is not Turn.DONE and meeting.phase is not Phase.CLOSED
