"""The one thing that the room attends to, as large as there is room for."""

from textual.content import Content

from facilitator.tui.widgets.columns import text, titled
from facilitator.tui.widgets.large_type import enlarged

_STYLE = "bold $accent"
_WIDE = 60
"""Cells from which on large letters are used: in less they would fit here and there only."""


def headline(words: str, width: int, height: int) -> list[Content]:
    """`words` in at most `height` lines of `width` cells: in large letters where they fit, else in ordinary ones."""
    large = enlarged(words, width, height) if width >= _WIDE else ()
    if large:
        return [Content.styled(line, _STYLE) for line in large] + [Content("")] * (len(large) < height)
    above = [Content("")] if height > 1 else []
    return [*above, *titled(text(words, _STYLE), width, max(1, height - 1))]
