"""What is exported comes back without change, whatever people have typed, in every kind of file."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from spreadsheets import board, no_trace

from facilitator.acts import planning, team
from facilitator.acts.importing import import_milestones
from facilitator.cli.export import exported
from facilitator.clock import ManualClock
from facilitator.documents.tables.parsing import parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.documents.tables.writing import ExportedMilestone, write_csv, write_json, write_xlsx
from facilitator.process.status import Status
from facilitator.reading.plan import known_owners, plan
from facilitator.records.plan import Milestone, Priority
from facilitator.records.team import Member
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.text import clean, one_line

Write = Callable[[Iterable[ExportedMilestone]], bytes]
WRITERS: list[Write] = [write_csv, write_xlsx, write_json]

# As text is after it came in. Quotes, separators, the starts of formulas and text from right to left come up often.
tricky = st.sampled_from([*"=+-@'\"\t,;|\n\\_x[]{}<>&%#0é👩\u200d\ufffe", "שלום", "مرحبا", "🟢", "TBD", "Total", "''="])
anything = st.lists(st.one_of(tricky, st.characters(exclude_categories=["Cs"])), max_size=20).map("".join)
lines = anything.map(one_line)
names = lines.filter(bool)
paragraphs = anything.map(lambda text: clean(text).strip())
milestones = st.fixed_dictionaries(
    {
        "title": names,
        "priority_id": st.integers(0, 2),
        "owner_id": st.none() | st.integers(0, 2),
        "due": st.none() | st.dates(date(1970, 1, 1), date(2199, 12, 31)),
        "status": st.sampled_from(Status),
        "resources": paragraphs,
        "notes": paragraphs,
    }
)


def taken_back(store: Store, write: Write) -> None:
    """Export, and import that."""
    with store.read() as connection:
        data, known = write(exported(plan(connection))), known_owners(connection)
    parsed = parse_milestones(read_table(data, "-"), chosen={}, date_order=None, known_owners=known)
    assert parsed.sound, parsed.faults
    done = import_milestones(store, parsed.rows, source="export")
    assert (done.new, done.changed, done.removed, done.gone) == ((), (), (), ())
    assert not [met for met in done.met if met.merged.conflicts]


@pytest.mark.parametrize("write", WRITERS)
@given(
    st.lists(milestones, min_size=1, max_size=4),
    st.tuples(names, names, names),
    st.lists(names, min_size=3, max_size=3, unique_by=str.casefold),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_comes_back_without_change(
    tmp_path: Path,
    hand: ManualClock,
    empty_database: bytes,
    write: Write,
    rows: list[dict[str, Any]],
    titles: tuple[str, ...],
    members: list[str],
) -> None:
    path = tmp_path / "hostile.db"
    for left in tmp_path.glob("hostile.db*"):
        left.unlink()
    path.write_bytes(empty_database)
    store = open_store(f"sqlite:///{path}", hand.clock, "Facilitator")
    with store.act("test.fill") as unit:
        priorities = [unit.add(Priority(title=title, position=n)).id for n, title in enumerate(titles)]
        people = [unit.add(Member(name=name)).id for name in members]
        for row in rows:
            place = {"priority_id": priorities[row["priority_id"]]}
            owner = {} if row["owner_id"] is None else {"owner_id": people[row["owner_id"]]}
            unit.add(Milestone(**{**row, **place, **owner}))
    with no_trace(store):
        taken_back(store, write)
    store.close()


@pytest.mark.parametrize("write", WRITERS)
def test_finished_milestones_and_those_without_owner_or_date_are_in_it(store: Store, write: Write) -> None:
    growth = planning.add_priority(store, "Growth")
    ann = team.add_member(store, "Ann Berg")
    planning.add_milestone(store, title="Done", priority_id=growth, owner_id=ann, due=None, status=Status.DONE)
    with store.act("test.orphan") as unit:
        unit.add(Milestone(title="Nobody's", priority_id=growth, due=date(2027, 3, 31)))

    with store.read() as connection:
        assert [each.title for each in exported(plan(connection))] == ["Nobody's", "Done"]
    taken_back(store, write)
    assert set(board(store)) == {"Done", "Nobody's"}


def test_the_order_is_that_of_the_board_and_then_of_time(store: Store) -> None:
    ann = team.add_member(store, "Ann Berg")
    growth, talent = planning.add_priority(store, "Growth"), planning.add_priority(store, "Talent")
    for title, priority, due in (
        ("T", talent, date(2027, 1, 1)),
        ("G never", growth, None),
        ("G late", growth, date(2027, 6, 1)),
        ("G soon", growth, date(2027, 2, 1)),
    ):
        planning.add_milestone(store, title=title, priority_id=priority, owner_id=ann, due=due)

    with store.read() as connection:
        assert [each.title for each in plan(connection).milestones] == ["G soon", "G late", "G never", "T"]


def test_an_id_is_text_for_a_spreadsheet_program(store: Store) -> None:
    growth, ann = planning.add_priority(store, "Growth"), team.add_member(store, "Ann Berg")
    planning.add_milestone(store, title="One", priority_id=growth, owner_id=ann, due=None)

    with store.read() as connection:
        data = write_xlsx(exported(plan(connection)))

    cell = load_workbook(io.BytesIO(data))["Milestones"]["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("M1-3-")


def test_two_priorities_of_one_title_are_no_reason_for_a_change(store: Store) -> None:
    ann = team.add_member(store, "Ann Berg")
    for _ in range(2):
        priority = planning.add_priority(store, "Growth")
        planning.add_milestone(store, title=f"Of {priority}", priority_id=priority, owner_id=ann, due=None)

    with no_trace(store):
        taken_back(store, write_csv)


def test_another_database_takes_an_export_as_it_is(store: Store, hand: ManualClock, tmp_path: Path) -> None:
    growth, ann = planning.add_priority(store, "Growth; '26"), team.add_member(store, "Ann Berg")
    notes = '=1+1\n- "quoted"\n\n🟢 שלום'
    planning.add_milestone(store, title="'=One", priority_id=growth, owner_id=ann, due=None, notes=notes)
    planning.add_milestone(store, title="-2", priority_id=growth, owner_id=ann, due=date(2027, 3, 31))
    with store.read() as connection:
        there = plan(connection)
    hand.tick(1)
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}", hand.clock, "Facilitator")
    for write in WRITERS:
        parsed = parse_milestones(read_table(write(exported(there)), "-"), chosen={}, date_order=None)
        import_milestones(other, parsed.rows, source="export")
        assert [each.cells for each in board(other).values()] == [each.cells for each in there.milestones]
    other.close()
