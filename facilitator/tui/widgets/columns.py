"""Text in columns: cut, padded and wrapped by the cells it takes on the screen, wide characters included."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from textual.content import Content
from textual.style import Style

from facilitator.text import shown


def text(value: str, style: str = "") -> Content:
    """A piece of people's text as content: clean, never markup."""
    return Content.styled(shown(value), style) if style else Content(shown(value))


def one_line(value: str, style: str = "") -> Content:
    """The same on one line, line ends as spaces."""
    return text(" ".join(value.split()), style)


def fitted(content: Content, width: int) -> Content:
    """`content` in exactly `width` cells: cut with an ellipsis, or padded."""
    if width <= 0:
        return Content("")
    cut = content.truncate(width, ellipsis=True)
    return cut.pad_right(width - cut.cell_length)


def row(*cells: tuple[Content, int], gap: int = 2) -> Content:
    """Cells of fixed widths, one after the other."""
    return Content(" " * gap).join([fitted(content, width) for content, width in cells])


PROSE_ROOM = 110
"""Cells beyond which a line of words is hard to follow."""

TAIL_ROOM = 104
"""Cells beyond which what stands at the end of a line is too far from its title to be read with it."""


def longest(texts: Iterable[str], most: int) -> int:
    """The cells that the longest of `texts` takes, `most` of them where it takes more."""
    return min(most, max((Content(one).cell_length for one in texts), default=0))


def short_names(names: Iterable[str], room: int) -> dict[str, str]:
    """What to call each of `names` in `room` cells: whole where all of them fit; else by what the name begins with,
    and the initial of what it ends with where two begin alike."""
    whole = set(names)
    if longest(whole, room + 1) <= room:
        return {name: name for name in whole}
    parts = {name: [part for part in name.split() if _names(part)] or [name] for name in whole}
    begins = Counter(part[0] for part in parts.values())
    return {
        name: first if begins[first] == 1 or not rest else f"{first} {rest[-1][0]}."
        for name, (first, *rest) in parts.items()
    }


def _names(part: str) -> bool:
    """Whether somebody is called by this part of a name: no title, and no picture."""
    return not part.endswith(".") and any(map(str.isalpha, part))


def wrapped(content: Content, width: int, lines: int) -> list[Content]:
    """`content` in at most `lines` lines of `width` cells; the last says how many are left out ("+2")."""

    def counted(left: list[Content]) -> Content:
        rest = f" +{len(left) - 1}"
        # Between two words where that can be: half a word before the number reads as a mistake.
        return left[0].wrap(max(1, width - len(rest)))[0].rstrip() + Content.styled(rest, "$secondary")

    return _folded(content, width, lines, counted)


def titled(content: Content, width: int, lines: int) -> list[Content]:
    """A title in at most `lines` lines of `width` cells, cut with an ellipsis: "+2" would read as two more titles."""
    return _folded(content, width, lines, lambda left: Content(" ").join(left).truncate(width, ellipsis=True))


def _folded(content: Content, width: int, lines: int, last: Callable[[list[Content]], Content]) -> list[Content]:
    """`content` in at most `lines` lines; where it takes more, `last` makes the last one of those that are left."""
    if width <= 0 or lines <= 0:
        return []
    whole = [piece.rstrip() for piece in content.wrap(width)]
    return whole if len(whole) <= lines else [*whole[: lines - 1], last(whole[lines - 1 :])]


def path_lines(path: str, width: int, style: str = "") -> list[Content]:
    """A path in lines of `width` cells, broken before the name of the file: within it the path would be misread."""
    folder, sep, name = path.rpartition(os.sep) if len(path) > width else ("", "", path)
    return [piece for part in (folder + sep, name) if part for piece in text(part, style).wrap(max(1, width))]


def shares(needed: Sequence[int], lines: int) -> list[int]:
    """How many of `lines` lines each gets that needs so many: one each, then one more in turn."""
    given = [1] * len(needed)
    for most in range(2, max(needed, default=1) + 1):
        for n, need in enumerate(needed):
            if need >= most and sum(given) < lines:
                given[n] = most
    return given


def joined(lines: Sequence[Content]) -> Content:
    """Lines as one content."""
    return Content("\n").join(list(lines))


def clickable(content: Content, action: str) -> Content:
    """`content` that carries out `action` of its screen where it is clicked; it looks as it did."""
    return content.stylize(Style.from_meta({"@click": f"screen.{action}"}))


def beside(left: Content, right: Content, width: int) -> Content:
    """`left` at the left end and `right` at the right end of a line of `width` cells."""
    room = max(0, width - right.cell_length - 2)
    return fitted(left, room) + Content("  ") + right if room else fitted(left, width)
