"""Who acts in the demo's past, at what time, and what the names in its script stand for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from facilitator.acts import planning
from facilitator.clock import ManualClock
from facilitator.demo import script
from facilitator.demo.team import FACILITATOR, MEMBERS
from facilitator.process.dates import FRIDAY
from facilitator.store.database import Store


@dataclass(frozen=True)
class Promise:
    """An action item that its owner will have done at `done` (UTC)."""

    action_id: int
    owner: str
    done: datetime


class Cast:
    """The people, each with the database in their own name, and the clock that the story is told by.

    `due` is when the last meeting is due, in the team's zone.
    """

    def __init__(self, store: Store, hand: ManualClock, due: datetime) -> None:
        self.hand = hand
        self.due = due
        self._stores = {member.key: Store(store.engine, store.clock, member.name) for member in MEMBERS}
        self.members: dict[str, int] = {}
        """Ids of members, by key."""
        self.milestones: dict[str, int] = {}
        """Ids of milestones, by key."""
        self.owners: dict[str, str] = {}
        """Keys of the owners of milestones, by the milestone's key."""
        self.requests: dict[tuple[int, str], int] = {}
        """Ids of requests for help, by their meeting and text."""
        self.separate: dict[str, int] = {}
        """Ids of separate meetings, by title."""
        self.promises: list[Promise] = []

    def store_of(self, key: str) -> Store:
        """The database as one member acts on it."""
        return self._stores[key]

    @property
    def facilitator(self) -> Store:
        """The database as the facilitator acts on it."""
        return self._stores[FACILITATOR]

    def day(self, days: int) -> date:
        """The day so many days after the meeting that is due."""
        return self.due.date() + timedelta(days=days)

    def working_day(self, days: int) -> date:
        """The first working day on or after `day(days)`."""
        day = self.day(days)
        return day + timedelta(days=7 - day.weekday()) if day.weekday() > FRIDAY else day

    def moment(self, days: int) -> datetime:
        """The same local time so many days after the meeting that is due, in UTC."""
        return self.at_the_same_time(self.day(days))

    def at_the_same_time(self, day: date) -> datetime:
        """The time of day at which the meeting is due, on another day, in UTC."""
        return datetime.combine(day, self.due.time(), self.due.tzinfo).astimezone(UTC)

    def go_to(self, moment: datetime) -> None:
        """Let it be `moment`; where it is later already, it stays so."""
        self.wait(max(0.0, (moment - self.hand.now()).total_seconds()))

    def wait(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self.hand.tick(seconds)

    def milestone(self, key: str) -> int | None:
        """Id of a milestone; None for the empty key."""
        return self.milestones[key] if key else None

    def ids(self, keys: tuple[str, ...]) -> tuple[int, ...]:
        """Ids of members."""
        return tuple(self.members[key] for key in keys)

    def change(self, store: Store, change: script.Change, meeting_id: int | None = None) -> None:
        """Change a milestone as the script says, in a meeting or (None) outside."""
        milestone_id = self.milestones[change.milestone]
        if change.status is not None:
            planning.set_status(store, milestone_id, change.status, meeting=meeting_id)
        if change.due is not None:
            planning.set_due(store, milestone_id, self.working_day(change.due), meeting=meeting_id)
        if change.notes:
            planning.change_milestone(store, milestone_id, notes=change.notes, meeting=meeting_id)
