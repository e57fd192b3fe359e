"""Put a backup in the place of the database, after the database itself was kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import Busy, FacilitatorError, NeedsBackup, NotOpened
from facilitator.files import part_beside, put_where_nothing_is, write_through
from facilitator.store.backup import copy_database
from facilitator.store.backups import Backup, backups_of, take_backup
from facilitator.store.inspecting import file_revision, own_revision, refuse_newer
from facilitator.store.soundness import copy_faults
from facilitator.store.write_ahead import open_elsewhere, put_to_rest

_WAIT_SECONDS = 0.1
_BUSY_WAITS = 50
"""For five seconds."""

_BESIDE = ("-wal", "-shm", "-journal", "")
"""What belongs to a database, by the ends of the names: the file itself the last."""


def newest_sound(file: Path) -> tuple[int, Backup] | None:
    """The newest backup of `file` that is sound, after its number in the list; None where none is."""
    for number, backup in enumerate(backups_of(file), 1):
        try:
            _check(backup)
        except NotOpened:
            continue
        return number, backup
    return None


def restore(file: Path, backup: Backup, clock: Clock) -> Path | None:
    """Make the database in `file` what `backup` has. Gives back where what was there is kept; None: nothing was there.

    A sound database is kept as a backup like any other, and programs that have it open see the restored state; a
    damaged one is set aside under another name, with all that belongs to it. Raises NotOpened for a backup that is not
    sound or of a newer program, and where `file` is not ours at all; Busy where another program is writing to it, or
    has the damaged one open.
    """
    _check(backup)
    if file.exists() and not _damaged(file):
        before = take_backup(file, clock)
        _copy_into(file, backup)
        put_to_rest(file)
        return before.path
    try:
        if file.exists() and open_elsewhere(file):
            raise Busy("Another program has the damaged database open.", "Close it there, then restore again.")
        with part_beside(file) as part:
            copy_database(backup.path, part)
            write_through(part)
            aside = _set_aside(file, clock)
            if not put_where_nothing_is(part, file):
                raise NotOpened(f"Another program has made {file} meanwhile.", "Close it, then restore again.")
            return aside
    except OSError as error:
        raise NotOpened(
            f"{file} could not be restored: {error.strerror}.", "Make room, or check the rights of its folder."
        ) from error


def _check(backup: Backup) -> None:
    try:
        revision = file_revision(backup.path)
        faults = copy_faults(backup.path)
    except FacilitatorError as problem:
        raise NotOpened(f"That backup is not sound: {problem.message}", "Take another one of the list.") from problem
    if revision is None or faults:
        raise NotOpened(f"That backup is not sound: {(faults or ('it is gone.',))[0]}", "Take another one of the list.")
    refuse_newer(backup.path, revision, "That backup")


def _damaged(file: Path) -> bool:
    """Whether the file cannot be kept as a backup is. One that is not ours at all raises NotOpened and stays."""
    try:
        own_revision(file)
    except NeedsBackup:
        return True
    return bool(copy_faults(file))


def _set_aside(file: Path, clock: Clock) -> Path | None:
    """Give all that belongs to the database another name. Raises OSError.

    The file itself comes last: with what belongs to it alone under the old name, another database would be ruined.
    """
    aside = file.with_name(f"{file.stem}-damaged-{clock.now():%Y%m%dT%H%M%S%fZ}{file.suffix}")
    found = None
    for ending in _BESIDE:
        part = file.with_name(file.name + ending)
        if part.exists():
            found = part.rename(aside.with_name(aside.name + ending))
    return found


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
