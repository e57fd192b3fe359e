"""The board: open milestones, the next meeting, the waiting topics; and the past of a milestone."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.dates import day_text
from facilitator.process.status import Status
from facilitator.reading.changed import FIELDS, Names, changed_words
from facilitator.reading.heads import last_met
from facilitator.reading.lines import local_day
from facilitator.reading.next_meeting import next_meeting
from facilitator.reading.team import members
from facilitator.reading.topics import waiting
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.database import last_act
from facilitator.store.history import Changed, changes
from facilitator.views.board import Board, BoardMilestone, MilestoneHistory, MilestonePast, PriorityLine
from facilitator.views.meeting import Person

_team = COLUMNS["team"]
_priority = COLUMNS["priority"]
_milestone = COLUMNS["milestone"]
_meeting = COLUMNS["meeting"]

_ANY_TIME = datetime.max.replace(tzinfo=UTC)
"""Asks for the newest meeting of all; where there is none yet, nothing counts as changed since."""

# Written out, not bound: the index of open milestones is only used where the query says just what it was made with.
_OPEN = _milestone.c.status != sa.literal_column(f"'{Status.DONE}'")

_OPEN_MILESTONES = sa.select(_milestone).where(_OPEN)
_DONE_MILESTONES = sa.select(sa.func.count()).where(_milestone.c.status == Status.DONE)
_PRIORITIES = sa.select(_priority.c.id, _priority.c.title, _priority.c.outcome).order_by(
    _priority.c.position, _priority.c.id
)
_TEAM_NAME = sa.select(_team.c.name)


def board(connection: Connection, today: date, now: datetime) -> Board:
    """The board as of `now` (UTC); `today` is the day of the one who looks."""
    team = members(connection)
    priorities = priority_lines(connection)
    names = Names({member.id: member.name for member in team}, {line.id: line.title for line in priorities})
    rows = list(connection.execute(_OPEN_MILESTONES).mappings())
    changed = changed_words(connection, rows, names, last_met(connection, now), today)
    order = {line.id: place for place, line in enumerate(priorities)}
    rows.sort(key=lambda row: (order[row["priority_id"]], row["due"] or date.max, row["title"].casefold(), row["id"]))
    return Board(
        as_of=last_act(connection),
        team=connection.execute(_TEAM_NAME).scalar() or "",
        milestones=tuple(board_milestone(row, names, changed) for row in rows),
        done=connection.execute(_DONE_MILESTONES).scalar_one(),
        priorities=priorities,
        members=tuple(Person(member.id, member.name) for member in team if member.active),
        meeting=next_meeting(connection, now),
        topics=waiting(connection, today),
    )


def done_milestones(connection: Connection, today: date) -> tuple[BoardMilestone, ...]:
    """The finished milestones, the latest due date first, those without one last."""
    names = _names(connection)
    rows = list(connection.execute(sa.select(_milestone).where(_milestone.c.status == Status.DONE)).mappings())
    changed = changed_words(connection, rows, names, last_met(connection, _ANY_TIME), today)
    rows.sort(key=lambda row: (row["due"] or date.min, row["id"]), reverse=True)
    return tuple(board_milestone(row, names, changed) for row in rows)


def milestone_history(connection: Connection, milestone_id: int) -> MilestoneHistory:
    """A milestone and everything that ever changed about it, newest first. Raises NotFound."""
    row = connection.execute(sa.select(_milestone).where(_milestone.c.id == milestone_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(f"There is no milestone number {milestone_id} (any more).", "Look again; it may be gone.")
    names = _names(connection)
    past = changes(connection, "milestone", keys=[milestone_id], fields=[*FIELDS, WHOLE_ROW])
    meetings = _meeting_names(connection, {change.meeting_id for change in past if change.meeting_id is not None})
    since = last_met(connection, _ANY_TIME)
    changed = changed_words(connection, [row], names, since, since.date())
    return MilestoneHistory(
        milestone=board_milestone(row, names, changed),
        past=tuple(_past(change, names, meetings) for change in reversed(past)),
    )


def priority_lines(connection: Connection) -> tuple[PriorityLine, ...]:
    """Every priority, in their order."""
    return tuple(PriorityLine(**row) for row in connection.execute(_PRIORITIES).mappings())


def _names(connection: Connection) -> Names:
    return Names(
        {member.id: member.name for member in members(connection)},
        {line.id: line.title for line in priority_lines(connection)},
    )


def board_milestone(row: sa.RowMapping, names: Names, changed: Mapping[int, str]) -> BoardMilestone:
    """A milestone of the table in `row`; `changed` says by id what changed about some."""
    return BoardMilestone(
        id=row["id"],
        title=row["title"],
        priority_id=row["priority_id"],
        priority=names.priorities[row["priority_id"]],
        owner_id=row["owner_id"],
        owner=names.members.get(row["owner_id"], ""),
        due=row["due"],
        status=row["status"],
        resources=row["resources"],
        notes=row["notes"],
        changed=changed.get(row["id"], ""),
    )


def _meeting_names(connection: Connection, meeting_ids: Iterable[int]) -> dict[int, str]:
    query = sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.planned_start, _meeting.c.zone)
    found = {}
    for row in connection.execute(query.where(_meeting.c.id.in_(list(meeting_ids)))):
        # Seen from no year at all, so that the year is always written.
        found[row.id] = f"{row.title}, {day_text(local_day(row.planned_start, row.zone), date.min)}"
    return found


def _past(change: Changed, names: Names, meetings: dict[int, str]) -> MilestonePast:
    whole = change.field == WHOLE_ROW
    seen_from = change.at.date()
    return MilestonePast(
        at=change.at,
        actor=change.actor,
        meeting=meetings.get(change.meeting_id, "") if change.meeting_id is not None else "",
        field="added" if whole else FIELDS[change.field],
        before="" if whole else names.words(change.field, change.before, seen_from),
        after=str(change.after["title"]) if whole else names.words(change.field, change.after, seen_from),
    )
