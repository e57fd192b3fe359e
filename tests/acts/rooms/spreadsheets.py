"""Spreadsheets for tests: text in, what import says out; and the board as a spreadsheet would show it."""

from collections.abc import Iterator
from contextlib import contextmanager

from facilitator.acts.comparing import Comparison
from facilitator.acts.importing import import_milestones
from facilitator.cli.export import exported
from facilitator.documents.tables.milestones import MilestoneRow
from facilitator.documents.tables.parsing import parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.documents.tables.writing import write_csv
from facilitator.reading.plan import known_owners, plan
from facilitator.store.database import Store, last_act
from facilitator.views.plan import PlanMilestone


def read(store: Store, text: str) -> tuple[MilestoneRow, ...]:
    """The rows of a CSV text, which has to be sound."""
    with store.read() as connection:
        known = known_owners(connection)
    parsed = parse_milestones(read_table(text.encode(), "plan.csv"), chosen={}, date_order=None, known_owners=known)
    assert parsed.sound, parsed.faults
    return parsed.rows


def bring_in(store: Store, text: str) -> Comparison:
    """Import a CSV text."""
    return import_milestones(store, read(store, text), source="plan.csv")


def written(store: Store) -> str:
    """The board as an export holds it."""
    with store.read() as connection:
        return write_csv(exported(plan(connection))).decode("utf-8-sig")


def board(store: Store) -> dict[str, PlanMilestone]:
    """The milestones by title."""
    with store.read() as connection:
        return {each.title: each for each in plan(connection).milestones}


def one(store: Store, title: str) -> PlanMilestone:
    """The milestone of that title."""
    return board(store)[title]


def conflicts(done: Comparison) -> list[tuple[str, str, str, str]]:
    """Title, field, the board's value and the file's, of each cell in conflict."""
    return [
        (met.milestone.title, field, met.milestone.cells[field], met.theirs[field])
        for met in done.met
        for field in met.merged.conflicts
    ]


def counts(done: Comparison) -> tuple[int, int, int]:
    """How many are new, changed and unchanged."""
    return len(done.new), len(done.changed), len(done.met) - len(done.changed)


@contextmanager
def no_trace(store: Store) -> Iterator[None]:
    """What is done inside leaves nothing in the journal."""
    with store.read() as connection:
        before = last_act(connection)
    yield
    with store.read() as connection:
        assert last_act(connection) == before
