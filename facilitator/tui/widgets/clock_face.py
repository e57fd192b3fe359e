"""The clock in large digits, with its state as a word, a bar and a colour."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from facilitator.process.timebox import ClockState, Timebox, countdown_text, elapsed_text, idle_seconds
from facilitator.tui.theme import ALARM, QUIET, WATCH
from facilitator.tui.widgets.columns import fitted
from facilitator.tui.widgets.large_digits import LargeDigits
from facilitator.tui.widgets.plain import Plain

_CLASSES = {ClockState.LAST_MINUTE: "-last-minute", ClockState.OVER: "-over", ClockState.PAUSED: "-paused"}
_NOTHING = Content("")


class ClockFace(Vertical):
    """Counts down where there is an allotment, else up. It never moves on by itself: over, it counts up and stays."""

    DEFAULT_CSS = """
    ClockFace { width: 28; height: 100%; }
    ClockFace Plain { height: 1; text-align: right; }
    ClockFace LargeDigits.-last-minute { color: $warning; }
    ClockFace LargeDigits.-over { color: $error; }
    ClockFace LargeDigits.-paused { color: $secondary; }
    """

    def compose(self) -> ComposeResult:
        """Digits, the bar, the state in words."""
        yield LargeDigits(id="digits")
        yield Plain(id="bar")
        yield Plain(id="state")

    def show(
        self, box: Timebox | None, now: datetime, *, idle_since: datetime | None = None, aim: Content = _NOTHING
    ) -> None:
        """Show `box` as it stands at `now`. Without one, show for how long nothing has run.

        `aim` is a word on what the time is measured against ("of 5:00").
        """
        state = box.state(now) if box else ClockState.IDLE
        digits = self.query_one("#digits", LargeDigits)
        for one, name in _CLASSES.items():
            # Of the digits alone: the styles of all that is below it would be worked out again.
            digits.set_class(state is one, name)
        if box is None or state is ClockState.IDLE:
            digits.show(elapsed_text(idle_seconds(idle_since, now)) if idle_since else "-:--")
            self._say(Content.styled("nothing runs" if idle_since else "not started", QUIET), _NOTHING)
            return
        left = box.left(now)
        digits.show(elapsed_text(box.elapsed(now)) if left is None else countdown_text(left))
        since = None if box.running or idle_since is None else idle_seconds(idle_since, now)
        self._say(_state_words(state, since), _bar(box, now, aim, self.size.width - 2))

    def _say(self, state: Content, bar: Content) -> None:
        self.query_one("#state", Plain).show(state)
        self.query_one("#bar", Plain).show(bar)


def _state_words(state: ClockState, stands: float | None) -> Content:
    """The state as shape and word; of a clock that stands also for how many seconds it has."""
    match state:
        case ClockState.OVER:
            since = "" if stands is None else f", paused {elapsed_text(stands)}"
            return Content.styled(f"■ over time{since}", ALARM)
        case ClockState.LAST_MINUTE:
            return Content.styled("▲ last minute", WATCH)
        case ClockState.PAUSED:
            return Content.styled("‖ paused" if stands is None else f"‖ paused {elapsed_text(stands)}", QUIET)
        case _:
            return Content.styled("▶ running", QUIET)


def _bar(box: Timebox, now: datetime, aim: Content, room: int) -> Content:
    if box.allotted is None:
        return aim
    width = max(0, room - aim.cell_length - 1)
    filled = round(width * box.fraction(now))
    line = Content.styled("━" * filled, "$primary") + Content.styled("─" * (width - filled), "$scrollbar")
    return fitted(line, width) + Content(" ") + aim
