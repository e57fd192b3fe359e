"""Whether the updates fit into the first half, and what to do where they do not."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from facilitator.errors import NotValid
from facilitator.process.budget import Choice, ChoiceKind, Fit, choices
from facilitator.process.timebox import clock_text
from facilitator.tui.theme import GOOD, QUIET, WATCH
from facilitator.tui.widgets.columns import text
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows

_RESHAPING = (ChoiceKind.LONGER_MEETING, ChoiceKind.SHORTER_UPDATES)
"""What was chosen by changing a figure: it stays chosen where the updates fit by it."""


class FitField(Field):
    """Says whether they fit; where they do not, one of the ways out has to be chosen. Its value is a `ChoiceKind`."""

    DEFAULT_CSS = """
    FitField { height: 6; }
    FitField .entry { height: 5; }
    FitField #sentence { height: 1; }
    FitField Rows { height: 4; }
    """
    BINDINGS = [Binding("enter,space", "pick", "choose", show=False)]

    class Picked(Field.Changed):
        """A way out was chosen; `choice` has its figures."""

        def __init__(self, field: Field, choice: Choice) -> None:
            super().__init__(field)
            self.choice = choice

    def __init__(self, key: str, label: str) -> None:
        super().__init__(key, label)
        self._fit: Fit | None = None
        self._choices: tuple[Choice, ...] = ()
        self._chosen = ""

    def compose(self) -> ComposeResult:
        """The sentence, and the ways out beneath."""
        with Horizontal(classes="entry"):
            yield Plain(classes="label")
            with Vertical():
                yield Plain(id="sentence")
                yield Rows()
        yield Plain(classes="note")

    @property
    def value(self) -> str:
        """What was chosen; empty while nothing was, or had to be."""
        return self._chosen

    def put(self, value: str) -> None:
        """Let `value` be chosen."""
        self._chosen = value
        self._paint()

    def check(self) -> None:
        """Raise NotValid where something has to be chosen: nothing is shortened silently."""
        if self._choices and not self._chosen:
            raise NotValid("The updates do not fit.", "Choose one of these: ↓, then enter.")

    def measure(self, fit: Fit, length_minutes: int) -> None:
        """Show whether they fit in a meeting of `length_minutes`. With other figures the choice is open again."""
        if fit == self._fit:
            return
        if self._fit is not None and not (fit.fits and self._chosen in _RESHAPING):
            self._chosen = ""
        self._fit, self._choices = fit, choices(fit, length_minutes)
        self._paint()

    def _paint(self) -> None:
        rows = self.query_one(Rows)
        rows.show(
            [
                Row(choice.kind, text(f"{'●' if choice.kind == self._chosen else '○'} {choice.sentence}"))
                for choice in self._choices
            ]
        )
        rows.display = bool(self._choices)
        self.say("enter chooses one of these" if self._choices and not self._chosen else "")
        if self._fit is not None:
            self.query_one("#sentence", Plain).show(text(sentence(self._fit), fit_style(self._fit)))

    def action_pick(self) -> None:
        """Choose the way out under the cursor."""
        cursor = self.query_one(Rows).cursor
        for choice in self._choices:
            if choice.kind == cursor:
                self._chosen = choice.kind
                self._paint()
                self.post_message(self.Picked(self, choice))

    @on(Rows.Chosen)
    def _clicked(self) -> None:
        self.action_pick()


def fit_style(fit: Fit) -> str:
    """The style of that sentence."""
    if not fit.speakers:
        return QUIET
    return GOOD if fit.fits else WATCH


def sentence(fit: Fit) -> str:
    """Whether the updates fit, with the figures."""
    if not fit.speakers:
        return "Nobody gives an update yet."
    updates = f"{fit.speakers} update{'' if fit.speakers == 1 else 's'} of {clock_text(fit.seconds_each)}"
    half = f"the first half ({clock_text(fit.first_half_seconds)})"
    one = fit.speakers == 1
    if fit.fits:
        return f"✓ {updates} {'fits' if one else 'fit'} into {half}."
    return f"▲ {updates} {'is' if one else 'are'} {clock_text(fit.over_by)} too long for the first half."
