"""Screens with fields that somebody else may write at the same time: what is typed is kept, and nobody's is lost."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual import on

from facilitator.errors import FacilitatorError
from facilitator.tui.filled import Filled, packed
from facilitator.tui.keys import bindings
from facilitator.tui.saving import Waiting
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.theme import ALARM
from facilitator.tui.widgets.field import Field


class TypedOverScreen(DeskScreen):
    """Subclasses set `draft_name` before they fill their fields, and call `filled.meet` with what stands there.

    What was typed is kept at once, and saved within a second; that paints nothing.
    """

    SCOPE = "What you type"
    BINDINGS = bindings("theirs", "own")

    def __init__(self) -> None:
        super().__init__()
        self.draft_name = ""
        self.filled = Filled(lambda: self.fields)
        self._kept = ""
        self._asked: Mapping[str, str] | None = None
        self._fields: list[Field] = []

    @property
    def fields(self) -> Sequence[Field]:
        """The fields, in order. They stay the same ones, and a key should not wait for them to be looked for."""
        if not self._fields:
            self._fields = list(self.query(Field))
        return self._fields

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return self.filled.values

    @property
    def changed(self) -> dict[str, str]:
        """What differs from what the fields were filled with."""
        return self.filled.changed

    @property
    def seen(self) -> Mapping[str, str]:
        """What was seen in each field: what an act of this screen may replace."""
        return self.filled.seen

    def on_typed(self, field: Field) -> None:
        """A field changed; what depends on it is shown again."""

    def draft_now(self) -> Mapping[str, Any]:
        """What is kept of the screen while it is typed; a draft with empty values alone is none."""
        return self.filled.draft()

    def say(self, words: str, style: str = ALARM) -> None:
        """Show what concerns the whole page."""
        raise NotImplementedError

    def dispute_keys(self) -> tuple[Any, ...]:
        """The keys that settle what was written on both sides; none where nothing was."""
        if self.filled.disputed:
            return ("theirs", "own")
        return (("own", "bring yours back"),) if self.filled.given_up else ()

    # --- the draft ---------------------------------------------------------------------------------------------

    @on(Field.Changed)
    def _field_changed(self, event: Field.Changed) -> None:
        if self.filled.ready:
            if not self.filled.disputed:
                self.say("")
            self.on_typed(event.field)
            self.keep()

    def keep(self) -> bool:
        """Let what was typed be saved; gives back whether there is anything new to save."""
        now = packed(self.draft_now())
        if now == self._kept:
            return False
        self._kept = now
        self.facilitator.saving.keep(self.draft_name, now)
        if self._asked is not None and self._asked != self.values:
            self._take_back()
        return True

    def keep_again(self) -> None:
        """Keep what was typed once more where another window of the same user has finished, and taken it away."""
        if self._kept and not self.facilitator.saving.draft(self.draft_name):
            self.facilitator.saving.keep(self.draft_name, self._kept)

    def forget_draft(self) -> None:
        """What was typed is saved for good: its draft goes."""
        self._kept = ""
        self.facilitator.saving.keep(self.draft_name, "")
        self.facilitator.saving.save_now()

    def put_aside(self) -> None:
        """Keep what was typed, and say so once it is saved."""
        self._take_back()
        self._kept = packed(self.draft_now())
        self.facilitator.saving.keep(self.draft_name, self._kept)
        if self.facilitator.saving.save_now() and self._kept:
            self.facilitator.tell("What you typed is kept.")

    # --- what the database does not take -----------------------------------------------------------------------

    def save_later(self, what: str, again: Callable[[], object], problem: FacilitatorError) -> None:
        """Let what stands in the fields, in words `what`, wait until the database takes it by `again`.

        Where it is typed on, or the screen is left, a key has to ask for that anew.
        """
        self._asked = self.values
        self.facilitator.saving.wait(Waiting(what, again, lambda _outcome: None, owner=self), problem)
        self.show_keys()

    def on_unmount(self) -> None:
        """What is not saved is a draft again."""
        self._take_back()

    def _take_back(self) -> None:
        if self._asked is not None:
            self._asked = None
            self.facilitator.saving.withdraw(self)

    # --- two who write -----------------------------------------------------------------------------------------

    def meet(self, now: Mapping[str, str]) -> None:
        """Show what stands in the fields by now; what was written on both sides stands beneath its field."""
        before = len(self.filled.disputed)
        self.filled.meet(now)
        disputed = self.filled.disputed
        if len(disputed) > before:
            self.say_disputed()

    def say_disputed(self) -> None:
        """Say which fields were written on both sides."""
        named = " and ".join(field.label for field in self.filled.disputed)
        self.say(f"{named} changed elsewhere meanwhile: it stands beneath yours.")
        self.show_keys()

    def action_theirs(self) -> None:
        """Take what stands elsewhere into the field one types in."""
        if (field := self._one_of(self.filled.disputed)) is not None:
            self.filled.take_theirs(field)
            self._settled(field)

    def action_own(self) -> None:
        """Keep what was typed into the field one types in, or bring it back."""
        if (field := self._one_of(self.filled.disputed or self.filled.given_up)) is not None:
            self.filled.keep_own(field)
            self._settled(field)

    def _one_of(self, fields: Sequence[Field]) -> Field | None:
        """That of `fields` in which one types, else the first; None, and said so, where there is none."""
        if not fields:
            self.facilitator.tell("Nobody else changed what you type here.")
            return None
        return next((field for field in fields if field.has_focus_within), fields[0])

    def _settled(self, field: Field) -> None:
        field.enter()
        if self.filled.disputed:
            self.say_disputed()
        else:
            self.say("")
        self.keep()
        self.show_keys()
