"""The first half: who speaks, what they prepared, and who comes next."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.meeting import AttendanceState, HandIn, Turn
from facilitator.process.timebox import Timebox
from facilitator.views.meeting import MeetingHead, MilestoneLine, Person


@dataclass(frozen=True)
class HelpLine:
    """One request for help."""

    id: int
    text: str
    milestone_id: int | None
    milestone: str
    """Title of the milestone it belongs to; empty where there is none."""
    asked: tuple[str, ...]
    """Names of the people asked."""
    topic_id: int | None
    """The topic that was made from it."""


@dataclass(frozen=True)
class Speaker:
    """The one who speaks, and everything that the room sees of their update."""

    update_id: int
    member_id: int
    name: str
    role: str
    wins: str
    learnings: str
    notes: str
    help: tuple[HelpLine, ...]
    milestones: tuple[MilestoneLine, ...]
    """Open ones and those done since the last meeting: might miss, will miss, changed, then soonest first.

    The order stays while its owner speaks, because the numbers are keys.
    """
    handed_in: HandIn
    handed_in_at: datetime | None
    clock: Timebox


@dataclass(frozen=True)
class TurnLine:
    """A member's place in the order."""

    update_id: int
    member_id: int
    name: str
    turn: Turn
    state: AttendanceState
    seconds: float
    """How long they spoke. For the facilitator's notes and totals, not for the stage."""


@dataclass(frozen=True)
class RaisedTopic:
    """A topic that came up in this meeting, newest last."""

    id: int
    title: str
    raised_by: str


@dataclass(frozen=True)
class Updates:
    """The updates screen."""

    head: MeetingHead
    speaker: Speaker | None
    order: tuple[TurnLine, ...]
    """Everybody who gives an update, in speaking order."""
    topics: tuple[RaisedTopic, ...]
    members: tuple[Person, ...]
    """Active members, for completion."""

    @property
    def waiting(self) -> tuple[TurnLine, ...]:
        """Who has yet to speak and is here, in order."""
        return tuple(t for t in self.order if t.turn is Turn.WAITING and t.state is not AttendanceState.AWAY)

    @property
    def expected(self) -> tuple[TurnLine, ...]:
        """Who gave an update, or is to give one, in order: not who was skipped, nor who waits and is away."""
        return tuple(
            t
            for t in self.order
            if t.turn is not Turn.SKIPPED and (t.turn is not Turn.WAITING or t.state is not AttendanceState.AWAY)
        )

    @property
    def number(self) -> int:
        """Which of those expected is up, counted from 1; 0 where nobody is."""
        return next((n for n, t in enumerate(self.expected, 1) if t.turn is Turn.UP), 0)
