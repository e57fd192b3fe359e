"""The journal: every act and every field that it changed. Append-only. And drafts, which stay outside it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from facilitator.records.base import OPTIONS, reference


class Act(SQLModel, table=True):
    """One thing that somebody did: one transaction."""

    __table_args__ = (sa.UniqueConstraint("undoes"), sa.Index("ix_act_meeting", "meeting_id", "id"), OPTIONS)

    id: int = Field(default=None, primary_key=True)
    kind: str
    """Stable name of the act, for example updates.next; labels are made from it late."""
    subject: str = ""
    """What it was done to, in the words of that moment."""
    actor: str
    meeting_id: int | None = None
    """Not a foreign key: undoing the making of a meeting takes the row away and keeps its journal."""
    at: datetime
    schema_revision: str
    undoes: int | None = reference("act", default=None)


class Change(SQLModel, table=True):
    """One field of one row that an act changed, or (`WHOLE_ROW`) a row that it inserted or deleted."""

    __table_args__ = (sa.Index("ix_change_row", "record", "key", "act_id"), OPTIONS)

    id: int = Field(default=None, primary_key=True)
    act_id: int = reference("act", index=True)
    record: str
    key: int
    field: str
    before: Any = Field(default=None, sa_type=sa.JSON)
    after: Any = Field(default=None, sa_type=sa.JSON)


class Draft(SQLModel, table=True):
    """Text that is still being typed."""

    key: str = Field(primary_key=True)
    """Which field of which screen, for example meeting:4:topic."""
    text: str
    saved_at: datetime
