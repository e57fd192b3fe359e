"""Meetings know which day of their series they stand for and until when updates are due; skipped days and holidays."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MEETING = sa.table(
    "meeting", sa.column("id", sa.Integer), sa.column("kind", sa.String), sa.column("series_id", sa.Integer),
    sa.column("planned_start", sa.DateTime), sa.column("zone", sa.String), sa.column("hand_in_hours", sa.Integer),
    sa.column("series_day", sa.Date), sa.column("hand_in_by", sa.DateTime),
)  # fmt: skip


# fmt: off
def upgrade() -> None:
    op.add_column("team", sa.Column("publish_folder", sa.String(), nullable=False, server_default=""))
    op.add_column("meeting", sa.Column("series_day", sa.Date(), nullable=True))
    op.add_column("meeting", sa.Column("hand_in_by", sa.DateTime(timezone=True), nullable=True))
    op.add_column("meeting", sa.Column("fit_choice", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "series_skip", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False), sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_series_skip_series_id", initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id", name="pk_series_skip"),
        sa.UniqueConstraint("series_id", "on", name="uq_series_skip_series_id_on"), sqlite_autoincrement=True,
    )
    op.create_table(
        "holiday", sa.Column("id", sa.Integer(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False), sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False), sa.CheckConstraint("first <= last", name="days"),
        sa.PrimaryKeyConstraint("id", name="pk_holiday"), sqlite_autoincrement=True,
    )
    _fill()


def _fill() -> None:
    """What the meetings of the earlier schema would have kept: their own day, and the deadline of their plan."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(_MEETING).where(_MEETING.c.kind == "regular")).all():
        start = row.planned_start
        values = {"hand_in_by": start - timedelta(hours=row.hand_in_hours)}
        if row.series_id is not None:
            values["series_day"] = start.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(row.zone)).date()
        connection.execute(sa.update(_MEETING).where(_MEETING.c.id == row.id).values(values))
