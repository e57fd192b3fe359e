"""Look at a file before it is opened for good: is it a database of ours, and of which schema?

What is not ours stays as it was: its first bytes are enough to know that.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facilitator.errors import Busy, FacilitatorError, NeedsBackup, NotOpened
from facilitator.store.header import read_header
from facilitator.store.revision import SCHEMA_REVISION

_RIGHTS = "Check the rights of the file and its folder."

_DAMAGE = ("malformed", "not a database", "no such table", "no such column")


def file_revision(path: Path) -> str | None:
    """The schema revision of the database in `path`; None where there is no file yet.

    What a program that was killed left half written is taken back on the way, as SQLite does. Raises NotOpened for
    what is not ours, and NeedsBackup for what is damaged.
    """
    return revision_through(connect_whole, path)


def own_revision(path: Path) -> str | None:
    """The same; NotOpened is raised for a schema that is newer than this program's as well."""
    revision = file_revision(path)
    if revision is not None:
        refuse_newer(path, revision, "The database")
    return revision


def revision_through(connect: Callable[[Path], sqlite3.Connection], path: Path) -> str | None:
    """The schema revision of the database in `path`, read through `connect`; raises as `file_revision` does."""
    if read_header(path) is None:
        return None
    try:
        with closing(connect(path)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise _told(path, str(error)) from error
    if row is None or not str(row[0]).isdecimal():
        raise NeedsBackup(f"{path} is damaged: it does not say which schema it has.")
    return str(row[0])


def refuse_newer(path: Path | None, revision: str, what: str) -> None:
    """Raise NotOpened where `what`, of schema `revision`, was written by a newer program than this one.

    The header of its file in `path` names that program's version; None where it is on a server.
    """
    if revision <= SCHEMA_REVISION:
        return
    header = read_header(path) if path is not None else None
    version = header.newer_program if header is not None else ""
    raise NotOpened(
        f"{what} was written by a newer facilitator (schema {revision}, this one knows {SCHEMA_REVISION}).",
        f"Install {f'facilitator {version} or newer' if version else 'the newest facilitator'}; it was left as it is.",
    )


def connect_whole(path: Path) -> sqlite3.Connection:
    """A connection that can only read `path`, unless a transaction was left half written: that is taken back first.

    Raises sqlite3.Error.
    """
    if _journal(path).exists():
        return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
    return connect_to_look(path)


def connect_to_look(path: Path) -> sqlite3.Connection:
    """A connection that can only read `path`, and leaves nothing beside it where nobody writes. Raises sqlite3.Error.

    A database with a log (WAL) whose log is not there is complete by itself. It is read as it stands then: even a
    reader would make a log else, which is its own and in the writer's way where these are two people.
    """
    alone = False
    # Only where nobody writes: a program that closes a file it has open twice loses its locks on it.
    if not path.with_name(f"{path.name}-wal").exists():
        header = read_header(path)
        alone = header is not None and header.logged
    return sqlite3.connect(f"{path.as_uri()}?{'immutable=1' if alone else 'mode=ro'}", uri=True, isolation_level=None)


def _told(path: Path, said: str) -> FacilitatorError:
    if "locked" in said:
        return Busy(f"{path} is locked by another program.", "Try again in a moment.")
    if any(words in said for words in _DAMAGE):
        return NeedsBackup(f"{path} is damaged and cannot be read: {said}.")
    if "readonly" in said and _journal(path).exists():
        return NotOpened(
            f"{path} was left half written by a program that was killed.",
            "Open it once with 'facilitator', which takes that back.",
        )
    return NotOpened(f"{path} cannot be opened: {said}.", _RIGHTS)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
