"""One of a few values, all of them in view."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain


@dataclass(frozen=True)
class Option:
    """One of the values: what it is called, and the letter that picks it (it may have none)."""

    value: str
    content: Content
    letter: str = ""


class Choices(Plain, can_focus=True):
    """The values in a row; the one that is chosen stands in brackets."""

    DEFAULT_CSS = """
    Choices { width: 1fr; height: 1; }
    Choices:focus { background: $panel; }
    """
    BINDINGS = [
        Binding("left", "step(-1)", "the one before", show=False),
        Binding("right,space", "step(1)", "the next one", show=False),
        Binding("down,enter", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
    ]

    class Picked(Message):
        """Another value was chosen."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._options = tuple(options)
        self.value = self._options[0].value

    def on_mount(self) -> None:
        """Paint the values."""
        self.paint()

    def pick(self, value: str) -> None:
        """Choose `value`."""
        if value != self.value:
            self.value = value
            self.paint()
            self.post_message(self.Picked())

    def paint(self) -> None:
        """Brackets and weight around the one that is chosen, so that no colour is needed to see it."""
        pieces = [
            Content.assemble(("[", "bold"), option.content.stylize("bold"), ("]", "bold"))
            if option.value == self.value
            else Content.assemble(" ", option.content.stylize(QUIET), " ")
            for option in self._options
        ]
        self.show(Content(" ").join(pieces))

    def action_step(self, by: int) -> None:
        """Choose the one before or after; the ends meet."""
        values = [option.value for option in self._options]
        self.pick(values[(values.index(self.value) + by) % len(values)])

    def on_key(self, event: events.Key) -> None:
        """A letter picks its value."""
        for option in self._options:
            if option.letter and event.character == option.letter:
                event.stop()
                event.prevent_default()
                self.pick(option.value)


class ChoiceField(Field):
    """A choice with its label; what it means can be said beneath."""

    def __init__(self, key: str, label: str, options: Sequence[Option]) -> None:
        super().__init__(key, label)
        self._choices = Choices(options)

    def compose(self) -> ComposeResult:
        """Label and values."""
        with Horizontal(classes="entry"):
            yield Plain(classes="label")
            yield self._choices
        yield Plain(classes="note")

    @property
    def value(self) -> str:
        """The one that is chosen."""
        return self._choices.value

    def put(self, value: str) -> None:
        """Choose `value`."""
        self._choices.pick(value)

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Pass it on."""
        event.stop()
        self.post_message(self.Changed(self))
