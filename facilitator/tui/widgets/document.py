"""Minutes on the screen: the Markdown that the program writes, laid out for a width.

Only what `documents` makes is known: headings, paragraphs, lists, tables, bold labels and escaped characters. The text
widget for Markdown takes over a second for long minutes and acts on links.
"""

import re
from collections.abc import Sequence

from textual.content import Content

from facilitator.text import shown
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, joined

_INLINE = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*)")
_CELL_END = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\|( -+ \|)+")
_GAP = 2
_NARROWEST = 6
"""Cells below which no column of a table is squeezed."""


def document(markdown: str, width: int) -> Content:
    """`markdown` as text in `width` cells; nothing in it is markup any more."""
    laid_out: list[Content] = []
    table: list[str] = []
    for line in [*shown(markdown).splitlines(), ""]:
        if line.startswith("| "):
            table.append(line)
            continue
        laid_out += _table(table, width)
        table = []
        laid_out += _line(line, width)
    return joined(laid_out)


def _line(line: str, width: int) -> list[Content]:
    if line.startswith("# "):
        return _wrapped(_inline(line[2:]).stylize(HEADING), width)
    if line.startswith("## "):
        return _wrapped(_inline(line[3:]).stylize(HEADING), width)
    if line.startswith("### "):
        return _wrapped(_inline(line[4:]).stylize(STRONG), width)
    if line.startswith("- "):
        return _wrapped(_inline(line[2:]), width, first="• ")
    return _wrapped(_inline(line), width) if line else [Content("")]


def _inline(text: str) -> Content:
    """Text with its bold parts, and without its escapes."""
    pieces, end, bold = [], 0, False
    for found in _INLINE.finditer(text):
        pieces.append(_piece(text[end : found.start()] + (found[1] or ""), bold))
        bold = bold != bool(found[2])
        end = found.end()
    return Content("").join([*pieces, _piece(text[end:], bold)])


def _piece(text: str, bold: bool) -> Content:
    return Content.styled(text, STRONG) if bold else Content(text)


def _wrapped(content: Content, width: int, first: str = "") -> list[Content]:
    pieces = content.wrap(max(_NARROWEST, width - len(first))) or [Content("")]
    return [Content(first if n == 0 else " " * len(first)) + piece.rstrip() for n, piece in enumerate(pieces)]


def _table(rows: Sequence[str], width: int) -> list[Content]:
    """A table, each cell wrapped within its column. Without a line of dashes it is none, but text that begins so."""
    if len(rows) < 2 or not _DASHES.fullmatch(rows[1]):
        return [line for row in rows for line in _wrapped(_inline(row), width)]
    header, _, *body = ([_inline(cell.strip()) for cell in _CELL_END.split(row)[1:-1]] for row in rows)
    cells = [[cell.stylize(QUIET) for cell in header], *body]
    widths = _squeezed([max(cell.cell_length for cell in column) for column in zip(*cells, strict=True)], width)
    lines = []
    for row in cells:
        columns = [cell.wrap(wide) or [Content("")] for cell, wide in zip(row, widths, strict=True)]
        for n in range(max(map(len, columns))):
            pieces = [
                fitted(column[n].rstrip() if n < len(column) else Content(""), wide)
                for column, wide in zip(columns, widths, strict=True)
            ]
            lines.append(Content(" " * _GAP).join(pieces))
    return lines


def _squeezed(widths: list[int], width: int) -> list[int]:
    """Widths that fit together into `width` cells; the widest columns give first."""
    room = width - _GAP * (len(widths) - 1)
    kept = [max(1, wide) for wide in widths]
    while sum(kept) > room and max(kept) > _NARROWEST:
        kept[kept.index(max(kept))] -= 1
    return kept
