"""The path across the top: the phases of the meeting, and where it is."""

from functools import lru_cache

from textual.content import Content

from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import beside
from facilitator.tui.widgets.plain import Plain


class PathBar(Plain):
    """One line: Check in › UPDATES 3 of 8 › Prioritize › Discuss › Close, and a word at the right."""

    DEFAULT_CSS = "PathBar { height: 1; background: $surface; padding: 0 1; }"

    def show_phase(
        self, phase: Phase, *, count: str = "", right: Content | None = None, separate: bool = False
    ) -> None:
        """Mark `phase`; `count` says which of how many ("3 of 8")."""
        phases = tuple(one for one in LIVE_PHASES if one is not Phase.UPDATES or not separate)
        width = self.content_size.width
        end = right or Content("")
        path = _path(phases, phase, count)
        if path.cell_length > width - end.cell_length and phase in phases:
            # Where the meeting is, and what follows.
            path = _path(phases[phases.index(phase) :], phase, count)
        self.show(beside(path, end, width))


@lru_cache(maxsize=8)
def _path(phases: tuple[Phase, ...], phase: Phase, count: str) -> Content:
    # Each second asks for the same one.
    return Content.styled("  ›  ", QUIET).join(
        [
            Content.styled(f"{one.word.upper()} {count}".strip(), "bold $accent")
            if one is phase
            else Content.styled(one.word, QUIET)
            for one in phases
        ]
    )
