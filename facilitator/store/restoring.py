"""Put a backup in the place of the database, after the database itself was kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import Busy, NotOpened
from facilitator.store.backups import Backup, take_backup
from facilitator.store.inspecting import file_revision
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.soundness import copy_faults, file_faults

_WAIT_SECONDS = 0.1
_BUSY_WAITS = 50
"""For five seconds."""


def restore(file: Path, backup: Backup, clock: Clock) -> Path | None:
    """Make the database in `file` what `backup` has. Gives back where what was there is kept; None: nothing was there.

    A sound database is kept as a backup like any other, and programs that have it open see the restored state; a
    damaged one is set aside under another name. Raises NotOpened for a backup that is not sound or of a newer
    program, Busy where another program is writing.
    """
    revision = file_revision(backup.path)
    faults = copy_faults(backup.path)
    if revision is None or faults:
        raise NotOpened(
            f"That backup is not sound: {(faults or ('it is empty.',))[0]}", "Take another one of the list."
        )
    if revision > SCHEMA_REVISION:
        raise NotOpened("That backup is of a newer facilitator.", "Install the newer version.")
    if not file.exists():
        _copy_into(file, backup)
        return None
    if _damaged(file):
        aside = _set_aside(file, clock)
        _copy_into(file, backup)
        return aside
    before = take_backup(file, clock)
    _copy_into(file, backup)
    return before.path


def _damaged(file: Path) -> bool:
    """Whether the file cannot be kept as a backup is. One that is not ours at all raises NotOpened and stays."""
    with file.open("rb") as opened:
        looks_like_one = opened.read(16) == b"SQLite format 3\x00"
    if not looks_like_one and file.stat().st_size:
        return True
    return bool(file_faults(file))


def _set_aside(file: Path, clock: Clock) -> Path:
    aside = file.with_name(f"{file.stem}-damaged-{clock.now():%Y%m%dT%H%M%SZ}{file.suffix}")
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def _copy_into(file: Path, backup: Backup) -> None:
    """Through the backup API, so that whoever has the database open sees whole states only."""
    waits = iter(range(_BUSY_WAITS))

    def give_up(status: int, _remaining: int, _total: int) -> None:
        # The driver would wait for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and next(waits, None) is None:
            raise Busy("Another program is writing to the database.", "Close it, then restore again.")

    try:
        with (
            closing(sqlite3.connect(f"{backup.path.as_uri()}?mode=ro", uri=True)) as reading,
            closing(sqlite3.connect(file, timeout=0)) as writing,
        ):
            reading.backup(writing, progress=give_up, sleep=_WAIT_SECONDS)
    except sqlite3.OperationalError as error:
        raise NotOpened(f"{file} could not be restored: {error}.", "Check that there is room for it.") from error
