"""An act is one transaction and one entry of the journal, or nothing at all."""

import pytest
import sqlalchemy as sa

from facilitator.clock import ManualClock
from facilitator.errors import Busy, MovedOn, NotFound
from facilitator.process.status import Status
from facilitator.records.plan import Milestone, Priority
from facilitator.records.schema import METADATA
from facilitator.records.team import Member
from facilitator.store.database import Store, last_act
from facilitator.store.history import changes
from facilitator.store.journal import UnjournaledWrite
from facilitator.store.opening import open_store

ACT = METADATA.tables["act"]
CHANGE = METADATA.tables["change"]


def count(store: Store, table: sa.Table) -> int:
    with store.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def add_milestone(store: Store, title: str = "Open the new ward") -> int:
    with store.act("test.add", title) as unit:
        priority = unit.add(Priority(title="Growth"))
        return unit.add(Milestone(priority_id=priority.id, title=title)).id


def test_a_new_row_is_journaled_whole_and_a_change_by_its_field(store: Store, hand: ManualClock) -> None:
    key = add_milestone(store)
    hand.tick(60)
    with store.act("test.status", "ward") as unit:
        unit.get(Milestone, key).status = Status.MIGHT_MISS
    with store.read() as connection:
        made, changed = changes(connection, "milestone")
    assert made.field == "*"
    assert made.after["title"] == "Open the new ward"
    assert (changed.field, changed.before, changed.after) == ("status", "on_track", "might_miss")
    assert (changed.at - made.at).total_seconds() == 60
    assert changed.actor == "Facilitator"


def test_an_act_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    key = add_milestone(store)
    acts = count(store, ACT)
    with store.act("test.same") as unit:
        unit.get(Milestone, key).title = "Open the new ward"
    assert count(store, ACT) == acts


def test_an_act_that_fails_leaves_no_trace(store: Store) -> None:
    def fail() -> None:
        with store.act("test.fails") as unit:
            unit.add(Member(name="Ann"))
            unit.get(Milestone, 99)

    with pytest.raises(NotFound):
        fail()
    assert count(store, ACT) == 0
    assert count(store, METADATA.tables["member"]) == 0


def test_the_version_of_a_row_is_the_act_that_changed_it_last(store: Store) -> None:
    key = add_milestone(store)
    with store.act("test.title") as unit:
        milestone = unit.get(Milestone, key)
        milestone.title = "Open both wards"
        unit.session.flush()
        assert milestone.version == unit.act_id


def test_bulk_statements_are_refused(store: Store) -> None:
    add_milestone(store)
    with pytest.raises(UnjournaledWrite), store.act("test.bulk") as unit:
        unit.session.execute(sa.update(Milestone).values(title="x"))


def test_a_value_set_over_one_that_was_not_loaded_is_refused(store: Store) -> None:
    key = add_milestone(store)

    def set_over_nothing() -> None:
        with store.act("test.expired") as unit:
            milestone = unit.get(Milestone, key)
            unit.session.expire(milestone, ["title"])
            milestone.title = "over nothing"

    with pytest.raises(UnjournaledWrite):
        set_over_nothing()


def test_an_act_on_a_meeting_that_moved_on_is_refused(store: Store) -> None:
    with store.act("test.first", meeting=7) as unit:
        unit.add(Member(name="Ann"))
    with store.read() as connection:
        seen = last_act(connection, 7)
    with store.act("test.second", meeting=7, as_of=seen) as unit:
        unit.add(Member(name="Ben"))
    with pytest.raises(MovedOn), store.act("test.third", meeting=7, as_of=seen) as unit:
        unit.add(Member(name="Cem"))
    assert count(store, METADATA.tables["member"]) == 2


def test_a_database_that_somebody_else_is_writing_to_says_so(store: Store, hand: ManualClock) -> None:
    other = open_store(str(store.engine.url), hand.clock, "Other")
    with store.act("test.long") as unit:
        unit.add(Member(name="Ann"))
        with pytest.raises(Busy, match="try again"), other.act("test.meanwhile") as second:
            second.add(Member(name="Ben"))
    other.close()
    assert count(store, METADATA.tables["member"]) == 1


def test_ids_are_never_used_again(store: Store) -> None:
    with store.act("test.add") as unit:
        first = unit.add(Member(name="Ann"))
        key = first.id
    with store.act("test.remove") as unit:
        unit.delete(unit.get(Member, key))
    with store.act("test.add") as unit:
        assert unit.add(Member(name="Ben")).id > key


def test_a_draft_is_kept_outside_the_journal(store: Store) -> None:
    store.save_drafts({"meeting:1:topic": "half a sent"})
    store.save_drafts({"meeting:1:topic": "half a sentence"})
    with store.read() as connection:
        assert connection.execute(sa.select(METADATA.tables["draft"].c.text)).scalars().all() == ["half a sentence"]
    assert count(store, ACT) == 0
    store.save_drafts({"meeting:1:topic": ""})
    assert count(store, METADATA.tables["draft"]) == 0


@pytest.mark.usefixtures("as_on_disk")
def test_every_commit_is_durable_before_it_returns(store: Store) -> None:
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
