"""Backups: sound copies beside the database, thinned out with age, and brought back."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from forked import alone
from not_ours import KINDS, state

from facilitator.acts import team
from facilitator.clock import ManualClock
from facilitator.errors import Busy, NeedsBackup, NotFound, NotOpened
from facilitator.reading.team import members
from facilitator.store import backups, restoring
from facilitator.store.backups import backup_named, backups_of, take_backup
from facilitator.store.database import Store
from facilitator.store.inspecting import file_revision
from facilitator.store.opening import open_store
from facilitator.store.restoring import restore
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.soundness import file_faults

DAY = 86_400


@pytest.fixture
def file(store: Store, tmp_path: Path) -> Path:
    return tmp_path / "team.db"


def names(store: Store) -> list[str]:
    with store.read() as connection:
        return [member.name for member in members(connection)]


def test_a_backup_has_what_was_committed_while_the_database_is_open(
    store: Store, file: Path, hand: ManualClock
) -> None:
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)

    assert file_revision(backup.path) == SCHEMA_REVISION
    assert not file_faults(backup.path)
    copied = open_store(f"sqlite:///{backup.path}", hand.clock, "Ann")
    assert names(copied) == ["Ann"]
    copied.close()


def test_a_backup_is_one_file_for_its_owner_alone(store: Store, file: Path, hand: ManualClock) -> None:
    backup = take_backup(file, hand.clock)

    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700


def test_old_backups_are_thinned_out_and_those_of_another_database_stay(
    store: Store, file: Path, hand: ManualClock
) -> None:
    foreign = file.parent / "backups" / "other-20200101T000000000000Z.db"
    for _ in range(30):
        take_backup(file, hand.clock)
        hand.tick(DAY / 2)
        foreign.touch()

    taken = [backup.taken_at for backup in backups_of(file)]
    assert taken == sorted(taken, reverse=True)
    assert len(taken) < 20
    assert len({moment.date() for moment in taken}) >= 12
    assert foreign.exists()


def test_a_damaged_database_is_not_taken_for_a_backup(
    store: Store, file: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = take_backup(file, hand.clock)
    store.close()
    with file.open("r+b") as opened:
        opened.seek(4096 * 3)
        opened.write(b"\xff" * 4096 * 4)
    hand.tick(60)

    with pytest.raises(NotOpened):
        take_backup(file, hand.clock)
    assert [backup.path for backup in backups_of(file)] == [good.path]
    assert [path.name for path in good.path.parent.iterdir()] == [good.path.name]


def test_a_folder_that_cannot_be_written_says_so(store: Store, file: Path, hand: ManualClock) -> None:
    (file.parent / "backups").write_text("in the way")
    with pytest.raises(NotOpened, match="No backup could be written"):
        take_backup(file, hand.clock)


def test_restoring_brings_back_what_was_and_can_be_taken_back(store: Store, file: Path, hand: ManualClock) -> None:
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)
    team.add_member(store, "Bo")
    hand.tick(60)

    before = restore(file, backup, hand.clock)
    assert names(store) == ["Ann"]
    team.add_member(store, "Cem")
    assert names(store) == ["Ann", "Cem"]
    hand.tick(60)
    restore(file, next(each for each in backups_of(file) if each.path == before), hand.clock)
    assert names(store) == ["Ann", "Bo"]
    assert not file_faults(file)


def test_a_damaged_database_is_set_aside_and_the_backup_takes_its_place(
    store: Store, file: Path, hand: ManualClock
) -> None:
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)
    store.close()
    damaged = b"SQLite format 3\x00" + b"\xff" * 8000
    file.write_bytes(damaged)

    aside = restore(file, backup, hand.clock)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert "damaged" in aside.name
    opened = open_store(f"sqlite:///{file}", hand.clock, "Ann")
    assert names(opened) == ["Ann"]
    opened.close()


def test_all_that_belongs_to_a_damaged_database_is_set_aside_with_it(
    store: Store, file: Path, hand: ManualClock
) -> None:
    backup = take_backup(file, hand.clock)
    store.close()
    file.write_bytes(damaged := file.read_bytes()[:5000])
    (file.parent / "team.db-wal").write_bytes(b"what was saved last")

    aside = restore(file, backup, hand.clock)
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"what was saved last"
    assert [path.name for path in file.parent.glob("team.db*")] == ["team.db"]
    assert not file_faults(file)


def test_a_damaged_database_that_another_program_has_open_is_not_moved(
    store: Store, file: Path, hand: ManualClock
) -> None:
    """What that program saves next would go into the file that was set aside."""
    backup = take_backup(file, hand.clock)
    team.add_member(store, "Ann")

    def damaged_elsewhere() -> None:
        # Not here: a program that closes a file loses its locks on it.
        with file.open("r+b") as opened:
            opened.write(b"damaged")
        with pytest.raises(Busy, match="has the damaged database open"):
            restore(file, backup, hand.clock)

    assert alone(damaged_elsewhere) == 0
    store.close()
    assert restore(file, backup, hand.clock) is not None


def test_restoring_that_is_killed_half_way_is_offered_again(
    store: Store, file: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)
    store.close()
    file.write_bytes(damaged := file.read_bytes()[:5000])
    with monkeypatch.context() as patch:
        patch.setattr(restoring, "put_where_nothing_is", lambda _part, _path: os.kill(os.getpid(), signal.SIGKILL))
        assert alone(lambda: restore(file, backup, hand.clock)) == -signal.SIGKILL

    with pytest.raises(NeedsBackup, match="is gone"):
        open_store(f"sqlite:///{file}", hand.clock, "Ann")
    assert restore(file, backup, hand.clock) is None
    opened = open_store(f"sqlite:///{file}", hand.clock, "Ann")
    assert names(opened) == ["Ann"]
    opened.close()
    assert next(file.parent.glob("team-damaged-*")).read_bytes() == damaged


@pytest.mark.parametrize("kind", ["foreign", "folder", "pipe", "device", "socket", "newer"])
def test_what_is_no_database_of_ours_is_not_restored_over(
    store: Store, file: Path, hand: ManualClock, empty_database: bytes, kind: str
) -> None:
    backup = take_backup(file, hand.clock)
    store.close()
    file.unlink()
    make, said = KINDS[kind]
    make(file, empty_database)
    before = state(file.parent)
    with pytest.raises(NotOpened, match=said):
        restore(file, backup, hand.clock)
    assert state(file.parent) == before


def test_databases_side_by_side_have_backups_of_their_own(
    store: Store, file: Path, hand: ManualClock, empty_database: bytes
) -> None:
    take_backup(file, hand.clock)
    other = file.with_suffix(".sqlite")
    other.write_bytes(empty_database)
    assert backups_of(other) == ()
    taken = take_backup(other, hand.clock)
    assert backups_of(other) == (taken,)
    assert len(backups_of(file)) == 1


def test_what_a_killed_program_left_half_written_is_no_backup_and_is_taken_away_later(
    store: Store, file: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backups, "copy_faults", lambda _part: os.kill(os.getpid(), signal.SIGKILL))
        assert alone(lambda: take_backup(file, hand.clock)) == -signal.SIGKILL
    folder = file.parent / "backups"
    (left,) = folder.iterdir()
    left.with_name(f"{left.name}-journal").touch()
    assert backups_of(file) == ()

    take_backup(file, hand.clock)
    assert left.exists(), "it may be another program's, which is at it"
    for path in folder.glob(f"{left.name}*"):
        os.utime(path, (0, path.stat().st_mtime - 3700))
    hand.tick(1)
    take_backup(file, hand.clock)
    assert sorted(folder.iterdir()) == sorted(backup.path for backup in backups_of(file))


def test_a_database_that_was_lost_is_there_again(store: Store, file: Path, hand: ManualClock) -> None:
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)
    store.close()
    file.unlink()

    assert restore(file, backup, hand.clock) is None
    opened = open_store(f"sqlite:///{file}", hand.clock, "Ann")
    assert names(opened) == ["Ann"]
    opened.close()


def test_a_backup_that_is_not_sound_changes_nothing(store: Store, file: Path, hand: ManualClock) -> None:
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(NotOpened):
        restore(file, backup, hand.clock)
    assert names(store) == ["Ann"]


def test_while_another_program_writes_nothing_is_restored(
    store: Store, file: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.store.restoring._BUSY_WAITS", 1)
    team.add_member(store, "Ann")
    backup = take_backup(file, hand.clock)
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            restore(file, backup, hand.clock)
        writer.execute("ROLLBACK")
    assert names(store) == ["Ann"]


def test_a_backup_is_named_by_latest_number_or_moment(store: Store, file: Path, hand: ManualClock) -> None:
    with pytest.raises(NotFound, match="facilitator backup"):
        backup_named(file, "latest")
    first = take_backup(file, hand.clock)
    hand.tick(3600)
    second = take_backup(file, hand.clock)

    assert backup_named(file, "latest") == second
    assert backup_named(file, "2") == first
    assert backup_named(file, "2026-11-17 09") == first
    assert backup_named(file, "2026-11-17T10:00") == second
    with pytest.raises(NotFound, match="facilitator restore"):
        backup_named(file, "2025-01-01")
