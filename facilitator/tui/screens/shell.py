"""What is painted first, before anything of the database is imported; and where failure to open it is told."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from facilitator.errors import FacilitatorError
from facilitator.text import shown


class ShellScreen(Screen[None]):
    """The program's name and what it is doing."""

    DEFAULT_CSS = """
    ShellScreen { align: center middle; }
    ShellScreen Static { width: auto; max-width: 76; height: auto; }
    """
    BINDINGS = [Binding("q,escape,ctrl+q", "app.quit", "quit")]

    def __init__(self, database: str) -> None:
        super().__init__()
        self._database = database

    def compose(self) -> ComposeResult:
        """One line in the middle."""
        yield Static(Content.assemble(("facilitator", "bold"), "\n\nopening ", shown(self._database)), markup=False)

    def show_failure(self, error: FacilitatorError) -> None:
        """Say what is wrong and what to do."""
        said = Content.assemble(
            ("facilitator\n\n", "bold"), (shown(error.message), "bold $error"), "\n", shown(error.hint)
        )
        self.query_one(Static).update(Content.assemble(said, "\n\n", ("q", "bold $accent"), " quit"))
