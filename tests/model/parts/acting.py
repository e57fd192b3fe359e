"""The world that the machine acts in: one file, two people at it, a clock that is moved by hand, and the model."""

import sys
import tempfile
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import promises
from documents_out import TODAY_ZONE, InTurn
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition
from memory import NO_FATES, OPEN, Memory
from rows import Reader, Row, Rows, words_in

from facilitator.acts import meetings, planning, series, team
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError
from facilitator.process.schedule import Cadence
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.store.undo import CannotUndo, NothingToUndo, Undone

P = ParamSpec("P")
R = TypeVar("R")

BEGINNING = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
PEOPLE = ("Facilitator", "Ann")
"""Whose acts these are: the facilitator's, and those of an owner at another machine."""
LOOKED_AT = 1
"""How many documents and screens are looked at after every third step, in turn."""
WHOLE_LOOK = 8
"""After so many steps every row is held to the journal, and every meeting to its rules."""
NOT_THERE = 1_000_000
"""An id that no row has."""
PICK = st.integers(0, 9_999)
"""Chooses one of several things that are known only when the step is taken."""
MANNERS = ("{}", "{}\n- {} second", " {} @Ann ", "{} [x](y) =1+1", "* {}\n\n{}\r\n", "{}\x1b[31m\u202e", "{} | {} `")
"""Ways to type a word: alone, on lines, naming somebody, with marks that act elsewhere."""


@cache
def prepared() -> bytes:
    """A database with a team of four, their series and its next meeting; somebody else made it, so it stays."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "team.db"
        clock = ManualClock(BEGINNING)
        store = open_store(f"sqlite:///{path}", clock.clock, "Whoever made it")
        members = [team.add_member(store, name) for name in ("Ann Berg", "Ben Okoro", "Cem Aydin", "Dora Lindt")]
        plan = series.SeriesPlan("Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", date(2026, 9, 1))
        series_id = series.add_series(store, plan, members)
        series.set_participant(store, series_id, members[3], gives_update=False)
        priority = planning.add_priority(store, "Growth")
        for title, owner in (("Pricing", 0), ("Hiring", 1), ("Audit", 2)):
            planning.add_milestone(
                store, title=title, priority_id=priority, owner_id=members[owner], due=date(2026, 12, 18)
            )
        meetings.open_next_meeting(store)
        store.close()
        return path.read_bytes()


def during(*phases: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule for these phases of the meeting."""
    return precondition(lambda self: self.at(*phases))


