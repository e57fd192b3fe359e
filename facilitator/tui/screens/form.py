"""A page of fields: nothing typed is lost, and what is wrong stands beside its field."""

import json
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.errors import Conflict, FacilitatorError, NotSaved
from facilitator.tui.keys import bindings
from facilitator.tui.screens.typed_over import TypedOverScreen
from facilitator.tui.theme import ALARM, QUIET
from facilitator.tui.widgets.columns import clickable, joined, text, wrapped
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain


class FormScreen(TypedOverScreen):
    """Subclasses give the fields, the values they start with, and save what was changed.

    `draft` names what is kept of the page while it is typed: the fields that differ from how they started.
    """

    DEFAULT_CSS = """
    FormScreen { layout: vertical; }
    FormScreen #heading { height: auto; padding: 0 2 1 2; }
    FormScreen #fields { height: 1fr; padding: 0 2; }
    FormScreen #said { height: 1; padding: 0 2; }
    FormScreen KeyLine { height: 1; dock: bottom; }
    FormScreen .pair { height: auto; }
    FormScreen .pair LineField { width: 1fr; margin-right: 2; }
    FormScreen .pair LineField:last-child { margin-right: 0; }
    FormScreen LineInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    FormScreen LineInput:focus { border: none; background: $panel; }
    FormScreen.-wide #heading { padding: 1 2; }
    FormScreen.-huge #heading { padding: 1 28; }
    FormScreen.-huge #fields, FormScreen.-huge #said { padding: 0 28; }
    /* What is said of a field stays near it: a text grows with what is typed, and the page with its fields. */
    FormScreen.-huge #fields { height: auto; max-height: 90%; }
    FormScreen.-huge TextField .entry { height: auto; }
    FormScreen.-huge TextBox { height: auto; min-height: 8; max-height: 36; }
    """
    BINDINGS = bindings("save", "anew", "back")

    def __init__(self, draft: str) -> None:
        super().__init__()
        self.draft_name = draft
        self._resumed = False
        self._over = False
        self._concerns = Content("")

    def compose(self) -> ComposeResult:
        """Heading, fields, a line for what concerns the whole page, the keys."""
        yield Plain(id="heading")
        with VerticalScroll(id="fields", can_focus=False):
            yield from self.compose_fields()
        yield Plain(id="said")
        yield KeyLine(id="keys")

    @abstractmethod
    def compose_fields(self) -> ComposeResult:
        """The fields; the id of each names its value."""

    @abstractmethod
    def start_values(self) -> Mapping[str, str]:
        """What the fields hold at first; a field that is not named starts as it was made."""

    def values_now(self) -> Mapping[str, str]:
        """What stands in the fields by now, whoever wrote it; nothing for what is new. Raises FacilitatorError."""
        return {}

    @abstractmethod
    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Carry out the acts, given what every field holds and which were changed. Raises FacilitatorError."""

    @abstractmethod
    def heading(self) -> str:
        """What the page is for."""

    def about(self) -> str:
        """A sentence beneath the heading; empty where the fields say enough."""
        return ""

    def done(self) -> None:
        """The page was saved: go back."""
        self.app.pop_screen()

    # --- values ------------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Fill the fields, with what was kept of them the last time; from then on they follow what stands there."""
        if self.filled.ready:
            self._meet()
        else:
            self.filled.fill(self.start_values())
            self._kept = self.facilitator.saving.draft(self.draft_name)
            self._resumed = bool(self._kept)
            if self._resumed:
                self.filled.take_up(json.loads(self._kept))
            self.focus_first()
        self._paint()

    def _meet(self) -> None:
        try:
            now = self.values_now()
        except FacilitatorError as error:
            # Gone, perhaps: what was typed stays, and saving says the same.
            self.say(str(error))
        else:
            self.meet(now)

    def focus_first(self) -> None:
        """Begin at the first field."""
        self.fields[0].enter()

    def _paint(self) -> None:
        resumed = Content.styled("   taken up where you left it" if self._resumed else "", QUIET)
        heading = text(self.heading(), "bold $primary") + resumed
        about = [text(self.about(), QUIET)] if self.about() else []
        self.query_one("#heading", Plain).show(joined([heading, *about]))
        self.show_keys()

    def key_ids(self) -> Sequence[Any]:
        """Save, start anew where something was typed, go back."""
        anew = ("anew",) if self.changed else ()
        back = ("back", "back, keeping what you typed" if self.changed else "back")
        return (*self.dispute_keys(), "save", *anew, back)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts are undone where they are listed, not on a page that is being typed."""
        return action not in ("undo", "redo")

    def keep(self) -> bool:
        """Let what was typed be saved, and show the keys that go with it."""
        if self._over or not super().keep():
            return False
        self.show_keys()
        return True

    def say(self, words: str, style: str = ALARM) -> None:
        """Show what concerns the whole page."""
        self._concerns = text(words, style)
        self._show_said(self.facilitator.said.now())

    def show_foot(self, said: Content | None) -> None:
        """Show the keys; what is said in passing stands above them, so that they can be seen meanwhile."""
        super().show_foot(None)
        self._show_said(said)

    def _show_said(self, said: Content | None) -> None:
        line = self.query_one("#said", Plain)
        passing = wrapped(said, line.content_size.width, 1) if said is not None else []
        line.show(clickable(passing[0], "hush") if passing else self._concerns)

    # --- acting ------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Check every field, then save and go back; what is wrong is said and nothing is lost."""
        # What was said before would hide what comes of this key.
        self.facilitator.said.give_way()
        self._meet()
        if self.filled.disputed:
            self.say_disputed()
            return
        if not self._all_right():
            return
        try:
            self._save()
        except Conflict:
            return
        except NotSaved as problem:
            self.save_later("this page", self._save, problem)
        except FacilitatorError as error:
            self.say(str(error))

    def _save(self) -> None:
        try:
            self.save(self.values, frozenset(self.changed))
        except Conflict:
            self._meet()
            self.say_disputed()
            raise
        self._over = True
        self.forget_draft()
        self.done()

    def to_check(self) -> Sequence[Field]:
        """The fields whose values have to be right before the page is saved."""
        return self.fields

    def _all_right(self) -> bool:
        first = None
        for field in self.to_check():
            try:
                field.check()
            except FacilitatorError as error:
                rest = field.wrong(error)
                if first is None:
                    first = field
                    self.say(rest)
        if first is not None:
            first.enter()
            self.call_after_refresh(first.scroll_visible, animate=False)
        return first is None

    def action_anew(self) -> None:
        """Take back what was typed."""
        self._resumed = False
        self.filled.start_anew()
        self.say("")
        self.focus_first()
        self._paint()

    def action_leave(self) -> None:
        """Go back; what was typed is kept for the next time."""
        self.put_aside()
        self.app.pop_screen()
