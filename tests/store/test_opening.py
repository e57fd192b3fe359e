"""A database is opened as it should be, or refused and left as it was."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import facilitator.store.migrating as migrating
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError, NotFound, NotOpened
from facilitator.records.schema import METADATA
from facilitator.store.address import database_url
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.store.revision import SCHEMA_REVISION


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


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


def make_text(path: Path) -> None:
    path.write_text("milestone,owner\n")


def make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title)")


def make_truncated(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x10\x00" + bytes(50))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (make_text, "not a database"),
        (Path.touch, "is empty"),
        (make_foreign, "another program"),
        (make_truncated, "is cut off"),
    ],
)
def test_a_file_that_is_not_ours_is_named_and_left_alone(
    tmp_path: Path, hand: ManualClock, make: object, said: str
) -> None:
    path = tmp_path / "thing.db"
    assert callable(make)
    make(path)
    before = digest(path)
    with pytest.raises(NotOpened, match=said):
        open_store(database_url(str(path)), hand.clock, "x")
    assert digest(path) == before
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_database(tmp_path: Path, hand: ManualClock) -> None:
    with pytest.raises(NotOpened, match="is a folder"):
        open_store(database_url(str(tmp_path)), hand.clock, "x")


def test_a_database_of_a_newer_version_is_refused_untouched(
    tmp_path: Path, hand: ManualClock, empty_database: bytes
) -> None:
    path = tmp_path / "newer.db"
    path.write_bytes(empty_database)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = digest(path)
    with pytest.raises(NotOpened, match="newer facilitator"):
        open_store(database_url(str(path)), hand.clock, "x")
    assert digest(path) == before


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
