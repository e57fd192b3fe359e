"""Text in columns: cut, padded and wrapped by the cells it takes on the screen, wide characters included."""

from collections.abc import Sequence

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


def wrapped(content: Content, width: int, lines: int) -> list[Content]:
    """`content` in at most `lines` lines of `width` cells; the last says how many are left out ("+2")."""
    if width <= 0 or lines <= 0:
        return []
    whole = [piece.rstrip() for piece in content.wrap(width)]
    if len(whole) <= lines:
        return whole
    rest = f" +{len(whole) - lines}"
    last = whole[lines - 1].truncate(width - len(rest), ellipsis=True)
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
