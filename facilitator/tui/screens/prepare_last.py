"""What an owner wrote last time and what changed since then, whole, where the screen has no room for it."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.tui.screens.once import LeftOnce
from facilitator.tui.screens.prepare_past import whole_past
from facilitator.tui.theme import WATCH
from facilitator.tui.widgets.columns import joined, text
from facilitator.tui.widgets.hints import leaving
from facilitator.tui.widgets.plain import Plain
from facilitator.views.preparing import Preparing

_WIDEST = 100
"""Cells beyond which lines would be too long to read."""


class LastTimeScreen(LeftOnce[None]):
    """Shows it until a key closes it; first what `elsewhere` was written into fields that one types in, by label."""

    DEFAULT_CSS = """
    LastTimeScreen #page { height: 1fr; padding: 1 2; }
    LastTimeScreen #text { height: auto; }
    LastTimeScreen #foot { height: 1; padding: 0 1; background: $surface; }
    LastTimeScreen.-huge #page { padding: 1 28; }
    """
    TITLE = "Last time"
    BINDINGS = [Binding("escape,ctrl+l,enter,q", "close", "close")]

    def __init__(self, view: Preparing, today: date, elsewhere: Mapping[str, str]) -> None:
        super().__init__()
        self._view, self._today, self._elsewhere = view, today, elsewhere

    def compose(self) -> ComposeResult:
        """The text, and how to close."""
        with VerticalScroll(id="page"):
            yield Plain(id="text")
        yield Plain(id="foot")

    def on_mount(self) -> None:
        """It scrolls at once, and that is said where it does."""
        page = self.query_one("#page")
        page.focus()
        self.watch(page, "show_vertical_scrollbar", self._paint_foot)

    def on_resize(self) -> None:
        """Lines are wrapped for the width."""
        self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        room = min(_WIDEST, self.query_one("#page").size.width - 2)
        self.query_one("#text", Plain).show(
            joined([*self._written_elsewhere(room), *whole_past(self._view, room, self._today)])
        )

    def _paint_foot(self) -> None:
        self.query_one("#foot", Plain).show(leaving(self.query_one("#page")))

    def _written_elsewhere(self, room: int) -> list[Content]:
        return [
            line
            for label, words in self._elsewhere.items()
            for line in (
                Content.styled(f"{label}, elsewhere", WATCH),
                *text(words or "(emptied)").wrap(room),
                Content(""),
            )
        ]

    def action_close(self) -> None:
        """Back to the fields."""
        self.dismiss()
