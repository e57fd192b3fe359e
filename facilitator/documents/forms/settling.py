"""The last word on lines that only look like a part of the form: what stands around them decides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from facilitator.documents.forms.line import Line
from facilitator.documents.forms.shape import NEW, Mark, Shape

_TEXT = Shape(Mark.TEXT)
_FAR = 4
# So many lines of a head stand together in no answer.
_HEADS = 3
# What the form has on two lines, one right below the other.
_TOGETHER = {(Mark.MILESTONE, Mark.KEY), (Mark.KEY, Mark.KEY), (Mark.HEAD, Mark.HEAD)}


def settled(lines: Sequence[Line]) -> list[Line]:
    """The lines with every mark decided: what is a mark no more has become text."""
    sure_words = {line.shape.word for line in lines if line.shape.mark is Mark.SECTION and line.shape.sure}
    bare_words = {line.shape.word for line in lines if line.shape.mark is Mark.SECTION} - sure_words
    # One word alone on a line is a heading only in a form.
    in_form = any(line.is_mark for line in lines) or len(bare_words - {NEW}) > 1
    first_mark = next((at for at, line in enumerate(lines) if line.is_mark), len(lines))
    found = []
    for at, line in enumerate(lines):
        kept = line.shape.sure or _belongs(lines, at, bare_words if in_form else set(), first_mark)
        found.append(line if kept else replace(line, shape=_TEXT))
    return found


def _belongs(lines: Sequence[Line], at: int, bare_words: set[str], first_mark: int) -> bool:
    shape = lines[at].shape
    following = list(_following(lines, at))
    match shape.mark:
        case Mark.SECTION:
            return shape.word in bare_words
        case Mark.MILESTONE:
            return any(other.mark is Mark.KEY and other.word in ("status", "due") for other in following)
        case Mark.HEAD:
            around = {
                line.shape.word for line in lines[max(0, at - _FAR) : at + _FAR + 1] if line.shape.mark is Mark.HEAD
            }
            return at < first_mark or len(around) >= _HEADS
        case _:
            return True


def _following(lines: Sequence[Line], at: int) -> Iterator[Shape]:
    """The next few lines, to the next sure mark of another kind."""
    seen = 0
    for line in lines[at + 1 : at + 2 * _FAR + 1]:
        if not line.text:
            continue
        seen += 1
        if seen > _FAR or (line.is_mark and line.shape.mark is not Mark.HEAD):
            return
        yield line.shape


def opens_new_milestone(lines: Sequence[Line], at: int) -> bool:
    """Whether "Title:" on this line begins a block for a new milestone though its heading is gone."""
    shape = lines[at].shape
    if shape.mark is not Mark.KEY or shape.word != "title":
        return False
    return any(other.mark is Mark.KEY and other.word in ("priority", "due") for other in _following(lines, at))


def single_spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines without the empty line that some programs put behind each.

    They did so where an empty line stands between the head of every milestone and its status, and so on: there the
    form has none.
    """
    gaps = _gaps(lines)
    if not gaps or not all(gaps):
        return list(lines)
    found: list[Line] = []
    run = 0
    for line in lines:
        run = 0 if line.text else run + 1
        # Of one empty line none stays, of three one.
        if line.text or run % 2 == 0:
            found.append(line)
    return found


def _gaps(lines: Sequence[Line]) -> list[bool]:
    """For each two lines that the form has one below the other, whether an empty one is between them now."""
    filled = [(at, line) for at, line in enumerate(lines) if line.text]
    gaps = []
    for (at, above), (later, below) in pairwise(filled):
        if (above.shape.mark, below.shape.mark) in _TOGETHER:
            gaps.append(later > at + 1)
    return gaps
