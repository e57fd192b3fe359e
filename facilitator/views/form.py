"""The form that one owner fills in for one meeting, in any editor or as the body of a mail."""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.process.status import Status


@dataclass(frozen=True)
class FormMilestone:
    """One milestone of the owner, as the board has it. `id` is the number that stands before its title."""

    id: int
    title: str
    priority: str
    status: Status
    due: date | None


@dataclass(frozen=True)
class Form:
    """What one form shows.

    `reference` tells the program which form it is when it comes back: member, meeting, the newest act that the form
    knows, and the database ("F7-12-348-1a2b3c"). `start` and `deadline` are UTC, to be shown in `zone`. `milestones`
    are the open ones and those done since the last meeting, soonest first. `wins`, `learnings` and `help` are what
    stands in the update already, the `last_` ones what the owner wrote for the meeting before. `priorities` are the
    names that a new milestone may go under.
    """

    reference: str
    team: str
    meeting: str
    start: datetime
    zone: str
    deadline: datetime
    member: str
    milestones: tuple[FormMilestone, ...]
    wins: str
    learnings: str
    help: tuple[str, ...]
    priorities: tuple[str, ...]
    last_wins: str
    last_learnings: str
    last_help: tuple[str, ...]
