"""Where the meeting stands, in sentences: looked at between the phases, and read out at the end."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from facilitator.documents.recap import recap
from facilitator.tui.keys import bindings
from facilitator.tui.opening import reading
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.document import document
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain

_WIDEST = 92
"""Cells beyond which lines would be too long to read out."""


class RecapScreen(DeskScreen):
    """Shows what was raised, decided and given out so far. The same key goes back, and so do Enter and Esc."""

    CSS_PATH = "recap.tcss"
    TITLE = "Overview"
    BINDINGS = [*bindings("recap", "back"), Binding("enter", "leave", show=False)]

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id

    @property
    def meeting_scope(self) -> int | None:
        """What is undone here was done in the meeting."""
        return self.meeting_id

    def compose(self) -> ComposeResult:
        """The text, and the keys."""
        with VerticalScroll(id="page"):
            yield Plain(id="text")
        yield KeyLine(id="keys")

    def key_ids(self) -> Sequence[Any]:
        """Back to the meeting."""
        return (("back", "back to the meeting"), "help")

    def show_fresh(self) -> None:
        """Read how it stands, and lay it out."""
        today = self.today(self.desk.see(reading.heads.meeting_head, self.meeting_id).zone)
        result = self.desk.see(reading.closing.closing, self.meeting_id, today)
        updates = self.desk.see(reading.updates.updates, self.meeting_id, today)
        page = self.query_one("#page", VerticalScroll)
        self.query_one("#text", Plain).show(document(recap(result, updates), min(_WIDEST, page.size.width - 2)))
        self.show_keys()
        if self.focused is None:
            page.focus()

    def action_recap(self) -> None:
        """Back to the meeting."""
        self.action_leave()

    def action_leave(self) -> None:
        """Back to the meeting."""
        self.dismiss()
