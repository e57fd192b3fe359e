"""The team, its members, and the series of meetings that they hold."""

from datetime import date, time

import sqlalchemy as sa
from sqlmodel import Field

from facilitator.records.base import OPTIONS, Record, reference


class Team(Record, table=True):
    """The leadership team that this database belongs to. There is one row."""

    __table_args__ = OPTIONS

    name: str = ""
    publish_folder: str = ""
    """Where tracker, pre-read and minutes are kept for everybody to read; empty where they are not published.

    A relative path starts at the folder of the database.
    """


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


class SeriesSkip(Record, table=True):
    """A day on which a series does not meet this once."""

    __tablename__ = "series_skip"
    __table_args__ = (sa.UniqueConstraint("series_id", "on"), OPTIONS)

    series_id: int = reference("series")
    on: date
    """The day in the series' zone."""
    reason: str = ""


class Holiday(Record, table=True):
    """Days on which no series meets, the first and the last one included."""

    __table_args__ = (sa.CheckConstraint("first <= last", name="days"), OPTIONS)

    first: date
    last: date
    name: str = ""


class SeriesMember(Record, table=True):
    """A member who takes part in a series, in speaking order."""

    __tablename__ = "series_member"
    __table_args__ = (sa.UniqueConstraint("series_id", "member_id"), OPTIONS)

    series_id: int = reference("series")
    member_id: int = reference("member")
    position: int = 0
    gives_update: bool = Field(default=True)
    """False for the leader, the facilitator or a guest who takes part without an update of their own."""
