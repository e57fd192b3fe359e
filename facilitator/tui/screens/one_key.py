"""The second key of an act that takes two: a line at the foot says which there are."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import text
from facilitator.tui.widgets.plain import Plain


class OneKey(ModalScreen[str]):
    """Ends with the key that was chosen, or with an empty text where it was none of them."""

    DEFAULT_CSS = """
    OneKey { background: transparent; align: left bottom; }
    OneKey Plain { height: 2; width: 100%; background: $panel; padding: 0 1; }
    """
    BINDINGS = [Binding("escape", "dismiss('')", "back")]

    def __init__(self, prompt: str, options: Mapping[str, str]) -> None:
        super().__init__()
        self._prompt = prompt
        self._options = options

    def compose(self) -> ComposeResult:
        """The prompt and the keys."""
        yield Plain()

    def on_mount(self) -> None:
        """Paint the line."""
        keys = [Content.assemble((key, "bold $accent"), " ", text(word)) for key, word in self._options.items()]
        esc = Content.assemble(("esc", "bold $accent"), " ", ("no", QUIET))
        self.query_one(Plain).show(Content.assemble(text(self._prompt, "bold"), "\n", Content("  ").join([*keys, esc])))

    def on_key(self, event: events.Key) -> None:
        """One of the keys answers; any other key is no answer, and nothing is done."""
        event.stop()
        pressed = event.character if event.character in self._options else ""
        self.dismiss(pressed or "")
