"""Undo puts recorded values back, refuses what others built on, and takes nothing from the journal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from facilitator.clock import ManualClock
from facilitator.process.status import Status
from facilitator.records.meeting import Meeting, PrivateNote
from facilitator.records.plan import Milestone, Priority
from facilitator.records.schema import METADATA
from facilitator.records.team import Member
from facilitator.store.database import Store
from facilitator.store.history import changes
from facilitator.store.opening import open_store
from facilitator.store.undo import CannotUndo, NothingToUndo, redo, undo
from facilitator.store.unit import Unit

JOURNAL = {"act", "change", "draft"}


def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every journaled table, without versions."""
    with store.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name != "version"}
                for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            ]
            for table in METADATA.sorted_tables
            if table.name not in JOURNAL
        }


def add(store: Store, name: str = "Ann", *, meeting: int | None = None) -> int:
    with store.act("test.add", name, meeting=meeting) as unit:
        return unit.add(Member(name=name)).id


def rename(store: Store, key: int, name: str, *, meeting: int | None = None) -> None:
    with store.act("test.rename", name, meeting=meeting) as unit:
        unit.get(Member, key).name = name


def names(store: Store) -> list[str]:
    return [row["name"] for row in rows(store)["member"]]


def test_undo_says_what_it_undid_and_redo_brings_it_back(store: Store) -> None:
    key = add(store, "Ann")
    rename(store, key, "Anna")
    assert undo(store).subject == "Anna"
    assert names(store) == ["Ann"]
    assert redo(store).subject == "Anna"
    assert names(store) == ["Anna"]


def test_undo_of_an_undone_and_redone_act_works_as_often_as_one_likes(store: Store) -> None:
    add(store)
    for _ in range(3):
        undo(store)
        assert names(store) == []
        redo(store)
        assert names(store) == ["Ann"]


def test_a_new_act_ends_what_could_be_redone(store: Store) -> None:
    key = add(store)
    rename(store, key, "Anna")
    undo(store)
    rename(store, key, "Anni")
    with pytest.raises(NothingToUndo):
        redo(store)


def test_undo_stays_in_its_meeting(store: Store) -> None:
    add(store, "Ann", meeting=1)
    add(store, "Ben", meeting=2)
    assert undo(store, meeting=1).subject == "Ann"
    with pytest.raises(NothingToUndo):
        undo(store, meeting=1)
    assert names(store) == ["Ben"]


def test_outside_meetings_nobody_undoes_what_somebody_else_did(store: Store, hand: ManualClock) -> None:
    add(store, "Ann")
    other = open_store(str(store.engine.url), hand.clock, "Owner")
    with pytest.raises(NothingToUndo):
        undo(other)
    other.close()
    assert names(store) == ["Ann"]


def test_undo_survives_a_restart(store: Store, hand: ManualClock) -> None:
    add(store, "Ann")
    again = open_store(str(store.engine.url), hand.clock, "Facilitator")
    assert undo(again).subject == "Ann"
    again.close()
    assert names(store) == []


def test_a_row_that_somebody_edited_since_is_not_taken_away(store: Store, hand: ManualClock) -> None:
    key = add(store, "Ann")
    other = open_store(str(store.engine.url), hand.clock, "Owner")
    rename(other, key, "Ann Berg")
    other.close()
    with pytest.raises(CannotUndo, match="Owner has changed it since") as refused:
        undo(store)
    assert names(store) == ["Ann Berg"]
    with pytest.raises(NothingToUndo):
        undo(store, passing_over=[refused.value.act_id])


def test_a_row_that_something_else_refers_to_is_not_taken_away(store: Store, hand: ManualClock) -> None:
    with store.act("test.priority", "Growth") as unit:
        key = unit.add(Priority(title="Growth")).id
    other = open_store(str(store.engine.url), hand.clock, "Owner")
    with other.act("test.milestone") as unit:
        unit.add(Milestone(priority_id=key, title="Ward"))
    other.close()
    with pytest.raises(CannotUndo, match="refers to"):
        undo(store)


def test_what_was_undone_is_not_history(store: Store) -> None:
    key = add(store, "Ann")
    rename(store, key, "Anna")
    undo(store)
    with store.read() as connection:
        assert [change.field for change in changes(connection, "member")] == ["*"]
    redo(store)
    with store.read() as connection:
        assert [change.field for change in changes(connection, "member")] == ["*", "name"]


