"""Our Markdown as a page for the browser: one file without anything from outside, for screen, telephone and paper.

What people wrote was escaped when the Markdown was made. The parser knows no HTML, and the page forbids the browser
to run or to load anything, so that a second fault would be needed for their text to act.
"""

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from facilitator.documents.marks import MARKS
from facilitator.process.dates import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}</body>
</html>
"""

_CLASSES = {mark: status.value.replace("_", "-") for status, mark in MARKS.items()}
_STATUS = re.compile(rf"([{''.join(MARKS.values())}]) (?:\d+ )?(?:{'|'.join(status.word for status in MARKS)})\b")
_DAY = re.compile(
    rf"\b(?:(?:{'|'.join(name[:3].capitalize() for name in WEEKDAYS)}) \d{{1,2}}"
    rf" (?:{'|'.join(name[:3].capitalize() for name in MONTHS)}) \d{{4}}\b,?"
    r"|(?:in|missed by) \d+ (?:day|week|month|year)s?\b)"
)
STATUS = "Status"
"""The heading of the first column in tables of milestones: all of those have columns of the same widths."""
_MOST_COLUMNS = 3
"""What a telephone has room for."""


def page(markdown_text: str, title: str) -> str:
    """The page of a document that this program wrote as Markdown; `title` is people's text, for the window's title."""
    style = files("facilitator.documents").joinpath("page.css").read_text(encoding="utf-8")
    return _PAGE.format(title=escape(title), style=style, body=_parser().render(markdown_text))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.push("narrow", _fit_for_narrow_screens)
    parser.add_render_rule("text", _text)
    return parser


def _text(_renderer: Any, tokens: "Sequence[Token]", place: int, _options: Any, _env: Any) -> str:
    """Text with each status in the colour of its class (shape and word say it already), and days in one piece."""
    coloured = _STATUS.sub(
        lambda found: f'<span class="status {_CLASSES[found[1]]}">{found[0]}</span>', escape(tokens[place].content)
    )
    return _DAY.sub(r'<span class="day">\g<0></span>', coloured)


def _fit_for_narrow_screens(state: Any) -> None:
    """Mark tables of many columns: on a telephone their rows stand as lines, each with the heading of its column.

    The first line says what the row is about, and needs no heading.
    """
    for opening, rows in _tables(state.tokens):
        if len(rows[0]) > _MOST_COLUMNS:
            opening.attrSet("class", "many by-status" if rows[0][0][1] == STATUS else "many")
            for row in rows[1:]:
                for (cell, _), (_, heading) in list(zip(row, rows[0], strict=True))[1:]:
                    cell.attrSet("data-label", heading)


def _tables(tokens: "Iterable[Token]") -> "Iterable[tuple[Token, list[list[tuple[Token, str]]]]]":
    """Each table with its rows, the headings first: the cells of each and their text."""
    rows: list[list[tuple[Token, str]]] = []
    cell = opening = None
    for token in tokens:
        match token.type:
            case "table_open":
                opening, rows = token, []
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open":
                cell = token
            case "inline" if cell is not None:
                rows[-1].append((cell, "".join(child.content for child in token.children or ())))
                cell = None
            case "table_close" if opening is not None:
                yield opening, rows
