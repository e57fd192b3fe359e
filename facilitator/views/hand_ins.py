"""Who has handed in an update for a meeting, and whether the updates fit into its first half."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.budget import Choice, Fit
from facilitator.process.meeting import HandIn
from facilitator.process.phases import Phase


@dataclass(frozen=True)
class HandInLine:
    """One member's update: whether it was handed in, and when (UTC; None: not yet)."""

    member_id: int
    name: str
    state: HandIn
    at: datetime | None


@dataclass(frozen=True)
class HandIns:
    """A meeting with the updates that are written for it, in speaking order. Times are UTC."""

    id: int | None
    """None: it comes from its series and has not been made yet."""
    title: str
    phase: Phase
    start: datetime
    zone: str
    deadline: datetime
    lines: tuple[HandInLine, ...]
    fit: Fit
    choices: tuple[Choice, ...]
    """What can be done where the updates do not fit; empty where they do, and where something was chosen."""

    @property
    def handed_in(self) -> tuple[str, ...]:
        """Who has handed in, in time or late."""
        return tuple(line.name for line in self.lines if line.state is not HandIn.MISSING)

    @property
    def late(self) -> tuple[str, ...]:
        """Who has handed in after the deadline."""
        return tuple(line.name for line in self.lines if line.state is HandIn.LATE)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not handed in."""
        return tuple(line.name for line in self.lines if line.state is HandIn.MISSING)
