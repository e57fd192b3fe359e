"""How a database is written: into a log beside it (WAL) while it is open, and one file for itself at rest.

What was saved last stands in the log, so a copy of the open file alone lacks that. Whoever closes the file last puts
it to rest: the log is written into it, and its header says that it has none. A file whose header speaks of a log
that is not there was copied while a program had it open, or its log was taken away. That is noticed wherever it is
opened, since it stands in the file itself.
"""

import errno
import os
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from facilitator.errors import FacilitatorError
from facilitator.store.header import read_header, stamp

_WAIT_SECONDS = 0.01
_WAITS = 25
"""For a quarter of a second."""

_OPEN_HERE: Counter[Path] = Counter()
"""How often this program has a file open. Its locks are looked at only when it has not: they would be lost."""

_FIRST_LOCK, _LOCK_BYTES = 0x40000000, 512
"""Where SQLite locks a file, https://www.sqlite.org/fileformat.html#the_lock_byte_page."""


def begin_log(connection: sqlite3.Connection) -> None:
    """Let what `connection` writes go to a log. Where that cannot be now, a rollback journal does as well."""
    for _ in range(_WAITS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                return
            # Two programs that begin in the same instant; SQLite itself does not wait here.
            _wait()
        else:
            return


class Rest:
    """What is to be done with the file `path` once it is closed. Raises OSError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.lacks_log = not _OPEN_HERE[path] and _lacks_log(path)
        """Whether its log was not there when this program was about to open it; a second time tells nothing new."""
        self._written_at = path.stat().st_mtime_ns
        self._due = True
        _OPEN_HERE[path] += 1

    def __call__(self) -> None:
        """Put the file to rest, unless its log is missing and nobody wrote since: the next one is told as well then."""
        if not self._due:
            return
        self._due = False
        _OPEN_HERE[self._path] -= 1
        with suppress(FacilitatorError, OSError):
            if not _OPEN_HERE[self._path] and (not self.lacks_log or self._path.stat().st_mtime_ns != self._written_at):
                put_to_rest(self._path)


def put_to_rest(path: Path) -> None:
    """Make the file that was just closed one for itself; where somebody else has it open, that is left to them."""
    for _ in range(_WAITS):
        header = read_header(path)
        if header is None or (header.stamp and not header.logged) or _left_to_others(path):
            return
        if become_one_file(path):
            return
        # Somebody else does the same, or opens it.
        _wait()


def become_one_file(path: Path) -> bool:
    """Write the log of `path` into it, and say so in its header. False where another program has it open."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)) as only:
        only.isolation_level = None
        # Alone with it, SQLite needs no memory that programs share: a network folder has none.
        only.execute("PRAGMA locking_mode = EXCLUSIVE")
        if only.execute("PRAGMA user_version").fetchone() == (0,):
            only.execute(f"PRAGMA user_version = {stamp()}")
        found: Any = only.execute("PRAGMA journal_mode = DELETE").fetchone()
        return bool(found == ("delete",))
    return False


def open_elsewhere(path: Path) -> bool:
    """Whether another program has the database in `path` open with a log, as far as locks tell.

    Works for one that is damaged too, which SQLite would not lock. This program must not have it open. On Windows no
    file that is open can be moved anyway.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _FIRST_LOCK)
        except OSError as refusal:
            return refusal.errno in (errno.EACCES, errno.EAGAIN)
    return False


def lock_fault(path: Path) -> str:
    """What keeps `path` from being locked, in SQLite's words; empty where nothing does, or others have locked it."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return "" if "locked" in str(error) else str(error)
    return ""


def _lacks_log(path: Path) -> bool:
    for _ in range(2):
        header = read_header(path)
        if header is None or not header.stamp or not header.logged or _log(path).exists():
            return False
        # Another program may be about to make its log, or to put the file to rest.
        _wait()
    return True


def _left_to_others(path: Path) -> bool:
    # Two that close it in the same instant may both leave the log, each for the other.
    return _log(path).exists() and (sys.platform == "win32" or open_elsewhere(path))


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _wait() -> None:
    # Not the same for any two programs that wait for each other.
    time.sleep(_WAIT_SECONDS * (1 + os.getpid() % 16 / 16))
