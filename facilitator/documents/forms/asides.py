"""Which lines of a form are no part of it: a signature, closing words, "Sent from my phone"."""

from collections.abc import Sequence

from facilitator.documents.forms.line import Line
from facilitator.documents.forms.noise import begins_signature, closes, names_device
from facilitator.documents.forms.shape import Mark

_LINES, _LENGTH = 5, 60


def asides(lines: Sequence[Line]) -> set[int]:
    """The places in `lines` of such lines."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at in found or not line.text or line.shape.mark is not Mark.TEXT:
            continue
        if names_device(line.text):
            found.add(at)
        elif begins_signature(line.text):
            found.update(range(at, _end(lines, at)))
        elif closes(line.text) and (end := _end_of_closing(lines, at)):
            found.update(range(at, end))
    return found


def _end(lines: Sequence[Line], at: int) -> int:
    """Where the text that begins at `at` ends: at the next mark, or where the lines are quoted more or less."""
    end = at + 1
    while end < len(lines) and lines[end].depth == lines[at].depth and not lines[end].is_mark:
        end += 1
    return end


def _end_of_closing(lines: Sequence[Line], at: int) -> int:
    """Where closing words end; 0 where what follows them is more than a name and an address."""
    end = at + 1
    named = 0
    while end < len(lines) and lines[end].depth == lines[at].depth and lines[end].shape.mark is not Mark.END:
        line = lines[end]
        if line.text and begins_signature(line.text):
            return end
        if line.is_mark or len(line.text) > _LENGTH or named == _LINES:
            return 0
        named += bool(line.text)
        end += 1
    return end
