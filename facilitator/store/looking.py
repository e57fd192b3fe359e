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
from sqlalchemy.engine import Connection, Engine
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


_Stamps = tuple[tuple[int, int, int], ...]

_SETTLED = 0.5
"""Seconds for which a file must have stood as it is: its time stamps are coarse, and precede what becomes readable."""

_TRUSTED = 5.0
"""Seconds after which the file is opened whatever its time stamps say."""


class LookingStore(Store):
    """A store for queries alone. `file` is what its time stamps are read of; None where they say nothing."""

    def __init__(self, engine: Engine, clock: Clock, actor: str, file: Path | None = None) -> None:
        super().__init__(engine, clock, actor)
        self._file = file
        self._known: tuple[_Stamps, float, int] | None = None

    def newest(self, meeting: int | None = None) -> int:
        """The same. While the file and its log stand as they did, it is known: to open them takes a hundredfold."""
        if meeting is not None or self._file is None:
            return super().newest(meeting)
        # Read before the file is: what is written in between makes other stamps.
        stamps, moment = _stamps(self._file, self.clock.now().timestamp()), self.clock.monotonic()
        if stamps and self._known is not None and self._known[0] == stamps and moment < self._known[1]:
            return self._known[2]
        newest = super().newest()
        self._known = (stamps, moment + _TRUSTED, newest) if stamps else None
        return newest

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
    return LookingStore(engine, clock, actor, None if network_of(file) else file)


def _stamps(file: Path, now: float) -> _Stamps:
    """What is known of `file` and its log without opening them; empty where they were written just now or are gone."""
    stamps = []
    for path in (file, file.with_name(f"{file.name}-wal")):
        try:
            found = path.stat()
        except OSError:
            continue
        if now - found.st_mtime < _SETTLED:
            return ()
        stamps.append((found.st_ino, found.st_size, found.st_mtime_ns))
    return tuple(stamps)


def _connect(file: Path) -> sqlite3.Connection:
    connection = connect_to_look(file)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def _looks_only() -> FacilitatorError:
    return FacilitatorError("This window looks on only.", "The meeting is run with 'facilitator run'.")
