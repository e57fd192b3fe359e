"""A document about a meeting, laid out on the screen to be read."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.document import document
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain


class DocumentScreen(DeskScreen):
    """Subclasses read the document and hand its Markdown to `lay_out`; Esc goes back to where it was opened from."""

    CSS_PATH = "document_screen.tcss"

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

    def lay_out(self, markdown: str, widest: int) -> None:
        """Show the document in lines of at most `widest` cells; longer ones are hard to read."""
        page = self.query_one("#page", VerticalScroll)
        self.query_one("#text", Plain).show(document(markdown, min(widest, page.size.width - 2)))
        self.show_keys()
        if self.focused is None:
            page.focus()

    def action_leave(self) -> None:
        """Back to where it was opened from."""
        self.dismiss()
