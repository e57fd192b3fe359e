"""The series of meetings, with who takes part and whether the updates fit."""

from collections import defaultdict
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.budget import Fit, choices
from facilitator.process.days_off import DaysOff
from facilitator.process.phases import Phase
from facilitator.process.schedule import describe
from facilitator.reading.days_off import holidays
from facilitator.records.columns import COLUMNS
from facilitator.text import one_line, quoted
from facilitator.views.team import MadeMeeting, Participant, SeriesLine, SkippedDay

_series = COLUMNS["series"]
_participant = COLUMNS["series_member"]
_member = COLUMNS["member"]
_meeting = COLUMNS["meeting"]
_skip = COLUMNS["series_skip"]

_PARTICIPANTS = (
    sa.select(_participant.c.series_id, _member.c.id, _member.c.name, _participant.c.gives_update)
    .join_from(_participant, _member)
    .where(_member.c.active)
    .order_by(_participant.c.position, _participant.c.id)
)


def all_series(connection: Connection) -> tuple[SeriesLine, ...]:
    """Every series, those that ended last."""
    taking_part, holiday_lines = participants(connection), holidays(connection)
    skipped, made, taken = _skipped(connection), _made(connection), _taken(connection)
    rows = connection.execute(sa.select(_series).order_by(_series.c.active.desc(), _series.c.id)).mappings()
    return tuple(
        _line(
            row,
            taking_part.get(row["id"], ()),
            tuple((line.first, line.last) for line in holiday_lines),
            tuple(skipped[row["id"]]),
            tuple(made[row["id"]]),
            frozenset(taken[row["id"]]),
        )
        for row in rows
    )


def series_named(connection: Connection, text: str) -> SeriesLine:
    """The series that `text` means: its number, its name, or the beginning of its name that only one has.

    Raises NotFound, which lists the series there are.
    """
    wanted = one_line(text).casefold()
    known = all_series(connection)
    found = [line for line in known if wanted in (str(line.id), line.name.casefold())]
    if not found and wanted:
        found = [line for line in known if line.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not known:
        raise NotFound("There is no series yet.", "Make one with: facilitator series add")
    names = ", ".join(f"{line.id} {line.name}" for line in known)
    what = f"{quoted(text)} could be several series" if found else f"There is no series {quoted(text)}"
    raise NotFound(f"{what}.", f"Name one of these by its number: {names}.")


def participants(connection: Connection) -> dict[int, tuple[Participant, ...]]:
    """The active members who take part in each series, by its id, in speaking order."""
    found: defaultdict[int, list[Participant]] = defaultdict(list)
    for row in connection.execute(_PARTICIPANTS):
        found[row.series_id].append(Participant(row.id, row.name, row.gives_update))
    return {series_id: tuple(people) for series_id, people in found.items()}


def _skipped(connection: Connection) -> defaultdict[int, list[SkippedDay]]:
    """The skipped days of each series, by its id."""
    found: defaultdict[int, list[SkippedDay]] = defaultdict(list)
    for row in connection.execute(sa.select(_skip).order_by(_skip.c.on)):
        found[row.series_id].append(SkippedDay(row.on, row.reason))
    return found


def _made(connection: Connection) -> defaultdict[int, list[MadeMeeting]]:
    """The meetings of each series that were made and have not begun, by the id of the series."""
    found: defaultdict[int, list[MadeMeeting]] = defaultdict(list)
    planned = sa.select(_meeting).where(_meeting.c.phase == Phase.PLANNED, _meeting.c.series_id.is_not(None))
    for row in connection.execute(planned.order_by(_meeting.c.planned_start, _meeting.c.id)):
        found[row.series_id].append(MadeMeeting(row.id, row.series_day, row.planned_start))
    return found


def _taken(connection: Connection) -> defaultdict[int, list[date]]:
    """The days of each series that a meeting was made for, by its id."""
    found: defaultdict[int, list[date]] = defaultdict(list)
    days = sa.select(_meeting.c.series_id, _meeting.c.series_day).where(_meeting.c.series_id.is_not(None))
    for row in connection.execute(days):
        found[row.series_id].append(row.series_day)
    return found


def _line(
    series: sa.RowMapping,
    people: tuple[Participant, ...],
    holidays: tuple[tuple[date, date], ...],
    skipped: tuple[SkippedDay, ...],
    made: tuple[MadeMeeting, ...],
    taken: frozenset[date],
) -> SeriesLine:
    fit = Fit(
        speakers=sum(person.gives_update for person in people),
        seconds_each=series["update_seconds"],
        first_half_seconds=series["length_minutes"] * 60 // 2,
    )
    return SeriesLine(
        id=series["id"],
        name=series["name"],
        rule=series["rule"],
        when=describe(series["rule"], series["at"], series["zone"]),
        starts_on=series["starts_on"],
        at=series["at"],
        zone=series["zone"],
        length_minutes=series["length_minutes"],
        update_seconds=series["update_seconds"],
        hand_in_hours=series["hand_in_hours"],
        active=series["active"],
        participants=people,
        fit=fit,
        choices=choices(fit, series["length_minutes"]),
        fit_choice=series["fit_choice"],
        off=DaysOff(frozenset(day.on for day in skipped), holidays),
        skipped=skipped,
        made=made,
        taken=taken,
    )
