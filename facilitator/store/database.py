"""An open database: reads of a settled state, the door to acts, and what the database says in words.

Nothing here needs SQLModel until the first act: it is imported by then, or with it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError

from facilitator.clock import Clock
from facilitator.errors import Busy, FacilitatorError, NeedsBackup, NotSaved
from facilitator.records.columns import COLUMNS
from facilitator.store.engine import for_writing, sqlite_path
from facilitator.store.holder import lock_holder
from facilitator.store.standing import Standing

if TYPE_CHECKING:
    from facilitator.process.holding import Seat
    from facilitator.store.unit import Unit

_act = COLUMNS["act"]
_draft = COLUMNS["draft"]

_LAST_ACT = sa.select(sa.func.coalesce(sa.func.max(_act.c.id), 0))
_LAST_OF_MEETING = _LAST_ACT.where(_act.c.meeting_id == sa.bindparam("meeting"))


class Store:
    """An open database, as acts and queries see it. `actor` is the name that acts are journaled under."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        actor: str,
        *,
        warning: str = "",
        notice: str = "",
        afterwards: Callable[[], None] | None = None,
        file: Path | None = None,
    ) -> None:
        self.warning = warning
        """What may be missing in the file, in a sentence or two; empty where all is well."""
        self.notice = notice
        """What is worth knowing about where the file lies; empty where there is nothing."""
        self._afterwards = afterwards
        self.standing = Standing(file, clock)
        """What was read of `file`, whose time stamps say whether it changed; None where they say nothing."""
        self.engine = engine
        self.writing = for_writing(engine)
        self.clock = clock
        self.actor = actor
        self.seat: Seat | None = None
        """The window that acts from here, where it is one: it is refused acts on a meeting that another one holds."""

    @contextmanager
    def act(
        self, kind: str, subject: str = "", *, meeting: int | None = None, as_of: int | None = None
    ) -> Iterator["Unit"]:
        """Open the transaction of one act. It commits at the end, and leaves no trace if it changed nothing.

        `kind` is the act's stable name. With `as_of` (the last act that the caller's view of `meeting` knew)
        the act is refused with MovedOn where the meeting has changed since. Raises NotHeld where another window runs
        the meeting, and NotSaved where the database does not take it: Busy where another program holds the write lock.
        """
        from facilitator.store.unit import unit_of_work

        what = kind.rpartition(".")[2].replace("_", " ")
        with translated(self.engine, what), unit_of_work(self, kind, subject, meeting=meeting, as_of=as_of) as unit:
            yield unit

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One settled state of the database, for queries."""
        with translated(self.engine), self.engine.begin() as connection:
            yield connection

    def newest(self, meeting: int | None = None) -> int:
        """Id of the newest act, of `meeting` or of all: when it is another one, something changed."""
        with self.read() as connection:
            return last_act(connection, meeting)

    def look(self) -> int:
        """The same of all, from memory while nothing was written: what came just now may be seen a few seconds late."""
        return self.standing.recall("newest", self.newest)

    @contextmanager
    def write(self, what: str = "", *, at_once: bool = False) -> Iterator[Connection]:
        """A plain transaction with the write lock, for what stays outside the journal, or is no act (`what`).

        With `at_once` it raises Busy where another program holds the lock, and does not wait for it.
        """
        writing = for_writing(self.engine, at_once=True) if at_once else self.writing
        with translated(self.engine, what), writing.begin() as connection:
            yield connection

    def save_drafts(self, drafts: Mapping[str, str]) -> None:
        """Keep texts that are still being typed, by their keys; an empty text takes the draft away."""
        with self.write() as connection:
            for key, text in drafts.items():
                self.put_draft(connection, key, text)

    def put_draft(self, connection: Connection, key: str, text: str) -> None:
        """The same for one text, in a transaction that is open already."""
        connection.execute(sa.delete(_draft).where(_draft.c.key == key))
        if text:
            connection.execute(sa.insert(_draft).values(key=key, text=text, saved_at=self.clock.now()))

    def close(self) -> None:
        """Close every connection, then do what is to be done with the file afterwards."""
        self.engine.dispose()
        if self._afterwards is not None:
            self._afterwards()


def last_act(connection: Connection, meeting: int | None = None) -> int:
    """Id of the newest act, of `meeting` or of all; 0 where there is none."""
    if meeting is None:
        return int(connection.execute(_LAST_ACT).scalar_one())
    return int(connection.execute(_LAST_OF_MEETING, {"meeting": meeting}).scalar_one())


@contextmanager
def translated(engine: Engine, what: str = "") -> Iterator[None]:
    """Turn what the database says into errors that a user can act on; `what` names what is not saved then."""
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        problem = _in_words(error)
        if isinstance(problem, Busy) and (holder := lock_holder(sqlite_path(engine))):
            problem = Busy(f"{holder} is writing to the database.", problem.hint)
        if isinstance(problem, NotSaved):
            problem.what = what
        raise problem from error


def _in_words(error: DatabaseError) -> FacilitatorError:
    text = str(error.orig)
    if "malformed" in text or "not a database" in text:
        return NeedsBackup("The database file is damaged.")
    if "locked" in text or "busy" in text:
        return Busy("Another program is writing to the database.", "Nothing is lost; try again in a moment.")
    if "readonly" in text:
        return NotSaved("The database cannot be written to (read-only).", "Look at the rights of its file and folder.")
    if "full" in text:
        return NotSaved("The disk is full.", "Make room on it.")
    if "I/O error" in text or "unable to open" in text:
        return NotSaved(f"The disk does not answer as it should ({text}).", "Look whether it is there, and has room.")
    return FacilitatorError(f"The database did not answer: {text}.", "Run 'facilitator check'.")
