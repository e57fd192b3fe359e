"""What the windows share that go along with a meeting which is run in another one."""

from abc import abstractmethod
from datetime import datetime, timedelta

from facilitator.errors import FacilitatorError
from facilitator.tui.screens.looking import LookingScreen
from facilitator.tui.screens.stage_words import aim, clock_up, place, time_left
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.views.following import LivePhase

AGAIN = timedelta(seconds=30)
"""How old what is shown may be where time alone changes it: before a meeting, and after one."""

PATIENCE = 3
"""Looks in a row at which the database cannot be read, before that is said: a writer may hold it for a moment."""


class FollowingScreen(LookingScreen):
    """Goes along with a meeting. Subclasses call `was_read` when they have read."""

    def __init__(self) -> None:
        super().__init__()
        self._read_at: datetime | None = None
        self._failures = 0

    @property
    @abstractmethod
    def ages(self) -> bool:
        """Whether time alone changes what is to be shown."""

    @abstractmethod
    def move_clock(self) -> None:
        """Paint what changes with each second, if anything was read yet."""

    def was_read(self, now: datetime) -> None:
        """What is shown was read at `now`."""
        self._read_at, self._failures = now, 0

    def not_read(self, error: FacilitatorError) -> None:
        """The clock goes on meanwhile; only what lasts is told."""
        self._failures += 1
        if self._failures >= PATIENCE:
            super().not_read(error)
        self.move_clock()

    def tick(self) -> None:
        """Move the clock; look again where time alone changes what is to be shown."""
        self._failures = 0
        if self._read_at is None:
            return
        if self.ages and self.now() - self._read_at >= AGAIN:
            self.refresh_view()
        self.move_clock()

    def show_time(self, view: LivePhase, now: datetime) -> None:
        """The path, the clock and the line on time of a window in which the meeting is not run."""
        head = view.head
        self.query_one(PathBar).show_phase(head.phase, count=place(view), separate=head.separate)
        more = time_left(view, now, keys=False)
        self.query_one(BudgetLine).show_budget(head, now, more=[more] if more else [])
        self.query_one(ClockFace).show(clock_up(view), now, idle_since=head.idle_since, aim=aim(view, now))
