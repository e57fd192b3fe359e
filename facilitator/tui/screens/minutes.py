"""The minutes of a meeting on the screen."""

from collections.abc import Sequence
from typing import Any

from facilitator.documents.minutes import markdown
from facilitator.process.phases import Phase
from facilitator.tui.keys import bindings
from facilitator.tui.minutes_file import save_minutes
from facilitator.tui.opening import reading
from facilitator.tui.screens.document_screen import DocumentScreen

_WIDEST = 100
"""Cells beyond which lines would be too long to read."""


class MinutesScreen(DocumentScreen):
    """Shows the minutes as they would be written now."""

    TITLE = "Minutes"
    BINDINGS = bindings("correct", "write", "back")

    def key_ids(self) -> Sequence[Any]:
        """What can be done with minutes."""
        return ("write", "correct", "back", "help")

    def show_fresh(self) -> None:
        """Read the minutes and lay them out."""
        minutes = self.desk.see(reading.minutes.minutes, self.meeting_id)
        as_of = None if minutes.phase is Phase.CLOSED else self.now()
        self.lay_out(markdown(minutes, as_of), _WIDEST)

    def action_write_minutes(self) -> None:
        """Write the minutes to their file."""
        minutes = self.desk.see(reading.minutes.minutes, self.meeting_id)
        with self.acting():
            self.facilitator.tell(save_minutes(self.facilitator.database, minutes))

    def action_correct(self) -> None:
        """Go to the meeting's closing, where words are put right and a closed meeting is opened again."""
        from facilitator.tui.screens.closing import ClosingScreen

        if isinstance(self.app.screen_stack[-2], ClosingScreen):
            self.dismiss()
        elif self.desk.see(reading.heads.meeting_head, self.meeting_id).phase in ClosingScreen.PHASES:
            self.app.push_screen(ClosingScreen(self.meeting_id))
        else:
            self.facilitator.tell("The meeting still runs: its words are put right there.", wrong=True)
