"""A look at a database that is open for acts, while its file stands as it did and when it does not."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.acts import team
from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.store.opening import open_store


@pytest.fixture
def asked(store: Store) -> list[str]:
    """The queries that `store` was asked."""
    queries: list[str] = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *event: queries.append(event[2]))
    return queries


def written(store: Store, seconds_ago: float, hand: ManualClock) -> None:
    """Let the time stamps say that the file and its log were written so long ago."""
    moment, file = hand.time.timestamp() - seconds_ago, Path(str(store.engine.url.database))
    for path in file.parent.glob(f"{file.name}*"):
        os.utime(path, (moment, moment))


def test_while_the_file_stands_a_look_asks_nothing_for_five_seconds(
    store: Store, hand: ManualClock, asked: list[str]
) -> None:
    team.add_member(store, "Ann")
    written(store, 10, hand)
    newest = store.look()
    assert newest == store.newest()
    asked.clear()
    hand.tick(4)
    assert store.look() == newest
    assert asked == []
    hand.tick(1)
    assert store.look() == newest
    assert asked


def test_what_another_program_writes_is_there_at_the_next_look(store: Store, hand: ManualClock) -> None:
    other = open_store(store.engine.url.render_as_string(), hand.clock, "Bo")
    team.add_member(store, "Ann")
    written(store, 10, hand)
    before = store.look()
    team.add_member(other, "Bo")
    written(store, 1, hand)
    assert store.look() > before
    other.close()


def test_what_was_written_just_now_is_never_remembered(store: Store, hand: ManualClock, asked: list[str]) -> None:
    team.add_member(store, "Ann")
    written(store, 0.1, hand)
    store.look()
    asked.clear()
    store.look()
    assert asked


def test_what_is_written_while_it_is_read_is_there_at_the_next_look(store: Store, hand: ManualClock) -> None:
    team.add_member(store, "Ann")
    written(store, 10, hand)

    def written_meanwhile() -> int:
        before = store.newest()
        team.add_member(store, "Bo")
        written(store, 5, hand)
        return before

    before = store.standing.recall("newest", written_meanwhile)
    assert store.look() > before
