"""Which meeting a word on the command line means."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound, NotValid
from facilitator.process.phases import Phase
from facilitator.reading.lines import local_day
from facilitator.reading.minutes import last_meeting
from facilitator.records.columns import COLUMNS
from facilitator.text import one_line, quoted

_meeting = COLUMNS["meeting"]

_DIGITS = 18


def meeting_named(connection: Connection, text: str) -> int:
    """The id of the meeting that `text` means: "last", a number, or the ISO date it was held on, in its own zone.

    Raises NotFound where there is none, or several on that day; NotValid where it is none of these.
    """
    wanted = one_line(text).casefold()
    if wanted == "last":
        return last_meeting(connection)
    if wanted.isdecimal() and wanted.isascii():
        # A number of more digits fits into no column, so it is not asked for.
        number = int(wanted) if len(wanted) <= _DIGITS else 0
        found = connection.execute(sa.select(_meeting.c.id).where(_meeting.c.id == number)).scalar()
        if found is None:
            raise NotFound(f"There is no meeting number {wanted}.", "'facilitator minutes' shows the last one.")
        return int(found)
    try:
        day = date.fromisoformat(wanted)
    except ValueError as fault:
        raise NotValid(
            f"{quoted(text)} is no meeting.", "Give last, a number, or a date such as 2027-03-31."
        ) from fault
    return _held_on(connection, day)


def _held_on(connection: Connection, day: date) -> int:
    rows = connection.execute(
        sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.started_at, _meeting.c.zone)
        .where(_meeting.c.phase != Phase.PLANNED)
        .order_by(_meeting.c.started_at)
    )
    held = [row for row in rows if row.started_at is not None and local_day(row.started_at, row.zone) == day]
    if not held:
        raise NotFound(f"No meeting was held on {day.isoformat()}.", "'facilitator minutes' shows the last one.")
    if len(held) > 1:
        numbers = ", ".join(f"{row.id} ({row.title})" for row in held)
        raise NotFound(f"There were {len(held)} meetings on {day.isoformat()}.", f"Give the number of one: {numbers}.")
    return int(held[0].id)
