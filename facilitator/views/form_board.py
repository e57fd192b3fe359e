"""What the board has of the things that a form is about, and what the form itself showed of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.process.line_merging import KnownLine


@dataclass(frozen=True)
class Cell:
    """A value of the board as text, and the texts that the form, and others collected since, are known to have shown.

    A status is its word, a date the ISO one; what there is none of is empty.
    """

    ours: str
    shown: frozenset[str]
    brought: tuple[tuple[int, str], ...]
    """What forms set it to since, each with its act."""


@dataclass(frozen=True)
class BoardMilestone:
    """A milestone that a form may be about. `collected` says that a form brought it, since this one was made."""

    id: int
    owner_id: int | None
    owner: str
    priority_id: int
    done: bool
    collected: bool
    cells: Mapping[str, Cell]
    """Of title, status and due."""


@dataclass(frozen=True)
class TakenOut:
    """A milestone that is on the board no more: its title, and the one under which a form had brought it, else ""."""

    title: str
    owner_id: int | None
    brought_as: str


@dataclass(frozen=True)
class BoardUpdate:
    """The update that the form is for. `topics` are the titles of those that became of its requests, by the request."""

    id: int
    spoken: bool
    handed_in: bool
    wins: Cell
    learnings: Cell
    requests: tuple[KnownLine, ...]
    topics: Mapping[int, str]
    brought: Mapping[int, tuple[int, str]]
    """The requests that forms brought since: the act, and the text then."""


@dataclass(frozen=True)
class FormBoard:
    """Everything that a form is compared with. Times are UTC; `zone` is the meeting's.

    `update` is None where the member gives none in the meeting (any more). `milestones` are those that the form names,
    and the member's that are open or were changed since; `taken_out` those of them that somebody removed since.
    """

    member_id: int
    member: str
    active: bool
    meeting_id: int
    meeting: str
    start: datetime
    zone: str
    over: bool
    made_at: datetime
    update: BoardUpdate | None
    milestones: Mapping[int, BoardMilestone]
    taken_out: Mapping[int, TakenOut]
    priorities: Mapping[int, str]
