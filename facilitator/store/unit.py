"""The unit of work: one act, one transaction, one entry of the journal; and reads of a settled state."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel.sql.expression import SelectOfScalar

from facilitator.clock import Clock
from facilitator.errors import Busy, FacilitatorError, MovedOn, NotFound
from facilitator.records.base import Record
from facilitator.records.journal import Act, Draft
from facilitator.store.engine import for_writing
from facilitator.store.journal import JournaledSession
from facilitator.store.revision import SCHEMA_REVISION

R = TypeVar("R", bound=Record)


class Unit:
    """What an act works with while its transaction is open."""

    def __init__(self, session: JournaledSession, act: Act, clock: Clock) -> None:
        self.session = session
        self.clock = clock
        self._act = act
        self.now: datetime = act.at

    @property
    def act_id(self) -> int:
        """Id of the journal's entry for this act."""
        return self._act.id

    def get(self, kind: type[R], key: int) -> R:
        """The row of `kind` with id `key`. Raises NotFound."""
        found = self.session.get(kind, key)
        if found is None:
            raise NotFound(
                f"There is no {kind.__name__.lower()} number {key} (any more).", "Look again; it may be gone."
            )
        return found

    def add(self, record: R) -> R:
        """Insert `record` and give it back with its id."""
        self.session.add(record)
        self.session.flush()
        return record

    def all(self, query: SelectOfScalar[R]) -> list[R]:
        """Every row of `query`."""
        return list(self.session.exec(query))

    def first(self, query: SelectOfScalar[R]) -> R | None:
        """The first row of `query`; None where there is none."""
        return self.session.exec(query).first()

    def delete(self, record: Record) -> None:
        """Take `record` out."""
        self.session.delete(record)
        self.session.flush()

    def about(self, subject: str, *, meeting: int | None = None) -> None:
        """Say what the act is done to, once that is known; it stands in the journal and in the undo message."""
        self._act.subject = subject[:200]
        if meeting is not None:
            self._act.meeting_id = meeting


class Store:
    """An open database, as acts and queries see it."""

    def __init__(self, engine: Engine, clock: Clock, actor: str) -> None:
        self.engine = engine
        self.clock = clock
        self.actor = actor
        self._writing = for_writing(engine)

    @contextmanager
    def act(
        self, kind: str, subject: str = "", *, meeting: int | None = None, as_of: int | None = None
    ) -> Iterator[Unit]:
        """Open the transaction of one act. It commits at the end, and leaves no trace if it changed nothing.

        `kind` is the act's stable name. With `as_of` (the last act that the caller's view of `meeting` knew)
        the act is refused with MovedOn where the meeting has changed since. Raises Busy where another program
        holds the write lock.
        """
        with self._transaction() as session:
            if as_of is not None and last_act(session.connection(), meeting) > as_of:
                raise MovedOn(
                    "The meeting has moved on in another window.", "Look again, and repeat it if it still fits."
                )
            act = Act(
                kind=kind,
                subject=subject[:200],
                actor=self.actor,
                meeting_id=meeting,
                at=self.clock.now(),
                schema_revision=SCHEMA_REVISION,
            )
            session.add(act)
            session.flush()
            session.act_id = act.id
            yield Unit(session, act, self.clock)
            session.flush()
            if not session.written:
                session.rollback()
            else:
                session.commit()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One settled state of the database, for queries."""
        with translated(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A plain transaction with the write lock, for what stays outside the journal."""
        with translated(), self._writing.begin() as connection:
            yield connection

    def save_draft(self, key: str, text: str) -> None:
        """Keep text that is still being typed; an empty text takes the draft away."""
        with self.write() as connection:
            connection.execute(sa.delete(Draft).where(sa.column("key") == key))
            if text:
                connection.execute(sa.insert(Draft).values(key=key, text=text, saved_at=self.clock.now()))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[JournaledSession]:
        with translated(), JournaledSession(self._writing, expire_on_commit=False) as session:
            yield session


def last_act(connection: Connection, meeting: int | None = None) -> int:
    """Id of the newest act, of `meeting` or of all; 0 where there is none."""
    query = sa.select(sa.func.coalesce(sa.func.max(Act.id), 0))
    if meeting is not None:
        query = query.where(sa.column("meeting_id") == meeting)
    return int(connection.execute(query.select_from(Act)).scalar_one())


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the database says into errors that a user can act on."""
    try:
        yield
    except StaleDataError as error:
        raise MovedOn("Somebody else changed this at the same moment.", "Look again, and repeat it.") from error
    except IntegrityError:
        raise
    except DatabaseError as error:
        raise _in_words(error) from error


def _in_words(error: DatabaseError) -> FacilitatorError:
    text = str(error.orig)
    if "malformed" in text or "not a database" in text:
        return FacilitatorError(
            "The database file is damaged.", "Put a backup in its place; 'facilitator check' says more."
        )
    if "locked" in text or "busy" in text:
        return Busy("Another program is writing to the database.", "Nothing is lost; try again in a moment.")
    if "readonly" in text:
        return FacilitatorError(
            "The database cannot be written to (read-only).", "Check the rights of the file and its folder."
        )
    if "full" in text:
        return FacilitatorError("The disk is full; it was not saved.", "Make room, then try again.")
    return FacilitatorError(f"The database did not answer: {text}.", "Run 'facilitator check'.")
