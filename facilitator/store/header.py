"""What the first bytes of a file say, before anything is opened: is it a database of ours, and who wrote it?

The fields are those of https://www.sqlite.org/fileformat.html#the_database_header. Nothing is locked, and another
program's database is not even opened. It is not for a file that this program has open: where it is closed here, SQLite
loses its locks on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from facilitator import __version__
from facilitator.errors import NeedsBackup, NotOpened

APPLICATION_ID = 0x4D535446
"""Marks an SQLite file as ours ("MSTF"), https://www.sqlite.org/pragma.html#pragma_application_id."""

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_FRACTIONS = bytes((64, 32, 32))
"""Stands in the header of every SQLite database."""
_ANOTHER = "Name another file with --db, or move this one away."
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


@dataclass(frozen=True)
class Header:
    """`logged` says whether what is written goes to a log beside the file first (WAL).

    `stamp` is the version of the program that brought the file to its schema, as `stamp` gives it; 0 where a program
    wrote it that did not put files to rest.
    """

    logged: bool
    stamp: int

    @property
    def newer_program(self) -> str:
        """The version of the program that wrote it, where that is newer than this one; empty else."""
        major, minor, patch = self.stamp // 1_000_000, self.stamp // 1000 % 1000, self.stamp % 1000
        return f"{major}.{minor}.{patch}" if self.stamp > stamp() else ""


def read_header(path: Path) -> Header | None:
    """The header of the database in `path`; None where there is no file.

    Raises NotOpened for what is not ours: a folder, a pipe, text, nothing, another program's database; and
    NeedsBackup for a file without sense that has backups.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotOpened(f"{path} is a folder.", "Name a database file in it, for example team.db.")
        for is_kind, name in _KINDS:
            if is_kind(kind):
                raise NotOpened(f"{path} is {name}, not a file.", "Name a file with --db.")
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotOpened(f"{path} cannot be read: {error.strerror}.", "Check the rights of the file.") from error
    return _understood(path, head)


def stamp() -> int:
    """This program's version, as it is written into a database's header (its "user version")."""
    major, minor, patch = re.findall(r"\d+", __version__)[:3]
    return (int(major) * 1000 + int(minor)) * 1000 + int(patch)


def _understood(path: Path, head: bytes) -> Header:
    if not head.startswith(_MAGIC):
        raise _senseless(path, "not a database" if head else "empty")
    if len(head) < _LENGTH:
        raise _senseless(path, "cut off in its first bytes")
    if head[21:24] != _FRACTIONS or not 1 <= head[18] <= head[19]:
        raise _senseless(path, "garbled from its first bytes on")
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise NotOpened(f"{path} is the database of another program; it was left as it is.", _ANOTHER)
    if head[19] > 2:
        raise NotOpened(f"{path} was written by a newer SQLite; it was left as it is.", "Install a newer Python.")
    return Header(head[18] == 2, int.from_bytes(head[60:64]))


def _senseless(path: Path, kind: str) -> NotOpened:
    from facilitator.store.backups import backups_of

    if backups_of(path):
        return NeedsBackup(f"{path} is {kind}, though there are backups of it; it was left as it is.")
    return NotOpened(f"{path} is {kind}; it was left as it is.", _ANOTHER)
