"""Screens with a line for words at the foot: it opens over the keys, and what is typed is kept as a draft."""

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from facilitator.errors import Busy, Conflict, FacilitatorError
from facilitator.tui.answers import Question
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.key_line import KeyLine

DRAFT_SECONDS = 1.0
"""How old the saved draft of what is being typed may be."""

RETRY_SECONDS = 3.0
"""How long a draft waits that could not be saved. Each try may hold up the screen for a quarter of a second."""

LAST_TRIES = 12
"""How often a draft is saved once more when the screen goes while another program holds the database: about 3 s."""

Seen = Mapping[str, str]
"""Words by field, as they stood when somebody began to put them right."""


class AskingScreen(DeskScreen):
    """Subclasses put `compose_foot` at their end and call `ask`."""

    DEFAULT_CSS = """
    AskingScreen #foot { height: 2; dock: bottom; background: $surface; }
    AskingScreen KeyLine { height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[str, str] = {}
        self._seen_under: dict[str, str] = {}

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
        self.facilitator.said.give_way()
        self.query_one(KeyLine).display = False
        self.query_one(CaptureLine).ask(key, questions, take, kept=self._kept_under(key))

    def ask_again(
        self, draft: str, questions: Sequence[Question], seen: Seen, take: Callable[[list[str], Seen], object]
    ) -> None:
        """Ask for words in place of those that stand there, which are `seen`, by field.

        `take` gets the answers, and what was seen when they were begun, and raises Conflict where others stand there by
        now. Those are shown then; Enter keeps what was typed in their place, and another key takes them.
        """
        key = self.draft_key(draft)
        first = next(iter(seen))
        begun = dict(seen)
        if self._kept_under(key):
            begun[first] = self._kept_under(_seen_key(key)) or begun[first]
        self._seen_under[key] = begun[first]

        def take_unless_changed(answers: list[str]) -> None:
            try:
                take(answers, begun)
            except Conflict as conflict:
                begun.update(conflict.theirs)
                self._seen_under[key] = begun[first]
                raise

        self.ask(draft, questions, take_unless_changed)

    def reword(self, draft: str, question: Question, take: Callable[[str, str], object]) -> None:
        """The same for one text, the question's `initial`: `take` gets the new words and those that were seen."""
        self.ask_again(
            draft, [question], {"words": question.initial}, lambda answers, seen: take(answers[0], seen["words"])
        )

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
        for _ in range(LAST_TRIES):
            try:
                self._put_down()
            except Busy:
                continue
            except FacilitatorError:
                # The screen is gone: there is nobody left to tell.
                return
            return

    def _save_drafts(self) -> None:
        """Save what was typed. Where that fails it is told; the words are kept, and saved as soon as that works."""
        try:
            self._put_down()
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
            self.set_timer(RETRY_SECONDS, self._save_drafts)

    def _put_down(self) -> None:
        for key, words in list(self._drafts.items()):
            if key in self._seen_under:
                self.desk.save_draft(_seen_key(key), self._seen_under[key] if words else "")
            self.desk.save_draft(key, words)
            del self._drafts[key]

    def _kept_under(self, key: str) -> str:
        """What was typed under `key` and not used yet."""
        return self._drafts[key] if key in self._drafts else self.desk.draft(key)


def _seen_key(key: str) -> str:
    """Where it is kept which words somebody saw who put others in their place."""
    return f"{key}:seen"
