"""The engine: one URL, the pragmas of SQLite, and transactions that take the write lock before they read."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import DatabaseError

from facilitator.store.address import database_file
from facilitator.store.write_ahead import begin_log

BUSY_MILLISECONDS = 150
"""How long a screen may wait for another program's write before it says so: with painting no longer than 250."""

PATIENT_MILLISECONDS = 5000
"""The same for a command, which holds nobody up."""

SYNCHRONOUS = "EXTRA"
"""When a commit comes back: once the disk has it, and where a rollback journal was ended, its folder as well.

https://www.sqlite.org/pragma.html#pragma_synchronous
"""

_WRITES = "facilitator_writes"
_AT_ONCE = "facilitator_at_once"
_WAITS = "facilitator_waits"


def make_engine(url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS, on_network: bool = False) -> Engine:
    """An engine for `url`. Nothing is opened yet.

    `on_network` says that the file lies on a network, where a log beside it does not work.
    """
    engine = sa.create_engine(engine_address(url))
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, busy_milliseconds, on_network)
    return engine


def engine_address(url: str) -> str | URL:
    """`url` as the engine takes it, the path of a file kept from being read as a URL is."""
    file = database_file(url)
    return url if file is None else URL.create("sqlite", database=str(file))


def for_writing(engine: Engine, *, at_once: bool = False) -> Engine:
    """The same engine, whose transactions take the one write lock when they begin: `at_once` or not at all.

    A read that is upgraded to a write fails at once in SQLite, whatever the time-out.
    """
    return engine.execution_options(**{_WRITES: True, _AT_ONCE: at_once})


def sqlite_path(engine: Engine) -> Path | None:
    """The file behind an SQLite engine; None for a server or a database in memory."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name)


def _prepare_sqlite(engine: Engine, busy_milliseconds: int, on_network: bool) -> None:
    def on_connect(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling would begin too late; `on_begin` does it instead.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {busy_milliseconds}")
        cursor.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()
        if not on_network:
            begin_log(connection)

    def on_begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        wait = 0 if options.get(_AT_ONCE, False) else busy_milliseconds
        if connection.info.get(_WAITS, busy_milliseconds) != wait:
            # Past the engine: it is no query of anybody's.
            connection.connection.cursor().execute(f"PRAGMA busy_timeout = {wait}")
            connection.info[_WAITS] = wait
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES, False) else "BEGIN")

    def on_commit(connection: Connection) -> None:
        try:
            connection.exec_driver_sql("COMMIT")
        except DatabaseError:
            # Where a key refers to nothing SQLite leaves the transaction open, and with it the write lock taken.
            connection.connection.rollback()
            raise

    sa.event.listen(engine, "connect", on_connect)
    sa.event.listen(engine, "begin", on_begin)
    sa.event.listen(engine, "commit", on_commit)
