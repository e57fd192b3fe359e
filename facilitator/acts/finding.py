"""Which row of a spreadsheet is about which milestone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from facilitator.documents.tables.milestones import MilestoneRow
from facilitator.process.exported_id import ExportedId, read_exported_id
from facilitator.process.matching import Known, alike, match
from facilitator.process.merging import FIELDS, Cells, name_key
from facilitator.process.status import Status
from facilitator.reading.past_cells import removed
from facilitator.views.plan import Plan, PlanMilestone


@dataclass(frozen=True)
class Found:
    """What was found about the rows, by their numbers.

    `milestones` are those that rows are about, by id. Of the ones found by an exported id `exported` has, for each
    milestone, the newest act that the export knew. `removed` are rows about milestones that were taken out on the
    board. Other rows are new.
    """

    milestones: Mapping[int, int]
    exported: Mapping[int, int]
    removed: tuple[int, ...]
    notices: tuple[str, ...]


def find(connection: Connection, plan: Plan, rows: Sequence[MilestoneRow], cells: Mapping[int, Cells]) -> Found:
    """Find the milestones in `plan` that `rows` are about: by exported id, else by what stands in their `cells`.

    `cells` has those of each row by its number, with what a new milestone would have where the file says nothing.
    """
    fields = [field for field in FIELDS if any(field in row.fields for row in rows)]
    ids = {row.number: read_exported_id(row.id) for row in rows if row.id}
    ours = {number: each for number, each in ids.items() if each is not None and each.database == plan.database}
    by_id, notices = _by_id(ours, {each.id: each for each in plan.milestones}, cells)
    if len(ours) < len(ids):
        notices.append("The IDs in this file are not of this database, so its rows were matched by their titles.")
    taken = set(by_id.values())
    left = {row.number: cells[row.number] for row in rows if row.number not in by_id}
    found = by_id | match(left, [_known(each) for each in plan.milestones if each.id not in taken], fields)
    left = {number: each for number, each in left.items() if number not in found}
    return Found(
        milestones=found,
        exported={milestone: ours[number].as_of for number, milestone in by_id.items()},
        removed=_removed(connection, left, ours, fields) if left else (),
        notices=tuple(notices),
    )


def _by_id(
    ids: Mapping[int, ExportedId], there: Mapping[int, PlanMilestone], cells: Mapping[int, Cells]
) -> tuple[dict[int, int], list[str]]:
    """The milestones of the rows that carry an id. Of a row that was copied with its id, one has it: the original."""
    rows: dict[int, list[int]] = {}
    for number, each in ids.items():
        if each.milestone in there:
            rows.setdefault(each.milestone, []).append(number)
    found, notices = {}, []
    for milestone, numbers in rows.items():
        title = name_key(there[milestone].title)
        first = next((number for number in numbers if name_key(cells[number]["title"]) == title), numbers[0])
        found[first] = milestone
        notices += [
            f"Row {number} has the ID of row {first}; it was read as a milestone of its own."
            for number in numbers
            if number != first
        ]
    return found, notices


def _known(milestone: PlanMilestone) -> Known:
    faces = [milestone.cells]
    if milestone.imported is not None:
        faces.insert(0, milestone.cells | dict(milestone.imported))
    return Known(milestone.id, tuple(faces), done=milestone.status is Status.DONE)


def _removed(
    connection: Connection, left: Mapping[int, Cells], ids: Mapping[int, ExportedId], fields: Sequence[str]
) -> tuple[int, ...]:
    """The rows whose milestone was taken out on the board: by their id, or unchanged since they were imported.

    A row that was edited since says that somebody wants it; it is new.
    """
    gone = removed(connection)
    by_id = {number for number in left if number in ids and ids[number].milestone in gone}
    others = {number: each for number, each in left.items() if number not in ids}
    unchanged = alike(others, [Known(key, (cells,)) for key, cells in gone.items() if cells], fields)
    return tuple(sorted(by_id | unchanged.keys()))
