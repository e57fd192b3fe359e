"""The milestone tracker: open milestones by priority, what was finished since the last meeting, and what changed."""

from collections import defaultdict
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.status import STATUS_ORDER, Status
from facilitator.reading.board import board_milestone, priority_lines
from facilitator.reading.changed import Names, changed_words
from facilitator.reading.heads import last_met, last_start
from facilitator.reading.lines import local_day, milestone_lines
from facilitator.reading.team import members
from facilitator.records.columns import COLUMNS
from facilitator.views.board import BoardMilestone
from facilitator.views.tracker import TrackedPriority, Tracker

_team = COLUMNS["team"]
_milestone = COLUMNS["milestone"]
_series = COLUMNS["series"]
_meeting = COLUMNS["meeting"]

_WITH_YEAR = date.min
"""A day is written with its year where it is not in the year of this one: in documents always."""


def tracker(connection: Connection, now: datetime, *, finished: bool = False, zone: str | None = None) -> Tracker:
    """The tracker as of `now` (UTC), its days those of the IANA `zone` (None: where the team meets).

    Of the finished milestones it has those that were finished since the last meeting, with `finished` all of them.
    """
    since, met = last_met(connection, now), last_start(connection, now)
    where = zone or _zone(connection)
    priorities = priority_lines(connection)
    names = Names({member.id: member.name for member in members(connection)}, {p.id: p.title for p in priorities})
    rows = _rows(connection, since, finished=finished)
    changed = changed_words(connection, rows, names, since, _WITH_YEAR)
    groups: defaultdict[int, list[BoardMilestone]] = defaultdict(list)
    for row in rows:
        groups[row["priority_id"]].append(board_milestone(row, names, changed))
    done = connection.execute(sa.select(sa.func.count()).where(_milestone.c.status == Status.DONE)).scalar_one()
    return Tracker(
        team=connection.execute(sa.select(_team.c.name)).scalar() or "",
        as_of=now,
        zone=where,
        last_meeting=None if met is None else local_day(met, where),
        priorities=tuple(
            TrackedPriority(line, tuple(sorted(groups[line.id], key=_attention)))
            for line in priorities
            if line.id in groups
        ),
        finished_before=done - sum(row["status"] is Status.DONE for row in rows),
    )


def _rows(connection: Connection, since: datetime, *, finished: bool) -> list[sa.RowMapping]:
    query = sa.select(_milestone)
    if not finished:
        lately = [line.id for line in milestone_lines(connection, since=since) if line.status is Status.DONE]
        query = query.where(sa.or_(_milestone.c.status != Status.DONE, _milestone.c.id.in_(lately)))
    return list(connection.execute(query).mappings())


def _attention(milestone: BoardMilestone) -> tuple[int, date, str, int]:
    """Might miss first, then will miss, on track, done; in each the soonest first, those without a date last."""
    place = STATUS_ORDER.index(milestone.status)
    return place, milestone.due or date.max, milestone.title.casefold(), milestone.id


def _zone(connection: Connection) -> str:
    """The zone of the series that goes on, else that of the newest meeting, else UTC."""
    series = sa.select(_series.c.zone).where(_series.c.active).order_by(_series.c.id).limit(1)
    newest = sa.select(_meeting.c.zone).order_by(_meeting.c.planned_start.desc()).limit(1)
    return connection.execute(series).scalar() or connection.execute(newest).scalar() or "UTC"
