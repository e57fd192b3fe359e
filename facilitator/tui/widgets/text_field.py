"""A text of many lines, with its label."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import TextArea

from facilitator.text import TEXT_LIMIT, clean, paragraph
from facilitator.tui.theme import ALARM
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.paste_cut import PasteCut
from facilitator.tui.widgets.plain import Plain


class TextBox(TextArea):
    """A text area that takes as much as a text may hold, and says so where more is pasted."""

    def on_resize(self) -> None:
        """Textual wraps the text anew then, and paints nothing where that takes as many lines as before."""
        self.call_next(self.refresh)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        room = max(0, TEXT_LIMIT - len(self.text) + len(self.selected_text))
        # Cut first: cleaning and laying out a megabyte that cannot be kept would take seconds.
        words = clean(event.text[: 2 * TEXT_LIMIT])
        kept = words[:room]
        if result := self._replace_via_keyboard(kept, *self.selection):
            self.move_cursor(result.end_location)
        if len(words) > room:
            self.post_message(PasteCut(len(kept), len(event.text)))


class TextField(Field):
    """Its height comes from its screen's stylesheet."""

    DEFAULT_CSS = """
    TextField { height: 4; }
    TextField .entry { height: 1fr; }
    TextField TextBox {
        width: 1fr; height: 1fr; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
    }
    TextField TextBox:focus { border: none; background: $panel; }
    """

    def __init__(self, key: str, label: str, *, hint: str = "") -> None:
        super().__init__(key, label)
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Label and text, the note beneath."""
        with Horizontal(classes="entry"):
            yield Plain(classes="label edge")
            yield TextBox(compact=True, highlight_cursor_line=False)
        yield Plain(classes="note")

    @property
    def _box(self) -> TextBox:
        return self.query_one(TextBox)

    @property
    def value(self) -> str:
        """What was typed."""
        return self._box.text

    def put(self, value: str) -> None:
        """Let it hold `value`."""
        self._box.load_text(clean(value))

    def on_mount(self) -> None:
        """Say beneath it what belongs there."""
        super().on_mount()
        self._explain()

    def check(self) -> None:
        """Raise NotValid where it is too long."""
        paragraph(self.value, self.label.lower())

    def on_descendant_focus(self) -> None:
        """One goes on where the text ends, unless one was elsewhere in it."""
        super().on_descendant_focus()
        if self._box.cursor_location == (0, 0):
            self._box.move_cursor(self._box.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say how much too long it is, where it is; and pass it on."""
        event.stop()
        self._explain()
        self.post_message(self.Changed(self))

    def _explain(self) -> None:
        over = len(self.value) - TEXT_LIMIT
        if over > 0:
            self.say(f"{over:,} characters more than the {TEXT_LIMIT:,} that fit.", ALARM)
        else:
            self.say("" if self.value else self._hint)
