"""Past meetings, and what a search across them finds."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PastMeeting:
    """A meeting that was held."""

    id: int
    title: str
    start: datetime
    zone: str
    minutes_long: int
    present: int
    topics: int
    decisions: int
    actions: int
    deferred: int
    rating: int | None


@dataclass(frozen=True)
class Found:
    """A place where the words that were searched for stand."""

    meeting_id: int
    meeting: str
    start: datetime
    zone: str
    kind: str
    """topic, decision, action item, note, wins, learnings or help."""
    text: str
    who: str
    """The member whose update or action item it is; empty where it is nobody's in particular."""
