"""Is the file itself sound: its pages and indexes, its references, its tables?

SQLite's own words are passed on. Everything is read through a read-only connection of the driver.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facilitator.records.columns import COLUMNS

_MOST = 20
"""Faults of one kind that are told; a damaged file can have thousands."""


def file_faults(path: Path) -> tuple[str, ...]:
    """Each fault of the database in `path` as a sentence; empty where it is sound."""
    return _faults(path, _pages, _tables, _references)


def copy_faults(path: Path) -> tuple[str, ...]:
    """The same for a copy, which may be of an earlier schema: its pages and its references."""
    return _faults(path, _pages, _references)


def _faults(path: Path, *looks: Callable[[sqlite3.Connection], list[str]]) -> tuple[str, ...]:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return tuple(fault for look in looks for fault in look(connection))
    except sqlite3.DatabaseError as fault:
        return (f"It cannot be read to the end: {fault}.",)


def _pages(connection: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    return [] if found == ["ok"] else [f"SQLite says: {line}." for line in found]


def _tables(connection: sqlite3.Connection) -> list[str]:
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [f"The table {name} is missing." for name in COLUMNS if name not in there]


def _references(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
    return [f"Row {row} of {table} refers to a {parent} that is not there." for table, row, parent, _ in found]
