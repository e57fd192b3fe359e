"""Bring a database to the schema of this program: made new, or migrated after a backup, in one transaction."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.clock import Clock
from facilitator.errors import NotOpened
from facilitator.store.backups import take_backup
from facilitator.store.engine import APPLICATION_ID, engine_address
from facilitator.store.revision import SCHEMA_REVISION

_LOCATION = Path(__file__).parent / "migrations"

_MIGRATION_BUSY_SECONDS = 30.0
"""Two programs may start at the same moment; the second waits for the first one's migration."""


def migrate(url: str, *, file: Path | None, revision: str | None, clock: Clock) -> None:
    """Make or upgrade the schema behind `url`, which stands at `revision` (None: nothing there).

    An existing `file` is backed up first. Raises NotOpened for a schema newer than this program's.
    """
    if revision is not None and revision > SCHEMA_REVISION:
        raise NotOpened(
            f"The database was written by a newer facilitator (schema {revision}, this one knows {SCHEMA_REVISION}).",
            "Install the newer version; the file was left as it is.",
        )
    if file is not None and revision is not None:
        take_backup(file, clock)
    # An engine of its own: with foreign keys on, a batch rebuild would delete the children of every rebuilt table.
    engine = sa.create_engine(engine_address(url))
    if engine.dialect.name == "sqlite":
        _prepare(engine)
    try:
        with engine.begin() as connection:
            _upgrade(connection)
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
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_LOCATION))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name != "sqlite":
        return
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise NotOpened(
            f"The database holds {len(orphans)} rows that refer to nothing; it was left as it was.",
            "Put the newest backup in its place.",
        )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
