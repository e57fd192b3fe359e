"""The stage of the facilitator's own window: who speaks, who took how long, and the notes that nobody else sees."""

from abc import abstractmethod
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message

from facilitator.errors import NotFound
from facilitator.tui.moments import time_text
from facilitator.tui.opening import reading
from facilitator.tui.screens.asking import AskingScreen
from facilitator.tui.screens.follow_sheet import timed, up_words, waiting_lines
from facilitator.tui.screens.following import FollowingScreen
from facilitator.tui.screens.private_rows import note_rows, time_rows
from facilitator.tui.screens.stage_words import clock_up
from facilitator.tui.theme import QUIET, STRONG
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.tui.widgets.plain import Fitting
from facilitator.tui.widgets.rows import Row, Rows
from facilitator.views.following import Expected
from facilitator.views.private_notes import PrivateView


class _Rows(Rows):
    """A list whose rows are composed for its width."""

    class Sized(Message):
        """The list has another size."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Sized())


class PrivateStage(AskingScreen, FollowingScreen):
    """Follows the meeting that runs, and stays with it until another does; or shows `meeting_id`, whichever runs."""

    AUTO_FOCUS = ""

    def __init__(self, meeting_id: int | None = None) -> None:
        super().__init__()
        self.fixed = meeting_id is not None
        self.meeting = meeting_id
        """The meeting that is shown; None where there is none yet."""
        self.view: PrivateView | None = None
        self.to_end = False
        """Whether the cursor goes to the newest note when it is shown."""
        self._expected: Expected | None = None
        self._turned_to: int | None = None

    @abstractmethod
    def turn_to(self, meeting_id: int) -> None:
        """Another meeting is shown from now on."""

    def compose(self) -> ComposeResult:
        """A small stage, the times beside the notes, the line."""
        yield PathBar(id="path")
        with Horizontal(id="top", classes="stage-top"):
            yield Fitting(id="name", classes="stage-name")
            yield ClockFace(id="clock")
        yield BudgetLine(id="budget")
        with Container(id="body"), Horizontal(id="main"):
            yield _Rows(id="times")
            yield _Rows(id="notes")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Of the two lists only the notes have a cursor; that of the line, which is open all the time, stands still."""
        self.query_one("#times", Rows).can_focus = False
        self.query_one(LineInput).cursor_blink = False

    @property
    def notes(self) -> Rows:
        """The list of notes."""
        return self.query_one("#notes", Rows)

    def show_fresh(self) -> None:
        """Read the meeting, its times and its notes; where none runs, which is the next."""
        now = self.now()
        if not self.fixed:
            self.meeting = self.desk.see(reading.following.meeting_in_view, now) or self.meeting
        self.view = self._read(now)
        if self.view is None:
            self.meeting, self._expected = None, self.desk.see(reading.following.expected, now)
        self.was_read(now)
        if self.meeting is not None and self._turned_to != self.meeting:
            self._turned_to = self.meeting
            self.to_end = True
            self.turn_to(self.meeting)
        self.set_class(self.view is not None, "-meeting")
        clocked = self.view is not None and timed(self.view.stage)
        self.set_class(clocked, "-timed")
        self.set_class(not clocked, "-untimed")
        self._paint()

    def _read(self, now: datetime) -> PrivateView | None:
        """The meeting; None where there is none, or none any more because the making of it was undone."""
        if self.meeting is None:
            return None
        try:
            return self.desk.see(reading.private_notes.private_view, self.meeting, now)
        except NotFound:
            return None

    @property
    def ages(self) -> bool:
        """While no clock runs another meeting may begin, and this one draw near."""
        return self.view is None or clock_up(self.view.stage) is None

    def _paint(self) -> None:
        view, rows = self.view, self.notes
        width = rows.size.width - 3
        if view is None:
            today = self.today(self._expected.zone if self._expected else None)
            rows.show([Row("", line) for line in waiting_lines(self._expected, width, self.now(), today)])
        else:
            stage = view.stage
            self.query_one(Fitting).show_fitted(lambda width, height: up_words(stage, width, height))
            ends = self.to_end or not rows.cursor or rows.at_end
            rows.show(note_rows(view.notes, view.stage.head.zone, width))
            if ends:
                rows.action_ends(-1)
            self.to_end = False
        self.show_keys()
        self.move_clock()

    @on(_Rows.Sized)
    def _fit(self) -> None:
        """Compose the rows for the width that there is now."""
        if self._read_at is not None:
            self._paint()

    def move_clock(self) -> None:
        """The clock, the line on time, and the time of who is up."""
        now, view = self.now(), self.view
        if view is None:
            self.query_one(PathBar).show(Content.styled("Waiting for the meeting", QUIET))
            local = time_text(now, self._expected.zone) if self._expected else f"{now.astimezone():%H:%M}"
            self.query_one(BudgetLine).show(Content.styled(local, STRONG))
            return
        self.show_time(view.stage, now)
        times = self.query_one("#times", Rows)
        times.show(time_rows(view, now, times.size.width - 3, times.size.height))
