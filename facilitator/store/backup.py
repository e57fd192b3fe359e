"""Copies of a database that is in use, through SQLite's backup API: never a torn one."""

import sqlite3
from pathlib import Path

from facilitator.errors import NotOpened


def copy_database(source: Path, target: Path) -> None:
    """Copy the database in `source` to the new file `target`, whoever is writing to it meanwhile.

    Raises NotOpened where either file cannot be used.
    """
    try:
        reading = sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)
        try:
            writing = sqlite3.connect(target)
            try:
                reading.backup(writing)
                # A file for itself, with no journal beside it that a copy could lose.
                writing.execute("PRAGMA journal_mode = DELETE")
            finally:
                writing.close()
        finally:
            reading.close()
    except sqlite3.Error as error:
        raise NotOpened(
            f"{source} could not be copied to {target}: {error}.", "Check that there is room for it."
        ) from error
