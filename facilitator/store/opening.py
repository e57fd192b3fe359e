"""Open a database: look at it, migrate it where it is behind, and give back a store."""

from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from facilitator.clock import Clock
from facilitator.errors import NotFound, NotOpened
from facilitator.store.address import database_file, without_password
from facilitator.store.database import Store
from facilitator.store.engine import make_engine
from facilitator.store.inspecting import file_revision
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.text import quoted


def open_store(url: str, clock: Clock, actor: str, *, must_exist: bool = False) -> Store:
    """Open the database behind `url`; one that is not there yet is made.

    `actor` is the name that acts are journaled under. Raises NotFound where it `must_exist` and does not, and
    NotOpened where it cannot be opened; then nothing was changed.
    """
    file = database_file(url)
    if file is None and url.startswith("sqlite"):
        raise NotOpened("A database in memory would be lost at the end.", "Name a file with --db.")
    revision = file_revision(file) if file else _server_revision(url)
    if must_exist and revision is None:
        raise NotFound(
            f"There is no database at {file or without_password(url)} yet.",
            "Run 'facilitator' to make one, or 'facilitator demo'.",
        )
    if revision != SCHEMA_REVISION:
        _make_folder(file)
        # Alembic costs a fifth of a second to import, so only where it is needed.
        from facilitator.store.migrating import migrate

        migrate(url, file=file, revision=revision, clock=clock)
    return Store(make_engine(url), clock, actor)


def _make_folder(file: Path | None) -> None:
    if file is None or file.exists():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
    except OSError as error:
        raise NotOpened(f"{file} cannot be made: {error.strerror}.", "Name a file you may write with --db.") from error


def _server_revision(url: str) -> str | None:
    try:
        engine = make_engine(url)
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
    except (SQLAlchemyError, ImportError) as error:
        raise NotOpened(
            f"The database {quoted(without_password(url), 200)} cannot be opened.",
            "Give a path or a database URL with --db.",
        ) from error
