"""A migration is done once and wholly, after a backup: whoever starts at the same moment, and whenever it is killed."""

import os
import signal
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa
from forked import alone, at_once
from sqlalchemy.engine import Engine
from thawing import EARLIER, said, thaw

from facilitator.clock import ManualClock
from facilitator.errors import NotOpened
from facilitator.store.backups import backups_of
from facilitator.store.inspecting import file_revision
from facilitator.store.opening import open_store
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.soundness import file_faults

pytestmark = pytest.mark.parametrize("schema", EARLIER)


def open_and_close(path: Path, hand: ManualClock) -> None:
    open_store(f"sqlite:///{path}", hand.clock, "Ann").close()


def acts(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM act").fetchone()[0])


@pytest.mark.parametrize("logged", [False, True], ids=["journal", "log"])
def test_what_was_there_is_backed_up_before(tmp_path: Path, hand: ManualClock, schema: str, logged: bool) -> None:
    path = thaw(schema, tmp_path / "team.db", logged=logged)
    before = said(path)
    open_and_close(path, hand)
    assert file_revision(path) == SCHEMA_REVISION
    (backup,) = backups_of(path)
    assert said(backup.path) == before


def test_without_a_backup_nothing_is_migrated(tmp_path: Path, hand: ManualClock, schema: str) -> None:
    path = thaw(schema, tmp_path / "team.db")
    (tmp_path / "backups").write_text("in the way")
    before = path.read_bytes()
    with pytest.raises(NotOpened, match="No backup could be written"):
        open_and_close(path, hand)
    assert path.read_bytes() == before


def test_programs_that_start_together_migrate_once(tmp_path: Path, hand: ManualClock, schema: str) -> None:
    """A hundred times, in processes of their own: tests/store/starting_together.py"""
    path = thaw(schema, tmp_path / "team.db")
    before = acts(path)

    assert at_once([partial(open_and_close, path, hand)] * 3) == [0, 0, 0]
    assert file_revision(path) == SCHEMA_REVISION
    assert not file_faults(path)
    assert acts(path) == before
    assert schema in {file_revision(backup.path) for backup in backups_of(path)}


@pytest.mark.parametrize("statement", [1, 6, 11, 15])
def test_a_migration_that_is_killed_leaves_what_was_and_is_done_the_next_time(
    tmp_path: Path, hand: ManualClock, schema: str, statement: int
) -> None:
    """At every single write, in every way of writing: tests/store/killed_while_migrating.py"""
    path = thaw(schema, tmp_path / "team.db")
    before = said(path)

    def be_killed() -> None:
        left = iter(range(statement))

        def count(*_given: object) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sa.event.listen(Engine, "after_cursor_execute", count)
        open_and_close(path, hand)

    assert alone(be_killed) == -signal.SIGKILL, "the migration has fewer statements than that"

    assert said(path) == before
    assert (file_revision(path), len(backups_of(path))) == (schema, 1)
    hand.tick(1)
    open_and_close(path, hand)
    assert file_revision(path) == SCHEMA_REVISION
    assert not file_faults(path)
