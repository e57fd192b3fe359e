"""The team and its series of meetings, as lists and forms show them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from facilitator.process.budget import Choice, Fit
from facilitator.process.days_off import DaysOff
from facilitator.process.schedule import occurrences, starts_within


@dataclass(frozen=True)
class MemberLine:
    """A member of the team."""

    id: int
    name: str
    role: str
    email: str
    active: bool


@dataclass(frozen=True)
class Participant:
    """An active member who takes part in a series."""

    member_id: int
    name: str
    gives_update: bool


@dataclass(frozen=True)
class HolidayLine:
    """Days on which nobody meets, the first and the last included."""

    id: int
    first: date
    last: date
    name: str


@dataclass(frozen=True)
class SkippedDay:
    """A day on which a series does not meet this once."""

    on: date
    reason: str


@dataclass(frozen=True)
class MadeMeeting:
    """A meeting to come of a series: the day that it stands for, and when it is (UTC); another day where it moved."""

    id: int
    day: date
    start: datetime


@dataclass(frozen=True)
class SeriesLine:
    """A series of meetings. `at` is local time in the IANA `zone`, participants are in speaking order."""

    id: int
    name: str
    rule: str
    when: str
    """When it meets, in words."""
    starts_on: date
    at: time
    zone: str
    length_minutes: int
    update_seconds: int
    hand_in_hours: int
    active: bool
    participants: tuple[Participant, ...]
    fit: Fit
    """Whether the updates end by the midpoint."""
    choices: tuple[Choice, ...]
    """What can be done where they do not; empty where they do."""
    fit_choice: str
    """What was chosen, a `ChoiceKind` value; empty until asked."""
    off: DaysOff
    """Holidays, and the days that were skipped."""
    skipped: tuple[SkippedDay, ...]
    """The days that were skipped, soonest first."""
    made: tuple[MadeMeeting, ...]
    """Meetings that were made and have not begun, soonest first."""
    taken: frozenset[date]
    """Days of the series that a meeting was made for, whether or not it has begun: none else stands for them."""

    def regular_start(self, day: date) -> datetime | None:
        """When it meets on `day` by its rule, UTC; None where it does not."""
        return next(iter(starts_within(self.rule, self.starts_on, self.at, self.zone, day, day)), None)

    def next_start(self, now: datetime) -> datetime | None:
        """When it meets next, UTC; None where it has come to its end."""
        # One that was made, is due and has not begun still comes next.
        begun = now - timedelta(minutes=self.length_minutes)
        starts = [meeting.start for meeting in self.made if meeting.start > begun]
        off = replace(self.off, skipped=self.off.skipped | self.taken)
        if self.active:
            starts += occurrences(self.rule, self.starts_on, self.at, self.zone, now, 1, off)
        return min(starts, default=None)
