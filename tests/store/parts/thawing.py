"""Databases of every schema that was released, made from their dumps; and what a database says, row by row."""

import sqlite3
from contextlib import closing
from pathlib import Path

FROZEN = Path(__file__).parents[1] / "frozen"

SCHEMAS = sorted(path.stem for path in FROZEN.glob("*.sql"))

EARLIER = SCHEMAS[:-1]


def thaw(schema: str, path: Path, *, logged: bool = False) -> Path:
    """Make a database of `schema` in `path`, as a program of its time left it: `logged` says that it wrote a log."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FROZEN / f"{schema}.sql").read_text(encoding="utf-8"))
        if logged:
            connection.execute("PRAGMA journal_mode = WAL")
    return path


def said(path: Path) -> list[str]:
    """Everything that the database in `path` says: its schema, and all rows."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return list(connection.iterdump())
