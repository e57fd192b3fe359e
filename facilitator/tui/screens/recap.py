"""Where the meeting stands, in sentences: looked at between the phases, and read out at the end."""

from collections.abc import Sequence
from typing import Any

from textual.binding import Binding

from facilitator.documents.recap import recap
from facilitator.tui.keys import bindings
from facilitator.tui.opening import reading
from facilitator.tui.screens.document_screen import DocumentScreen

_WIDEST = 92
"""Cells beyond which lines would be too long to read out."""


class RecapScreen(DocumentScreen):
    """Shows what was raised, decided and given out so far. The same key goes back, and so do Enter and Esc."""

    TITLE = "Overview"
    BINDINGS = [*bindings("recap", "back"), Binding("enter", "leave", show=False)]

    def key_ids(self) -> Sequence[Any]:
        """Back to the meeting."""
        return (("back", "back to the meeting"), "help")

    def show_fresh(self) -> None:
        """Read how it stands, and lay it out."""
        today = self.today(self.desk.see(reading.heads.meeting_head, self.meeting_id).zone)
        result = self.desk.see(reading.closing.closing, self.meeting_id, today)
        updates = self.desk.see(reading.updates.updates, self.meeting_id)
        self.lay_out(recap(result, updates), _WIDEST)

    def action_recap(self) -> None:
        """Back to the meeting."""
        self.action_leave()
