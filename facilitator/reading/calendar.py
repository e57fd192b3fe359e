"""The meetings for a calendar program: the series, with what differs from their rules, and all other meetings."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.phases import Phase
from facilitator.process.schedule import occurrences, starts_within
from facilitator.reading.calendar_meetings import act_time, on_its_own, others, stamp
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.views.calendar import Calendar, CalendarMeeting, CalendarSeries, Invited, Moved, Stamp

_series = COLUMNS["series"]
_participant = COLUMNS["series_member"]
_member = COLUMNS["member"]
_meeting = COLUMNS["meeting"]
_skip = COLUMNS["series_skip"]
_holiday = COLUMNS["holiday"]
_team = COLUMNS["team"]
_change = COLUMNS["change"]

Row = sa.Row[Any]


def calendar(connection: Connection, now: datetime) -> Calendar:
    """Every series and every other meeting; cancelled ones as long as they would still be to come."""
    found, strays = [], list[CalendarMeeting]()
    for series in connection.execute(sa.select(_series).order_by(_series.c.id)).all():
        made = connection.execute(sa.select(_meeting).where(_meeting.c.series_id == series.id)).all()
        found += _one(connection, series, made)
        strays += [
            on_its_own(connection, meeting)
            for meeting in made
            if meeting.phase is Phase.PLANNED and meeting.planned_start > now and not _regular(series, meeting)
        ]
    return Calendar(
        team=connection.execute(sa.select(_team.c.name)).scalar() or "",
        series=tuple(found),
        meetings=(*strays, *others(connection, now)),
    )


def _one(connection: Connection, series: Row, made: Sequence[Row]) -> list[CalendarSeries]:
    """The series as an event; none where its rule gives no day at all."""
    day_before = datetime.combine(series.starts_on, time(), UTC) - timedelta(days=1)
    return [
        CalendarSeries(
            stamp=_stamp(connection, series, [meeting.id for meeting in made]),
            title=series.name,
            rule=series.rule,
            first=first,
            zone=series.zone,
            length_minutes=series.length_minutes,
            until=None if series.active else act_time(connection, series.version),
            off=_off(connection, series, made),
            moved=tuple(_moved(series, made)),
            invited=_takes_part(connection, series.id),
        )
        for first in occurrences(series.rule, series.starts_on, series.at, series.zone, day_before, 1)
    ]


def _regular(series: Row, meeting: Row) -> tuple[datetime, ...]:
    """When the series meets by its rule on the day that the meeting stands for; empty where the rule has changed."""
    day = meeting.series_day
    return starts_within(series.rule, series.starts_on, series.at, series.zone, day, day)


def _moved(series: Row, made: Sequence[Row]) -> list[Moved]:
    return [
        Moved(regular, meeting.planned_start, meeting.length_minutes)
        for meeting in made
        for regular in _regular(series, meeting)
        if (regular, series.length_minutes) != (meeting.planned_start, meeting.length_minutes)
    ]


def _off(connection: Connection, series: Row, made: Sequence[Row]) -> tuple[datetime, ...]:
    """The starts by the rule that do not take place; a day off that a meeting of its own stands for is none."""
    skipped = connection.execute(sa.select(_skip.c.on).where(_skip.c.series_id == series.id)).scalars()
    days = [(day, day) for day in skipped]
    days += [(row.first, row.last) for row in connection.execute(sa.select(_holiday))]
    rule = series.rule, series.starts_on, series.at, series.zone
    off = {start for first, last in days for start in starts_within(*rule, first, last)}
    return tuple(sorted(off.difference(*(_regular(series, meeting) for meeting in made))))


def _takes_part(connection: Connection, series_id: int) -> tuple[Invited, ...]:
    rows = connection.execute(
        sa.select(_member.c.name, _member.c.email)
        .join_from(_participant, _member)
        .where(_participant.c.series_id == series_id, _member.c.active)
        .order_by(_participant.c.position, _participant.c.id)
    )
    return tuple(Invited(row.name, row.email) for row in rows)


def _stamp(connection: Connection, series: Row, meeting_ids: Sequence[int]) -> Stamp:
    """The newest act that changed the series, its people, its days, or when its meetings are."""
    shows_a_day = sa.and_(
        _change.c.record == "meeting",
        sa.or_(
            _change.c.field == WHOLE_ROW,
            sa.and_(_change.c.key.in_(meeting_ids), _change.c.field.in_(("planned_start", "length_minutes"))),
        ),
    )
    newest = connection.execute(
        sa.select(sa.func.max(_change.c.act_id)).where(
            sa.or_(
                sa.and_(_change.c.record == "series", _change.c.key == series.id),
                _change.c.record.in_(("series_skip", "holiday", "series_member", "member")),
                shows_a_day,
            )
        )
    ).scalar_one()
    return stamp(connection, f"series-{series.id}", newest)
