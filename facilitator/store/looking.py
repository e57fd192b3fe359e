"""A database that is only looked at: no act can be carried out from here, and a file that may not be written will do.

Each query opens the file and lets go of it, so nothing is held that a writer would have to wait for, and a file that
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
from facilitator.errors import FacilitatorError, NotOpened
from facilitator.store.address import database_file
from facilitator.store.database import Store
from facilitator.store.engine import BUSY_MILLISECONDS, make_engine
from facilitator.store.inspecting import connect_to_look, refuse_newer, revision_through
from facilitator.store.places import network_of
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
    def write(self, what: str = "", *, at_once: bool = False) -> Iterator[Connection]:
        """Nothing is written from here, not even a draft. Raises FacilitatorError."""
        raise _looks_only()
        yield


def open_looking(url: str, clock: Clock, actor: str) -> Store:
    """Open the database behind `url` to look at it. Nothing is made, migrated, or written beside it.

    Raises NotFound where there is none, NeedsBackup where there are backups of it all the same, and NotOpened where it
    cannot be read or its schema is not this program's.
    """
    file = database_file(url)
    if file is None:
        return LookingStore(make_engine(url), clock, actor)
    revision = revision_through(connect_to_look, file)
    if revision is None:
        from facilitator.store.backups import missing

        raise missing(file)
    refuse_newer(file, revision, "The database")
    if revision != SCHEMA_REVISION:
        raise NotOpened(
            f"The database is of an earlier version (schema {revision}, this program knows {SCHEMA_REVISION}).",
            "Open it once with 'facilitator', which brings it up to date.",
        )
    engine = sa.create_engine("sqlite://", creator=lambda: _connect(file), poolclass=NullPool)
    return LookingStore(engine, clock, actor, file=None if network_of(file) else file)


def _connect(file: Path) -> sqlite3.Connection:
    connection = connect_to_look(file)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def _looks_only() -> FacilitatorError:
    return FacilitatorError("This window looks on only.", "The meeting is run with 'facilitator run'.")
