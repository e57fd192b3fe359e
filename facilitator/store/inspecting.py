"""Look at a file before it is opened for good: is it a database of ours, and of which schema?

Reading is done through a read-only connection of the driver, so that a file that is not ours stays as it was.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from facilitator.errors import NotOpened
from facilitator.store.engine import APPLICATION_ID

_RIGHTS = "Check the rights of the file and its folder."
_SQLITE_MAGIC = b"SQLite format 3\x00"


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def file_revision(path: Path, connect: Callable[[Path], sqlite3.Connection] = _connect) -> str | None:
    """The schema revision of the database in `path`, read through `connect`; None where there is no file yet.

    Raises NotOpened for a folder, an empty or foreign file, another program's database, or one that is damaged.
    """
    if path.is_dir():
        raise NotOpened(f"{path} is a folder.", "Name a database file in it, for example team.db.")
    if not path.exists():
        return None
    _check_header(path)
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise NotOpened(f"{path} cannot be opened: {error}.", _RIGHTS) from error
    try:
        return _revision(connection, path)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise NotOpened(f"{path} is locked by another program.", "Try again in a moment.") from error
        if "unable to open" in str(error):
            raise NotOpened(f"{path} cannot be opened: {error}.", _RIGHTS) from error
        raise NotOpened(
            f"{path} cannot be read as a database: {error}.",
            "Put a backup in its place, or name another file with --db.",
        ) from error
    finally:
        connection.close()


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise NotOpened(f"{path} cannot be read: {error.strerror}.", "Check the rights of the file.") from error
    if head == _SQLITE_MAGIC:
        return
    kind = "empty" if not head else "not a database"
    raise NotOpened(f"{path} is {kind}; it was left as it is.", "Name another file with --db, or move this one away.")


def _revision(connection: sqlite3.Connection, path: Path) -> str | None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise NotOpened(
            f"{path} is the database of another program; it was left as it is.", "Name another file with --db."
        )
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None
