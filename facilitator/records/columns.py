"""The columns of every table, for queries: names and types, and nothing that needs SQLModel.

Queries are most of what runs until the board shows, and importing SQLModel with the records takes longer than all the
rest of it. So queries know columns, acts know records; a test holds these columns to the records, which are the truth.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import AttendanceState, MeetingKind, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status

WHOLE_ROW = "*"
"""The field name of a change that inserted or deleted a row; the value is the row's image."""


class UtcTime(sa.TypeDecorator[datetime]):
    """Aware datetimes in, aware datetimes in UTC out, as the records store them."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way in. Raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way out; SQLite keeps no offset."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _choice(enum: type[StrEnum]) -> sa.Enum:
    return sa.Enum(enum, native_enum=False, length=32, values_callable=lambda members: [one.value for one in members])


def _table(table: str, /, **columns: sa.types.TypeEngine[Any] | str) -> sa.Table:
    """A table whose columns have a type, or refer to the id of the table named."""
    made = (
        sa.Column(name, INT, sa.ForeignKey(f"{kind}.id")) if isinstance(kind, str) else sa.Column(name, kind)
        for name, kind in columns.items()
    )
    return sa.Table(table, _METADATA, *made)


_METADATA = sa.MetaData()
INT, FLOAT, TEXT, BOOL = sa.Integer(), sa.Float(), sa.String(), sa.Boolean()
DATE, TIME, UTC_TIME, JSON = sa.Date(), sa.Time(), UtcTime(), sa.JSON()

# fmt: off
_TABLES = (
    _table("team", id=INT, version=INT, name=TEXT, publish_folder=TEXT),
    _table("member", id=INT, version=INT, name=TEXT, role=TEXT, email=TEXT, active=BOOL),
    _table(
        "series",
        id=INT, version=INT, name=TEXT, rule=TEXT, starts_on=DATE, at=TIME, zone=TEXT, length_minutes=INT,
        update_seconds=INT, hand_in_hours=INT, reserve_seconds=INT, fit_choice=TEXT, active=BOOL,
    ),
    _table(
        "series_member",
        id=INT, version=INT, series_id="series", member_id="member", position=INT, gives_update=BOOL,
    ),
    _table("series_skip", id=INT, version=INT, series_id="series", on=DATE, reason=TEXT),
    _table("holiday", id=INT, version=INT, first=DATE, last=DATE, name=TEXT),
    _table("priority", id=INT, version=INT, title=TEXT, outcome=TEXT, position=INT),
    _table(
        "milestone",
        id=INT, version=INT, priority_id="priority", title=TEXT, owner_id="member", due=DATE, status=_choice(Status),
        resources=TEXT, notes=TEXT,
    ),
    _table("milestone_baseline", id=INT, version=INT, milestone_id="milestone", cells=JSON, taken_at=UTC_TIME),
    _table(
        "meeting",
        id=INT, version=INT, kind=_choice(MeetingKind), series_id="series", series_day=DATE, title=TEXT,
        phase=_choice(Phase),
        planned_start=UTC_TIME, zone=TEXT, length_minutes=INT, update_seconds=INT, reserve_seconds=INT,
        hand_in_hours=INT, hand_in_by=UTC_TIME, started_at=UTC_TIME, ended_at=UTC_TIME, order_committed_at=UTC_TIME,
        rating=INT, fit_choice=TEXT, owner_id="member",
    ),
    _table(
        "attendance",
        id=INT, version=INT, meeting_id="meeting", member_id="member", position=INT, state=_choice(AttendanceState),
        gives_update=BOOL,
    ),
    _table(
        "clock_span",
        id=INT, version=INT, meeting_id="meeting", update_id="update", discussion_id="discussion",
        started_at=UTC_TIME, ended_at=UTC_TIME, discounted=FLOAT,
    ),
    _table("private_note", id=INT, version=INT, meeting_id="meeting", text=TEXT, taken_at=UTC_TIME),
    _table(
        "update",
        id=INT, version=INT, meeting_id="meeting", member_id="member", position=INT, turn=_choice(Turn), wins=TEXT,
        learnings=TEXT, notes=TEXT, handed_in_at=UTC_TIME, extra_seconds=INT,
    ),
    _table(
        "help_request",
        id=INT, version=INT, update_id="update", position=INT, text=TEXT, milestone_id="milestone",
    ),
    _table("help_asked", id=INT, version=INT, help_request_id="help_request", member_id="member"),
    _table(
        "topic",
        id=INT, version=INT, title=TEXT, source=_choice(SourceKind), help_request_id="help_request",
        milestone_id="milestone", raised_by_id="member", raised_in_id="meeting", raised_at=UTC_TIME,
        state=_choice(TopicState), merged_into_id="topic", settled_note=TEXT,
    ),
    _table(
        "discussion",
        id=INT, version=INT, meeting_id="meeting", topic_id="topic", position=INT, turn=_choice(Turn), minutes=INT,
        outcome=_choice(Outcome), reason=TEXT, separate_meeting_id="meeting", notes=TEXT,
    ),
    _table("decision", id=INT, version=INT, meeting_id="meeting", discussion_id="discussion", text=TEXT),
    _table(
        "action_item",
        id=INT, version=INT, meeting_id="meeting", discussion_id="discussion", what=TEXT, owner_id="member",
        due=DATE, done_at=UTC_TIME,
    ),
    _table(
        "act",
        id=INT, kind=TEXT, subject=TEXT, actor=TEXT, meeting_id=INT, at=UTC_TIME, schema_revision=TEXT, undoes="act",
    ),
    _table("change", id=INT, act_id="act", record=TEXT, key=INT, field=TEXT, before=JSON, after=JSON),
    _table("draft", key=TEXT, text=TEXT, saved_at=UTC_TIME),
)
# fmt: on

COLUMNS = {table.name: table for table in _TABLES}
"""Tables by name; `.c` has the columns."""
