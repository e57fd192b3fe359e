"""Screens with a line for words at the foot: it opens over the keys, and what is typed is kept as a draft."""

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

DRAFT_SECONDS = 1.0
"""How old the saved draft of what is being typed may be."""


class AskingScreen(DeskScreen):
    """Subclasses put `compose_foot` at their end and call `ask`."""

    DEFAULT_CSS = """
    AskingScreen #foot { height: 2; dock: bottom; background: $surface; }
    AskingScreen KeyLine { height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[str, str] = {}

    def compose_foot(self) -> ComposeResult:
        """The keys, and the line that takes their place."""
        with Vertical(id="foot"):
            yield KeyLine(id="keys", lines=2)
            yield CaptureLine(id="capture")

    @property
    def asking(self) -> bool:
        """Whether words are being typed."""
        return self.query_one(CaptureLine).open

    @property
    def home(self) -> Widget | None:
        """What has the focus while nothing is typed; None where a key is always a key."""
        return None

    def draft_key(self, draft: str) -> str:
        """The name under which `draft` is kept."""
        return draft

    def ask(self, draft: str, questions: Sequence[Question], take: Callable[[list[str]], object]) -> None:
        """Open the line at the foot. `draft` names what is kept of it while it is typed."""
        key = self.draft_key(draft)
        self.query_one(KeyLine).display = False
        self.query_one(CaptureLine).ask(key, questions, take, kept=self.desk.draft(key))

    @on(CaptureLine.Closed)
    def _words_done(self) -> None:
        self._save_drafts()
        self.query_one(KeyLine).display = True
        if self.home is not None:
            self.home.focus()
        self.refresh_view()

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        self.keep_draft(event.draft, event.text)

    def keep_draft(self, draft: str, words: str) -> None:
        """Keep `words` that are still being typed."""
        # A key is not worth a commit: what is typed within a second is saved together.
        if not self._drafts:
            self.set_timer(DRAFT_SECONDS, self._save_drafts)
        self._drafts[draft] = words

    def on_unmount(self) -> None:
        """Nothing of what was typed in the last second is lost."""
        self._save_drafts()

    def _save_drafts(self) -> None:
        """Save what was typed. Where that fails it is told; the words stay on the screen."""
        drafts, self._drafts = self._drafts, {}
        try:
            for key, words in drafts.items():
                self.desk.save_draft(key, words)
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
