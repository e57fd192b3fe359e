"""The team and its series of meetings, as lists and forms show them."""

from dataclasses import dataclass
from datetime import date, datetime, time

from facilitator.errors import NotValid
from facilitator.process.budget import Choice, Fit
from facilitator.process.schedule import next_start


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

    def next_start(self, now: datetime) -> datetime | None:
        """When it meets next, UTC; None where it has come to its end."""
        if not self.active:
            return None
        try:
            return next_start(self.rule, self.starts_on, self.at, self.zone, now)
        except NotValid:
            return None