def there_is(table: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule about rows of a table that has some."""
    return precondition(lambda self: bool(self.rows.tables[table]))


between = precondition(lambda self: self.anything or self.between or self.phase in ("", "planned", "closed"))
"""A rule for what is mostly done between meetings."""


class Acting(RuleBasedStateMachine):
    """Carries acts out, follows them in the model, and looks at every promise after each."""

    steps = 0
    """Steps of all machines of this run."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "team.db"
        path.write_bytes(prepared())
        self.hand = ManualClock(BEGINNING)
        self.stores = {who: open_store(f"sqlite:///{path}", self.hand.clock, who) for who in PEOPLE}
        self.desks = {who: Desk(store) for who, store in self.stores.items()}
        self.who = PEOPLE[0]
        self.anything = False
        self.between = False
        self.reader = Reader(path)
        self.beginning = self.reader.rows()
        self.memory = Memory(self.beginning)
        self.meeting = max(self.rows.tables["meeting"])
        self.looks = InTurn()
        self.taken = 0
        self._ending = False
        self._words = 0
        self._passed_over: dict[int | None, list[int]] = {}

    # --- when which acts are tried -----------------------------------------------------------------------------

    def at(self, *phases: str) -> bool:
        """Whether an act of these phases is to be tried: there, and anywhere where anything is tried."""
        return self.anything or (not self.between and self.phase in phases)

    # --- what rules ask ------------------------------------------------------------------------------------------

    @property
    def rows(self) -> Rows:
        """The rows as they were after the last step."""
        return self.memory.rows

    @property
    def phase(self) -> str:
        """The phase of the meeting that is looked at; "" where it is gone."""
        row = self.rows.tables["meeting"].get(self.meeting)
        return "" if row is None else str(row["phase"])

    @property
    def desk(self) -> Desk:
        """The desk of whoever acts now."""
        return self.desks[self.who]

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.hand.time.astimezone(TODAY_ZONE).date()

    def one(self, table: str, pick: int, **where: Any) -> int:
        """The id of some row of a table; of one that is not there where the table has none."""
        found = self.rows.ids(table, **where)
        return found[pick % len(found)] if found else NOT_THERE

    def here(self, table: str, pick: int, **where: Any) -> int:
        """The id of some row that belongs to the meeting, mostly: of any one now and then."""
        return self.one(table, pick) if pick % 10 == 9 else self.one(table, pick, meeting_id=self.meeting, **where)

    def row(self, table: str, key: int) -> Row:
        """A row; empty where there is none."""
        return self.rows.tables[table].get(key, {})

    def typed(self, manner: int) -> str:
        """A text that nobody typed before."""
        self._words += 1
        return MANNERS[manner % len(MANNERS)].format(*[f"w{self._words}w"] * 2)

    def inside(self, pick: int) -> int | None:
        """The meeting that an act belongs to, or none."""
        return self.meeting if pick % 3 and self.phase not in ("", "planned", "closed") else None

    def as_of(self, pick: int) -> int | None:
        """What a screen knew when its key was pressed: mostly the newest, sometimes what came before."""
        return (None, self.rows.newest_act, self.rows.newest_act - 1)[pick % 3]

    # --- acting --------------------------------------------------------------------------------------------------

    def do(
        self,
        act: Callable[Concatenate[Store, P], R],
        typed: Collection[str] = (),
        replaced: frozenset[str] = frozenset(),
        fates: Mapping[int, Collection[str]] = NO_FATES,
        new_fates: Collection[str] = (OPEN,),
    ) -> "Callable[P, R | None]":
        """Gives a function that carries out an act; the model is told what it may do (see `Memory.acted`).

        Gives back what the act does; None where it was refused, which has to be with a FacilitatorError, or gave none.
        """

        def acting(*args: P.args, **kwargs: P.kwargs) -> R | None:
            self.hand.tick(1)
            try:
                done = self.desk.do(act, *args, **kwargs)
            except FacilitatorError:
                self._refused()
                return None
            before = self.rows
            self.memory.acted(
                self.reader.rows(), typed=words_in(*typed), replaced=replaced, fates=fates, new_fates=new_fates
            )
            self.check(before)
            return done

        return acting

    def undo(self, meeting: int | None, *, passing_over: bool) -> bool:
        """Undo in a scope, passing over what was refused before where that is wanted. Says whether it was done."""
        passed = self._passed_over.setdefault(meeting, [])
        self.hand.tick(1)
        try:
            undone = self.desk.undo(meeting, passed if passing_over else ())
        except CannotUndo as refusal:
            passed.append(refusal.act_id)
            return self._refused()
        except NothingToUndo:
            passed.clear()
            return self._refused()
        return self._undone(undone)

    def redo(self, meeting: int | None) -> bool:
        """Redo in a scope. Says whether it was done."""
        self.hand.tick(1)
        try:
            redone = self.desk.redo(meeting)
        except FacilitatorError:
            return self._refused()
        return self._redone(redone)

    def undo_note(self) -> bool:
        """Undo one's own newest private note. Says whether it was done."""
        self.hand.tick(1)
        try:
            undone = self.desk.undo_note(0)
        except FacilitatorError:
            return self._refused()
        return self._undone(undone)

    def redo_note(self) -> bool:
        """Redo what was undone last with one's own private notes. Says whether it was done."""
        self.hand.tick(1)
        try:
            redone = self.desk.redo_note(0)
        except FacilitatorError:
            return self._refused()
        return self._redone(redone)

    def check(self, before: Rows) -> None:
        """Look at every promise that what changed since `before` could have broken, and at a few documents."""
        self.taken += 1
        if self.meeting not in self.rows.tables["meeting"]:
            self.meeting = max(self.rows.tables["meeting"], default=0)
        changed = self.rows.different(before)
        assert changed <= self.reader.written_down(before.changes), "rows changed beside the journal"
        if self._ending and self.taken % WHOLE_LOOK:
            return
        with self.stores[PEOPLE[0]].read() as connection:
            if self.taken % WHOLE_LOOK:
                promises.hold(connection, self.rows, self.hand.time, self._meetings_of(changed))
            else:
                promises.hold_altogether(connection, self.rows, self.hand.time)
            if self.meeting and self.taken % 3 == 0:
                self.looks.look(connection, self.meeting, self.hand.time, LOOKED_AT)

    def _meetings_of(self, changed: Collection[tuple[str, int, str]]) -> set[int]:
        """The meetings that the changed rows belong to, and the one that is looked at."""
        of_rows = {self.row(table, key).get("meeting_id") for table, key, _ in changed}
        themselves = {key for table, key, _ in changed if table == "meeting"}
        return {key for key in self.rows.tables["meeting"] if key in of_rows | themselves | {self.meeting}}

    def _refused(self) -> bool:
        self.taken += 1
        self.memory.refused(self.reader.rows())
        return False

    def _undone(self, undone: Undone) -> bool:
        before = self.rows
        self.memory.undone(self.reader.rows(), undone.act_id)
        self.check(before)
        return True

    def _redone(self, redone: Undone) -> bool:
        before = self.rows
        self.memory.redone(self.reader.rows(), redone.act_id)
        self.check(before)
        return True

    # --- the end -------------------------------------------------------------------------------------------------

    def teardown(self) -> None:
        """Undo everything that can be; where nothing refuses, that is the beginning."""
        try:
            Acting.steps += self.taken
            if sys.exc_info()[0] is None:
                self._ending = True
                self._undo_everything()
        finally:
            self.reader.close()
            for desk in self.desks.values():
                desk.close()
            self._folder.cleanup()

    def _undo_everything(self) -> None:
        scopes: list[Callable[[], bool]] = []
        for who in PEOPLE:
            for meeting in (*self.reader.meetings_acted_in(), None):
                scopes.append(lambda who=who, meeting=meeting: self._as(who, meeting))  # type: ignore[misc]
            scopes.append(lambda who=who: self._notes_of(who))  # type: ignore[misc]
        # Each of them in every round: what one refuses may be free once another has undone what was built on it.
        while sum(scope() for scope in scopes):
            continue
        if not self._refusing():
            left = self.reader.rows().different(self.beginning)
            assert not left, f"everything is undone, and this is left: {sorted(left)}"

    def _as(self, who: str, meeting: int | None) -> bool:
        self.who = who
        done = False
        while self.undo(meeting, passing_over=False):
            done = True
        return done

    def _notes_of(self, who: str) -> bool:
        self.who = who
        done = False
        while self.undo_note():
            done = True
        return done

    def _refusing(self) -> bool:
        """Whether some scope still has an act to undo that something was built on."""
        for who in PEOPLE:
            desk = self.desks[who]
            meetings_undone = [partial(desk.undo, meeting) for meeting in (*self.reader.meetings_acted_in(), None)]
            for undo in (*meetings_undone, partial(desk.undo_note, 0)):
                try:
                    undo()
                except NothingToUndo:
                    continue
                except CannotUndo:
                    return True
                raise AssertionError("an act could still be undone")
        return False
