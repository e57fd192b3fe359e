"""A page of fields: nothing typed is lost, and what is wrong stands beside its field."""

import json
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer

from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings
from facilitator.tui.screens.asking import DRAFT_SECONDS
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.theme import ALARM, QUIET
from facilitator.tui.widgets.columns import joined, text
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain


class FormScreen(DeskScreen):
    """Subclasses give the fields, the values they start with, and save what was changed.

    `draft` names what is kept of the page while it is typed: the fields that differ from how they started.
    """

    DEFAULT_CSS = """
    FormScreen { layout: vertical; }
    FormScreen #heading { height: 2; padding: 0 2; }
    FormScreen #fields { height: 1fr; padding: 0 2; }
    FormScreen #said { height: 1; padding: 0 2; }
    FormScreen KeyLine { height: 1; }
    FormScreen LineInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    FormScreen LineInput:focus { border: none; background: $panel; }
    FormScreen.-wide #heading { height: 4; padding: 1 2; }
    """
    BINDINGS = bindings("save", "anew", "back")

    def __init__(self, draft: str) -> None:
        super().__init__()
        self._draft = draft
        self._start: dict[str, str] | None = None
        self._kept = ""
        self._saving: Timer | None = None
        self._resumed = False
        self._over = False

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

    @property
    def fields(self) -> Sequence[Field]:
        """The fields, in order."""
        return list(self.query(Field))

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return {field.key: field.value for field in self.fields}

    @property
    def changed(self) -> dict[str, str]:
        """What differs from how it started."""
        start = self._start or {}
        return {key: value for key, value in self.values.items() if value != start.get(key, value)}

    def show_fresh(self) -> None:
        """Fill the fields once, with what was kept of them the last time; then only the frame is painted again."""
        if self._start is None:
            self._fill(self.start_values())
            self._start = self.values
            self._kept = self.desk.draft(self._draft)
            self._resumed = bool(self._kept)
            if self._resumed:
                self._fill(json.loads(self._kept))
            self.focus_first()
        self._paint()

    def focus_first(self) -> None:
        """Begin at the first field."""
        self.fields[0].enter()

    def _fill(self, values: Mapping[str, str]) -> None:
        for field in self.fields:
            if field.key in values:
                field.put(values[field.key])

    def _paint(self) -> None:
        resumed = Content.styled("   taken up where you left it" if self._resumed else "", QUIET)
        heading = text(self.heading(), "bold $primary") + resumed
        self.query_one("#heading", Plain).show(joined([heading, text(self.about(), QUIET)]))
        self.show_keys()

    def key_ids(self) -> Sequence[Any]:
        """Save, start anew where something was typed, go back."""
        anew = ("anew",) if self.changed else ()
        return ("save", *anew, ("back", "back, keeping what you typed" if self.changed else "back"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts are undone where they are listed, not on a page that is being typed."""
        return action not in ("undo", "redo")

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        if self._start is None or self._over:
            return
        self.say("")
        self.on_typed(event.field)
        if self._draft_now() == self._kept:
            return
        self._kept = self._draft_now()
        if self._saving is None:
            self._saving = self.set_timer(DRAFT_SECONDS, self._save_draft)
        self.show_keys()

    def on_unmount(self) -> None:
        """The program is quit while something was typed."""
        if self._saving is not None:
            self._save_draft()

    def _draft_now(self) -> str:
        return json.dumps(self.changed, ensure_ascii=False) if self.changed else ""

    def _save_draft(self) -> None:
        """Save what was typed. Where that fails it is told; the words stay on the page."""
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        try:
            self.desk.save_draft(self._draft, self._kept)
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)

    def on_typed(self, field: Field) -> None:
        """A field changed; what depends on it is shown again."""

    def say(self, words: str, style: str = ALARM) -> None:
        """Show what concerns the whole page."""
        self.query_one("#said", Plain).show(text(words, style))

    # --- acting ------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Check every field, then save and go back; what is wrong is said and nothing is lost."""
        if not self._all_right():
            return
        try:
            self.save(self.values, frozenset(self.changed))
        except FacilitatorError as error:
            self.say(str(error))
            return
        self._over, self._kept = True, ""
        self._save_draft()
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
                field.wrong(error)
                if first is None:
                    first = field
                    # Beneath a narrow field there may be no room for all of it.
                    self.say(str(error))
        if first is not None:
            first.enter()
        return first is None

    def action_anew(self) -> None:
        """Take back what was typed."""
        self._resumed = False
        self._fill(self._start or {})
        self.focus_first()
        self._paint()

    def action_leave(self) -> None:
        """Go back; what was typed is kept for the next time."""
        self.put_aside()
        self.app.pop_screen()

    def put_aside(self) -> None:
        """Keep what was typed, and say so."""
        self._kept = self._draft_now()
        self._save_draft()
        if self._kept:
            self.facilitator.tell("What you typed is kept.")
