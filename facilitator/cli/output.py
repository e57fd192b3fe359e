"""Text on its way to the terminal."""

import unicodedata
from collections.abc import Sequence

import click

from facilitator.text import one_line, shown


def say(text: str, *, to_stderr: bool = False) -> None:
    """Print `text`, cleaned of what could act on a terminal."""
    click.echo(shown(text), err=to_stderr)


def say_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print `rows` under `heads` in aligned columns; the longest column is best the last."""
    lines = [heads, *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        say("  ".join(cells).rstrip())


def counted(number: int, thing: str) -> str:
    """A number with what is counted: "1 member", "2 members"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _width(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    none = sum(bool(unicodedata.combining(char)) or char in "\u200d\ufe0f" for char in text)
    return len(text) + wide - none
