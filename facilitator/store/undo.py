"""Undo and redo: last in, first out within a meeting, or within one person's acts outside meetings.

Undo is an act of its own that puts recorded values back; redo undoes the undo. Nothing is run again, and nothing is
taken from the journal. Every field is checked before the first one is written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from facilitator.errors import NotNow
from facilitator.records.schema import METADATA
from facilitator.store.database import Store
from facilitator.store.holding import check_held
from facilitator.store.reversing import BuiltOn, put_back
from facilitator.store.revision import SCHEMA_REVISION

_act = METADATA.tables["act"]
_change = METADATA.tables["change"]

_REACH = 500
"""How many acts of a scope are looked back at. A meeting has a few hundred."""

Check = Callable[[Connection], None]
"""Looks at the state after an undo, before it is committed; raises NotNow where that must not be."""


class NothingToUndo(NotNow):
    """There is no act left in this scope that could be undone (or redone)."""


class CannotUndo(NotNow):
    """The act cannot be undone because something built on it since; `act_id` lets the caller pass over it."""

    def __init__(self, message: str, act_id: int) -> None:
        super().__init__(message, "Press the key again to pass over it.")
        self.act_id = act_id


@dataclass(frozen=True)
class Undone:
    """The act that was undone or redone: its stable kind and its subject."""

    act_id: int
    kind: str
    subject: str


@dataclass(frozen=True)
class _Entry:
    id: int
    kind: str
    subject: str
    schema_revision: str
    undoes: int | None


@dataclass(frozen=True)
class Outside:
    """Which of a person's acts outside meetings are undone together.

    Those whose kind begins with `only` and with no `but`, where these are given, and that came after the act `after`.
    """

    only: str = ""
    but: str = ""
    after: int = 0


_ALL = Outside()


def undo(
    store: Store,
    *,
    meeting: int | None = None,
    outside: Outside = _ALL,
    passing_over: Iterable[int] = (),
    check: Check | None = None,
) -> Undone:
    """Undo the newest act of `meeting`, or (None) of those of this store's actor that are named by `outside`.

    Acts in `passing_over` are left as they are. Raises NothingToUndo; NotHeld where another window runs the meeting;
    CannotUndo where something built on the act or `check` refuses the result.
    """
    return _reverse(store, meeting, outside, frozenset(passing_over), check, redo=False)


def redo(store: Store, *, meeting: int | None = None, outside: Outside = _ALL, check: Check | None = None) -> Undone:
    """Redo what was undone last in the same scope. Raises NothingToUndo and CannotUndo, as `undo` does."""
    return _reverse(store, meeting, outside, frozenset(), check, redo=True)


def _reverse(
    store: Store,
    meeting: int | None,
    outside: Outside,
    passing_over: frozenset[int],
    check: Check | None,
    *,
    redo: bool,
) -> Undone:
    with store.write("redo" if redo else "undo") as connection:
        check_held(connection, store.seat, meeting, store.clock.now())
        undoable, redoable = _stacks(_scope(connection, store.actor, meeting, outside))
        heads = [head for head in (redoable if redo else undoable) if head[0].id not in passing_over]
        if not heads:
            raise NothingToUndo(f"There is nothing to {'redo' if redo else 'undo'}.")
        target, original = heads[-1]
        if target.schema_revision != SCHEMA_REVISION:
            raise NothingToUndo("What came before was done with an earlier version of the program, and stays.")
        act_id = connection.execute(
            sa.insert(_act).values(
                kind="redo" if redo else "undo",
                subject=original.subject,
                actor=store.actor,
                meeting_id=meeting,
                at=store.clock.now(),
                schema_revision=SCHEMA_REVISION,
                undoes=target.id,
            )
        ).inserted_primary_key[0]  # type: ignore[index]
        try:
            put_back(connection, target.id, act_id)
            if check is not None:
                check(connection)
            # A row that came back and refers to one that is gone is found when it is committed, and no sooner.
            connection.commit()
        except BuiltOn as built_on:
            raise _refusal(connection, target.id, *built_on.place) from built_on
        except NotNow as refused:
            raise CannotUndo(f"It cannot be undone: {refused.message}", target.id) from refused
        except IntegrityError as clash:
            raise CannotUndo("It cannot be undone: something else is in its place by now.", target.id) from clash
    return Undone(original.id, original.kind, original.subject)


def _scope(connection: Connection, actor: str, meeting: int | None, outside: Outside) -> list[_Entry]:
    """The acts of a scope, oldest first. Among them stand undos of others' acts, which reverse nothing here."""
    query = sa.select(_act.c.id, _act.c.kind, _act.c.subject, _act.c.schema_revision, _act.c.undoes)
    if meeting is not None:
        query = query.where(_act.c.meeting_id == meeting)
    else:
        query = query.where(_act.c.meeting_id.is_(None), _act.c.actor == actor)
        query = query.where(_act.c.id > outside.after)
        if outside.only:
            ours = _act.c.kind.startswith(outside.only, autoescape=True)
            query = query.where(sa.or_(ours, _act.c.undoes.is_not(None)))
        if outside.but:
            query = query.where(sa.not_(_act.c.kind.startswith(outside.but, autoescape=True)))
    rows = connection.execute(query.order_by(_act.c.id.desc()).limit(_REACH)).mappings()
    return [_Entry(**row) for row in rows][::-1]


def _stacks(entries: list[_Entry]) -> tuple[list[tuple[_Entry, _Entry]], list[tuple[_Entry, _Entry]]]:
    """What can be undone and redone, newest last: each the act to reverse, and the act that the user knows."""
    undoable: list[tuple[_Entry, _Entry]] = []
    redoable: list[tuple[_Entry, _Entry]] = []
    for entry in entries:
        if entry.undoes is None:
            undoable.append((entry, entry))
            redoable.clear()
            continue
        source, target = (undoable, redoable) if entry.kind == "undo" else (redoable, undoable)
        place = next((n for n, (head, _) in enumerate(source) if head.id == entry.undoes), None)
        if place is not None:
            _, original = source.pop(place)
            target.append((entry, original))
    return undoable, redoable


def _refusal(connection: Connection, target: int, record: str, key: int) -> CannotUndo:
    """Say who built on the act `target` since, and with what."""
    later = connection.execute(
        sa.select(_act.c.actor, _act.c.subject)
        .join_from(_change, _act, _change.c.act_id == _act.c.id)
        .where(_change.c.record == record, _change.c.key == key, _change.c.act_id > target)
        .order_by(_act.c.id.desc())
    ).first()
    if later is None:
        return CannotUndo(
            f"It cannot be undone: something else refers to this {record.replace('_', ' ')} by now.", target
        )
    return CannotUndo(
        f"It cannot be undone: {later.actor} has changed it since ({later.subject or 'the same row'}).", target
    )
