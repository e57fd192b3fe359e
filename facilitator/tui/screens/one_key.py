"""The second key of an act that takes two: a line at the foot says which there are."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from facilitator.tui.screens.once import LeftOnce
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import clickable, joined, one_line
from facilitator.tui.widgets.plain import Plain


class OneKey(LeftOnce[str], ModalScreen[str]):
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

    def on_resize(self) -> None:
        """The keys in one line where they fit into it, else a line for each."""
        keys = [
            clickable(Content.assemble((key, "bold $accent"), " ", one_line(word)), f"answer('{key}')")
            for key, word in self._options.items()
        ]
        pieces = [*keys, clickable(Content.assemble(("esc", "bold $accent"), " ", ("no", QUIET)), "answer('')")]
        line = Content("  ").join(pieces)
        lines = [one_line(self._prompt, "bold"), *([line] if line.cell_length <= self.size.width - 2 else pieces)]
        shown = self.query_one(Plain)
        shown.styles.height = len(lines)
        shown.show(joined(lines))

    def on_key(self, event: events.Key) -> None:
        """One of the keys answers; any other key is no answer, and nothing is done."""
        event.stop()
        self.action_answer(next((key for key in (event.character, event.key) if key in self._options), ""))

    def action_answer(self, key: str | None) -> None:
        """End with `key`."""
        self.dismiss(key or "")
