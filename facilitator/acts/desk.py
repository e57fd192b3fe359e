"""The desk: what the screens hold of an open database. Acts go in, views come out.

It is imported before the first act is, and needs nothing of SQLModel until then.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.acts.labels import label
from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, NotNow, NotSaved
from facilitator.process.holding import RENEW_SECONDS, Holder
from facilitator.process.invariants import broken
from facilitator.reading.heads import meeting_facts
from facilitator.reading.topics import merged_in_circles
from facilitator.records.columns import COLUMNS
from facilitator.store.address import database_url
from facilitator.store.database import Store
from facilitator.store.engine import sqlite_path
from facilitator.store.holding import held_elsewhere, hold, let_go, this_seat
from facilitator.store.looking import open_looking
from facilitator.store.opening import open_store

if TYPE_CHECKING:
    from facilitator.store.undo import Undone

P = ParamSpec("P")
R = TypeVar("R")

_draft = COLUMNS["draft"]
_span = COLUMNS["clock_span"]

_PRIVATE = "private_notes."
"""How the kinds of the acts on private notes begin; they are undone by themselves."""


class Desk:
    """An open database, with one clock and one person at it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._marked: dict[int, float] = {}
        self.held: str = ""
        """What has to be saved before anything else is done, in words; empty where nothing waits for that."""

    @property
    def clock(self) -> Clock:
        """The clock that acts are timed with."""
        return self._store.clock

    @property
    def actor(self) -> str:
        """The name that acts are journaled under."""
        return self._store.actor

    @property
    def warning(self) -> str:
        """What may be missing in the database's file, in words; empty where all is well."""
        return self._store.warning

    @property
    def notice(self) -> str:
        """What is worth knowing about where the file lies; empty where there is nothing."""
        return self._store.notice

    def do(self, act: Callable[Concatenate[Store, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out `act`; it is committed when this comes back.

        Raises FacilitatorError: NotSaved, whose `again` does the same once more, where the database does not take it.
        """
        return self._carry_out(partial(act, self._store, *args, **kwargs))

    def see(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What `query` reads, from one settled state. Raises FacilitatorError."""
        with self._store.read() as connection:
            return query(connection, *args, **kwargs)

    def undo(self, meeting: int | None = None, passing_over: Iterable[int] = ()) -> "Undone":
        """Undo the newest act of `meeting`, or (None) one's own newest outside meetings, private notes left alone.

        Acts in `passing_over` stay. Raises NothingToUndo, and CannotUndo (whose `act_id` can be passed over).
        """
        from facilitator.store.undo import Outside, undo

        outside, check = Outside(but=_PRIVATE), _sound(meeting)
        return self._carry_out(
            partial(undo, self._store, meeting=meeting, outside=outside, passing_over=passing_over, check=check)
        )

    def redo(self, meeting: int | None = None) -> "Undone":
        """Redo what was undone last in that scope. Raises NothingToUndo and CannotUndo."""
        from facilitator.store.undo import Outside, redo

        outside, check = Outside(but=_PRIVATE), _sound(meeting)
        return self._carry_out(partial(redo, self._store, meeting=meeting, outside=outside, check=check))

    def undo_note(self, after: int, passing_over: Iterable[int] = ()) -> "Undone":
        """Undo what was done last with one's own private notes since the act `after`; raises as `undo` does."""
        from facilitator.store.undo import Outside, undo

        outside = Outside(only=_PRIVATE, after=after)
        return self._carry_out(partial(undo, self._store, outside=outside, passing_over=passing_over))

    def redo_note(self, after: int) -> "Undone":
        """Redo what was undone last with one's own private notes since the act `after`."""
        from facilitator.store.undo import Outside, redo

        return self._carry_out(partial(redo, self._store, outside=Outside(only=_PRIVATE, after=after)))

    def take_backup(self) -> None:
        """Copy the database into the folder of its backups; one on a server is left to it. Raises NotOpened."""
        from facilitator.store.backups import take_backup

        file = sqlite_path(self._store.engine)
        if file is not None:
            take_backup(file, self.clock)

    def newest(self, meeting: int | None = None) -> int:
        """Id of the newest act, of `meeting` or of all: when it is another one, something changed."""
        return self._store.newest(meeting)

    def look(self) -> int:
        """The same of all, for a screen that looks each second: it takes next to nothing while nothing was written."""
        return self._store.look()

    def save_drafts(self, drafts: Mapping[str, str]) -> None:
        """Keep texts that are still being typed, by their keys; an empty text takes one away. Raises NotSaved."""
        self._store.save_drafts(drafts)

    def save_draft(self, key: str, text: str) -> None:
        """The same for one text."""
        self.save_drafts({key: text})

    def draft(self, key: str) -> str:
        """The text that was being typed under `key`; empty where there is none."""
        with self._store.read() as connection:
            query = sa.select(_draft.c.text).where(_draft.c.key == key)
            return connection.execute(query).scalar_one_or_none() or ""

    def mark_alive(self, meeting_id: int) -> Holder | None:
        """Hold a meeting that runs, and write that down every `RENEW_SECONDS`; gives back who else holds it.

        None where this window does, and where that cannot be found out now: the next look tries again. It never waits
        for another program, since a key that is pressed meanwhile would wait twice.
        """
        try:
            other = self._store.standing.recall(("held", meeting_id), partial(self.held_elsewhere, meeting_id))
            monotonic = self.clock.monotonic()
            if other is not None or monotonic - self._marked.get(meeting_id, -RENEW_SECONDS) < RENEW_SECONDS:
                return other
            other = self._hold(meeting_id, over=False, at_once=True)
            self._marked[meeting_id] = monotonic
            return other
        except FacilitatorError:
            # The mark is not worth interrupting a meeting for: acts are checked by themselves.
            return None

    def held_elsewhere(self, meeting_id: int) -> Holder | None:
        """The other window that holds a meeting, None where none does. Raises FacilitatorError."""
        with self._store.read() as connection:
            return held_elsewhere(connection, self._store.seat, meeting_id, self.clock.now())

    def take_over(self, meeting_id: int) -> Holder | None:
        """Hold a meeting, whoever did before; gives back who that was. Raises FacilitatorError."""
        self._marked[meeting_id] = self.clock.monotonic()
        return self._hold(meeting_id, over=True)

    def let_go(self, meeting_id: int) -> None:
        """Hold a meeting no more, so that nobody waits for this window. Raises FacilitatorError."""
        if self._marked.pop(meeting_id, None) is not None and self._store.seat is not None:
            with self._store.write() as connection:
                let_go(connection, meeting_id, self._store.seat)

    def _hold(self, meeting_id: int, *, over: bool, at_once: bool = False) -> Holder | None:
        seat, now = self._store.seat, self.clock.now()
        with self._store.write(at_once=at_once) as connection:
            other = None if seat is None else hold(connection, seat, meeting_id, now, over=over)
            if other is None or over:
                self._store.put_draft(connection, _alive(meeting_id), now.isoformat())
        return other

    def absence(self, meeting_id: int) -> float:
        """Seconds that the meeting's clock ran while no program was there, 0 where none runs or none are missing."""
        with self._store.read() as connection:
            running = sa.select(_span.c.started_at).where(_span.c.meeting_id == meeting_id, _span.c.ended_at.is_(None))
            started: datetime | None = connection.execute(running).scalar_one_or_none()
            mark = connection.execute(sa.select(_draft.c.text).where(_draft.c.key == _alive(meeting_id))).scalar()
        if started is None or mark is None:
            return 0.0
        there_until = max(started, datetime.fromisoformat(mark) + timedelta(seconds=RENEW_SECONDS))
        return max(0.0, (self.clock.now() - there_until).total_seconds())

    def close(self) -> None:
        """Close the database, and hold no meeting any more."""
        for meeting_id in list(self._marked):
            # Where that cannot be written, silence says it.
            with suppress(FacilitatorError):
                self.let_go(meeting_id)
        self._store.close()

    def _carry_out(self, call: Callable[[], R]) -> R:
        if self.held:
            raise NotSaved(f"First '{self.held}' has to be saved.")
        try:
            return call()
        except NotSaved as refusal:
            refusal.again = call
            raise


def open_desk(database: str, clock: Clock, actor: str, alone: bool = False) -> Desk:
    """Open `database`, a path or a URL (made where it is not there yet), for a window. Raises NotOpened.

    It holds the meeting that it runs, unless it is `alone`: on a copy that stands as held by whom it was taken from.
    """
    store = open_store(database_url(database), clock, actor)
    store.seat = None if alone else this_seat(actor)
    return Desk(store)


def open_desk_to_look(database: str, clock: Clock, actor: str) -> Desk:
    """Open `database`, a path or a URL, so that no act can be carried out. Raises NotFound and NotOpened."""
    return Desk(open_looking(database_url(database), clock, actor))


def describe(undone: "Undone") -> str:
    """What was undone or redone, in the words of a message on the screen."""
    return label(undone.kind, undone.subject)


def _alive(meeting_id: int) -> str:
    return f"meeting:{meeting_id}:alive"


def _sound(meeting_id: int | None) -> Callable[[Connection], None]:
    """A look at the rules that hold at every moment; raises NotNow where one is broken."""

    def check(connection: Connection) -> None:
        rules = () if meeting_id is None else broken(meeting_facts(connection, meeting_id))
        if rules:
            raise NotNow(rules[0])
        if merged_in_circles(connection):
            raise NotNow("Two topics would be merged into each other, and none of them be left.")

    return check
