"""Collecting: the form that an owner filled in, all of it or nothing, in one act that can be undone as one."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

import facilitator.records.schema  # noqa: F401 - rows that are written here refer to tables that nothing here names
from facilitator.acts.comparing import DEFAULT_PRIORITY
from facilitator.acts.form_comparing import compare_form
from facilitator.acts.form_findings import CellChange, FormComparison, FormMilestoneMade, HelpChange
from facilitator.acts.planning import new_priority
from facilitator.acts.requests import new_request, remove_request, requests_of, reword_request
from facilitator.documents.forms.values import Filled
from facilitator.errors import MovedOn, NotValid
from facilitator.process.status import Status
from facilitator.reading.form_board import COLLECT
from facilitator.records.journal import Act
from facilitator.records.plan import Milestone
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit

_STATUSES = {status.word: status for status in Status}


def collect(store: Store, filled: Filled, shown: FormComparison, *, sent: datetime | None = None) -> None:
    """Take in a form as `shown`, which is what `preview` said of it. The same form again changes nothing.

    `sent` (UTC) is when its mail was sent, None where there is no mail. The update counts as handed in then, where
    that lies between the making of the form and now; else now. Raises NotValid for a form with faults, MovedOn where
    the board has changed since it was shown, and as `preview` does.
    """
    with store.act(COLLECT) as unit:
        unit.about(shown.member)
        if _others_acted(unit, shown):
            now = compare_form(unit.session.connection(), filled, now=unit.now, sent=sent)
            if now != shown:
                raise MovedOn("The board was changed meanwhile.", "Collect the form again.")
        if shown.faults:
            raise NotValid("The form has faults; nothing of it was saved.", "Mend them, and collect it again.")
        _write(unit, shown)


def preview(store: Store, filled: Filled, *, sent: datetime | None = None) -> FormComparison:
    """What `collect` would do. Nothing is written.

    Raises NotValid, NotFound and NotNow where the form as a whole cannot be taken.
    """
    with store.read() as connection:
        return compare_form(connection, filled, now=store.clock.now(), sent=sent)


def _others_acted(unit: Unit, shown: FormComparison) -> bool:
    """Whether there was any act since the form was looked at but those that took in the forms of other owners.

    Those change nothing of this one: a form is about its owner's milestones and update alone.
    """
    others_form = sa.and_(col(Act.kind) == COLLECT, col(Act.subject) != shown.member)
    since = select(Act).where(col(Act.id) > shown.as_of, col(Act.id) < unit.act_id, ~others_form)
    return unit.session.exec(since.limit(1)).first() is not None


def _write(unit: Unit, comparison: FormComparison) -> None:
    # Rows are read before the first is changed: what is read later would write what has changed, each time.
    milestones = {cell.milestone_id: unit.get(Milestone, cell.milestone_id) for cell in comparison.cells}
    if comparison.update_id is not None:
        _write_update(unit, unit.get(Update, comparison.update_id), comparison)
    for cell in comparison.cells:
        setattr(milestones[cell.milestone_id], cell.field, _value(cell))
    for made in comparison.new:
        _make(unit, made, comparison.member_id)


def _write_update(unit: Unit, update: Update, comparison: FormComparison) -> None:
    for change in comparison.help:
        _change_help(unit, update, change)
    for text in comparison.texts:
        setattr(update, text.field, text.after)
    if comparison.hands_in:
        update.handed_in_at = comparison.handed_in_at


def _value(cell: CellChange) -> Any:
    match cell.field:
        case "status":
            return _STATUSES[cell.after]
        case "due":
            return date.fromisoformat(cell.after) if cell.after else None
        case _:
            return cell.after


def _make(unit: Unit, made: FormMilestoneMade, owner_id: int) -> None:
    priority_id = new_priority(unit, DEFAULT_PRIORITY).id if made.priority_id is None else made.priority_id
    unit.session.add(
        Milestone(
            title=made.title,
            priority_id=priority_id,
            owner_id=owner_id,
            due=date.fromisoformat(made.due) if made.due else None,
            status=_STATUSES[made.status],
        )
    )


def _change_help(unit: Unit, update: Update, change: HelpChange) -> None:
    if change.request_id is None:
        last = max((request.position for request in requests_of(unit, update.id)), default=-1)
        new_request(unit, update.id, change.after, last + 1)
        return
    request = unit.get(HelpRequest, change.request_id)
    if change.after:
        reword_request(unit, request, change.after)
    else:
        remove_request(unit, request)
