"""The unit of work: one act, one transaction, one entry of the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel.sql.expression import SelectOfScalar

from facilitator.clock import Clock
from facilitator.errors import MovedOn, NotFound
from facilitator.records.base import Record
from facilitator.records.journal import Act
from facilitator.store.database import Store, last_act
from facilitator.store.holding import check_held
from facilitator.store.journal import JournaledSession
from facilitator.store.revision import SCHEMA_REVISION

R = TypeVar("R", bound=Record)


class Unit:
    """What an act works with while its transaction is open."""

    def __init__(self, session: JournaledSession, act: Act, store: Store) -> None:
        self.session = session
        self.clock: Clock = store.clock
        self._store = store
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
        """Say what the act is done to, once that is known; it stands in the journal and in the undo message.

        Raises NotHeld where it belongs to a `meeting` that another window runs.
        """
        self._act.subject = subject[:200]
        if meeting is not None:
            check_held(self.session.connection(), self._store.seat, meeting, self.now)
            self._act.meeting_id = meeting


@contextmanager
def unit_of_work(store: Store, kind: str, subject: str, *, meeting: int | None, as_of: int | None) -> Iterator[Unit]:
    """The transaction behind `Store.act`, which says what it does."""
    with _changes_elsewhere_told(), JournaledSession(store.writing, expire_on_commit=False) as session:
        check_held(session.connection(), store.seat, meeting, store.clock.now())
        if as_of is not None and last_act(session.connection(), meeting) > as_of:
            raise MovedOn("The meeting has moved on in another window.", "Look again, and repeat it if it still fits.")
        act = Act(
            kind=kind,
            subject=subject[:200],
            actor=store.actor,
            meeting_id=meeting,
            at=store.clock.now(),
            schema_revision=SCHEMA_REVISION,
        )
        session.add(act)
        session.flush()
        session.act_id = act.id
        yield Unit(session, act, store)
        session.flush()
        if not session.written:
            session.rollback()
        else:
            session.commit()


@contextmanager
def _changes_elsewhere_told() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise MovedOn("Somebody else changed this at the same moment.", "Look again, and repeat it.") from error
