"""Text in columns: cut, padded and wrapped by the cells it takes on the screen, wide characters included."""

from collections import Counter
from collections.abc import Iterable, Sequence

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
    if width <= 0 or lines <= 0:
        return []
    whole = [piece.rstrip() for piece in content.wrap(width)]
    if len(whole) <= lines:
        return whole
    rest = f" +{len(whole) - lines}"
    # Between two words where that can be: half a word before the number reads as a mistake.
    last = whole[lines - 1].wrap(max(1, width - len(rest)))[0].rstrip()
    return [*whole[: lines - 1], last + Content.styled(rest, "$secondary")]


def titled(content: Content, width: int, lines: int) -> list[Content]:
    """A title in at most `lines` lines of `width` cells, cut with an ellipsis: "+2" would read as two more titles."""
    if width <= 0 or lines <= 0:
        return []
    whole = [piece.rstrip() for piece in content.wrap(width)]
    if len(whole) <= lines:
        return whole
    return [*whole[: lines - 1], Content(" ").join(whole[lines - 1 :]).truncate(width, ellipsis=True)]


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
