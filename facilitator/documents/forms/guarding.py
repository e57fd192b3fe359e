"""Lines of an answer that look like something else: a mark before them keeps them what they are."""

from facilitator.documents.forms.noise import is_noise
from facilitator.documents.forms.shape import Mark, shape_of

_ESCAPE = "\\"


def guarded(line: str) -> str:
    """The line as the form shows it, with the mark where it needs one."""
    return f"{_ESCAPE}{line}" if _needs_guard(line) else line


def unguarded(line: str) -> str:
    """The line as it was before `guarded`."""
    return line[1:] if line.startswith(_ESCAPE) and _needs_guard(line[1:]) else line


def _needs_guard(line: str) -> bool:
    """Whether the line would be read as a part of the form, a quotation, a signature or the head of a mail."""
    return line.startswith((_ESCAPE, ">", " >")) or shape_of(line).mark is not Mark.TEXT or is_noise(line)
