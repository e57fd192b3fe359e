"""A screen as a picture: SVG of the cells as they are painted, in the reader's own monospaced font.

It is written here and not by Textual, whose pictures change with its releases: one line of the screen is one line of
the file, so that a change can be read in a comparison. Nothing in it is fetched from elsewhere.
"""

from collections.abc import Iterator, Sequence
from html import escape

from rich.color import Color
from rich.style import Style
from textual._cells import cell_len
from textual.strip import Strip

_WIDE, _HIGH, _BASE, _MARGIN = 10, 20, 15, 12
"""Of a cell, in points: its width, its height, how deep the letters stand; and what is left around the screen."""
_BLOCKS = {"█": (0, 1), "▀": (0, 0.5), "▄": (0.5, 1)}
"""Blocks are drawn as boxes, from one part of the height to another: in a font they have gaps between them."""

Run = tuple[int, str, Style]
"""A piece of a line: the cell it begins in, its text, and its style."""


def picture(strips: Sequence[Strip], background: str) -> str:
    """The painted lines as SVG on `background` ("#rrggbb")."""
    looks: dict[str, str] = {}
    lines = [_line(list(_runs(strip)), y, background, looks) for y, strip in enumerate(strips)]
    width = max(strip.cell_length for strip in strips) * _WIDE + 2 * _MARGIN
    height = len(strips) * _HIGH + 2 * _MARGIN
    styles = "".join(f".{name}{{{look}}}" for look, name in looks.items())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">',
            "<style>text{font:15px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}"
            f"rect{{shape-rendering:crispEdges}}{styles}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{background}"/>',
            f'<g transform="translate({_MARGIN} {_MARGIN})">',
            *filter(None, lines),
            "</g></svg>",
            "",
        ]
    )


def _runs(strip: Strip) -> Iterator[Run]:
    x = 0
    for segment in strip:
        if segment.style is not None and segment.text:
            yield x, segment.text, segment.style
        x += cell_len(segment.text)


def _line(runs: Sequence[Run], y: int, background: str, looks: dict[str, str]) -> str:
    boxes, words = [], []
    for x, text, style in runs:
        ink, ground = _colours(style)
        if ground != background:
            boxes.append(_box(x, cell_len(text), y, (0, 1), ground))
        if set(text) & set(_BLOCKS):
            boxes += [_box(x + n, 1, y, _BLOCKS[one], ink) for n, one in enumerate(text) if one in _BLOCKS]
        else:
            words += _words(x, text, y, ink, style, looks)
    return "".join([*_merged(boxes), *words])


def _words(x: int, text: str, y: int, ink: str, style: Style, looks: dict[str, str]) -> list[str]:
    if not text.strip():
        return []
    look = f"fill:{ink}" + ";font-weight:700" * bool(style.bold) + ";font-style:italic" * bool(style.italic)
    name = looks.setdefault(look, f"s{len(looks)}")
    begins = x + len(text) - len(text.lstrip(" "))
    told = text.strip(" ")
    at = f'x="{begins * _WIDE}" y="{y * _HIGH + _BASE}" textLength="{cell_len(told) * _WIDE}"'
    return [f'<text class="{name}" {at}>{escape(told)}</text>']


def _box(x: int, wide: int, y: int, part: tuple[float, float], fill: str) -> tuple[float, float, float, float, str]:
    top, bottom = part
    return x * _WIDE, (y + top) * _HIGH, wide * _WIDE, (bottom - top) * _HIGH, fill


def _merged(boxes: Sequence[tuple[float, float, float, float, str]]) -> list[str]:
    """The boxes, those that touch in one."""
    joined: list[tuple[float, float, float, float, str]] = []
    for x, y, wide, high, fill in boxes:
        before = joined[-1] if joined else None
        if before is not None and (before[0] + before[2], *before[1:2], *before[3:]) == (x, y, high, fill):
            joined[-1] = (before[0], y, before[2] + wide, high, fill)
        else:
            joined.append((x, y, wide, high, fill))
    return [
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="{fill}"/>'
        for x, y, wide, high, fill in joined
    ]


def _colours(style: Style) -> tuple[str, str]:
    ink, ground = _hex(style.color), _hex(style.bgcolor)
    return (ground, ink) if style.reverse else (ink, ground)


def _hex(colour: Color | None) -> str:
    return colour.get_truecolor().hex if colour is not None else "#000000"
