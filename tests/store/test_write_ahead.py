"""An open database has a log beside it, one at rest is one file; and what is missing in a copy is noticed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.acts import team
from facilitator.clock import ManualClock
from facilitator.errors import NotOpened
from facilitator.reading.team import members
from facilitator.store.backups import take_backup
from facilitator.store.database import Store
from facilitator.store.header import read_header
from facilitator.store.looking import open_looking
from facilitator.store.opening import open_store
from facilitator.store.write_ahead import put_to_rest

NFS = "36 35 98:0 / {folder} rw,noatime shared:1 - nfs4 server:/team rw\n"


@pytest.fixture
def file(store: Store, tmp_path: Path) -> Path:
    """The file of `store`, which is open and has one member."""
    team.add_member(store, "Ann")
    return tmp_path / "team.db"


def opened(path: Path, hand: ManualClock) -> Store:
    return open_store(f"sqlite:///{path}", hand.clock, "Ann")


def names(store: Store) -> list[str]:
    with store.read() as connection:
        return [member.name for member in members(connection)]


def logged(path: Path) -> bool:
    header = read_header(path)
    assert header is not None
    return header.logged


def test_at_rest_it_is_one_file_that_can_be_copied(store: Store, file: Path, hand: ManualClock, tmp_path: Path) -> None:
    assert logged(file)
    store.close()
    assert not logged(file)
    assert [path.name for path in tmp_path.iterdir()] == ["team.db"]
    copy = opened(Path(shutil.copy(file, tmp_path / "copy.db")), hand)
    assert (names(copy), copy.warning) == (["Ann"], "")
    copy.close()


def test_whoever_closes_last_puts_it_to_rest(store: Store, file: Path, hand: ManualClock) -> None:
    other = opened(file, hand)
    assert names(other) == ["Ann"]
    store.close()
    assert logged(file)
    team.add_member(other, "Bo")
    other.close()
    assert not logged(file)


def test_a_copy_that_was_made_meanwhile_is_noticed_until_somebody_writes_to_it(
    store: Store, file: Path, hand: ManualClock, tmp_path: Path
) -> None:
    path = Path(shutil.copy(file, tmp_path / "copy.db"))
    for _ in range(2):
        copy = opened(path, hand)
        assert names(copy) == []
        assert "copy.db-wal beside the original" in copy.warning
        copy.close()
    copy = opened(path, hand)
    team.add_member(copy, "Bo")
    copy.close()
    copy = opened(path, hand)
    assert copy.warning == ""
    copy.close()


def test_a_copy_with_its_log_is_whole(store: Store, file: Path, hand: ManualClock, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "copy.db"))
    shutil.copy(f"{file}-wal", f"{path}-wal")
    copy = opened(path, hand)
    assert (names(copy), copy.warning) == (["Ann"], "")
    copy.close()


def test_what_is_open_elsewhere_or_was_left_by_a_killed_program_misses_nothing(
    store: Store, file: Path, hand: ManualClock, tmp_path: Path
) -> None:
    other = opened(file, hand)
    assert other.warning == ""
    other.close()
    (tmp_path / "killed").mkdir()
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{file}{ending}", tmp_path / "killed" / f"team.db{ending}")
    again = opened(tmp_path / "killed" / "team.db", hand)
    assert (names(again), again.warning) == (["Ann"], "")
    again.close()
    assert not logged(tmp_path / "killed" / "team.db")


def test_a_log_that_was_left_to_nobody_is_put_to_rest(store: Store, file: Path, hand: ManualClock) -> None:
    """As two programs may leave it that close it in the same instant, each for the other."""
    left = file.parent / "left" / "team.db"
    left.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{file}{ending}", f"{left}{ending}")
    put_to_rest(left)
    assert [path.name for path in left.parent.iterdir()] == ["team.db"]
    again = opened(left, hand)
    assert names(again) == ["Ann"]
    again.close()


def test_a_database_of_a_program_that_did_not_put_files_to_rest_is_no_copy(
    tmp_path: Path, hand: ManualClock, empty_database: bytes
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(empty_database)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("PRAGMA journal_mode = WAL")
    for _ in range(2):
        store = opened(path, hand)
        assert store.warning == ""
        store.close()
    assert not logged(path)


def test_on_a_network_there_is_no_log_and_that_is_said(
    tmp_path: Path, hand: ManualClock, empty_database: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(NFS.format(folder=tmp_path / "share"))
    monkeypatch.setattr("facilitator.store.places._MOUNTS", mounts)
    path = tmp_path / "share" / "team.db"
    path.parent.mkdir()
    path.write_bytes(empty_database)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    one, other = opened(path, hand), opened(path, hand)
    assert one.notice == "On a network (nfs4): have the database open on one machine at a time."
    team.add_member(one, "Ann")
    team.add_member(other, "Bo")
    looking = open_looking(f"sqlite:///{path}", hand.clock, "Onlooker")
    assert names(one) == names(other) == names(looking) == ["Ann", "Bo"]
    assert not logged(path)
    take_backup(path, hand.clock)
    one.close()
    other.close()
    assert sorted(found.name for found in path.parent.iterdir()) == ["backups", "team.db"]


def test_a_log_that_another_program_writes_on_a_network_is_not_joined(
    store: Store, file: Path, hand: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(NFS.format(folder=tmp_path))
    monkeypatch.setattr("facilitator.store.places._MOUNTS", mounts)
    with pytest.raises(NotOpened, match=r"on a network \(nfs4\), and another program"):
        opened(file, hand)
    assert names(store) == ["Ann"]


def test_a_folder_that_knows_no_locks_is_refused(
    tmp_path: Path, hand: ManualClock, empty_database: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(NFS.format(folder=tmp_path))
    monkeypatch.setattr("facilitator.store.places._MOUNTS", mounts)
    monkeypatch.setattr("facilitator.store.opening.lock_fault", lambda _path: "locking protocol")
    (tmp_path / "team.db").write_bytes(empty_database)
    with pytest.raises(NotOpened, match="cannot be locked on this network"):
        opened(tmp_path / "team.db", hand)
