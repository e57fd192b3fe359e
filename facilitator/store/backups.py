"""Backups: whole copies of the database in a folder beside it, each looked through after it was written.

Copying the database file by hand while a program uses it loses what still stands in the journal beside it (".db-wal");
these copies are made through SQLite's backup API and have everything.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, NeedsBackup, NotFound, NotOpened
from facilitator.files import part_beside, write_through
from facilitator.process.retention import kept
from facilitator.store.backup import copy_database
from facilitator.store.soundness import copy_faults

FOLDER = "backups"

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{12}Z)")


@dataclass(frozen=True)
class Backup:
    """A copy, and when it was taken (UTC)."""

    path: Path
    taken_at: datetime


def backups_of(file: Path) -> tuple[Backup, ...]:
    """The backups of the database in `file`, newest first."""
    found = []
    for path in _in_folder(file.parent / FOLDER):
        name = _NAME.fullmatch(path.stem)
        if name is not None and (name["stem"], path.suffix) == (file.stem, file.suffix):
            found.append(Backup(path, datetime.strptime(name["stamp"], _STAMP).replace(tzinfo=UTC)))
    return tuple(sorted(found, key=lambda backup: backup.taken_at, reverse=True))


def missing(file: Path) -> FacilitatorError:
    """What to tell where there is no database in `file`: NeedsBackup where it has backups, else NotFound."""
    if backups_of(file):
        return NeedsBackup(f"The database {file} is gone, though there are backups of it.")
    return NotFound(f"There is no database at {file} yet.", "Run 'facilitator' to make one, or 'facilitator demo'.")


def take_backup(file: Path, clock: Clock) -> Backup:
    """Copy the database in `file`, look through the copy, and thin out older ones.

    Raises NotOpened where it cannot be written or the copy is not sound; then no earlier one was touched.
    """
    now = clock.now()
    folder = file.parent / FOLDER
    path = folder / f"{file.stem}-{now.strftime(_STAMP)}{file.suffix}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with part_beside(path) as part:
            copy_database(file, part)
            faults = copy_faults(part)
            if faults:
                raise NotOpened(
                    f"The backup is not sound: {faults[0]}", "Look through the database: facilitator check --deep"
                )
            write_through(part)
            part.replace(path)
    except OSError as error:
        raise NotOpened(
            f"No backup could be written to {folder}: {error.strerror}.",
            "Make room, or check its rights.",
        ) from error
    _thin(file, now)
    return Backup(path, now)


def backup_named(file: Path, text: str) -> Backup:
    """The backup that `text` means: "latest", a number of the list (1 is the newest), or the beginning of its moment.

    Raises NotFound, which says how to see the list.
    """
    known = backups_of(file)
    wanted = text.strip().casefold()
    if not known:
        raise NotFound(f"There is no backup of {file} yet.", "Take one: facilitator backup")
    if wanted in ("latest", "last"):
        return known[0]
    if wanted.isdecimal() and 0 < int(wanted) <= len(known):
        return known[int(wanted) - 1]
    for backup in known:
        if len(wanted) > 3 and f"{backup.taken_at:%Y-%m-%d %H:%M:%S}".startswith(wanted.replace("t", " ")):
            return backup
    raise NotFound(f"No backup was taken at {text.strip()}.", "See the list: facilitator restore")


def _in_folder(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        # None was taken yet.
        return []


def _thin(file: Path, now: datetime) -> None:
    known = backups_of(file)
    keep = kept([backup.taken_at for backup in known], now)
    for backup in known:
        if backup.taken_at not in keep:
            # One that cannot be taken away is no reason to call the new one a failure.
            with suppress(OSError):
                backup.path.unlink()
