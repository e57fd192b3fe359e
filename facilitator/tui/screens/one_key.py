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

_ESC, _BESIDE = 8, 4
"""Cells of the key that goes back, and of a key with the gap behind it."""
_LEGIBLE = 6
"""Cells of a word by which it is still known again."""


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
        """The keys in one line where they fit into it, long words cut; else a line for each."""
        width = self.size.width - self.query_one(Plain).styles.padding.width
        line = Content("  ").join(self._pieces(width))
        # In two lines they leave the line on time in view.
        share = (width - _ESC) // max(1, len(self._options)) - _BESIDE
        if line.cell_length > width and share >= _LEGIBLE:
            line = Content("  ").join(self._pieces(share))
        lines = [one_line(self._prompt, "bold"), *([line] if line.cell_length <= width else self._pieces(width))]
        shown = self.query_one(Plain)
        shown.styles.height = len(lines)
        shown.show(joined(lines))

    def _pieces(self, most: int) -> list[Content]:
        """A piece for each key, its words in at most `most` cells."""
        keys = [
            clickable(
                Content.assemble((key, "bold $accent"), " ", one_line(word).truncate(most, ellipsis=True)),
                f"answer('{key}')",
            )
            for key, word in self._options.items()
        ]
        return [*keys, clickable(Content.assemble(("esc", "bold $accent"), " ", ("back", QUIET)), "answer('')")]

    def on_key(self, event: events.Key) -> None:
        """One of the keys answers; any other key is no answer, and nothing is done."""
        event.stop()
        self.action_answer(next((key for key in (event.character, event.key) if key in self._options), ""))

    def action_answer(self, key: str | None) -> None:
        """End with `key`."""
        self.dismiss(key or "")
