"""A database is opened as it should be, or refused and left as it was."""

import os
import signal
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from forked import alone, at_once
from not_ours import KINDS, state

import facilitator.store.migrating as migrating
from facilitator.acts import team
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError, NeedsBackup, NotFound, NotOpened
from facilitator.reading.team import members
from facilitator.records.schema import METADATA
from facilitator.store.address import database_url
from facilitator.store.backups import take_backup
from facilitator.store.database import Store
from facilitator.store.looking import open_looking
from facilitator.store.opening import open_store
from facilitator.store.revision import SCHEMA_REVISION


def test_the_migrated_schema_is_the_one_that_the_records_describe(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_program_writes_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA_REVISION


def test_a_new_database_is_for_its_owner_alone(tmp_path: Path, hand: ManualClock) -> None:
    path = tmp_path / "new folder" / "team.db"
    open_store(database_url(str(path)), hand.clock, "x").close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_database_that_must_exist_is_not_made(tmp_path: Path, hand: ManualClock) -> None:
    with pytest.raises(NotFound, match="no database"):
        open_store(database_url(str(tmp_path / "none.db")), hand.clock, "x", must_exist=True)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_our_database_is_told_and_left_as_it_is(
    tmp_path: Path, hand: ManualClock, empty_database: bytes, kind: str
) -> None:
    make, said = KINDS[kind]
    path = tmp_path / "thing.db"
    make(path, empty_database)
    before = state(tmp_path)
    for opening in (open_store, open_looking):
        with pytest.raises(NotOpened, match=said):
            opening(database_url(str(path)), hand.clock, "x")
        assert state(tmp_path) == before


def test_a_newer_version_is_told_with_the_one_to_install(
    tmp_path: Path, hand: ManualClock, empty_database: bytes
) -> None:
    KINDS["newer"][0](tmp_path / "team.db", empty_database)
    with pytest.raises(NotOpened) as refused:
        open_store(database_url(str(tmp_path / "team.db")), hand.clock, "x")
    assert refused.value.hint == "Install facilitator 7.0.2 or newer; it was left as it is."


def test_a_link_to_a_disk_that_is_missing_makes_nothing_there(tmp_path: Path, hand: ManualClock) -> None:
    (tmp_path / "stick").symlink_to(tmp_path / "media" / "stick")
    for text in (str(tmp_path / "stick" / "team.db"), f"sqlite:///{tmp_path}/stick/team.db"):
        with pytest.raises(NotOpened, match="stick is a link to"):
            open_store(database_url(text), hand.clock, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["stick"]


def test_a_database_that_is_gone_is_not_made_anew_while_it_has_backups(
    store: Store, tmp_path: Path, hand: ManualClock
) -> None:
    take_backup(tmp_path / "team.db", hand.clock)
    store.close()
    (tmp_path / "team.db").unlink()
    for opening in (open_store, open_looking):
        with pytest.raises(NeedsBackup, match="is gone"):
            opening(database_url(str(tmp_path / "team.db")), hand.clock, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["backups"]


def test_a_file_without_sense_is_known_by_its_backups(store: Store, tmp_path: Path, hand: ManualClock) -> None:
    take_backup(tmp_path / "team.db", hand.clock)
    store.close()
    (tmp_path / "team.db").write_bytes(b"")
    with pytest.raises(NeedsBackup, match="is empty, though there are backups"):
        open_store(database_url(str(tmp_path / "team.db")), hand.clock, "x")


def test_programs_that_make_a_database_together_have_the_same_one(tmp_path: Path, hand: ManualClock) -> None:
    """A hundred times, in processes of their own: tests/store/starting_together.py"""
    path = tmp_path / "team.db"

    def start(name: str) -> None:
        opened = open_store(database_url(str(path)), hand.clock, name, patient=True)
        team.add_member(opened, name)
        opened.close()

    assert at_once([partial(start, name) for name in ("Ann", "Bo", "Cem")]) == [0, 0, 0]
    opened = open_store(database_url(str(path)), hand.clock, "x")
    with opened.read() as connection:
        assert sorted(member.name for member in members(connection)) == ["Ann", "Bo", "Cem"]
    opened.close()
    assert [found.name for found in tmp_path.iterdir()] == ["team.db"]


def test_a_program_that_is_killed_while_it_makes_a_database_leaves_none(
    tmp_path: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "team.db"

    def make() -> None:
        open_store(database_url(str(path)), hand.clock, "x").close()

    with monkeypatch.context() as patch:
        patch.setattr(migrating, "put_where_nothing_is", lambda _part, _path: os.kill(os.getpid(), signal.SIGKILL))
        assert alone(make) == -signal.SIGKILL
    assert not path.exists()
    make()
    assert path.exists()


def test_what_was_half_written_with_a_journal_is_taken_back(store: Store, tmp_path: Path, hand: ManualClock) -> None:
    team.add_member(store, "Ann")
    store.close()
    path = tmp_path / "team.db"

    def be_killed() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # So few pages are kept in memory that the file is written to before the end.
            connection.execute("PRAGMA cache_size = 2")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM member")
            connection.execute("CREATE TABLE half AS SELECT randomblob(3000) FROM sqlite_master, sqlite_master AS s")
            os.kill(os.getpid(), signal.SIGKILL)

    size = path.stat().st_size
    assert alone(be_killed) == -signal.SIGKILL
    assert path.stat().st_size > size
    with pytest.raises(NotOpened, match="left half written"):
        open_looking(database_url(str(path)), hand.clock, "x")
    opened = open_store(database_url(str(path)), hand.clock, "x")
    with opened.read() as connection:
        assert [member.name for member in members(connection)] == ["Ann"]
    opened.close()


def test_an_address_without_a_driver_is_told_in_words(hand: ManualClock) -> None:
    with pytest.raises(NotOpened, match="cannot be opened"):
        open_store("nosuch://somewhere/db", hand.clock, "x")


def test_damage_that_shows_while_reading_is_told_in_words(store: Store, tmp_path: Path, hand: ManualClock) -> None:
    store.close()
    path = tmp_path / "team.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(FacilitatorError, match=r"damaged|cannot be read"):  # noqa: PT012 - where it shows depends on the page
        opened = open_store(database_url(str(path)), hand.clock, "x")
        with opened.read() as connection:
            connection.exec_driver_sql("SELECT * FROM member").fetchall()


def test_a_password_in_a_url_is_not_repeated(hand: ManualClock) -> None:
    with pytest.raises(NotOpened) as refused:
        open_store("nosuchdb://ann:s3cret@db.example/team", hand.clock, "Ann")
    assert "s3cret" not in str(refused.value)
    assert "nosuchdb://ann:***@db.example/team" in str(refused.value)
