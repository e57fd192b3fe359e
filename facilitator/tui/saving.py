"""What the database has not taken yet: texts that are being typed, and acts that it refused. They are tried again.

One mechanism for a lock, a full disk, a disk that fails and a file that may not be written to: each second a thread
tries whether the database takes what is typed, and as soon as it does, the acts that wait are carried out on the
screens' thread, in the order in which they were asked for. The screen never waits for any of it. The thread writes
and does nothing else; what comes of it is seen to on the screens' thread, so nothing has to be locked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from facilitator.errors import Busy, FacilitatorError, NotSaved
from facilitator.text import one_line

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk

LAST_TRIES = 20
"""How often it is tried again at the end while another program holds the database: about 3 s."""


@dataclass(frozen=True)
class Waiting:
    """An act that was refused: `what` names it, `again` carries it out, `done` is told what came of it.

    `owner` is the widget or screen that shows what it is about, and may take it back; None for a key.
    """

    what: str
    again: Callable[[], Any]
    done: Callable[[Any], object]
    owner: object | None = None


class Saving:
    """What waits to be saved. `tell` says something in passing; its second argument is whether something went wrong."""

    def __init__(self, desk: "Desk", tell: Callable[[str, bool], object]) -> None:
        self._desk = desk
        self._tell = tell
        self._typed: dict[str, str] = {}
        self._waiting: list[Waiting] = []
        self._problem: FacilitatorError | None = None
        self._batch: dict[str, str] = {}
        self._under_way = False
        self._tried: Callable[[], None] | None = None
        self._takes = True
        self._asked = False
        self._doing = False

    # --- texts that are being typed ----------------------------------------------------------------------------

    def keep(self, key: str, words: str) -> None:
        """Keep `words` that are being typed under `key`: they are saved within a second. Empty words go."""
        self._typed[key] = words

    def draft(self, key: str) -> str:
        """What was typed under `key` and not used yet. Raises FacilitatorError."""
        return self._typed[key] if key in self._typed else self._desk.draft(key)

    # --- acts that were refused --------------------------------------------------------------------------------

    def wait(self, waiting: Waiting, problem: FacilitatorError) -> None:
        """Let an act that was refused because of `problem` wait until it can be carried out.

        One that belongs to the same owner takes the place of the one before.
        """
        places = [place for place, one in enumerate(self._waiting) if one.owner is waiting.owner is not None]
        place = places[0] if places else len(self._waiting)
        self._waiting[place : place + 1] = [waiting]
        if not self._desk.held:
            self._refused(problem)
        self._settle()

    def withdraw(self, owner: object) -> None:
        """What `owner` wanted to have saved is no longer what it shows."""
        self._waiting = [one for one in self._waiting if one.owner is not owner]
        self._settle()

    @property
    def warning(self) -> str:
        """What is not saved, and why; empty where all is well."""
        unsaved = [one.what for one in self._waiting]
        if all(one.owner is None for one in self._waiting) and any(tuple(self._typed.values())):
            unsaved.append("what is typed")
        if self._problem is None or not unsaved:
            return ""
        leave = " The same key once more leaves without it." if self._asked else ""
        return f"{', '.join(unsaved)}. {self._problem.message} Trying again.{leave}"

    def may_leave(self) -> bool:
        """Whether nothing is lost when the program ends now; asked once more: whether that is wanted all the same."""
        asked, self._asked = self._asked, bool(self.warning)
        return asked or not self._asked

    # --- saving ------------------------------------------------------------------------------------------------

    def noticed(self, newest: int) -> None:
        """What stands in the database makes no difference to what does not."""

    def begin(self) -> bool:
        """Whether a thread has to `carry_out` something. Acts that wait are carried out here, once it went well."""
        if self._under_way:
            return False
        self._conclude()
        if self._waiting and self._takes:
            self._carry_out_waiting()
        return self._gather()

    def carry_out(self) -> str:
        """Save what is typed. Where only acts wait, this finds out whether the database can be written to."""
        try:
            self._desk.save_drafts(self._batch)
        except FacilitatorError as problem:
            self._tried = partial(self._refused, problem)
        else:
            self._tried = self._saved
        finally:
            self._under_way = False
        return ""

    def save_now(self) -> bool:
        """Save what is typed at once, on this thread; gives back whether nothing of it is left to save.

        It does not try where that failed within the last second, so that no screen waits for it.
        """
        if not self._under_way:
            self._conclude()
            if self._takes and self._gather():
                self.carry_out()
                self._conclude()
        return not self._typed

    def rest(self) -> bool:
        """Save what is typed; gives back whether nothing is being written now, and nothing will be by itself."""
        if not self._under_way:
            self.save_now()
        return not self._under_way

    def at_the_end(self) -> str:
        """Save what is left once the screens are gone; gives back what cannot be saved, word by word."""
        for _ in range(LAST_TRIES):
            if self.begin():
                self.carry_out()
                self._conclude()
            if self._takes or not isinstance(self._problem, Busy):
                break
        lost = [*(one.what for one in self._waiting), *(one_line(words) for words in self._typed.values() if words)]
        why = "" if self._problem is None else self._problem.message
        return f"NOT SAVED: {'; '.join(lost)}. {why}" if lost else ""

    def _gather(self) -> bool:
        self._batch = dict(self._typed)
        self._under_way = bool(self._batch or self._waiting)
        return self._under_way

    def _conclude(self) -> None:
        """See to what came of the last try."""
        tried, self._tried = self._tried, None
        if tried is not None:
            tried()

    def _saved(self) -> None:
        self._takes = True
        for key, words in self._batch.items():
            if self._typed.get(key) == words:
                del self._typed[key]
        self._settle()

    def _refused(self, problem: FacilitatorError) -> None:
        self._problem, self._takes = problem, False

    def _settle(self) -> None:
        waiting = tuple(self._waiting)
        self._desk.held = waiting[0].what if waiting and not self._doing else ""
        if self._takes and not waiting:
            self._problem, self._asked = None, False

    def _carry_out_waiting(self) -> None:
        self._doing = True
        self._settle()
        try:
            while self._waiting and self._done(self._waiting[0]):
                pass
        finally:
            self._doing = False
            self._settle()

    def _done(self, first: Waiting) -> bool:
        """Carry out what waits first; whether the next can follow."""
        try:
            outcome = first.again()
        except NotSaved as problem:
            self._refused(problem)
            return False
        except FacilitatorError as refusal:
            self._waiting = [one for one in self._waiting if one is not first]
            self._tell(f"Not done: {first.what}. {refusal}", True)
        else:
            self._waiting = [one for one in self._waiting if one is not first]
            self._tell(f"Saved: {first.what}.", False)
            first.done(outcome)
        return True
