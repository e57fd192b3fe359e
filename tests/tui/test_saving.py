"""What the database does not take stays, is said for as long as it is not saved, and is tried again by itself."""

import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from leadership import Leadership
from live import look, tried_again
from shown import Shown, shown
from small_team import TODAY, SmallTeam

from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.reading.board import board
from facilitator.records.meeting import Meeting
from facilitator.store.database import Store
from facilitator.store.engine import BUSY_MILLISECONDS
from facilitator.store.opening import open_store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.milestone_form import MilestoneFormScreen

pytestmark = pytest.mark.usefixtures("by_hand")

Fault = Callable[[Shown], AbstractContextManager[None]]


@pytest.fixture
def elsewhere(store: Store) -> Iterator[Store]:
    """Another program on the same file."""
    other = open_store(str(store.engine.url), store.clock, "Somebody")
    yield other
    other.close()


async def second(now: Shown) -> None:
    """What goes on in two seconds, in the program and on its screen."""
    await tried_again(now)
    await look(now)


def titles(room: Leadership) -> list[str]:
    return [topic.title for topic in room.updates.topics]


@contextmanager
def full_disk(now: Shown) -> Iterator[None]:
    """No file of this process may grow (EFBIG)."""
    url = now.app.desk._store.engine.url
    size = Path(f"{url.database}-wal").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(now: Shown) -> Iterator[None]:
    """SQLite refuses to write, as where the file may not be written to."""
    state = ["ON"]

    def set_state(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA query_only = {state[0]}")

    sa.event.listen(now.app.desk._store.engine, "checkout", set_state)
    yield
    state[0] = "OFF"


@contextmanager
def locked(now: Shown) -> Iterator[None]:
    """Another program holds the write lock."""
    other = open_store(str(now.app.desk._store.engine.url), now.app.clock, "Somebody")
    with other.write():
        yield
    other.close()


FAULTS: Mapping[str, tuple[Fault, str]] = {
    "locked": (locked, "is writing to the database"),
    "full": (full_disk, "The disk"),
    "read-only": (read_only, "read-only"),
}


@pytest.mark.parametrize("fault", list(FAULTS))
async def test_a_key_is_not_shown_as_done_waits_and_is_done_later(room: Leadership, fault: str) -> None:
    fails, why = FAULTS[fault]
    async with shown(room.store, room.hand) as now:
        with fails(now):
            await now.press("enter")
            assert "▲ NOT SAVED: next speaker. " in now.text
            assert why in now.text
            assert "ANN BERG" in now.text
            await second(now)
            await now.press("space")
            assert "ANN BERG" in now.text
            assert "running" in now.text
            assert "NOT SAVED: next speaker. " in now.text
        await second(now)
        assert "BEN OKORO" in now.text
        assert "NOT SAVED" not in now.text
        assert now.told == "Saved: next speaker."
    assert room.speaker.name == "Ben Okoro"


@pytest.mark.parametrize("fault", list(FAULTS))
async def test_words_stay_in_the_line_until_they_are_saved(room: Leadership, fault: str) -> None:
    fails, why = FAULTS[fault]
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        with fails(now):
            await now.type("Parking")
            await second(now)
            assert "▲ NOT SAVED: what is typed. " in now.text
            await now.press("enter")
            assert "Topic  Parking" in now.text
            assert ("▲ NOT SAVED: Topic. " if fault == "locked" else why) in now.text
            assert titles(room) == []
        await second(now)
        assert "Topic  Parking" not in now.text
        assert "NOT SAVED" not in now.text
        assert titles(room) == ["Parking"]
        assert room.desk.draft(f"meeting:{room.meeting}:Facilitator:topic") == ""


async def test_words_that_are_changed_meanwhile_wait_for_enter_again(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        with read_only(now):
            await now.type("Park")
            await now.press("enter")
            await now.type("ing")
            await second(now)
            assert "NOT SAVED: what is typed." in now.text
        await second(now)
        assert titles(room) == []
        assert room.desk.draft(f"meeting:{room.meeting}:Facilitator:topic") == "Parking"
        assert "NOT SAVED" not in now.text
        await now.press("enter")
        assert titles(room) == ["Parking"]


async def test_what_waits_is_saved_in_the_order_in_which_it_was_asked_for(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        with read_only(now):
            await now.press("enter", "t")
            await now.type("Of Ann")
            await now.press("enter")
            assert "NOT SAVED: next speaker, Topic." in now.text
        await second(now)
    assert room.speaker.name == "Ben Okoro"
    assert [(topic.title, topic.raised_by) for topic in room.updates.topics] == [("Of Ann", "Ann Berg")]


async def test_a_page_stays_until_it_is_saved(store: Store, hand: ManualClock) -> None:
    plan = SmallTeam(store)
    async with shown(store, hand, view="board") as now:
        await now.press("enter")
        await now.type(" in colour")
        with read_only(now):
            await now.press("ctrl+s")
            assert isinstance(now.screen, MilestoneFormScreen)
            assert "NOT SAVED: this page. The database cannot" in now.text
        await second(now)
        assert isinstance(now.screen, BoardScreen)
        assert "in colour" in now.text
    with store.read() as connection:
        titles = [one.title for one in board(connection, TODAY, hand.now()).milestones]
    assert len([title for title in titles if title.endswith(" in colour")]) == 1, plan


async def test_undo_waits_as_well_and_says_in_the_end_what_was_undone(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("enter")
        with read_only(now):
            await now.press("u")
            assert "NOT SAVED: undo." in now.text
            assert "BEN OKORO" in now.text
        await second(now)
        assert "ANN BERG" in now.text
        assert now.told.startswith("Undone: went on to Ben")


async def test_a_key_that_waited_is_not_carried_out_on_something_else(room: Leadership, elsewhere: Store) -> None:
    async with shown(room.store, room.hand) as now:
        with elsewhere.act("clocks.pause", "Ann", meeting=room.meeting) as unit:
            unit.get(Meeting, room.meeting).title = "Another title"
            await now.press("space")
            assert "NOT SAVED: toggle pause." in now.text
        await second(now)
        assert now.told.startswith("Not done: toggle pause. Something changed elsewhere meanwhile.")
        assert "running" in now.text
        assert "NOT SAVED" not in now.text


async def test_while_it_is_locked_no_key_waits_for_it_twice(room: Leadership, monkeypatch: pytest.MonkeyPatch) -> None:
    assert BUSY_MILLISECONDS <= 150
    threads: list[bool] = []
    save = Desk.save_drafts

    def saving(desk: Desk, drafts: Mapping[str, str]) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        save(desk, drafts)

    monkeypatch.setattr(Desk, "save_drafts", saving)
    async with shown(room.store, room.hand) as now:
        with locked(now):
            await now.press("enter")
            acts = room.desk.newest()
            for _ in range(3):
                now.app.keep_up()
                await now.settle()
            assert threads == [False, False, False]
            assert room.desk.newest() == acts
        await second(now)


async def test_leaving_with_something_unsaved_takes_the_key_twice(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        with read_only(now):
            await now.press("enter", "ctrl+q")
            assert now.app.return_code is None
            assert "The same key once more leaves without it." in " ".join(now.text.split())
            await now.press("ctrl+q")
            assert now.app.return_code == 0
            assert now.app.saving.at_the_end().startswith("NOT SAVED: next speaker. The database cannot be written to")


async def test_what_is_typed_and_cannot_be_kept_is_told_word_by_word_at_the_end(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        with read_only(now):
            await now.press("t")
            await now.type("Half a thought")
            assert now.app.saving.at_the_end().startswith("NOT SAVED: Half a thought. The database cannot be")


async def test_the_program_is_not_at_rest_while_what_is_typed_is_being_written(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Half a thought")
        assert now.app.saving.begin()
        assert not now.app.at_rest()
        now.app.saving.carry_out()
        assert now.app.at_rest()
