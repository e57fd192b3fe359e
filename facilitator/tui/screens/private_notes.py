"""The facilitator's own window: what one does there is write notes.

It is not a second facilitator: nothing of the meeting can be changed from here, and its notes are undone by themselves.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on
from textual.widget import Widget

from facilitator.tui.answers import prose
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.private_rows import taken_text
from facilitator.tui.screens.private_stage import PrivateStage
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.views.private_notes import NoteLine

if TYPE_CHECKING:
    from facilitator.store.undo import Undone

_LINE_KEYS = (("enter", "save"), ("esc", "to the notes and the keys"))


class PrivateNotesScreen(PrivateStage):
    """The line at the foot is open for the next note all the time; Esc leads from it to the notes, where keys are keys.

    Of a past meeting, whose `meeting_id` is given, it is opened by its key.
    """

    CSS_PATH = "private_notes.tcss"
    TITLE = "Private notes"
    BINDINGS = bindings("private", "open", "edit", "remove", "past_notes", "back", "quit")

    def __init__(self, meeting_id: int | None = None) -> None:
        super().__init__(meeting_id)
        self._after = 0
        self._goes_on = False

    @property
    def home(self) -> Widget | None:
        """While nothing is typed, keys work on the notes."""
        return self.notes

    def draft_key(self, draft: str) -> str:
        """Drafts of this window are its own: what is typed here must not come up in the window that is shared."""
        return f"private:{self.meeting}:{draft}"

    def key_ids(self) -> Sequence[Any]:
        """What can be done with notes."""
        back = (("back", "back"),) if self.fixed else ()
        if self.view is None:
            return ("past_notes", *back, "help", "quit")
        edit = (("open", "edit"), "remove") if self._note() else ()
        return (("private", "write"), *edit, "undo", "redo", *(back or ("past_notes",)), "help", "quit")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the notes of a past meeting one goes back to the list of them."""
        return not (action == "history" and self.fixed)

    def turn_to(self, meeting_id: int) -> None:
        """Another meeting: what was being typed is kept for the one before."""
        self._after = self.desk.see(reading.private_notes.undone_after, meeting_id)
        if self.asking:
            self._goes_on = True
            self.query_one(CaptureLine).action_put_aside()
        elif not self.fixed:
            self.call_after_refresh(self.action_private_note)

    # --- notes -------------------------------------------------------------------------------------------------

    def action_private_note(self) -> None:
        """Open the line for the next note; it stays open from one to the next."""
        meeting = self.meeting
        if meeting is None:
            self.facilitator.tell("Notes belong to a meeting: the line opens when it begins.", wrong=True)
            return

        def take(answers: list[str]) -> None:
            self.desk.do(acts.private_notes.take, meeting, answers[0])
            self._goes_on = self.to_end = True

        self.ask("note", [replace(prose("Private note"), keys=_LINE_KEYS)], take)

    @on(CaptureLine.Closed)
    def _go_on(self) -> None:
        """After a note the line is there for the next one."""
        if self._goes_on:
            self._goes_on = False
            self.call_after_refresh(self.action_private_note)

    def _note(self) -> NoteLine | None:
        """The note under the cursor; None where there is none."""
        kind, _, rest = self.notes.cursor.partition(":")
        if self.view is None or kind != "note":
            return None
        number = int(rest.partition(":")[0])
        return next((note for note in self.view.notes if note.id == number), None)

    def action_open(self) -> None:
        """Put the note under the cursor right."""
        self.action_edit()

    def action_edit(self) -> None:
        """Put the note under the cursor right."""
        note, view = self._note(), self.view
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
        if self.fixed:
            self.dismiss()
        else:
            self.action_private_note()
