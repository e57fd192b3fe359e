"""Text on its way to the terminal."""

import os
import sys
import unicodedata
from collections.abc import Sequence

import click

from facilitator.errors import FacilitatorError
from facilitator.text import one_line, shown


def say(text: str, *, to_stderr: bool = False) -> None:
    """Print `text`, cleaned of what could act on a terminal. Raises FacilitatorError where it cannot be written."""
    if to_stderr:
        click.echo(shown(text), file=sys.stderr)
    else:
        _print(shown(text) + "\n")


def say_bytes(data: bytes) -> None:
    """Print the bytes of a text file as they are, on a terminal in the characters that it has.

    Raises FacilitatorError where they cannot be written.
    """
    if sys.stdout.isatty():
        say(data.decode().removesuffix("\r\n"))
    else:
        _print(data)


def abandon_output() -> None:
    """Let what is still in the buffer of the standard output go nowhere: it would fail again at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(content: str | bytes) -> None:
    try:
        # Named, since click would take UTF-8 in place of ASCII.
        click.echo(content, nl=False, file=sys.stdout)
    except BrokenPipeError:
        raise
    except OSError as refusal:
        abandon_output()
        raise FacilitatorError(
            f"The output cannot be written: {refusal.strerror}.", "Make room, or send it elsewhere."
        ) from refusal


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
