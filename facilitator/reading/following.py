"""What a second window shows: the running meeting as the room sees it, else the one just closed, else what comes."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.phases import Phase
from facilitator.reading.check_in import check_in
from facilitator.reading.closing import closing
from facilitator.reading.discuss import discuss
from facilitator.reading.heads import meeting_head, running_meeting
from facilitator.reading.lines import local_day
from facilitator.reading.next_meeting import due_next
from facilitator.reading.prioritize import prioritize
from facilitator.reading.updates import updates
from facilitator.records.columns import COLUMNS
from facilitator.views.following import Expected, Followed, LivePhase, Waiting

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]

RECAP_STANDS = timedelta(hours=1)
"""How long after its end the result of a meeting is shown."""


def followed(connection: Connection, now: datetime) -> Followed:
    """What a second window shows at `now`."""
    meeting_id = meeting_in_view(connection, now)
    return Waiting(expected(connection, now)) if meeting_id is None else phase_view(connection, meeting_id, now)


def meeting_in_view(connection: Connection, now: datetime) -> int | None:
    """The meeting that runs, else the one that ended last, for `RECAP_STANDS`; None where there is neither."""
    running = running_meeting(connection)
    if running is not None:
        return running
    ended = sa.select(_meeting.c.id).where(_meeting.c.phase == Phase.CLOSED, _meeting.c.ended_at > now - RECAP_STANDS)
    return connection.execute(ended.order_by(_meeting.c.ended_at.desc(), _meeting.c.id.desc())).scalars().first()


def phase_view(connection: Connection, meeting_id: int, now: datetime) -> LivePhase:
    """A meeting that has begun, as the screen of its phase shows it. Raises NotFound."""
    head = meeting_head(connection, meeting_id)
    today = local_day(now, head.zone)
    match head.phase:
        case Phase.PLANNED | Phase.CHECK_IN:
            return check_in(connection, meeting_id, today)
        case Phase.UPDATES:
            return updates(connection, meeting_id)
        case Phase.PRIORITIZE:
            return prioritize(connection, meeting_id, today)
        case Phase.DISCUSS:
            return discuss(connection, meeting_id, today)
        case Phase.CLOSE | Phase.CLOSED:
            return closing(connection, meeting_id, today)


def expected(connection: Connection, now: datetime) -> Expected | None:
    """The meeting that comes next; None where none is planned and no series goes on."""
    due = due_next(connection, now)
    if due is None:
        return None
    if due.meeting_id is not None:
        query = sa.select(_meeting.c.title, _meeting.c.zone).where(_meeting.c.id == due.meeting_id)
    else:
        query = sa.select(_series.c.name.label("title"), _series.c.zone).where(_series.c.id == due.series_id)
    row = connection.execute(query).one()
    return Expected(row.title, due.start, row.zone)
