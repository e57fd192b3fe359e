"""Action items across meetings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Which(StrEnum):
    """Which action items are asked for."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class ActionItemLine:
    """An action item, with the meeting that gave it. Days are those of that meeting's zone."""

    id: int
    what: str
    owner_id: int
    owner: str
    due: date | None
    done_on: date | None
    """None while it is open."""
    meeting: str
    given_on: date

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before `today`."""
        return self.done_on is None and self.due is not None and self.due < today
