"""A database that is only looked at: nothing is changed, nothing is left beside it, and it is never in the way."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.acts import team
from facilitator.acts.desk import Desk, open_desk_to_look
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError, NotFound, NotOpened
from facilitator.reading.team import members
from facilitator.store.database import Store
from facilitator.store.looking import open_looking


@pytest.fixture
def path(store: Store) -> Path:
    """The file of `store`, with one member in it."""
    team.add_member(store, "Ann")
    return Path(str(store.engine.url.database))


@pytest.fixture
def looking(path: Path, hand: ManualClock) -> Desk:
    return open_desk_to_look(str(path), hand.clock, "Onlooker")


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.see(members)]


def test_it_sees_what_is_done_elsewhere(store: Store, looking: Desk) -> None:
    assert names(looking) == ["Ann"]
    before = looking.newest()
    team.add_member(store, "Bo")

    assert looking.newest() > before
    assert names(looking) == ["Ann", "Bo"]


def test_no_act_no_draft_and_no_mark_of_life_can_be_written(looking: Desk, path: Path) -> None:
    with pytest.raises(FacilitatorError, match="looks on only"):
        looking.do(team.add_member, "Bo")
    with pytest.raises(FacilitatorError, match="looks on only"):
        looking.save_draft("a", "b")
    with pytest.raises(FacilitatorError, match="looks on only"):
        looking.undo()
    looking.mark_alive(1)

    assert names(looking) == ["Ann"]
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_the_database_itself_refuses_what_is_not_a_query(path: Path, hand: ManualClock) -> None:
    store = open_looking(f"sqlite:///{path}", hand.clock, "Onlooker")

    with pytest.raises(FacilitatorError, match="read-only"), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM member")


def test_looking_while_nobody_writes_changes_no_byte_and_leaves_no_file(
    store: Store, path: Path, looking: Desk
) -> None:
    store.close()
    content, beside = path.read_bytes(), sorted(path.parent.iterdir())

    assert names(looking) == ["Ann"]
    looking.close()

    assert path.read_bytes() == content
    assert sorted(path.parent.iterdir()) == beside


def test_a_copy_in_a_folder_of_its_own_is_read(store: Store, path: Path, tmp_path: Path, hand: ManualClock) -> None:
    store.close()
    folder = tmp_path / "shared"
    folder.mkdir()
    copy = folder / "team.db"
    shutil.copy(path, copy)
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert names(open_desk_to_look(str(copy), hand.clock, "Onlooker")) == ["Ann"]
    finally:
        folder.chmod(0o755)


def test_it_neither_waits_for_a_writer_nor_makes_one_wait(store: Store, looking: Desk) -> None:
    with store.write():
        assert names(looking) == ["Ann"]
    team.add_member(store, "Bo")

    assert names(looking) == ["Ann", "Bo"]


def test_a_file_that_takes_the_place_of_another_is_found(store: Store, path: Path, looking: Desk) -> None:
    store.close()
    other = path.with_name("other.db")
    shutil.copy(path, other)
    with sqlite3.connect(other) as connection:
        connection.execute("UPDATE member SET name = 'Zoe'")
    connection.close()
    for rest in ("-wal", "-shm"):
        other.with_name(f"other.db{rest}").unlink(missing_ok=True)
    other.replace(path)

    assert names(looking) == ["Zoe"]


@pytest.fixture
def opened(path: Path, hand: ManualClock) -> tuple[Store, list[None]]:
    """A store that only looks, and an entry for each time that it opens the file."""
    onlooker = open_looking(f"sqlite:///{path}", hand.clock, "Onlooker")
    times: list[None] = []
    sa.event.listen(onlooker.engine, "connect", lambda *_: times.append(None))
    return onlooker, times


def written(path: Path, seconds_ago: float, hand: ManualClock) -> None:
    """Let the time stamps say that the file and its log were written so long ago."""
    moment = hand.time.timestamp() - seconds_ago
    for file in path.parent.glob(f"{path.name}*"):
        os.utime(file, (moment, moment))


def test_a_file_that_stands_as_it_stood_is_not_opened(
    path: Path, hand: ManualClock, opened: tuple[Store, list[None]]
) -> None:
    onlooker, times = opened
    written(path, 10, hand)
    newest = onlooker.look()
    hand.tick(1)
    assert [onlooker.look() for _ in range(3)] == [newest] * 3
    assert len(times) == 1
    hand.tick(5)
    assert onlooker.look() == newest
    assert len(times) == 2


def test_what_is_written_is_seen_by_the_next_look(
    store: Store, path: Path, hand: ManualClock, opened: tuple[Store, list[None]]
) -> None:
    onlooker, _ = opened
    written(path, 10, hand)
    before = onlooker.look()
    team.add_member(store, "Bo")
    written(path, 1, hand)
    assert onlooker.look() > before


def test_a_file_that_was_written_just_now_is_opened_since_its_time_stamps_are_coarse(
    path: Path, hand: ManualClock, opened: tuple[Store, list[None]]
) -> None:
    onlooker, times = opened
    written(path, 0.1, hand)
    onlooker.look()
    onlooker.look()
    assert len(times) == 2


def test_a_file_that_went_is_told_and_not_remembered(
    store: Store, path: Path, hand: ManualClock, opened: tuple[Store, list[None]]
) -> None:
    onlooker, _ = opened
    store.close()
    written(path, 10, hand)
    onlooker.look()
    path.unlink()
    with pytest.raises(FacilitatorError):
        onlooker.look()


def test_where_there_is_no_database_none_is_made(tmp_path: Path, hand: ManualClock) -> None:
    with pytest.raises(NotFound, match="no database"):
        open_desk_to_look(str(tmp_path / "none.db"), hand.clock, "Onlooker")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("revision", "hint"), [("0001", "Open it once"), ("9999", "Install the newest facilitator")])
def test_a_database_of_another_version_is_left_as_it_is(
    store: Store, path: Path, hand: ManualClock, revision: str, hint: str
) -> None:
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()

    with pytest.raises(NotOpened) as refused:
        open_desk_to_look(str(path), hand.clock, "Onlooker")

    assert hint in refused.value.hint
