"""The pre-read: what everybody reads before a meeting."""

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.process.timetable import Slot
from facilitator.views.meeting import ActionLine
from facilitator.views.minutes import MinutesUpdate
from facilitator.views.tracker import Tracker


@dataclass(frozen=True)
class AgendaTopic:
    """A topic that waits for this meeting."""

    title: str
    raised_by: str
    source_text: str
    """The help line, the milestone or the meeting that it comes from; empty where a person raised it."""
    since: date
    """Day it was raised."""
    deferrals: int
    first_deferred: date | None


@dataclass(frozen=True)
class SeparateTopic:
    """A topic that has a meeting of its own."""

    title: str
    start: datetime
    """UTC."""
    zone: str
    owner: str


@dataclass(frozen=True)
class Preread:
    """Everything that the pre-read says. Times are UTC, shown in `zone`."""

    team: str
    title: str
    separate: bool
    start: datetime
    end: datetime
    zone: str
    as_of: datetime
    deadline: datetime | None
    """When updates are due; None where the meeting has none."""
    attendees: tuple[str, ...]
    """Who takes part in a separate meeting; empty for others, whose updates tell."""
    agenda: tuple[Slot, ...]
    topics: tuple[AgendaTopic, ...]
    """Deferred ones first, those deferred most often leading."""
    separate_topics: tuple[SeparateTopic, ...]
    """Those that wait for another meeting than this one, soonest first; nobody misses them on the agenda."""
    actions: tuple[ActionLine, ...]
    """Open action items, soonest due first, so that overdue ones lead; those without a date last."""
    tracker: Tracker
    updates: tuple[MinutesUpdate, ...]
    """One for each member who gives one, in speaking order; not handed in where there is none yet."""
