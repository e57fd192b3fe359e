"""What the publish folder has to hold: where it is, and which minutes are to be written again."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.phases import Phase
from facilitator.records.columns import COLUMNS

_team = COLUMNS["team"]
_meeting = COLUMNS["meeting"]
_act = COLUMNS["act"]

SETTING = "team.set_publish_folder"
"""The kind of the act that sets the folder."""


def publish_folder(connection: Connection) -> str:
    """The folder as it was set, absolute or beginning at the folder of the database; empty where none is set."""
    return connection.execute(sa.select(_team.c.publish_folder)).scalar() or ""


def set_by(connection: Connection) -> int:
    """Id of the act that set the folder last; 0 where none did."""
    query = sa.select(sa.func.coalesce(sa.func.max(_act.c.id), 0)).where(_act.c.kind == SETTING)
    return int(connection.execute(query).scalar_one())


def closed_since(connection: Connection, act_id: int) -> tuple[int, ...]:
    """The meetings that are closed now and that an act after `act_id` belongs to: their minutes say something else."""
    touched = sa.select(_act.c.meeting_id).where(_act.c.id > act_id).distinct()
    query = sa.select(_meeting.c.id).where(_meeting.c.phase == Phase.CLOSED, _meeting.c.id.in_(touched))
    return tuple(connection.execute(query.order_by(_meeting.c.id)).scalars())


def last_closed(connection: Connection) -> int | None:
    """The meeting that was closed last; None where none was held yet."""
    query = sa.select(_meeting.c.id).where(_meeting.c.phase == Phase.CLOSED, _meeting.c.started_at.is_not(None))
    newest: int | None = connection.execute(query.order_by(_meeting.c.started_at.desc()).limit(1)).scalar()
    return newest
