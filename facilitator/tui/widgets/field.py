"""A value with its label on a page: what was understood of it, or what is wrong with it, stands right beneath."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input

from facilitator.errors import FacilitatorError
from facilitator.tui.answers import Question
from facilitator.tui.theme import ALARM, QUIET, WATCH
from facilitator.tui.widgets.columns import joined, text, wrapped
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.paste_cut import PasteCut
from facilitator.tui.widgets.plain import Plain

_THEIRS_LINES = 3
"""Most lines that what stands elsewhere may take beneath a field."""
_WRONG_LINES = 2
"""The same of what is wrong."""
_NARROW = 26
"""Cells below which there is room for the words alone."""
_LEAST = 3
"""Lines that a field needs for some text and a line beneath it."""


class Field(Vertical):
    """What every kind of field has. Its `id` names the value."""

    DEFAULT_CSS = """
    Field { height: 2; }
    Field .entry { height: 1; }
    Field .label { width: 13; height: 1; color: $secondary; }
    Field.-typing .label { color: $accent; text-style: bold; }
    Field .note { height: 1; padding-left: 13; }
    Field .edge { height: 100%; border-right: vkey $secondary; }
    Field.-typing .edge { border-right: vkey $accent; }
    """

    class Changed(Message):
        """The value is another one."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "Field":
            """The field."""
            return self.field

    def __init__(self, key: str, label: str) -> None:
        super().__init__(id=key)
        self.key = key
        self.label = label
        self.theirs: str | None = None
        """What stands there by now, from elsewhere, while something else is typed here; None where that is settled."""
        self._lines = 1
        """Lines beneath the value."""
        self._least = 0
        """Lines that it needs with one beneath."""
        self._wraps: tuple[Content, int] | None = None
        """What stands beneath in several lines, and in how many at most."""

    @property
    def value(self) -> str:
        """What stands in it."""
        raise NotImplementedError

    def put(self, value: str) -> None:
        """Let it hold `value`."""
        raise NotImplementedError

    def check(self) -> None:
        """Raise FacilitatorError where the value cannot be taken."""

    def say(self, words: str, style: str = QUIET) -> None:
        """Show `words` beneath the value, where what stands elsewhere does not have to be shown there."""
        if self.theirs is None:
            self._wraps = None
            self._beneath([text(words, style)])

    def _wrap(self, words: Content, lines: int) -> None:
        """Show `words` beneath in at most `lines` lines, anew where the window gets another width."""
        self._wraps = (words, lines)
        self._beneath(wrapped(words, self._room, lines))

    def on_resize(self) -> None:
        """Nothing is cut, or broken, for the width there was before."""
        if self._wraps is not None:
            self._wrap(*self._wraps)

    def _beneath(self, lines: Sequence[Content]) -> None:
        """Show `lines` beneath the value. A field of one line grows by them; in one of many its text gives way."""
        note, count = self.query_one(".note", Plain), max(1, len(lines))
        if count != self._lines:
            if self._lines == 1:
                self._least = min(self.size.height, _LEAST)
            self._lines = count
            note.styles.height = count if count > 1 else None
            self.styles.min_height = self._least + count - 1 if count > 1 else None
        note.show(joined(lines))

    def differ(self, theirs: str) -> None:
        """Show beneath what was typed what stands there by now, from elsewhere."""
        if theirs == self.theirs:
            return
        self.theirs = theirs
        width = self._room
        words = theirs or "(emptied)"
        told = text(f"▲ elsewhere: {words}" if width >= _NARROW else f"▲ {words}", WATCH)
        self._wrap(told, _THEIRS_LINES)

    @property
    def _room(self) -> int:
        """Cells of a line beneath the value."""
        return self.query_one(".note", Plain).content_size.width

    def settle(self) -> None:
        """Nothing stands elsewhere any more that was not seen."""
        if self.theirs is not None:
            self.theirs = None
            self.say("")

    def enter(self) -> None:
        """Put the focus into it."""
        self.query("*:can-focus").first().focus()

    def wrong(self, error: FacilitatorError) -> str:
        """Show what is wrong and what to do; gives back what has to be said elsewhere, having no room here."""
        if self.theirs is not None:
            return str(error)
        whole = text(str(error), ALARM)
        if self._room < min(_NARROW, whole.cell_length):
            self.say("▲", ALARM)
            return str(error)
        self._wrap(whole, _WRONG_LINES)
        return ""

    def on_mount(self) -> None:
        """Paint the label."""
        self.query_one(".label", Plain).show(text(self.label))

    def on_descendant_focus(self) -> None:
        """The label shows where one types; `:focus-within` does not reach it when the focus goes."""
        self.add_class("-typing")

    def on_paste_cut(self, event: PasteCut) -> None:
        """Say what is kept."""
        event.stop()
        self.say(event.told, ALARM)

    def on_descendant_blur(self) -> None:
        """One types elsewhere now."""
        self.remove_class("-typing")


class LineField(Field):
    """A line of text. Where there are names to choose from, they are completed, and ↓ goes through them."""

    BINDINGS = [
        Binding("down", "choose(1)", "next name", show=False),
        Binding("up", "choose(-1)", "name before", show=False),
    ]

    def __init__(self, key: str, question: Question, *, hint: str = "") -> None:
        super().__init__(key, question.prompt)
        self._question = question
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Label and line, the note beneath."""
        with Horizontal(classes="entry"):
            yield Plain(classes="label edge")
            # Selected as a whole, what is there would be lost with the first letter typed.
            yield LineInput(compact=True, select_on_focus=False)
        yield Plain(classes="note")

    def on_mount(self) -> None:
        """Complete names while they are typed."""
        super().on_mount()
        if self._question.names:
            self._line.suggester = SuggestFromList(self._question.names, case_sensitive=False)
        self._explain()

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def value(self) -> str:
        """What was typed."""
        return self._line.value

    def put(self, value: str) -> None:
        """Let the line hold `value`, the cursor at its end."""
        self._line.value = value
        self._line.cursor_position = len(value)

    def check(self) -> None:
        """Raise FacilitatorError where it means nothing."""
        self._question.understood(self.value)

    def _explain(self) -> None:
        if not self.value.strip():
            self.say(self._hint)
            return
        try:
            understood = self._question.understood(self.value)
            self.say("" if understood == f"→ {self.value.strip()}" else understood, "$accent")
        except FacilitatorError as error:
            # Still being typed: what is wrong is said quietly until the page is saved.
            self.say(str(error))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood so far."""
        event.stop()
        self._explain()
        self.post_message(self.Changed(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.screen.focus_next()

    def action_choose(self, step: int) -> None:
        """Put the next of the names into the line; without names go to the next field."""
        names = self._question.names
        if not names:
            _ = self.screen.focus_next() if step > 0 else self.screen.focus_previous()
            return
        place = names.index(self.value) + step if self.value in names else (0 if step > 0 else -1)
        self.put(names[place % len(names)])
