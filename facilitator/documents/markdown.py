"""People's text in Markdown: shown as exactly what they typed, and still readable as plain text.

The rules escaped for are CommonMark's (https://spec.commonmark.org) and GitHub's tables, strikethrough and links
(https://github.github.com/gfm), with the bare host names that other renderers turn into links as well. Only what
would act is escaped: "2 * 3", snake_case, "#1" and "a < b" stay as they are. (GitHub makes links of e-mail addresses
whatever is done about it; such a link leads to what it shows.)
"""

import re
import unicodedata
from collections.abc import Sequence

from facilitator.text import clean, one_line

WIDEST = 60
"""Characters up to which the cells of a table are aligned; a longer one stands out on the right alone."""

# Endings of the host names that renderers make links of without being told that they are addresses.
_ENDINGS = "[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф"
_ACTIVE = re.compile(
    rf"""
    (?P<inert> (?<=\s)(?P<mark>[*_~])(?P=mark)*(?=\s)   # alone between spaces
             | (?<=[^\W_])_+(?=[^\W_])                  # inside a word
             | (?<!\S)~(?=[^\W_]) )                     # "about": it would need a second one to act
    | [*_~`\[]
    | \\(?=[!-/:-@\[-`{{-~]|$)
    | <(?=[a-z/!?]|[^\s<]*@)                            # a tag, a comment, an address
    | &(?=\#?[0-9a-z]+;)
    | (?<!\S)\#(?=\#*$)                                 # at the end, where a heading loses it
    | :(?=//\S) | (?<![\w:])/(?=/\S) | (?<=mailto):     # links that need no brackets
    | (?<=\S)\.(?=(?:{_ENDINGS})(?![^\W_])) | (?<=www)\.
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOCK = re.compile(r"^([0-9]{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|-[-\s]*$))")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")


def inline(text: str) -> str:
    """`text` on one line, for a place that does not begin a line; a text of many lines is joined by spaces."""
    return _ACTIVE.sub(lambda found: found[0] if found["inert"] else f"\\{found[0]}", one_line(text))


def opening(text: str) -> str:
    """`inline(text)` where it begins a line: a paragraph or an item of a list. It becomes no heading, list or rule."""
    return _BLOCK.sub(r"\1\\", inline(text))


def blocks(text: str) -> list[str]:
    """The lines of a text of many lines: each line a paragraph, and lines that begin with a bullet one list.

    Empty lines separate the paragraphs; there is none at the ends, and an empty text gives no lines.
    """
    lines: list[str] = []
    in_list = False
    for line in filter(None, map(one_line, clean(text).split("\n"))):
        bullet = _BULLET.match(line)
        if lines and not (in_list and bullet):
            lines.append("")
        lines.append(f"- {opening(line[bullet.end() :])}" if bullet else opening(line))
        in_list = bullet is not None
    return lines


def item(text: str, after: str = "") -> list[str]:
    """A text of many lines as one item of a list, none where it is empty; `after` is Markdown that ends the last."""
    lines = blocks(text)
    if lines and not (len(lines) == 1 and lines[0].startswith("- ")):
        lines = [f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])]
    return [*lines[:-1], f"{lines[-1]}{after}"] if lines else []


def labelled(label: str, text: str) -> list[str]:
    """`text` behind a label in bold: on its line where it is a single paragraph, else below it as `blocks`.

    No lines where the text is empty.
    """
    lines = blocks(text)
    if not lines:
        return []
    if len(lines) == 1 and not _BULLET.match(lines[0]):
        return [f"**{label}:** {inline(text)}"]
    return [f"**{label}:**", "", *lines]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table whose columns are aligned as plain text too; the cells are people's text, escaped here."""
    cells = [[inline(cell).replace("|", r"\|") for cell in row] for row in (header, *rows)]
    widths = [max(3, min(WIDEST, max(map(_width, column)))) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * width for width in widths])
    return [
        f"| {' | '.join(cell + ' ' * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))} |"
        for row in cells
    ]


def _width(text: str) -> int:
    """Columns that `text` takes in a typeface of fixed width."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
