"""The line at the foot where words are captured while the clock runs on."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from facilitator.errors import Conflict, FacilitatorError, NotSaved
from facilitator.tui.answers import Question
from facilitator.tui.keys import key_name
from facilitator.tui.saving import Waiting
from facilitator.tui.theme import ALARM, QUIET
from facilitator.tui.widgets.columns import text
from facilitator.tui.widgets.completing import NAMES_AFTER, Completing, completable, only_one
from facilitator.tui.widgets.hints import hints
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.paste_cut import PasteCut
from facilitator.tui.widgets.plain import Plain

_SHORT_ANSWER = 28
"""Cells that the answer to a question has that goes on from another."""


class CaptureLine(Vertical):
    """Asks one question after the other. Enter takes an answer, Esc keeps what was typed for the next time."""

    DEFAULT_CSS = """
    CaptureLine { height: 2; display: none; background: $panel; padding: 0 1; }
    CaptureLine Horizontal { height: 1; }
    CaptureLine #prompt { width: auto; height: 1; padding-right: 1; }
    CaptureLine LineInput { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    CaptureLine LineInput:focus { border: none; background: $panel; }
    """
    BINDINGS = [
        Binding("escape", "put_aside", "keep for later", priority=True),
        Binding("ctrl+t", "theirs", "take theirs", priority=True, id="theirs"),
        Binding("tab", "complete", "complete the name", priority=True),
    ]

    class Closed(Message):
        """The line is gone: its answers were taken, or it was put aside."""

    class Typed(Message):
        """A draft worth keeping: `draft` names it, `text` is what stands in the line."""

        def __init__(self, draft: str, words: str) -> None:
            super().__init__()
            self.draft = draft
            self.text = words

    class Refused(Message):
        """The database does not take the answers: they stand in the line, and are `waiting` to be saved."""

        def __init__(self, waiting: Waiting, problem: NotSaved) -> None:
            super().__init__()
            self.waiting = waiting
            self.problem = problem

    class TakenBack(Message):
        """What was waiting to be saved stands in the line no longer."""

        def __init__(self, line: "CaptureLine") -> None:
            super().__init__()
            self.line = line

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._questions: tuple[Question, ...] = ()
        self._answers: list[str] = []
        self._take: Callable[[list[str]], object] = lambda _answers: None
        self._draft = ""
        self._prompt = self._said = Content("")
        self._focused_before: Widget | None = None
        self._disputed = False
        self._waits = False
        self._warning: Content | None = None

    def compose(self) -> ComposeResult:
        """The prompt and the input in one line, what was understood in the next."""
        with Horizontal():
            yield Plain(id="prompt")
            yield LineInput(compact=True, id="answer", select_on_focus=False)
        yield Plain(id="understood")

    @property
    def open(self) -> bool:
        """Whether something is being asked."""
        return bool(self.display)

    def ask(
        self, draft: str, questions: Sequence[Question], take: Callable[[list[str]], object], *, kept: str = ""
    ) -> None:
        """Ask `questions`, then give the answers to `take`.

        Where `take` raises FacilitatorError, the line stays open and says why. `draft` names what is kept of the
        first answer while it is typed, and `kept` is what was kept the last time.
        """
        self._questions, self._take, self._draft = tuple(questions), take, draft
        self._answers = []
        self._disputed = False
        if not self.open:
            self._focused_before = self.screen.focused
        self.display = True
        self._put(kept or questions[0].initial)

    def _put(self, initial: str) -> None:
        question = self._questions[len(self._answers)]
        answered = zip(self._questions, self._answers, strict=False)
        before = " ".join(f"{_meant(asked, answer)} ·" for asked, answer in answered)
        told = text(f" {before}" if before else "", QUIET)
        self._prompt = Content.assemble((f"{question.prompt} ", "bold $accent"), told)
        self._show_prompt()
        answer = self.query_one("#answer", LineInput)
        completed = question.names or question.at_names
        answer.suggester = Completing(question.names, question.at_names) if completed else None
        answer.password = question.hidden
        answer.value = initial
        answer.cursor_position = len(initial)
        answer.focus()
        self._hint(question, initial)

    def _show_prompt(self) -> None:
        """The prompt, in no more than half of the line; what was answered before leaves room for a name or a date."""
        shown, width = self.query_one("#prompt", Plain), self.screen.size.width
        most = max(width // 2, width - _SHORT_ANSWER) if self._answers else width // 2
        shown.styles.width = min(self._prompt.cell_length + 1, most)
        shown.show(self._prompt)

    def on_resize(self) -> None:
        """The answer keeps its room."""
        self._show_prompt()

    def _hint(self, question: Question, typed: str) -> None:
        saves = len(self._answers) + len(question.pieces(typed)) == len(self._questions)
        keys = list(question.keys or [("enter", "save" if saves else "go on"), ("esc", "keep for later")])
        if len(typed) >= NAMES_AFTER and completable(typed, question.names, question.at_names):
            keys.append(("tab", "completes"))
        told = question.example
        if typed.strip():
            try:
                told = question.understood(typed)
            except FacilitatorError as error:
                told = error.message
        style = "$accent" if typed.strip() else QUIET
        self._say(Content.assemble(text(f"{told}   " if told else "", style), hints(*keys, gap=3)))

    def _say(self, content: Content) -> None:
        """Show `content` beneath the answer, unless something is not saved: that stands there before all else."""
        self._said = content
        self.query_one("#understood", Plain).show(self._warning or content)

    def warn(self, warning: Content | None) -> None:
        """Show that something is not saved, for as long as it is not (None: it is)."""
        self._warning = warning
        self._say(self._said)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood so far, complete names, and let the draft be kept."""
        event.stop()
        if not self.open:
            return
        self._take_back()
        self._hint(self._questions[len(self._answers)], event.value)
        if not self._answers:
            self.post_message(self.Typed(self._draft, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, or say why it cannot be taken."""
        event.stop()
        question = self._questions[len(self._answers)]
        answers = [*self._answers, *question.pieces(event.value)]
        try:
            question.understood(event.value)
            if len(answers) == len(self._questions):
                self._finish(answers)
                return
        except NotSaved as problem:
            self._waits = True
            waiting = Waiting(self._questions[0].prompt, lambda: self._finish(answers), lambda _: None, owner=self)
            self.post_message(self.Refused(waiting, problem))
            return
        except FacilitatorError as error:
            self.refuse(error)
            return
        self._answers = answers
        self._put(self._questions[len(self._answers)].initial)

    def _finish(self, answers: list[str]) -> None:
        """Hand over the answers and go. Raises FacilitatorError where they are not taken: the line stays then."""
        try:
            self._take(answers)
        except NotSaved:
            raise
        except FacilitatorError as error:
            if self._waits:
                self._waits = False
                self.refuse(error)
            raise
        self._waits = False
        self.post_message(self.Typed(self._draft, ""))
        self._close()

    def _take_back(self) -> None:
        if self._waits:
            self._waits = False
            self.post_message(self.TakenBack(self))

    def on_paste_cut(self, event: PasteCut) -> None:
        """Say what is kept."""
        event.stop()
        self._say(Content.styled(event.told, ALARM))

    def refuse(self, error: FacilitatorError) -> None:
        """Say why, and keep the text."""
        shown = self.query_one("#understood", Plain)
        if isinstance(error, Conflict):
            self._disputed = True
            keys = hints(("enter", "keeps yours"), (key_name("theirs"), "takes it"), gap=3)
            room = shown.size.width - keys.cell_length - 3
            theirs = " · ".join(" ".join(words.split()) for words in error.theirs.values())
            told = text(f"▲ elsewhere: {theirs or 'emptied'}", ALARM).truncate(room, ellipsis=True)
            self._say(Content.assemble(told, "   ", keys))
            return
        whole = text(str(error), ALARM)
        self._say(whole if whole.cell_length <= shown.size.width else text(error.message, ALARM))

    def action_put_aside(self) -> None:
        """Close the line; its draft is kept, unless it is what stood there at first."""
        self._take_back()
        if not self._answers:
            typed = self.query_one("#answer", LineInput).value
            self.post_message(self.Typed(self._draft, "" if typed == self._questions[0].initial else typed))
        self._close()

    def action_complete(self) -> None:
        """Take the name that is shown, else the one of which a part was typed."""
        question, answer = self._questions[len(self._answers)], self.query_one("#answer", LineInput)
        if (name := only_one(answer.value, question.names)) is not None:
            answer.value = name
            answer.cursor_position = len(name)
        else:
            answer.action_end()
            answer.action_cursor_right()

    def action_theirs(self) -> None:
        """Leave what stands there by now, and drop what was typed."""
        if self._disputed:
            self.post_message(self.Typed(self._draft, ""))
            self._close()

    def _close(self) -> None:
        self.display = False
        self.query_one("#answer", LineInput).value = ""
        self.screen.set_focus(self._focused_before)
        self.post_message(self.Closed())


def _meant(question: Question, answer: str) -> str:
    """What was understood of an answer, in short; where that says nothing, its words."""
    return question.understood(answer).removeprefix("→ ") or answer
