"""Every row is what the journal says was written last; what is not is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.acts import planning, team
from facilitator.clock import ManualClock
from facilitator.demo import build
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.store.replaying import journal_faults
from facilitator.store.soundness import file_faults
from facilitator.store.undo import redo, undo


def faults(store: Store) -> tuple[str, ...]:
    with store.read() as connection:
        return journal_faults(connection)


def test_undo_and_redo_leave_what_the_journal_says(store: Store) -> None:
    ann = team.add_member(store, "Ann")
    priority = planning.add_priority(store, "Growth")
    planning.add_milestone(store, title="Shop", priority_id=priority, owner_id=ann, due=None)
    undo(store)
    redo(store)
    undo(store)
    assert faults(store) == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE member SET name = 'Anm' WHERE name = 'Ann'", "name is not what was written last"),
        ("DELETE FROM priority", "no act took it out"),
        ("INSERT INTO priority (version, title, outcome, position) VALUES (1, 'x', '', 9)", "made by no act"),
        ("UPDATE member SET name = CAST(x'ff41' AS TEXT)", "cannot be read"),
    ],
)
def test_what_no_act_did_is_found_though_the_pages_are_sound(
    store: Store, tmp_path: Path, damage: str, told: str
) -> None:
    team.add_member(store, "Ann")
    planning.add_priority(store, "Growth")
    with closing(sqlite3.connect(tmp_path / "team.db")) as connection:
        connection.execute(damage)
        connection.commit()

    assert not file_faults(tmp_path / "team.db")
    (fault,) = faults(store)
    assert told in fault


def test_the_demo_team_is_what_its_journal_says(tmp_path: Path, hand: ManualClock) -> None:
    build(f"sqlite:///{tmp_path / 'demo.db'}", hand.clock)
    opened = open_store(f"sqlite:///{tmp_path / 'demo.db'}", hand.clock, "Ann")
    assert faults(opened) == ()
    opened.close()
