"""The path across the top: the phases of the meeting, and where it is."""

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
        pieces: list[Content] = []
        for one in LIVE_PHASES:
            if separate and one is Phase.UPDATES:
                continue
            if one is phase:
                pieces.append(Content.styled(f"{one.word.upper()} {count}".strip(), "bold $accent"))
            else:
                pieces.append(Content.styled(one.word, QUIET))
        path = Content.styled("  ›  ", QUIET).join(pieces)
        self.show(beside(path, right or Content(""), max(0, self.size.width - 2)))
