"""Where the database does not open, the shell says why; where a backup can help, one key brings it back."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from not_ours import KINDS, state
from shown import Shown, running

from facilitator.acts import team
from facilitator.clock import ManualClock
from facilitator.store.backups import take_backup
from facilitator.store.database import Store
from facilitator.tui.app import FacilitatorApp, View
from facilitator.tui.screens.shell import ShellScreen


@pytest.fixture
def file(store: Store, tmp_path: Path, hand: ManualClock) -> Path:
    """A database that was closed, with a backup of an hour ago that has Ann alone."""
    team.add_member(store, "Ann")
    take_backup(tmp_path / "team.db", hand.clock)
    hand.tick(3600)
    team.add_member(store, "Bo")
    store.close()
    return tmp_path / "team.db"


def damage(file: Path) -> bytes:
    content = file.read_bytes()
    file.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    return file.read_bytes()


def words(now: Shown) -> str:
    return " ".join(now.text.split())


@asynccontextmanager
async def opening(
    file: Path, hand: ManualClock, view: View = "board", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Shown]:
    app = FacilitatorApp(str(file), view=view, clock=hand.clock, actor="Ann")
    async with running(app, size) as now:
        yield now


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_not_our_database_is_told_and_left_as_it_is(
    tmp_path: Path, hand: ManualClock, empty_database: bytes, kind: str
) -> None:
    make, said = KINDS[kind]
    folder = tmp_path / "f"
    folder.mkdir()
    make(folder / "a.db", empty_database)
    before = state(folder)
    async with opening(folder / "a.db", hand) as now:
        await now.press("r", "enter", "u", "M")
        assert isinstance(now.screen, ShellScreen)
        assert said in words(now)
    assert state(folder) == before


async def test_one_key_brings_the_backup_back_and_the_damaged_file_is_kept(file: Path, hand: ManualClock) -> None:
    damaged = damage(file)
    async with opening(file, hand) as now:
        await now.until("r bring it back")
        assert "is damaged" in words(now)
        assert "taken on 2026-11-17 09:00 UTC" in words(now)
        assert file.read_bytes() == damaged
        await now.press("r")
        await now.until("Restored what was saved on 2026-11-17 09:00 UTC.")
        (aside,) = file.parent.glob("*damaged*")
        assert aside.name in now.text.replace("\n", "").replace(" ", "")
        await now.press("enter")
        await now.until("Board")
        assert not isinstance(now.screen, ShellScreen)
    assert aside.read_bytes() == damaged


async def test_damage_that_shows_while_the_first_screen_is_read_is_met_in_the_same_way(
    file: Path, hand: ManualClock
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        kept = "tbl_name <> 'alembic_version'"
        pages = connection.execute(f"SELECT rootpage FROM sqlite_master WHERE rootpage > 0 AND {kept}").fetchall()
    content = bytearray(file.read_bytes())
    for (page,) in pages:
        content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    file.write_bytes(content)
    async with opening(file, hand) as now:
        await now.until("r bring it back")
        await now.press("r")
        await now.until("enter go on")
        await now.press("enter")
        await now.until("Board")
    assert len(list(file.parent.glob("team-damaged-*"))) == 1


async def test_nothing_is_moved_without_the_key(file: Path, hand: ManualClock) -> None:
    damage(file)
    before = state(file.parent)
    async with opening(file, hand) as now:
        await now.press("enter", "u", "y", "q")
    assert state(file.parent) == before


async def test_a_backup_that_is_not_sound_is_not_offered(file: Path, hand: ManualClock) -> None:
    sound = next((file.parent / "backups").iterdir())
    shutil.copy(file, newer := sound.with_name("team-20261117T095959000000Z.db"))
    damage(newer)
    damage(file)
    async with opening(file, hand) as now:
        await now.until("r bring it back")
        assert "taken on 2026-11-17 09:00 UTC" in words(now)
    damage(sound)
    async with opening(file, hand) as now:
        await now.until("There is no sound backup of it.")
        await now.press("r")
        assert isinstance(now.screen, ShellScreen)
    assert not list(file.parent.glob("*damaged*"))


async def test_a_database_that_is_gone_comes_back_by_the_key(file: Path, hand: ManualClock) -> None:
    file.unlink()
    async with opening(file, hand) as now:
        assert "is gone" in words(now)
        await now.until("r bring it back")
        await now.press("r")
        await now.until("enter go on")
        await now.press("enter")
        await now.until("Board")
        assert not isinstance(now.screen, ShellScreen)


async def test_a_window_that_looks_on_moves_nothing(file: Path, hand: ManualClock) -> None:
    damage(file)
    async with opening(file, hand, "follow") as now:
        assert "'facilitator restore' lists the backups" in words(now)
        await now.press("r")
        assert "bring it back" not in now.text
    assert not list(file.parent.glob("*damaged*"))


async def test_a_restore_that_fails_says_so_and_leaves_all_as_it_was(
    file: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    damage(file)
    before = state(file.parent)
    monkeypatch.setattr("facilitator.store.restoring.write_through", full)
    async with opening(file, hand) as now:
        await now.until("r bring it back")
        await now.press("r")
        await now.until("No space left on device")
        assert "Make room" in now.text
    assert state(file.parent) == before


async def test_a_copy_that_lacks_its_log_is_told_before_anything_else(
    store: Store, tmp_path: Path, hand: ManualClock
) -> None:
    team.add_member(store, "Ann")
    copy = Path(shutil.copy(tmp_path / "team.db", tmp_path / "copy.db"))
    async with opening(copy, hand) as now:
        assert isinstance(now.screen, ShellScreen)
        assert "What was saved last may be missing" in words(now)
        await now.press("enter")
        assert not isinstance(now.screen, ShellScreen)


async def test_where_the_database_lies_is_told_in_passing(
    tmp_path: Path, hand: ManualClock, empty_database: bytes
) -> None:
    file = tmp_path / "Dropbox" / "team.db"
    file.parent.mkdir()
    file.write_bytes(empty_database)
    async with opening(file, hand) as now:
        assert now.told.startswith("In Dropbox: close it here")
