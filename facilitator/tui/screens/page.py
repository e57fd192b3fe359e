"""A screen outside the meeting: its body, and at the foot the keys and the line for words."""

from abc import abstractmethod
from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from facilitator.errors import FacilitatorError
from facilitator.tui.answers import Question
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.key_line import KeyLine


class PageScreen(DeskScreen):
    """Subclasses compose the body, say which widget has the focus, and show what they read."""

    DEFAULT_CSS = """
    PageScreen { layout: vertical; }
    PageScreen #foot { height: 2; dock: bottom; background: $surface; }
    PageScreen KeyLine { height: 2; }
    """

    def compose(self) -> ComposeResult:
        """The body, then the foot."""
        yield from self.compose_body()
        with Vertical(id="foot"):
            yield KeyLine(id="keys", lines=2)
            yield CaptureLine(id="capture")

    @abstractmethod
    def compose_body(self) -> ComposeResult:
        """What stands above the foot."""

    @property
    @abstractmethod
    def home(self) -> Widget:
        """What has the focus while nothing is typed."""

    def show_keys(self) -> None:
        """Show the keys that matter now."""
        self.query_one(KeyLine).show_keys(self.key_ids())

    # --- words -------------------------------------------------------------------------------------------------

    def ask(self, draft: str, questions: Sequence[Question], take: Callable[[list[str]], None]) -> None:
        """Open the line at the foot. `draft` names what is kept of it while it is typed."""
        self.query_one(KeyLine).display = False
        self.query_one(CaptureLine).ask(draft, questions, take, kept=self.desk.draft(draft))

    @on(CaptureLine.Closed)
    def _words_done(self) -> None:
        self.query_one(KeyLine).display = True
        self.home.focus()
        self.refresh_view()

    @on(CaptureLine.Typed)
    def _keep_draft(self, event: CaptureLine.Typed) -> None:
        self.keep_draft(event.draft, event.text)

    def keep_draft(self, draft: str, words: str) -> None:
        """Keep `words` that are still being typed. Where that fails it is told; the words stay on the screen."""
        try:
            self.desk.save_draft(draft, words)
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
