"""The states that the parts of a meeting can be in."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """Whether the meeting belongs to the team's rhythm or was made for one topic."""

    REGULAR = "regular"
    SEPARATE = "separate"


class AttendanceState(StrEnum):
    """Whether a member takes part in a meeting."""

    PRESENT = "present"
    LATE = "late"
    AWAY = "away"


class Turn(StrEnum):
    """Where an update or a discussion stands in its half of the meeting."""

    WAITING = "waiting"
    UP = "up"
    DONE = "done"
    SKIPPED = "skipped"
    READ = "read"
    """Taken as read: not spoken, because the first half was over."""


class HandIn(StrEnum):
    """Whether an update was handed in before its deadline."""

    IN_TIME = "in_time"
    LATE = "late"
    MISSING = "missing"

    @property
    def word(self) -> str:
        """As documents say it."""
        return {"in_time": "in time", "late": "late", "missing": "not handed in"}[self.value]
