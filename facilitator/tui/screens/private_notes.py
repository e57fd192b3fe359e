"""The facilitator's own window: who speaks, who took how long, and notes that nobody else sees.

It is not a second facilitator: nothing of the meeting can be changed from here, and its notes are undone by themselves.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from facilitator.errors import FacilitatorError, NotFound
from facilitator.process.timebox import Timebox
from facilitator.tui.answers import prose
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.asking import AskingScreen
from facilitator.tui.screens.follow import AGAIN, PATIENCE, show_time
from facilitator.tui.screens.follow_sheet import timed, up_words, waiting_lines
from facilitator.tui.screens.private_rows import note_rows, taken_text, time_rows
from facilitator.tui.screens.stage_words import clock_up
from facilitator.tui.theme import QUIET, STRONG
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.tui.widgets.plain import Fitting
from facilitator.tui.widgets.rows import Row, Rows
from facilitator.views.following import Expected
from facilitator.views.private_notes import NoteLine, PrivateView

if TYPE_CHECKING:
    from facilitator.store.undo import Undone

_LINE_KEYS = "enter save   esc to the notes and the keys"


class _Rows(Rows):
    """A list whose rows are composed for its width."""

    class Sized(Message):
        """The list has another size."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Sized())


class PrivateNotesScreen(AskingScreen):
    """Follows the meeting that runs; with `meeting_id` it shows that one, whichever runs.

    The line at the foot is open for the next note all the time; Esc leads from it to the notes, where keys are keys.
    """

    CSS_PATH = "private_notes.tcss"
    TITLE = "Private notes"
    AUTO_FOCUS = ""
    BINDINGS = bindings("private", "open", "edit", "remove", "past_notes", "back", "quit")
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-tall")]
    LOOKS = 2

    def __init__(self, meeting_id: int | None = None) -> None:
        super().__init__()
        self._fixed = meeting_id is not None
        self._meeting = meeting_id
        self._view: PrivateView | None = None
        self._expected: Expected | None = None
        self._read_at: datetime | None = None
        self._turned_to: int | None = None
        self._after = 0
        self._goes_on = False
        self._to_end = False
        self._failures = 0

    def compose(self) -> ComposeResult:
        """A small stage, the times beside the notes, the line."""
        yield PathBar(id="path")
        with Horizontal(id="top"):
            yield Fitting(id="name")
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
    def _notes(self) -> Rows:
        return self.query_one("#notes", Rows)

    @property
    def home(self) -> Widget | None:
        """While nothing is typed, keys work on the notes."""
        return self._notes

    def draft_key(self, draft: str) -> str:
        """Drafts of this window are its own: what is typed here must not come up in the window that is shared."""
        return f"private:{self._meeting}:{draft}"

    def key_ids(self) -> Sequence[Any]:
        """What can be done with notes."""
        back = (("back", "back"),) if self._fixed else ()
        if self._view is None:
            return ("past_notes", *back, "help", "quit")
        edit = (("open", "edit"), "remove") if self._note() else ()
        return (("private", "write"), *edit, "undo", "redo", *(back or ("past_notes",)), "help", "quit")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the notes of a past meeting one goes back to the list of them."""
        return not (action == "history" and self._fixed)

    # --- showing -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read the meeting, its times and its notes; where none runs, which is the next."""
        now = self.now()
        if not self._fixed:
            self._meeting = self.desk.see(reading.following.meeting_in_view, now) or self._meeting
        self._view = self._read(now)
        if self._view is None:
            self._meeting, self._expected = None, self.desk.see(reading.following.expected, now)
        self._read_at, self._failures = now, 0
        if self._meeting is not None and self._turned_to != self._meeting:
            self._turn_to(self._meeting)
        self.set_class(self._view is not None, "-meeting")
        self.set_class(self._view is not None and timed(self._view.stage), "-timed")
        self._paint()

    def _read(self, now: datetime) -> PrivateView | None:
        """The meeting; None where there is none, or none any more because the making of it was undone."""
        if self._meeting is None:
            return None
        try:
            return self.desk.see(reading.private_notes.private_view, self._meeting, now)
        except NotFound:
            return None

    def _turn_to(self, meeting_id: int) -> None:
        """Another meeting: what was being typed is kept for the one before."""
        self._turned_to = meeting_id
        self._after = self.desk.see(reading.private_notes.undone_after, meeting_id)
        self._to_end = True
        if self.asking:
            self._goes_on = True
            self.query_one(CaptureLine).action_put_aside()
        elif not self._fixed:
            self.call_after_refresh(self.action_private_note)

    def not_read(self, error: FacilitatorError) -> None:
        """The clock goes on meanwhile; only what lasts is told."""
        self._failures += 1
        if self._failures >= PATIENCE:
            super().not_read(error)
        self._move_clock()

    def tick(self) -> None:
        """Move the clock and the times; look again where time alone changes what is to be shown."""
        self._failures = 0
        if self._read_at is None:
            return
        if self._clock_up() is None and self.now() - self._read_at >= AGAIN:
            self.refresh_view()
        self._move_clock()

    def _clock_up(self) -> Timebox | None:
        return clock_up(self._view.stage) if self._view else None

    def _paint(self) -> None:
        view, rows = self._view, self._notes
        width = rows.size.width - 3
        if view is None:
            today = self.today(self._expected.zone if self._expected else None)
            rows.show([Row("", line) for line in waiting_lines(self._expected, width, self.now(), today)])
        else:
            stage = view.stage
            self.query_one(Fitting).show_fitted(lambda width, height: up_words(stage, width, height))
            ends = self._to_end or not rows.cursor or rows.at_end
            rows.show(note_rows(view.notes, view.stage.head.zone, width))
            if ends:
                rows.action_ends(-1)
            self._to_end = False
        self.show_keys()
        self._move_clock()

    @on(_Rows.Sized)
    def _fit(self) -> None:
        """Compose the rows for the width that there is now."""
        if self._read_at is not None:
            self._paint()

    def _move_clock(self) -> None:
        now, view = self.now(), self._view
        if view is None:
            self.query_one(PathBar).show(Content.styled("Waiting for the meeting", QUIET))
            self.query_one(BudgetLine).show(Content.styled(f"{now.astimezone():%H:%M}", STRONG))
            return
        show_time(self, view.stage, now)
        times = self.query_one("#times", Rows)
        times.show(time_rows(view, now, times.size.width - 2, times.size.height))

    # --- notes -------------------------------------------------------------------------------------------------

    def action_private_note(self) -> None:
        """Open the line for the next note; it stays open from one to the next."""
        meeting = self._meeting
        if meeting is None:
            self.facilitator.tell("Notes belong to a meeting: the line opens when it begins.", wrong=True)
            return

        def take(answers: list[str]) -> None:
            self.desk.do(acts.private_notes.take, meeting, answers[0])
            self._goes_on = self._to_end = True

        self.ask("note", [replace(prose("Private note"), keys=_LINE_KEYS)], take)

    @on(CaptureLine.Closed)
    def _go_on(self) -> None:
        """After a note the line is there for the next one."""
        if self._goes_on:
            self._goes_on = False
            self.call_after_refresh(self.action_private_note)

    def _note(self) -> NoteLine | None:
        """The note under the cursor; None where there is none."""
        kind, _, rest = self._notes.cursor.partition(":")
        if self._view is None or kind != "note":
            return None
        number = int(rest.partition(":")[0])
        return next((note for note in self._view.notes if note.id == number), None)

    def action_open(self) -> None:
        """Put the note under the cursor right."""
        self.action_edit()

    def action_edit(self) -> None:
        """Put the note under the cursor right."""
        note, view = self._note(), self._view
        if note is None or view is None:
            self.facilitator.tell("There is no note under the cursor.", wrong=True)
            return
        taken = f"Note of {taken_text(note, view.stage.head.zone)}"
        self.reword(
            f"edit:{note.id}",
            prose(taken, what="private note", initial=note.text),
            lambda words, seen: self.desk.do(acts.private_notes.reword, note.id, words, seen=seen),
        )

    def action_remove(self) -> None:
        """Take the note under the cursor out."""
        note = self._note()
        if note is None:
            self.facilitator.tell("There is no note under the cursor.", wrong=True)
            return
        with self.acting():
            self.desk.do(acts.private_notes.remove, note.id)
            self.facilitator.tell(f"The note is out; {key_name('undo')} brings it back.")

    def undo_newest(self, passing_over: tuple[int, ...]) -> "Undone":
        """What was done last with the notes of this window's owner; nothing of the meeting."""
        return self.desk.undo_note(self._after, passing_over)

    def redo_last(self) -> "Undone":
        """The same for redo."""
        return self.desk.redo_note(self._after)

    # --- elsewhere ---------------------------------------------------------------------------------------------

    def action_history(self) -> None:
        """The notes of past meetings."""
        from facilitator.tui.screens.private_past import PrivatePastScreen

        self.app.push_screen(PrivatePastScreen())

    def action_leave(self) -> None:
        """From the notes back to the line; from those of a past meeting to where one came from."""
        if self._fixed:
            self.dismiss()
        else:
            self.action_private_note()
