"""The meetings as a calendar program keeps them: each series as one event that repeats, other meetings one by one."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Invited:
    """Somebody who takes part; without an address (empty) they are only named."""

    name: str
    email: str


@dataclass(frozen=True)
class Stamp:
    """By which a calendar program knows an event again, and that it has changed (RFC 5545: UID, SEQUENCE, DTSTAMP)."""

    uid: str
    sequence: int
    """The newest act that changed anything the event shows; it only moves forward."""
    changed_at: datetime


@dataclass(frozen=True)
class CalendarMeeting:
    """One meeting. `start` is UTC, shown in the IANA `zone`."""

    stamp: Stamp
    title: str
    start: datetime
    zone: str
    length_minutes: int
    owner: Invited | None
    topics: tuple[str, ...]
    invited: tuple[Invited, ...]
    cancelled: bool = False


@dataclass(frozen=True)
class Moved:
    """A meeting of a series that is not when its rule says: `regular` is when it would be, UTC."""

    regular: datetime
    start: datetime
    length_minutes: int


@dataclass(frozen=True)
class CalendarSeries:
    """A series. `off` are the starts of its rule that do not take place, UTC; it is shown in the IANA `zone`."""

    stamp: Stamp
    title: str
    rule: str
    first: datetime
    """The start of its first meeting, UTC."""
    zone: str
    length_minutes: int
    until: datetime | None
    """When it ended, UTC; None while it goes on."""
    off: tuple[datetime, ...]
    moved: tuple[Moved, ...]
    invited: tuple[Invited, ...]


@dataclass(frozen=True)
class Calendar:
    """Everything that a calendar shows of the team's meetings."""

    team: str
    series: tuple[CalendarSeries, ...]
    meetings: tuple[CalendarMeeting, ...]
