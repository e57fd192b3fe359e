"""Lists folded into the lines there are, for windows in which nobody scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content

from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.rows import Row, spaced


@dataclass
class _Section:
    heading: Content | None
    apart: bool = False
    """Whether a blank line belongs before it."""
    lines: list[Content] = field(default_factory=list)
    shown: int = 0

    @property
    def height(self) -> int:
        """Lines that it takes; what is left out is told in one."""
        return (self.heading is not None) + self.shown + (self.shown < len(self.lines))


def folded(rows: Sequence[Row], height: int) -> list[Content]:
    """`rows` in at most `height` lines: first the blank lines go, then the longest lists end with how many more.

    A row without a key is a heading, or a blank line.
    """
    apart = spaced(rows, height)
    if len(apart) > len(rows):
        return [row.content for row in apart][0 if apart[0].content.plain else 1 :]
    sections = _sections(rows)
    gaps = sum(section.apart for section in sections[1:])
    if sum(section.height for section in sections) + gaps > height:
        gaps = 0
    while sum(section.height for section in sections) + gaps > height:
        # The last of the longest: what comes first matters most.
        longest = max(reversed(sections), key=lambda section: section.shown)
        if longest.shown <= 1:
            break
        longest.shown -= 1
    for section in sections:
        if section.shown == len(section.lines) - 1:
            # The line that says so is room enough for what it leaves out.
            section.shown += 1
    lines: list[Content] = []
    for n, section in enumerate(sections):
        lines += [Content("")] if n and gaps and section.apart else []
        lines += [] if section.heading is None else [section.heading]
        lines += section.lines[: section.shown]
        if section.shown < len(section.lines):
            lines.append(Content.styled(f"  and {len(section.lines) - section.shown} more", QUIET))
    return lines[:height]


def _sections(rows: Sequence[Row]) -> list[_Section]:
    sections: list[_Section] = []
    for n, row in enumerate(rows):
        if row.key and not sections:
            sections.append(_Section(None))
        if row.key:
            sections[-1].lines.append(row.content)
        elif row.content.plain.strip():
            sections.append(_Section(row.content, apart=n > 0 and not rows[n - 1].content.plain.strip()))
    for section in sections:
        section.shown = len(section.lines)
    return sections
