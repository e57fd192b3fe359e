"""What the board has of the things that a form is about, and what the form itself showed of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
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
from facilitator.reading.values_since import Step, steps_after
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.history import void_acts
from facilitator.views.form_board import BoardMilestone, BoardUpdate, Cell, FormBoard, TakenOut

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


# Made once, since a folder may hold hundreds of forms.
_HEAD = (
    sa.select(
        _member.c.name, _member.c.active, _meeting.c.title, _meeting.c.planned_start, _meeting.c.zone,
        _meeting.c.phase, _act.c.at,
    )
    .join_from(_member, _meeting, _meeting.c.id == sa.bindparam("meeting"))
    .join(_act, _act.c.id == sa.bindparam("act"))
    .where(_member.c.id == sa.bindparam("member"))
)  # fmt: skip
_UPDATE = sa.select(_update).where(
    _update.c.meeting_id == sa.bindparam("meeting"), _update.c.member_id == sa.bindparam("member")
)
_REQUESTS = (
    sa.select(_help.c.id, _help.c.text, sa.func.max(_topic.c.title).label("topic"))
    .outerjoin_from(_help, _topic, _topic.c.help_request_id == _help.c.id)
    .where(_help.c.update_id == sa.bindparam("update"))
    .group_by(_help.c.id, _help.c.text, _help.c.position)
    .order_by(_help.c.position, _help.c.id)
)
_at_hand = sa.or_(_milestone.c.status != Status.DONE, _milestone.c.version > sa.bindparam("act"))
_named = _milestone.c.id.in_(sa.bindparam("numbers", expanding=True))
_MILESTONES = (
    sa.select(_milestone, sa.func.coalesce(_member.c.name, "").label("owner"))
    .outerjoin_from(_milestone, _member, _milestone.c.owner_id == _member.c.id)
    .where(sa.or_(sa.and_(_milestone.c.owner_id == sa.bindparam("member"), _at_hand), _named))
    .order_by(_milestone.c.due.is_(None), _milestone.c.due, _milestone.c.id)
)
_PRIORITIES = sa.select(_priority.c.id, _priority.c.title).order_by(_priority.c.position, _priority.c.id)
# By way of the acts since: the index on the record would look at ten years of milestones first.
_record = _change.c.record.concat("")
_theirs = sa.or_(
    _change.c.before["owner_id"].as_integer() == sa.bindparam("member"),
    _change.c.key.in_(sa.bindparam("numbers", expanding=True)),
)
_GONE = (
    sa.select(_change.c.record, _change.c.key, _change.c.before, _change.c.act_id)
    .where(
        _change.c.act_id > sa.bindparam("act"),
        _change.c.field == WHOLE_ROW,
        sa.or_(
            sa.and_(_record == "milestone", _theirs),
            sa.and_(_record == "help_request", _change.c.before["update_id"].as_integer() == sa.bindparam("update")),
        ),
    )
    .order_by(_change.c.act_id, _change.c.id)
)

_Row = sa.Row[*tuple[Any, ...]]
_Steps = Mapping[tuple[str, int, str], Sequence[Step]]


def form_board(connection: Connection, form: Origin, numbers: Collection[int], now: datetime) -> FormBoard:
    """What the board has for `form`, which names the milestones `numbers`."""
    asked: dict[str, Any] = {
        "member": form.member_id, "meeting": form.meeting_id, "act": form.as_of, "numbers": list(numbers),
    }  # fmt: skip
    head = connection.execute(_HEAD, asked).one()
    today = local_day(now, head.zone)
    unheld = head.phase is Phase.PLANNED and local_day(head.planned_start, head.zone) < today
    update = connection.execute(_UPDATE, asked).one_or_none()
    asked["update"] = 0 if update is None else update.id
    requests = connection.execute(_REQUESTS, asked).all()
    milestones = connection.execute(_MILESTONES, asked).mappings().all()
    gone = _gone(connection, asked)
    gone_requests = [row.key for row in gone if row.record == "help_request"]
    keys = {
        "milestone": [*(row["id"] for row in milestones), *(row.key for row in gone if row.record == "milestone")],
        "update": [] if update is None else [update.id],
        "help_request": [*(row.id for row in requests), *gone_requests],
    }
    steps = steps_after(connection, form.as_of, keys)
    return FormBoard(
        member_id=form.member_id,
        member=head.name,
        active=head.active,
        meeting_id=form.meeting_id,
        meeting=head.title,
        start=head.planned_start,
        zone=head.zone,
        over=head.phase is Phase.CLOSED or unheld,
        made_at=head.at,
        update=None if update is None else _board_update(update, requests, gone_requests, steps, form),
        milestones={row["id"]: _board_milestone(row, steps, form) for row in milestones},
        taken_out={row.key: _taken_out(row, steps) for row in gone if row.record == "milestone"},
        priorities={row.id: row.title for row in connection.execute(_PRIORITIES)},
    )


def _board_update(
    row: _Row, requests: Sequence[_Row], gone_requests: Sequence[int], steps: _Steps, form: Origin
) -> BoardUpdate:
    ours = {each.id: each.text for each in requests}
    return BoardUpdate(
        id=row.id,
        spoken=row.turn is Turn.DONE,
        handed_in=row.handed_in_at is not None,
        wins=_cell(row.wins, steps.get(("update", row.id, "wins"), ()), str, form),
        learnings=_cell(row.learnings, steps.get(("update", row.id, "learnings"), ()), str, form),
        requests=tuple(_request(key, ours.get(key), steps, form) for key in dict.fromkeys([*ours, *gone_requests])),
        topics={each.id: each.topic for each in requests if each.topic is not None},
        brought={
            key: (step.act_id, step.after["text"])
            for key in ours
            for step in steps.get(("help_request", key, WHOLE_ROW), ())
            if step.after and _is_collected(step)
        },
    )


def _request(key: int, ours: str | None, steps: _Steps, form: Origin) -> KnownLine:
    whole, worded = steps.get(("help_request", key, WHOLE_ROW), ()), steps.get(("help_request", key, "text"), ())
    made_since = bool(whole) and whole[0].before is None
    shown = {step.after["text"] for step in whole if step.after and _is_collected(step)}
    shown |= {step.after for step in worded if _is_collected(step)}
    if not made_since:
        shown.add(worded[0].before if worded else whole[0].before["text"] if whole else ours or "")
    return KnownLine(key, ours, frozenset(shown), listed=form.certain and not made_since)


def _board_milestone(row: sa.RowMapping, steps: _Steps, form: Origin) -> BoardMilestone:
    key = row["id"]
    whole = steps.get(("milestone", key, WHOLE_ROW), ())
    made_since = bool(whole) and whole[0].before is None
    made = [step for step in whole if step.after] if made_since else []
    cells = {}
    for field, as_text in (("title", str), ("status", _status_word), ("due", _date_text)):
        images = [Step(None, step.after[field], step.kind, step.counts, step.act_id) for step in made]
        past = [*images, *steps.get(("milestone", key, field), ())]
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


def _taken_out(row: _Row, steps: _Steps) -> TakenOut:
    whole = steps.get(("milestone", row.key, WHOLE_ROW), ())
    brought = next((step.after["title"] for step in whole if step.after and _is_collected(step)), "")
    return TakenOut(row.before["title"], row.before["owner_id"], brought)


def _gone(connection: Connection, asked: Mapping[str, Any]) -> list[_Row]:
    """The milestones and requests that were taken out since the form was made; not those whose making was undone."""
    taken_out = [row for row in connection.execute(_GONE, asked) if row.before is not None]
    void = void_acts(connection) if taken_out else frozenset()
    return [row for row in taken_out if row.act_id not in void]


def _cell(
    now: Any, steps: Sequence[Step], as_text: Callable[[Any], str], form: Origin, *, made_since: bool = False
) -> Cell:
    """A value with its past: `steps` since the form was made.

    What a form that is not certain showed is known only where nothing but collecting changed the value since.
    """
    ours = as_text(now)
    brought = tuple((step.act_id, as_text(step.after)) for step in steps if _is_collected(step))
    collected = {text for _, text in brought}
    if made_since:
        return Cell(ours, frozenset(collected), brought)
    first = as_text(steps[0].before) if steps else ours
    if form.certain or all(step.kind == COLLECT for step in steps):
        return Cell(ours, frozenset({first} | collected), brought)
    values = {first} | {as_text(step.after) for step in steps}
    return Cell(ours, frozenset(values - {ours}), brought)


def _is_collected(step: Step) -> bool:
    return step.kind == COLLECT and step.counts


def _status_word(value: Any) -> str:
    return Status(value).word


def _date_text(value: Any) -> str:
    return "" if value is None else str(value)
