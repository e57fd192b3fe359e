"""A spreadsheet compared with the plan: what an import would do, without doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from facilitator.acts.finding import Found, find
from facilitator.acts.naming import Names
from facilitator.documents.tables.milestones import MilestoneRow
from facilitator.process.merging import FIELDS, Cells, Merged, merge, name_key, person_key
from facilitator.process.status import Status
from facilitator.reading.past_cells import made_after, shown_since
from facilitator.reading.plan import plan
from facilitator.views.plan import Plan, PlanMilestone

DEFAULT_PRIORITY = "General"
"""The priority of milestones for which a spreadsheet names none."""

_DEFAULTS = dict.fromkeys(FIELDS, "") | {"priority": DEFAULT_PRIORITY, "status": Status.ON_TRACK.word}


@dataclass(frozen=True)
class NewMilestone:
    """A row that is about no milestone yet, with the cells that it will have."""

    row: int
    cells: Cells


@dataclass(frozen=True)
class Met:
    """A row about a milestone that is there: its cells, and what came of comparing the two.

    `imported` is what is to be kept as last imported, or None where that stays as it is. A row found by its exported
    id leaves it alone: it is compared with what the export showed, and other spreadsheets go on as before.
    """

    row: int
    milestone: PlanMilestone
    theirs: Cells
    merged: Merged
    imported: Cells | None


@dataclass(frozen=True)
class Comparison:
    """What an import does, in the order of the file; `gone` in the order of the board.

    `members` and `priorities` are new ones, `left` are owners who have left the team and get milestones all the same.
    `removed` are rows whose milestone was taken out on the board, and which are not brought back.
    """

    new: tuple[NewMilestone, ...]
    met: tuple[Met, ...]
    removed: tuple[NewMilestone, ...]
    gone: tuple[PlanMilestone, ...]
    members: tuple[str, ...]
    priorities: tuple[str, ...]
    left: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def changed(self) -> tuple[Met, ...]:
        """The rows with a cell that is applied."""
        return tuple(each for each in self.met if each.merged.applied)


def compare(connection: Connection, rows: Sequence[MilestoneRow]) -> Comparison:
    """Compare `rows`, the sound ones of one spreadsheet, with the plan as it stands."""
    there = plan(connection)
    members = Names((each.name for each in there.members), person_key)
    priorities = Names(there.priorities.values(), name_key)
    theirs = {row.number: _cells(row, members, priorities) for row in rows}
    filled = {
        number: _DEFAULTS | {field: text for field, text in row.items() if text} for number, row in theirs.items()
    }
    found = find(connection, there, rows, filled)
    new = [number for number in theirs if number not in found.milestones and number not in found.removed]
    met = _met(connection, there, theirs, found)
    taken = [*(filled[number] for number in new), *(each.merged.applied for each in met)]
    owners = {members.need(cells["owner"]) for cells in taken if cells.get("owner")}
    for cells in taken:
        priorities.need(cells.get("priority", ""))
    return Comparison(
        new=tuple(NewMilestone(number, filled[number]) for number in new),
        met=met,
        removed=tuple(NewMilestone(number, filled[number]) for number in found.removed),
        gone=_gone(connection, there, found),
        members=tuple(members.needed),
        priorities=tuple(priorities.needed),
        left=tuple(each.name for each in there.members if each.name in owners and not each.active),
        notices=found.notices,
    )


def _cells(row: MilestoneRow, members: Names, priorities: Names) -> Cells:
    """The cells of the columns that the file has; names as they are spelled here, where they are known."""
    texts = {
        "title": row.title,
        "priority": priorities.called(row.priority or ""),
        "owner": members.called(row.owner or ""),
        "due": row.due.isoformat() if row.due else "",
        "status": row.status.word if row.status else "",
        "resources": row.resources or "",
        "notes": row.notes or "",
    }
    return {field: text for field, text in texts.items() if field in row.fields}


def _filled(cells: Cells) -> Cells:
    """What a new milestone of these cells has."""
    return _DEFAULTS | {field: text for field, text in cells.items() if text}


def _met(connection: Connection, there: Plan, theirs: Mapping[int, Cells], found: Found) -> tuple[Met, ...]:
    milestones = {each.id: each for each in there.milestones}
    shown = shown_since(connection, found.exported)
    met = []
    for number, cells in theirs.items():
        if number in found.milestones:
            milestone = milestones[found.milestones[number]]
            if milestone.id in shown:
                met.append(Met(number, milestone, cells, merge(milestone.cells, cells, shown[milestone.id]), None))
            else:
                met.append(_met_again(number, milestone, cells))
    return tuple(met)


def _met_again(number: int, milestone: PlanMilestone, cells: Cells) -> Met:
    """A row that was found by what stands in it, compared with what was imported last."""
    before = milestone.imported or {}
    merged = merge(milestone.cells, cells, {field: (text,) for field, text in before.items()})
    imported = {**before, **merged.shown}
    return Met(number, milestone, cells, merged, None if imported == milestone.imported else imported)


def _gone(connection: Connection, there: Plan, found: Found) -> tuple[PlanMilestone, ...]:
    """The milestones that were in a spreadsheet before, and are in none of the rows.

    An export had all milestones that there were; so where rows carry its ids, those count as well.
    """
    met = set(found.milestones.values())
    left = [each for each in there.milestones if each.id not in met]
    newer = frozenset(each.id for each in left if each.imported is None)
    if found.exported:
        newer = made_after(connection, newer, max(found.exported.values()))
    return tuple(each for each in left if each.id not in newer)
