"""A database that is only looked at: no act can be carried out from here, and a file that may not be written will do.

Each look opens the file and lets go of it, so nothing is held that a writer would have to wait for, and a file that
was put in the place of another one is found.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, NotFound, NotOpened
from facilitator.store.address import database_file
from facilitator.store.database import Store
from facilitator.store.engine import BUSY_MILLISECONDS, make_engine
from facilitator.store.inspecting import file_revision
from facilitator.store.revision import SCHEMA_REVISION

if TYPE_CHECKING:
    from facilitator.store.unit import Unit


class LookingStore(Store):
    """A store for queries alone."""

    @contextmanager
    def act(
        self, kind: str, subject: str = "", *, meeting: int | None = None, as_of: int | None = None
    ) -> Iterator["Unit"]:
        """Nobody acts from here. Raises FacilitatorError."""
        raise _looks_only()
        yield

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Nothing is written from here, not even a draft. Raises FacilitatorError."""
        raise _looks_only()
        yield


def open_looking(url: str, clock: Clock, actor: str) -> Store:
    """Open the database behind `url` to look at it. Nothing is made, migrated, or written beside it.

    Raises NotFound where there is none, and NotOpened where it cannot be read or its schema is not this program's.
    """
    file = database_file(url)
    if file is None:
        return LookingStore(make_engine(url), clock, actor)
    revision = file_revision(file, connect_to_look)
    if revision is None:
        raise NotFound(
            f"There is no database at {file} yet.", "Run 'facilitator' to make one, or 'facilitator demo --into FILE'."
        )
    if revision != SCHEMA_REVISION:
        newer = revision > SCHEMA_REVISION
        raise NotOpened(
            f"The database is of another version (schema {revision}, this program knows {SCHEMA_REVISION}).",
            "Install the newer version." if newer else "Open it once with 'facilitator', which brings it up to date.",
        )
    engine = sa.create_engine("sqlite://", creator=lambda: connect_to_look(file), poolclass=NullPool)
    return LookingStore(engine, clock, actor)


def connect_to_look(file: Path) -> sqlite3.Connection:
    """A connection that can only read `file`. Raises sqlite3.Error.

    Without a log of a writer beside it the file is complete by itself, and is read without leaving anything there:
    even a reader would make a log else, which is its own and in the writer's way where these are two people.
    """
    log = file.with_name(f"{file.name}-wal")
    how = "mode=ro" if log.exists() else "immutable=1"
    connection = sqlite3.connect(f"{file.as_uri()}?{how}", uri=True, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def _looks_only() -> FacilitatorError:
    return FacilitatorError("This window looks on only.", "The meeting is run with 'facilitator run'.")
