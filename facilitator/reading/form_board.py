"""What the board has of the things that a form is about, and what the form itself showed of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.line_merging import KnownLine
from facilitator.process.meeting import Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.form_origin import Origin
from facilitator.reading.lines import local_day
from facilitator.reading.values_since import Step, steps_since
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.history import void_acts

COLLECT = "collecting.collect"
"""The kind of the act that takes a form in."""

_act = COLUMNS["act"]
_change = COLUMNS["change"]
_member = COLUMNS["member"]
_meeting = COLUMNS["meeting"]
_update = COLUMNS["update"]
_help = COLUMNS["help_request"]
_topic = COLUMNS["topic"]
_milestone = COLUMNS["milestone"]
_priority = COLUMNS["priority"]


@dataclass(frozen=True)
class Cell:
    """A value of the board as text, and the texts that the form, and others collected since, are known to have shown.

    A status is its word, a date the ISO one; what there is none of is empty.
    """

    ours: str
    shown: frozenset[str]


@dataclass(frozen=True)
class BoardMilestone:
    """A milestone that a form may be about. `collected` says that a form brought it, since this one was made."""

    id: int
    owner_id: int | None
    owner: str
    priority_id: int
    done: bool
    collected: bool
    cells: Mapping[str, Cell]
    """Of title, status and due."""


@dataclass(frozen=True)
class BoardUpdate:
    """The update that the form is for. `topics` are the titles of those that became of its requests, by the request."""

    id: int
    spoken: bool
    handed_in: bool
    wins: Cell
    learnings: Cell
    requests: tuple[KnownLine, ...]
    topics: Mapping[int, str]


@dataclass(frozen=True)
class FormBoard:
    """Everything that a form is compared with. Times are UTC; `zone` is the meeting's.

    `update` is None where the member gives none in the meeting (any more). `milestones` are those of the member and
    those that the form names; `taken_out` those that somebody removed since, with their title and owner.
    """

    member_id: int
    member: str
    active: bool
    meeting_id: int
    meeting: str
    start: datetime
    zone: str
    over: bool
    made_at: datetime
    update: BoardUpdate | None
    milestones: Mapping[int, BoardMilestone]
    taken_out: Mapping[int, tuple[str, int | None]]
    priorities: Mapping[int, str]


def form_board(connection: Connection, form: Origin, numbers: Collection[int], now: datetime) -> FormBoard:
    """What the board has for `form`, which names the milestones `numbers`."""
    member = connection.execute(sa.select(_member).where(_member.c.id == form.member_id)).one()
    meeting = connection.execute(sa.select(_meeting).where(_meeting.c.id == form.meeting_id)).one()
    today = local_day(now, meeting.zone)
    unheld = meeting.phase is Phase.PLANNED and local_day(meeting.planned_start, meeting.zone) < today
    return FormBoard(
        member_id=member.id,
        member=member.name,
        active=member.active,
        meeting_id=meeting.id,
        meeting=meeting.title,
        start=meeting.planned_start,
        zone=meeting.zone,
        over=meeting.phase is Phase.CLOSED or unheld,
        made_at=connection.execute(sa.select(_act.c.at).where(_act.c.id == form.as_of)).scalar_one(),
        update=_board_update(connection, form),
        milestones=_milestones(connection, form, numbers),
        taken_out=_taken_out(connection, form),
        priorities=dict(
            connection.execute(
                sa.select(_priority.c.id, _priority.c.title).order_by(_priority.c.position, _priority.c.id)
            ).tuples()
        ),
    )


def _board_update(connection: Connection, form: Origin) -> BoardUpdate | None:
    row = connection.execute(
        sa.select(_update).where(_update.c.meeting_id == form.meeting_id, _update.c.member_id == form.member_id)
    ).one_or_none()
    if row is None:
        return None
    steps = steps_since(connection, "update", {row.id: form.as_of})
    known = connection.execute(
        sa.select(_help.c.id, _help.c.text, sa.func.max(_topic.c.title).label("topic"))
        .outerjoin_from(_help, _topic, _topic.c.help_request_id == _help.c.id)
        .where(_help.c.update_id == row.id)
        .group_by(_help.c.id, _help.c.text, _help.c.position)
        .order_by(_help.c.position, _help.c.id)
    ).all()
    return BoardUpdate(
        id=row.id,
        spoken=row.turn is Turn.DONE,
        handed_in=row.handed_in_at is not None,
        wins=_cell(row.wins, steps.get((row.id, "wins"), ()), str, form),
        learnings=_cell(row.learnings, steps.get((row.id, "learnings"), ()), str, form),
        requests=_requests(connection, form, row.id, {each.id: each.text for each in known}),
        topics={each.id: each.topic for each in known if each.topic is not None},
    )


def _requests(connection: Connection, form: Origin, update_id: int, ours: Mapping[int, str]) -> tuple[KnownLine, ...]:
    """The requests of an update that there are or were since the form was made."""
    gone = _rows_since(connection, "help_request", form.as_of, _change.c.before["update_id"].as_integer() == update_id)
    keys = dict.fromkeys([*ours, *(row.key for row in gone)], form.as_of)
    steps = steps_since(connection, "help_request", keys)
    return tuple(
        _request(key, ours.get(key), steps.get((key, WHOLE_ROW), []), steps.get((key, "text"), []), form)
        for key in keys
    )


def _request(key: int, ours: str | None, whole: Sequence[Step], worded: Sequence[Step], form: Origin) -> KnownLine:
    made_since = bool(whole) and whole[0].before is None
    shown = {step.after["text"] for step in whole if step.after and _is_collected(step)}
    shown |= {step.after for step in worded if _is_collected(step)}
    if not made_since:
        shown.add(worded[0].before if worded else whole[0].before["text"] if whole else ours or "")
    return KnownLine(key, ours, frozenset(shown), listed=form.certain and not made_since)


def _milestones(connection: Connection, form: Origin, numbers: Collection[int]) -> dict[int, BoardMilestone]:
    rows = (
        connection.execute(
            sa.select(_milestone, sa.func.coalesce(_member.c.name, "").label("owner"))
            .outerjoin_from(_milestone, _member, _milestone.c.owner_id == _member.c.id)
            .where(sa.or_(_milestone.c.owner_id == form.member_id, _milestone.c.id.in_(numbers)))
            .order_by(_milestone.c.due.is_(None), _milestone.c.due, _milestone.c.id)
        )
        .mappings()
        .all()
    )
    steps = steps_since(connection, "milestone", dict.fromkeys((row["id"] for row in rows), form.as_of))
    return {row["id"]: _board_milestone(row, steps, form) for row in rows}


def _board_milestone(
    row: sa.RowMapping, steps: Mapping[tuple[int, str], Sequence[Step]], form: Origin
) -> BoardMilestone:
    key = row["id"]
    whole = steps.get((key, WHOLE_ROW), ())
    made_since = bool(whole) and whole[0].before is None
    made = [step for step in whole if step.after] if made_since else []
    cells = {}
    for field, as_text in (("title", str), ("status", _status_word), ("due", _date_text)):
        images = [Step(None, step.after[field], step.kind, step.counts) for step in made]
        past = [*images, *steps.get((key, field), ())]
        cells[field] = _cell(row[field], past, as_text, form, made_since=made_since)
    return BoardMilestone(
        id=key,
        owner_id=row["owner_id"],
        owner=row["owner"],
        priority_id=row["priority_id"],
        done=row["status"] is Status.DONE,
        collected=any(_is_collected(step) for step in made),
        cells=cells,
    )


def _cell(
    now: Any, steps: Sequence[Step], as_text: Callable[[Any], str], form: Origin, *, made_since: bool = False
) -> Cell:
    """A value with its past: `steps` since the form was made.

    What a form that is not certain showed is known only where nothing but collecting changed the value since.
    """
    ours = as_text(now)
    collected = {as_text(step.after) for step in steps if _is_collected(step)}
    if made_since:
        return Cell(ours, frozenset(collected))
    first = as_text(steps[0].before) if steps else ours
    if form.certain or all(step.kind == COLLECT for step in steps):
        return Cell(ours, frozenset({first} | collected))
    values = {first} | {as_text(step.after) for step in steps}
    return Cell(ours, frozenset(values - {ours}))


def _taken_out(connection: Connection, form: Origin) -> dict[int, tuple[str, int | None]]:
    """Milestones that somebody removed since the form was made; what was undone does not count."""
    return {
        row.key: (row.before["title"], row.before["owner_id"])
        for row in _rows_since(connection, "milestone", form.as_of)
    }


def _rows_since(
    connection: Connection, record: str, as_of: int, *conditions: sa.ColumnElement[bool]
) -> list[sa.Row[*tuple[Any, ...]]]:
    """The rows that were taken out after an act, as they were last; not those whose making was undone."""
    rows = connection.execute(
        sa.select(_change.c.key, _change.c.before, _change.c.act_id)
        .where(_change.c.act_id > as_of, _change.c.record == record, _change.c.field == WHOLE_ROW, *conditions)
        .order_by(_change.c.id)
    ).all()
    gone = [row for row in rows if row.before is not None]
    void = void_acts(connection) if gone else frozenset()
    return [row for row in gone if row.act_id not in void]


def _is_collected(step: Step) -> bool:
    return step.kind == COLLECT and step.counts


def _status_word(value: Any) -> str:
    return Status(value).word


def _date_text(value: Any) -> str:
    return "" if value is None else str(value)
