"""The keys that matter here, at the foot; each can be clicked. What is said in passing stands there as well."""

from collections.abc import Iterable
from functools import lru_cache

from textual.content import Content

from facilitator.tui.keys import KEYS, Key
from facilitator.tui.widgets.columns import clickable, wrapped
from facilitator.tui.widgets.plain import Plain

_APART = "   "


class KeyLine(Plain):
    """As many of the keys as fit into its `lines`, in the order given; the last one given always fits."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; background: $surface; }"

    def __init__(self, *, id: str | None = None, lines: int = 1) -> None:
        super().__init__(id=id)
        self._lines = lines
        self._keys: list[tuple[Key, str]] = []
        self._said: Content | None = None

    def show_keys(self, keys: Iterable[str | tuple[str, str]], *, said: Content | None = None) -> None:
        """Show the keys with these ids; a pair gives the key a word of this moment in place of its own.

        What was `said` in passing takes as many of the lines as it needs, from the last one up; where it takes all of
        them, as many of the keys as fit stand behind it. A click on it takes it away, for whoever presses no key.
        """
        named = [(KEYS[key], KEYS[key].label) if isinstance(key, str) else (KEYS[key[0]], key[1]) for key in keys]
        if named != self._keys or said is not self._said:
            self._keys, self._said = named, said
            self.on_resize()

    def on_resize(self) -> None:
        """As many as fit now. While the line is out of sight it has no width, and stays as it was."""
        if width := self.content_size.width:
            said = wrapped(self._said, width, self._lines) if self._said is not None else []
            pieces = [_piece(key, label) for key, label in self._keys]
            keys = _in_lines(pieces, width, self._lines) if pieces else []
            kept = [Content("  ").join(line) for line in keys][: self._lines - len(said)]
            over = [clickable(line, "hush") for line in said]
            if over and not kept and pieces:
                over[-1] = _followed(over[-1], pieces, width)
            self.show(Content("\n").join([*kept, *over]))


def _in_lines(pieces: list[Content], width: int, count: int) -> list[list[Content]]:
    """As many pieces as `count` lines of `width` cells hold; those that do not fit give way to the last one."""
    lines: list[list[Content]] = [[]]
    room = width
    for piece in pieces:
        if piece.cell_length > room:
            if len(lines) == count:
                return _ended_with(lines, pieces[-1], width)
            lines.append([])
            room = width
        lines[-1].append(piece)
        room -= piece.cell_length + 2
    return lines


def _followed(said: Content, pieces: list[Content], width: int) -> Content:
    """`said`, and behind it the keys that still fit."""
    room = width - said.cell_length - len(_APART)
    if room < pieces[-1].cell_length:
        return said
    (keys,) = _in_lines(pieces, room, 1)
    return Content.assemble(said, _APART, Content("  ").join(keys))


def _ended_with(lines: list[list[Content]], last: Content, width: int) -> list[list[Content]]:
    while lines[-1] and sum(piece.cell_length + 2 for piece in lines[-1]) + last.cell_length > width:
        lines[-1].pop()
    lines[-1].append(last)
    return lines


@lru_cache
def _piece(key: Key, label: str) -> Content:
    piece = Content.assemble((key.name, "bold $accent"), " ", label)
    # Which number is meant stands on the stage, and is clicked there.
    return piece if key.action == "pick" else clickable(piece, key.action)
