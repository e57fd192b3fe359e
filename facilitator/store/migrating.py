"""Bring a database to the schema of this program: made new, or migrated after a backup, in one transaction."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy.engine import Connection

from facilitator.clock import Clock
from facilitator.errors import NeedsBackup, NotOpened
from facilitator.files import part_beside, put_where_nothing_is, write_through
from facilitator.store.backups import take_backup
from facilitator.store.database import translated
from facilitator.store.engine import engine_address
from facilitator.store.header import APPLICATION_ID, stamp
from facilitator.store.inspecting import refuse_newer
from facilitator.store.revision import SCHEMA_REVISION

_LOCATION = Path(__file__).parent / "migrations"

_MIGRATION_BUSY_SECONDS = 30.0
"""Two programs may start at the same moment; the second waits for the first one's migration."""


def make(file: Path) -> bool:
    """Make an empty database in `file`, wholly or not at all. False where another program has made one meanwhile.

    Raises NotOpened.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with part_beside(file) as part:
            _bring_up_to_date(f"sqlite:///{part}")
            write_through(part)
            return put_where_nothing_is(part, file)
    except OSError as error:
        raise NotOpened(f"{file} cannot be made: {error.strerror}.", "Name a file you may write with --db.") from error


def migrate(url: str, *, file: Path | None, revision: str | None, clock: Clock) -> None:
    """Upgrade the schema behind `url`, which stands at `revision` (None: nothing there).

    An existing `file` is backed up first. Raises NotOpened for a schema newer than this program's.
    """
    if revision is not None:
        refuse_newer(file, revision, "The database")
    if file is not None:
        take_backup(file, clock)
    _bring_up_to_date(url)


def _bring_up_to_date(url: str) -> None:
    # An engine of its own: with foreign keys on, a batch rebuild would delete the children of every rebuilt table.
    engine = sa.create_engine(engine_address(url))
    if engine.dialect.name == "sqlite":
        _prepare(engine)
    try:
        with translated(engine), engine.begin() as connection:
            _upgrade(connection)
    except CommandError as error:
        raise NotOpened(
            f"The schema of the database is unknown: {error}", "Open it with another facilitator."
        ) from error
    finally:
        engine.dispose()


def _prepare(engine: sa.Engine) -> None:
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(_MIGRATION_BUSY_SECONDS * 1000)}")
        connection.execute("PRAGMA foreign_keys = OFF")

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    sa.event.listen(engine, "connect", on_connect)
    sa.event.listen(engine, "begin", on_begin)


def _upgrade(connection: Connection) -> None:
    if MigrationContext.configure(connection).get_current_revision() == SCHEMA_REVISION:
        # Another program started at the same moment, and had the lock first.
        return
    config = Config()
    config.set_main_option("script_location", str(_LOCATION))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name != "sqlite":
        return
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise NeedsBackup(f"The database holds {len(orphans)} rows that refer to nothing; it was left as it was.")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {stamp()}")