def test_a_deleted_row_comes_back_as_it_was_with_its_id(store: Store) -> None:
    with store.act("test.add") as unit:
        priority = unit.add(Priority(title="Growth", outcome="More patients treated near home", position=3))
        unit.add(Milestone(priority_id=priority.id, title="Ward", status=Status.WILL_MISS))
    before = rows(store)
    with store.act("test.remove") as unit:
        unit.delete(unit.get(Milestone, 1))
        unit.delete(unit.get(Priority, 1))
    undo(store)
    assert rows(store) == before


def test_an_act_of_thousands_of_rows_is_undone_and_redone_as_a_whole(store: Store, hand: ManualClock) -> None:
    with store.act("test.many", "all of them") as unit:
        priority = unit.add(Priority(title="Growth"))
        unit.session.add_all([Milestone(priority_id=priority.id, title=f"Ward {n}") for n in range(1_200)])
    end = rows(store)
    undo(store)
    assert rows(store)["milestone"] == []
    redo(store)
    assert rows(store) == end
    other = open_store(str(store.engine.url), hand.clock, "Owner")
    with other.act("test.rename") as unit:
        unit.get(Milestone, 1_150).title = "The owner's words"
    other.close()
    with pytest.raises(CannotUndo, match="Owner has changed it since"):
        undo(store)
    assert len(rows(store)["milestone"]) == 1_200


def rename_one(store: Store, n: int) -> None:
    with store.act("test.rename") as unit:
        one_of_them(unit, n).name = f"Renamed {n}"


def rename_twice_in_one_act(store: Store, n: int) -> None:
    with store.act("test.twice") as unit:
        member = one_of_them(unit, n)
        member.role = "first"
        unit.session.flush()
        member.role = f"Role {n}"


def remove_one(store: Store, n: int) -> None:
    with store.act("test.remove") as unit:
        unit.delete(one_of_them(unit, n))


def add_one(store: Store, n: int) -> None:
    add(store, f"Member {n}")


def one_of_them(unit: Unit, n: int) -> Member:
    found = unit.all(select(Member))
    return found[n % len(found)]


STEPS: list[Callable[[Store, int], None]] = [add_one, rename_one, rename_twice_in_one_act, remove_one]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 7)), max_size=12))
def test_undo_of_everything_is_the_beginning_and_redo_of_everything_the_end(
    store: Store, steps: list[tuple[int, int]]
) -> None:
    drain(undo, store)
    beginning = rows(store)
    add(store, "The first")
    for step, n in steps:
        if names(store):
            STEPS[step](store, n)
    end = rows(store)
    undone = drain(undo, store)
    assert rows(store) == beginning
    assert drain(redo, store) == undone
    assert rows(store) == end


def drain(step: Callable[[Store], Any], store: Store) -> int:
    for done in range(1000):
        try:
            step(store)
        except NothingToUndo:
            return done
    raise AssertionError("there is always one more")


def test_what_refers_to_a_row_that_is_gone_does_not_come_back_and_holds_nobody_up(
    store: Store, tmp_path: Path, hand: ManualClock
) -> None:
    with store.act("test.meeting", meeting=7) as unit:
        meeting = unit.add(Meeting(title="Rent", planned_start=hand.time, zone="UTC")).id
        note = unit.add(PrivateNote(meeting_id=meeting, text="x", taken_at=hand.time)).id
    with store.act("test.remove_note") as unit:
        unit.delete(unit.get(PrivateNote, note))
    with store.act("test.remove_meeting", meeting=7) as unit:
        unit.delete(unit.get(Meeting, meeting))

    with pytest.raises(CannotUndo, match="something else"):
        undo(store)
    assert rows(store)["private_note"] == []

    other = open_store(f"sqlite:///{tmp_path / 'team.db'}", hand.clock, "Ann")
    add(other, "Ben")
    other.close()
    undo(store, meeting=7)
    undo(store)
    assert [row["text"] for row in rows(store)["private_note"]] == ["x"]


def test_an_act_that_leaves_a_key_to_nothing_holds_nobody_up(store: Store, tmp_path: Path, hand: ManualClock) -> None:
    other = open_store(f"sqlite:///{tmp_path / 'team.db'}", hand.clock, "Ann")
    with pytest.raises(IntegrityError), store.act("test.milestone") as unit:
        unit.add(Milestone(priority_id=99, title="of no priority"))

    add(other, "Ben")
    assert names(store) == ["Ben"]
    other.close()
