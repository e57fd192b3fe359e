"""The team, its members, and the series of meetings that they hold."""

from datetime import date, time

import sqlalchemy as sa
from sqlmodel import Field

from facilitator.records.base import OPTIONS, Record, reference


class Team(Record, table=True):
    """The leadership team that this database belongs to. There is one row."""

    __table_args__ = OPTIONS

    name: str = ""


class Member(Record, table=True):
    """Somebody who takes part and may own milestones."""

    __table_args__ = OPTIONS

    name: str
    role: str = ""
    email: str = ""
    active: bool = True


class Series(Record, table=True):
    """A meeting that comes again: when, how long, and how its time is divided."""

    __table_args__ = (
        sa.CheckConstraint("length_minutes BETWEEN 5 AND 720", name="length"),
        sa.CheckConstraint("update_seconds BETWEEN 15 AND 7200", name="update_seconds"),
        OPTIONS,
    )

    name: str
    rule: str
    """RFC 5545 recurrence rule, for example FREQ=WEEKLY;BYDAY=TU."""
    starts_on: date
    at: time
    """Local start time in `zone`."""
    zone: str
    """IANA name of the time zone."""
    length_minutes: int = 60
    update_seconds: int = 300
    hand_in_hours: int = 24
    """How long before the start updates are due."""
    reserve_seconds: int = 300
    """Time kept at the end for closing the loop."""
    fit_choice: str = ""
    """What the facilitator chose when the updates did not fit into the first half; empty until asked."""
    active: bool = True


class SeriesMember(Record, table=True):
    """A member who takes part in a series, in speaking order."""

    __tablename__ = "series_member"
    __table_args__ = (sa.UniqueConstraint("series_id", "member_id"), OPTIONS)

    series_id: int = reference("series")
    member_id: int = reference("member")
    position: int = 0
    gives_update: bool = Field(default=True)
    """False for the leader, the facilitator or a guest who takes part without an update of their own."""
