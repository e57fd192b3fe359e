"""Text on its way to the terminal and into files."""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from facilitator.errors import FacilitatorError
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


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8 into the file `path`, wholly or not at all. Raises FacilitatorError where it cannot be."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` into the file `path`, wholly or not at all. Raises FacilitatorError where it cannot be."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as refusal:
        raise FacilitatorError(f"{path} cannot be written: {refusal.strerror}.", "Name another file.") from refusal


def _width(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    none = sum(bool(unicodedata.combining(char)) or char in "\u200d\ufe0f" for char in text)
    return len(text) + wide - none
