"""The keys that matter here, in one line at the foot; each can be clicked."""

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style

from facilitator.tui.keys import KEYS, Key
from facilitator.tui.widgets.plain import Plain


class KeyLine(Plain):
    """As many of the keys as fit, in the order given; the last one given always fits."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; background: $surface; }"

    def show_keys(self, keys: Iterable[str | tuple[str, str]]) -> None:
        """Show the keys with these ids; a pair gives the key a word of this moment in place of its own."""
        named = [(KEYS[key], KEYS[key].label) if isinstance(key, str) else (KEYS[key[0]], key[1]) for key in keys]
        width = max(0, self.size.width - 2)
        pieces = [_piece(key, label) for key, label in named]
        if not pieces:
            self.show(Content(""))
            return
        last, room, kept = pieces[-1], width - pieces[-1].cell_length, []
        for piece in pieces[:-1]:
            if piece.cell_length + 2 > room:
                break
            room -= piece.cell_length + 2
            kept.append(piece)
        self.show(Content("  ").join([*kept, last]))


def _piece(key: Key, label: str) -> Content:
    click = "" if key.action == "pick" else f"screen.{key.action}"
    style = Style.from_meta({"@click": click}) if click else Style()
    return Content.assemble((key.name, "bold $accent"), " ", label).stylize(style)
