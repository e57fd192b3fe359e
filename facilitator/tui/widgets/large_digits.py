"""Digits as large as the room allows, of which only those are painted that changed."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.widgets.large_type import in_blocks, points

_SCALES = (3, 2, 1)
_LONGEST = "00:00"
"""What the scale is chosen for, so that it stays while a clock runs from 10:00 to 9:59."""


class LargeDigits(Widget):
    """Shows a clock's time at the right of its room. Its size comes from the stylesheet: a change needs no layout."""

    DEFAULT_CSS = "LargeDigits { width: 100%; height: 3; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.value = ""
        """What is shown, in digits, ":", "+" and "-"."""
        self._rows: list[str] = []

    def show(self, value: str) -> None:
        """Show `value`, and paint what is not there already."""
        if value != self.value:
            self.value = value
            self._draw()

    def on_resize(self) -> None:
        """Draw them in the size there is now."""
        if self.value:
            self._draw()

    def render_line(self, y: int) -> Strip:
        """The line `y`, blank beneath the digits."""
        row = self._rows[y] if y < len(self._rows) else ""
        return Strip([Segment(row.rjust(self.size.width), self.rich_style)], self.size.width)

    def _draw(self) -> None:
        width, height = self.size
        before, self._rows = self._rows, _drawn(self.value, width, height)
        if [len(row) for row in before] != [len(row) for row in self._rows]:
            self.refresh()
            return
        changed = [
            x for pair in zip(before, self._rows, strict=True) for x, (old, new) in enumerate(zip(*pair, strict=True))
            if old != new
        ]  # fmt: skip
        if changed:
            first, last = min(changed), max(changed)
            left = width - len(self._rows[0])
            self.refresh(Region(left + first, 0, last - first + 1, len(self._rows)))


def _drawn(value: str, width: int, height: int) -> list[str]:
    """`value` in rows of one width; as text where it does not fit in any size."""
    for scale in _SCALES:
        rows = _at_scale(value, scale)
        longest = max(len(rows[0]), len(_at_scale(_LONGEST, scale)[0]))
        if longest <= width and len(rows) <= height:
            return rows
    return [value[:width]]


def _at_scale(value: str, scale: int) -> list[str]:
    glyphs = [points(character) or ("",) * 5 for character in value]
    rows = tuple("0".join(row) for row in zip(*glyphs, strict=True))
    return in_blocks(rows, scale)
