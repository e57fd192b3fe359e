"""Which meeting a word on the command line means."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound, NotValid
from facilitator.process.phases import Phase
from facilitator.reading.lines import local_day
from facilitator.reading.minutes import last_meeting
from facilitator.reading.next_meeting import next_regular
from facilitator.records.columns import COLUMNS
from facilitator.text import one_line, quoted

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]

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


def meeting_to_prepare(connection: Connection, text: str, now: datetime) -> int | None:
    """The id of the meeting that `text` means where it is still to come or runs; None for the next regular one.

    It is "next", "last", a number, or the ISO date that it is planned for (in its own zone). Raises as `meeting_named`.
    """
    wanted = one_line(text).casefold()
    if wanted == "next":
        return None
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        return meeting_named(connection, text)
    if day == _next_day(connection, now):
        return None
    rows = connection.execute(
        sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.planned_start, _meeting.c.zone)
        .where(_meeting.c.phase != Phase.CLOSED)
        .order_by(_meeting.c.planned_start)
    )
    planned = [row for row in rows if local_day(row.planned_start, row.zone) == day]
    if not planned:
        raise NotFound(f"No meeting is planned for {day.isoformat()}.", "Without a date the next one is meant.")
    return _only(planned, day)


def _next_day(connection: Connection, now: datetime) -> date | None:
    """The day of the next regular meeting where it is still to be made from its series."""
    due = next_regular(connection, now)
    if due is None or due.series_id is None or due.meeting_id is not None:
        return None
    zone = connection.execute(sa.select(_series.c.zone).where(_series.c.id == due.series_id)).scalar_one()
    return local_day(due.start, zone)


def _held_on(connection: Connection, day: date) -> int:
    rows = connection.execute(
        sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.started_at, _meeting.c.zone)
        .where(_meeting.c.phase != Phase.PLANNED)
        .order_by(_meeting.c.started_at)
    )
    held = [row for row in rows if row.started_at is not None and local_day(row.started_at, row.zone) == day]
    if not held:
        raise NotFound(f"No meeting was held on {day.isoformat()}.", "'facilitator minutes' shows the last one.")
    return _only(held, day)


def _only(found: Sequence[sa.Row[*tuple[Any, ...]]], day: date) -> int:
    """The id of the one meeting that was found on that day. Raises NotFound where there are several."""
    if len(found) > 1:
        numbers = ", ".join(f"{row.id} ({row.title})" for row in found)
        raise NotFound(f"There are {len(found)} meetings on {day.isoformat()}.", f"Give the number of one: {numbers}.")
    return int(found[0].id)
