"""The stage for a second screen: the running meeting as the room sees it, without a key that changes anything."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.process.phases import Phase
from facilitator.tui.keys import bindings
from facilitator.tui.opening import reading
from facilitator.tui.screens import follow_sheet
from facilitator.tui.screens.looking import LookingScreen
from facilitator.tui.screens.stage_words import aim, clock_up, fitting, place, time_left
from facilitator.tui.theme import QUIET, STRONG
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.tui.widgets.plain import Fitting
from facilitator.views.following import Followed, LivePhase, Waiting
from facilitator.views.prioritize import Prioritize
from facilitator.views.updates import Updates

AGAIN = timedelta(seconds=30)
"""How old what is shown may be where time alone changes it: before a meeting, and after one."""

PATIENCE = 3
"""Looks in a row at which the database cannot be read, before that is said: a writer may hold it for a moment."""


class FollowScreen(LookingScreen):
    """Shows the meeting that runs, what came of it when it is closed, and until one begins which is the next."""

    CSS_PATH = "follow.tcss"
    TITLE = "Following the meeting"
    AUTO_FOCUS = ""
    BINDINGS = bindings("quit")
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (110, "-wide"), (170, "-huge")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-tall")]
    LOOKS = 2

    def __init__(self) -> None:
        super().__init__()
        self._view: Followed | None = None
        self._read_at: datetime | None = None
        self._failures = 0
        self._fitting: int | None = None

    def compose(self) -> ComposeResult:
        """The path; name and clock; what belongs to them; the line on time; how to leave."""
        yield PathBar(id="path")
        with Container(id="body"):
            with Horizontal(id="top"):
                yield Fitting(id="name")
                yield ClockFace(id="clock")
            with Horizontal(id="main"):
                yield Fitting(id="sheet")
                yield Fitting(id="side")
            yield Fitting(id="below")
        yield BudgetLine(id="budget")
        yield KeyLine(id="keys")

    def key_ids(self) -> Sequence[Any]:
        """There is nothing to do here."""
        return ("help", "quit")

    def show_fresh(self) -> None:
        """Read what there is to follow, and show it."""
        now = self.now()
        view = self.desk.see(reading.following.followed, now)
        self._view, self._read_at, self._failures = view, now, 0
        self.set_class(follow_sheet.timed(view), "-timed")
        self.set_class(isinstance(view, Updates), "-speaker")
        self._paint(view, now)

    def not_read(self, error: FacilitatorError) -> None:
        """The clock goes on meanwhile; only what lasts is told."""
        self._failures += 1
        if self._failures >= PATIENCE:
            super().not_read(error)
        self._move_clock()

    def tick(self) -> None:
        """Move the clock; look again where time alone changes what is to be shown."""
        self._failures = 0
        if self._view is None or self._read_at is None:
            return
        by_time_alone = isinstance(self._view, Waiting) or self._view.head.phase is Phase.CLOSED
        if by_time_alone and self.now() - self._read_at >= AGAIN:
            self.refresh_view()
        self._move_clock()

    def _paint(self, view: Followed, now: datetime) -> None:
        today = self.today(_zone(view))
        name, side, below = (self.query_one(f"#{part}", Fitting) for part in ("name", "side", "below"))
        self._paint_sheet(view, now)
        name.show_fitted(lambda width, height: follow_sheet.up_words(view, width, height))
        side.show_fitted(lambda width, height: follow_sheet.side(view, width, height))
        below.show_fitted(lambda width, height: follow_sheet.below(view, width, height, today))
        self.show_keys()
        self._move_clock()

    def _paint_sheet(self, view: Followed, now: datetime) -> None:
        """What fills the room. The line between what fits and what does not moves with time."""
        self._fitting = fitting(view, now) if isinstance(view, Prioritize) else None
        today = self.today(_zone(view))
        self.query_one("#sheet", Fitting).show_fitted(
            lambda width, height: follow_sheet.sheet(view, width, height, now, today)
        )

    def _move_clock(self) -> None:
        view, now = self._view, self.now()
        if view is None:
            return
        if isinstance(view, Waiting):
            self._wait(view, now)
            return
        show_time(self, view, now)
        if isinstance(view, Prioritize) and fitting(view, now) != self._fitting:
            self._paint_sheet(view, now)

    def _wait(self, view: Waiting, now: datetime) -> None:
        zone = _zone(view)
        local = now.astimezone() if zone is None else now.astimezone(ZoneInfo(zone))
        self.query_one(PathBar).show(Content.styled("Waiting for the meeting", QUIET))
        self.query_one(BudgetLine).show(Content.styled(f"{local:%H:%M}", STRONG))
        self._paint_sheet(view, now)


def _zone(view: Followed) -> str | None:
    """The zone in which times are told; None for that of this machine."""
    if isinstance(view, Waiting):
        return view.expected.zone if view.expected else None
    return view.head.zone


def show_time(screen: LookingScreen, view: LivePhase, now: datetime) -> None:
    """The path, the clock and the line on time of a window in which the meeting is not run."""
    head = view.head
    screen.query_one(PathBar).show_phase(head.phase, count=place(view), separate=head.separate)
    more = time_left(view, now, keys=False)
    screen.query_one(BudgetLine).show_budget(head, now, more=[more] if more else [], keys=False)
    screen.query_one(ClockFace).show(clock_up(view), now, idle_since=head.idle_since, aim=aim(view, now))
