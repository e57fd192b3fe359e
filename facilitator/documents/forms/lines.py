"""The lines of a text that came back: how deep each is quoted, and which belong together.

A reply is its own text, and below it what it answers: with ">" before each line, or, from Outlook, behind a rule with
From, Sent, To and Subject. `streams` takes these apart, the newest first.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from facilitator.documents.forms.joining import is_broken, width_of
from facilitator.documents.forms.line import Line
from facilitator.documents.forms.noise import attribution_length, begins_original, headers_length
from facilitator.documents.forms.shape import Mark, shape_of
from facilitator.text import clean

_QUOTED = re.compile(r"(?: ?>)+ ?")
_HARD_SPACES = re.compile(r"[\u00a0\u2007\u202f]")
_UNSEEN = re.compile(r"[\u200b\u2060]")
_DEEPEST = 30


def lines_of(text: str) -> list[Line]:
    """The lines of `text`, numbered from 1, with plain spaces and without the marks of quotation."""
    lines = []
    for number, raw in enumerate(clean(text).split("\n"), 1):
        plain = _UNSEEN.sub("", _HARD_SPACES.sub(" ", raw)).rstrip()
        quoted = _QUOTED.match(plain)
        inner = plain[quoted.end() :] if quoted else plain
        depth = min(quoted[0].count(">"), _DEEPEST) if quoted else 0
        lines.append(Line(number, inner, len(plain), depth, shape_of(inner)))
    return lines


def streams(lines: list[Line]) -> Iterator[list[Line]]:
    """The texts that stand in one file, the newest first: the answer, then what it quotes, and so on.

    Answers that were written between the lines of a quoted form stay with it, as lines of less depth.
    """
    for part in _parts(lines):
        yield from _by_depth(_with_tails(part))


def _parts(lines: list[Line]) -> list[list[Line]]:
    """The texts between the heads of repeated mails; these heads, and who wrote what when, are left out."""
    texts = [line.text for line in lines]
    parts: list[list[Line]] = [[]]
    at = 0
    while at < len(lines):
        apart = (headers_length(texts, at) or int(begins_original(texts[at]))) if texts[at] else 0
        if apart:
            parts.append([])
        wrote = 0 if apart else _attribution(lines, texts, at)
        if not apart and not wrote:
            parts[-1].append(lines[at])
        at += apart or wrote or 1
    return parts


def _attribution(lines: list[Line], texts: list[str], at: int) -> int:
    """The length of "On Tue ... wrote:" where a quotation follows it; 0 elsewhere, for people write so too."""
    if not lines[at].text or not (count := attribution_length(texts, at)):
        return 0
    following = next((line for line in lines[at + count : at + count + 4] if line.text), None)
    # Some programs quote this line along with the mail.
    least = max(1, lines[at].depth)
    return count if following and following.depth >= least else 0


def _with_tails(lines: list[Line]) -> list[Line]:
    """The lines, with the ends of long quoted lines that were broken off and lost their ">" quoted again."""
    width = width_of(lines)
    found: list[Line] = []
    for at, line in enumerate(lines):
        before = found[-1] if found else None
        if before and line.text and line.depth < before.depth and _is_tail(before, line, lines[at + 1 : at + 2], width):
            line = replace(line, depth=before.depth)
        found.append(line)
    return found


def _is_tail(before: Line, line: Line, following: list[Line], width: int | None) -> bool:
    goes_on = not following or not following[0].text or following[0].depth == before.depth
    plain = line.shape.mark is Mark.TEXT and before.shape.mark is not Mark.NOTE
    return goes_on and plain and is_broken(before, line, width)


def _by_depth(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of the least depth that has the marks of a form, with those of less; then the deeper ones."""
    above = _typed_above(lines)
    if above:
        yield lines[:above]
    rest = lines[above:]
    while rest:
        depth = _depth_of_form([line.depth for line in rest if line.is_mark])
        yield [line for line in rest if line.depth <= depth]
        rest = [line for line in rest if line.depth > depth]


def _typed_above(lines: list[Line]) -> int:
    """How many lines at the top are an answer with headings typed by hand, above the quoted form; 0 for none."""
    top = next((at for at, line in enumerate(lines) if line.depth), 0)
    words = {line.shape.word for line in lines[:top] if line.shape.mark is Mark.SECTION}
    return top if len(words) > 1 and any(line.is_mark for line in lines[top:]) else 0


def _depth_of_form(marked: list[int]) -> int:
    """How deep the newest form is quoted, by the depth of each line with a mark.

    It is the least, but where such lines stand amid deeper ones: there somebody took the ">" from a few lines.
    """
    if not marked:
        return _DEEPEST
    least = min(marked)
    if least in (marked[0], marked[-1]):
        return least
    return min(depth for depth in marked if depth > least)
