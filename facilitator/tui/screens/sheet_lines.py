"""Lines of the sheets of a meeting: a label, a number that is a key, and what belongs to it."""

from textual.content import Content

from facilitator.tui.theme import HEADING, QUIET
from facilitator.tui.widgets.columns import clickable, fitted, wrapped

LABEL = 13
"""Cells before a number, which is a key: close to the heading it would read as a count ("Milestones 2")."""
NUMBER = 2
"""Cells of the number."""


def labelled(label: str, number: str, rest: Content, *, mark: str = "") -> Content:
    """`rest` behind its label and its number, or a `mark`; each may be empty. With a number it can be clicked."""
    before = Content.styled(number, "bold $accent") if number else Content.styled(mark, QUIET)
    line = fitted(before, NUMBER) + rest
    named = fitted(Content.styled(label, HEADING), LABEL)
    return named + (clickable(line, f"pick({number})") if number else line)


def with_tail(words: Content, tail: Content, width: int, lines: int) -> list[Content]:
    """`words` with `tail` behind them, in at most `lines` lines of `width` cells: the words give way, not the tail."""
    if not tail:
        return wrapped(words, width, lines)
    told = wrapped(words, width, lines + 1)
    if told and len(told) < lines and told[-1].cell_length + 2 + tail.cell_length > width >= tail.cell_length:
        # Not torn apart: it has a line of its own.
        return [*told, tail]
    whole = wrapped(Content.assemble(words, "  ", tail), width, lines + 1)
    if len(whole) <= lines:
        return whole
    if lines > 1:
        return [*wrapped(words, width, lines - 1), fitted(tail, width)]
    end = tail.truncate(width * 2 // 3, ellipsis=True)
    return [Content.assemble(fitted(words, width - end.cell_length - 2), "  ", end)]
