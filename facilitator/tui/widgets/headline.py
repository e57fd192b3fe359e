"""The one thing that the room attends to, as large as there is room for."""

from textual.content import Content

from facilitator.tui.widgets.columns import text, titled
from facilitator.tui.widgets.large_type import enlarged

_STYLE = "bold"
"""Without a colour: beside it the clock turns to those of a warning."""
_WIDE = 60
"""Cells from which on large letters are used: in less they would fit here and there only."""

_SEVERAL = 5
"""Lines of the window in which more than one of large letters may stand."""


def headline(words: str, width: int, height: int) -> list[Content]:
    """`words` in at most `height` lines of `width` cells: in large letters where they fit, else in ordinary ones."""
    # What follows stands apart from several lines of large letters.
    large = enlarged(words, width, height - (height > _SEVERAL)) if width >= _WIDE else ()
    if large:
        return [Content.styled(line, _STYLE) for line in large] + [Content("")] * (len(large) < height)
    above = [Content("")] if height > 1 else []
    return [*above, *titled(text(words, _STYLE), width, max(1, height - 1))]
