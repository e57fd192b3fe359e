"""The series of meetings, with who takes part and whether the updates fit."""

from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.budget import Fit, choices
from facilitator.process.schedule import describe
from facilitator.records.schema import METADATA
from facilitator.views.team import Participant, SeriesLine

_series = METADATA.tables["series"]
_participant = METADATA.tables["series_member"]
_member = METADATA.tables["member"]


def all_series(connection: Connection) -> tuple[SeriesLine, ...]:
    """Every series, those that ended last."""
    taking_part = participants(connection)
    rows = connection.execute(sa.select(_series).order_by(_series.c.active.desc(), _series.c.id)).mappings()
    return tuple(_line(row, taking_part.get(row["id"], ())) for row in rows)


def participants(connection: Connection) -> dict[int, tuple[Participant, ...]]:
    """The active members who take part in each series, by its id, in speaking order."""
    found: defaultdict[int, list[Participant]] = defaultdict(list)
    rows = connection.execute(
        sa.select(_participant.c.series_id, _member.c.id, _member.c.name, _participant.c.gives_update)
        .join_from(_participant, _member)
        .where(_member.c.active)
        .order_by(_participant.c.position, _participant.c.id)
    )
    for row in rows:
        found[row.series_id].append(Participant(row.id, row.name, row.gives_update))
    return {series_id: tuple(people) for series_id, people in found.items()}


def _line(series: sa.RowMapping, people: tuple[Participant, ...]) -> SeriesLine:
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
    )
