"""Which line ends were put there by a mail program.

Mail that says so (format=flowed) has been put together before. Where nothing says so there is only evidence: a program
that breaks lines breaks all that are too long, and each where the next word had no room. So in a text with one long
line nothing was broken; elsewhere a line was broken where the first word of the next would have passed the longest.
"""

from collections.abc import Sequence
from itertools import pairwise

from facilitator.documents.forms.line import Line
from facilitator.documents.forms.shape import Mark

# Programs break at 72 to 78 columns, and some count the marks of quotation in.
_LEAST, _MOST = 72, 80
# No word of a text is as long, so such a line could not be broken.
_LONG_WORD = 50
# Below this no program breaks.
_LONG = 60
_BULLETS = ("-", "–", "—", "•", "*", "·", "‣", "▪", "◦", "+")
_SENTENCE_ENDS = ".!?:…"


def width_of(lines: Sequence[Line]) -> int | None:
    """The column at which the lines were broken, if they were; None where one of them shows that they were not."""
    longest = _LEAST
    for line in lines:
        if line.length <= longest:
            continue
        if max(map(len, line.text.split()), default=0) >= _LONG_WORD:
            continue
        if len(line.text) > _MOST:
            return None
        longest = line.length
    return longest


def is_broken(before: Line, after: Line, width: int | None) -> bool:
    """Whether the first word of `after` had no room in the line `before` at this width."""
    if width is None or not before.text or not after.text:
        return False
    first = after.text.split(None, 1)[0]
    return before.length + 1 + len(first) > width


def line_goes_on(before: Line, after: Line, width: int | None) -> bool:
    """Whether `before`, which is one line (a title, a request), goes on in `after`, which begins with no dash."""
    if is_broken(before, after, width):
        return True
    return may_be_cut(before, width) and after.text[:1].islower()


def may_be_cut(line: Line, width: int | None) -> bool:
    """Whether the line is so long that some program may have broken it, though at no column that others tell."""
    return width is not None and line.length >= _LONG


def breaks_prose(lines: Sequence[Line], width: int | None) -> bool:
    """Whether some sentence of the lines goes on behind a break: the proof that lines of prose were broken."""
    return any(_goes_on(before, after) for before, after in pairwise(lines) if is_broken(before, after, width))


def _goes_on(before: Line, after: Line) -> bool:
    both_text = before.shape.mark is not Mark.NOTE and after.shape.mark is Mark.TEXT
    return both_text and after.text[:1].islower() and before.text[-1] not in _SENTENCE_ENDS


def bullet_of(text: str) -> str:
    """The dash, or what a mail program made of it, with the space behind it; "" where the line begins with none."""
    line = text.lstrip()
    indent = len(text) - len(line)
    if not line.startswith(_BULLETS):
        return ""
    rest = line[1:].lstrip()
    # "*bold*" and "-5 %" are text; a dash alone is a line that was not filled in.
    if rest and len(rest) == len(line) - 1 and line[0] in "-–—*+·":
        return ""
    return text[: indent + len(line) - len(rest)]
