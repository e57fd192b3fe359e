"""The milestone tracker by itself, as it is circulated or posted."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.process.status import Status
from facilitator.views.board import BoardMilestone, PriorityLine


@dataclass(frozen=True)
class TrackedPriority:
    """A priority with its milestones, those that deserve attention first."""

    priority: PriorityLine
    milestones: tuple[BoardMilestone, ...]


@dataclass(frozen=True)
class Tracker:
    """Every open milestone by priority, and those that were finished since the last meeting."""

    team: str
    as_of: datetime
    """When this was read, UTC; to be shown in `zone`."""
    zone: str
    last_meeting: date | None
    """The day since when something counts as changed; None where the team has not met yet."""
    priorities: tuple[TrackedPriority, ...]
    """Those that have something to show, in their order."""
    finished_before: int
    """Finished milestones that are left out, because they were finished longer ago."""

    @property
    def today(self) -> date:
        """The day that it was read on, in its zone."""
        return self.as_of.astimezone(ZoneInfo(self.zone)).date()

    @property
    def milestones(self) -> tuple[BoardMilestone, ...]:
        """All that are shown."""
        return tuple(milestone for group in self.priorities for milestone in group.milestones)

    def count(self, status: Status) -> int:
        """How many of those shown stand so."""
        return sum(milestone.status is status for milestone in self.milestones)
