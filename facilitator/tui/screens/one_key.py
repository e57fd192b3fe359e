"""The second key of an act that takes two: a line at the foot says which there are."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from facilitator.tui.screens.once import LeftOnce
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import clickable, joined, one_line
from facilitator.tui.widgets.plain import Plain

_GAP = Content("  ")
_LINES = 2
"""Those of the foot, which the question takes."""
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
        """The keys beneath the prompt where they fit into a line; else behind it too, long words cut; else each alone.

        In two lines they leave the line on time in view.
        """
        shown = self.query_one(Plain)
        width = self.size.width - shown.styles.padding.width
        prompt = one_line(self._prompt, "bold")
        whole = self._pieces(width)
        lines = [[prompt], whole]
        if _taken(whole) > width:
            flowing = (_flow([prompt, *self._pieces(most)], width) for most in range(width, _LEGIBLE - 1, -1))
            two = next((lines for lines in flowing if len(lines) <= _LINES), None)
            lines = self._filled(prompt, two, width) if two else [[prompt], *([piece] for piece in whole)]
        shown.styles.height = len(lines)
        shown.show(joined([_GAP.join(line) for line in lines]))

    def _filled(self, prompt: Content, lines: Sequence[Sequence[Content]], width: int) -> list[list[Content]]:
        """The same `lines`, in each of them the words cut no further than it needs."""
        filled: list[list[Content]] = []
        begin = 0
        for line in lines:
            end = begin + len(line)
            cut = ([prompt, *self._pieces(most)][begin:end] for most in range(width, _LEGIBLE - 1, -1))
            filled.append(next(longer for longer in cut if _taken(longer) <= width))
            begin = end
        return filled

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


def _taken(pieces: Sequence[Content]) -> int:
    """Cells of the pieces in one line."""
    return sum(piece.cell_length + 2 for piece in pieces) - 2


def _flow(pieces: Sequence[Content], width: int) -> list[list[Content]]:
    """The pieces in lines of `width` cells, none of them torn apart."""
    lines: list[list[Content]] = [[]]
    for piece in pieces:
        if lines[-1] and _taken([*lines[-1], piece]) > width:
            lines.append([])
        lines[-1].append(piece)
    return lines
