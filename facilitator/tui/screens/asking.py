"""Screens with a line for words at the foot: it opens over the keys, and what is typed is kept as a draft."""

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from facilitator.errors import Conflict
from facilitator.tui.answers import Question
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.key_line import KeyLine

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
        self._seen_under: dict[str, str] = {}
        self._line = CaptureLine(id="capture")

    def compose_foot(self) -> ComposeResult:
        """The keys, and the line that takes their place."""
        with Vertical(id="foot"):
            yield KeyLine(id="keys", lines=2)
            yield self._line

    @property
    def asking(self) -> bool:
        """Whether words are being typed."""
        return self._line.open

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
        self._line.ask(key, questions, take, kept=self.facilitator.saving.draft(key))

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
        saving = self.facilitator.saving
        if saving.draft(key):
            begun[first] = saving.draft(_seen_key(key)) or begun[first]
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
        self.facilitator.saving.save_now()
        self.query_one(KeyLine).display = True
        if self.home is not None:
            self.home.focus()
        self.refresh_view()

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        saving = self.facilitator.saving
        if event.draft in self._seen_under:
            saving.keep(_seen_key(event.draft), self._seen_under[event.draft] if event.text else "")
        saving.keep(event.draft, event.text)

    @on(CaptureLine.Refused)
    def _refused(self, event: CaptureLine.Refused) -> None:
        """What was typed waits on the screen until the database takes it."""
        self.facilitator.saving.wait(event.waiting, event.problem)
        self.show_keys()

    @on(CaptureLine.TakenBack)
    def _taken_back(self, event: CaptureLine.TakenBack) -> None:
        self.facilitator.saving.withdraw(event.line)
        self.show_keys()

    def on_unmount(self) -> None:
        """What was typed and is not saved is a draft again."""
        self.facilitator.saving.withdraw(self._line)

    def show_keys(self) -> None:
        """The keys, or the line that takes their place; what is not saved stands on either."""
        super().show_keys()
        self._line.warn(self.facilitator.said.unsaved)


def _seen_key(key: str) -> str:
    """Where it is kept which words somebody saw who put others in their place."""
    return f"{key}:seen"
