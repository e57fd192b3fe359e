"""The meetings that private notes were taken on, to look their notes up again."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.content import Content

from facilitator.tui.keys import bindings
from facilitator.tui.opening import reading
from facilitator.tui.screens.looking import LookingScreen
from facilitator.tui.screens.private_notes import PrivateNotesScreen
from facilitator.tui.screens.private_rows import noted_rows
from facilitator.tui.theme import HEADING
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows


class PrivatePastScreen(LookingScreen):
    """A meeting a row, the newest first; Enter shows its notes and its times."""

    DEFAULT_CSS = """
    PrivatePastScreen { layout: vertical; }
    PrivatePastScreen #title { height: 2; padding: 1 2 0 2; }
    PrivatePastScreen Rows { height: 1fr; margin: 1 1 0 1; }
    PrivatePastScreen.-huge #title { padding: 1 28 0 28; }
    PrivatePastScreen.-huge Rows { margin: 1 27 0 27; }
    """
    TITLE = "Private notes of past meetings"
    AUTO_FOCUS = "Rows"
    BINDINGS = bindings("open", "back", "quit")

    def compose(self) -> ComposeResult:
        """A heading, the meetings, the keys."""
        yield Plain(id="title")
        yield Rows(id="rows")
        yield KeyLine(id="keys")

    def key_ids(self) -> Sequence[Any]:
        """What can be done with a meeting."""
        return (("open", "notes"), "back", "help", "quit")

    def show_fresh(self) -> None:
        """Read which meetings there are."""
        rows = self.query_one(Rows)
        self.query_one("#title", Plain).show(Content.styled("Meetings with private notes", HEADING))
        rows.show(noted_rows(self.desk.see(reading.private_notes.noted_meetings), rows.size.width - 3, self.today()))
        self.show_keys()

    def action_open(self) -> None:
        """The notes of the meeting under the cursor."""
        kind, _, number = self.query_one(Rows).cursor.partition(":")
        if kind == "meeting":
            self.app.push_screen(PrivateNotesScreen(int(number)))

    def action_leave(self) -> None:
        """Back to the meeting that is followed."""
        self.dismiss()
