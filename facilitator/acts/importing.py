"""Importing: milestones from a spreadsheet, all or nothing, in one act that can be undone as one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlmodel import col, func, select

from facilitator.acts.comparing import Comparison, compare
from facilitator.acts.naming import Names
from facilitator.documents.tables.milestones import MilestoneRow
from facilitator.process.merging import Cells, name_key, person_key
from facilitator.process.status import Status
from facilitator.reading.past_cells import IMPORT
from facilitator.records.base import Record
from facilitator.records.plan import Milestone, MilestoneBaseline, Priority
from facilitator.records.team import Member
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import one_line, shortened

R = TypeVar("R", bound=Record)

_STATUSES = {status.word: status for status in Status}
_LONGEST_SOURCE = 60
# Databases limit how many values a statement may have.
_ASKED_FOR = 500


def import_milestones(store: Store, rows: Sequence[MilestoneRow], *, source: str) -> Comparison:
    """Bring the plan up to what `rows` say, the sound ones of the file called `source`, and tell what was done.

    Members and priorities are made as they are needed; nothing is taken away. A file that was imported before, and
    has not changed, changes nothing.
    """
    with store.act(IMPORT) as unit:
        comparison = compare(unit.session.connection(), rows)
        _write(unit, comparison)
        count = f"{len(comparison.new)} new, {len(comparison.changed)} changed"
        unit.about(f"{shortened(one_line(source), _LONGEST_SOURCE)} ({count})")
    return comparison


def preview(store: Store, rows: Sequence[MilestoneRow]) -> Comparison:
    """What `import_milestones` would do. Nothing is written."""
    with store.read() as connection:
        return compare(connection, rows)


def _write(unit: Unit, comparison: Comparison) -> None:
    _add_names(unit, comparison)
    columns = _Columns(unit)
    made = [Milestone(**columns.of(each.cells)) for each in comparison.new]
    unit.session.add_all(made)
    unit.session.flush()
    applied = {each.milestone.id: each.merged.applied for each in comparison.changed}
    for milestone in _loaded(unit, Milestone, col(Milestone.id), applied):
        for name, value in columns.of(applied[milestone.id]).items():
            setattr(milestone, name, value)
    shown = {milestone.id: each.cells for milestone, each in zip(made, comparison.new, strict=True)}
    shown |= {each.milestone.id: each.imported for each in comparison.met if each.imported is not None}
    _remember(unit, shown)


def _add_names(unit: Unit, comparison: Comparison) -> None:
    """Insert the new members and priorities. No name is double: comparing has looked at all that are there."""
    last = unit.session.exec(select(func.max(Priority.position))).one()
    first = 0 if last is None else last + 1
    priorities = enumerate(comparison.priorities, first)
    unit.session.add_all([Priority(title=title, position=position) for position, title in priorities])
    unit.session.add_all([Member(name=name) for name in comparison.members])
    unit.session.flush()


def _remember(unit: Unit, shown: Mapping[int, Cells]) -> None:
    """Keep the cells that the spreadsheet showed of each milestone, for the next comparison."""
    before = {
        each.milestone_id: each for each in _loaded(unit, MilestoneBaseline, col(MilestoneBaseline.milestone_id), shown)
    }
    for key, baseline in before.items():
        baseline.cells = dict(shown[key])
        baseline.taken_at = unit.now
    unit.session.add_all(
        [
            MilestoneBaseline(milestone_id=key, cells=dict(cells), taken_at=unit.now)
            for key, cells in shown.items()
            if key not in before
        ]
    )


def _loaded(unit: Unit, kind: type[R], column: Any, keys: Collection[int]) -> list[R]:
    """The rows of `kind` that have one of `keys` in `column`; many are taken out of all."""
    if not keys:
        return []
    query = select(kind)
    if len(keys) <= _ASKED_FOR:
        query = query.where(column.in_(keys))
    return [row for row in unit.all(query) if getattr(row, column.key) in keys]


class _Columns:
    """What the text of cells stands for in the columns of a milestone, once all members and priorities are there."""

    def __init__(self, unit: Unit) -> None:
        # In the order in which comparing has looked at them: the first of two like names is meant.
        members = unit.all(select(Member).order_by(col(Member.active).desc(), col(Member.id)))
        priorities = unit.all(select(Priority).order_by(col(Priority.position), col(Priority.id)))
        self._members = {each.name: each.id for each in reversed(members)}
        self._priorities = {each.title: each.id for each in reversed(priorities)}
        self._owner = Names((each.name for each in members), person_key)
        self._priority = Names((each.title for each in priorities), name_key)

    def of(self, cells: Cells) -> dict[str, Any]:
        """The values of `cells`, by the name of the column."""
        return dict(self._value(field, text) for field, text in cells.items())

    def _value(self, field: str, text: str) -> tuple[str, Any]:
        match field:
            case "owner":
                return "owner_id", self._members[self._owner.called(text)] if text else None
            case "priority":
                return "priority_id", self._priorities[self._priority.called(text)]
            case "due":
                return "due", date.fromisoformat(text) if text else None
            case "status":
                return "status", _STATUSES[text]
            case _:
                return field, text
