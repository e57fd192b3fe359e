"""Closing the loop: every topic gets a destination, then the meeting is closed and its minutes are written."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from textual.app import ComposeResult

from facilitator.errors import FacilitatorError, NotValid
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.tui.answers import Question, prose, words
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.minutes_file import is_current, minutes_path
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.after_closing import AfterClosing
from facilitator.tui.screens.closing_rows import closing_rows
from facilitator.tui.screens.closing_sheet import MinutesFile, closed_lines, closing_lines, left_open
from facilitator.tui.screens.correcting import correct_action, correct_decision, correct_notes, correct_title
from facilitator.tui.screens.destinations import Undecided, in_row, row_after, row_key, send, send_separately
from facilitator.tui.screens.minutes import MinutesScreen
from facilitator.tui.screens.separate_form import SeparateForm
from facilitator.tui.widgets.columns import joined
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows, spaced
from facilitator.views.closing import Closing, ClosingTopic
from facilitator.views.meeting import Person

_WITHOUT_CLOCK = frozenset({"pause", "add_time", "restart", "set_back"})
_WHILE_OPEN = frozenset(
    {"topic", "note", "private_note", "decision", "action_item", "phase", "discount", "conclude", "separate", "drop",
     "close_meeting", "rate", "end_then", "remove", "join"}
)  # fmt: skip
_WHEN_CLOSED = frozenset({"reopen", "write_minutes", "copy_minutes", "circulate"})
_LAST_RATING = 10


class ClosingScreen(AfterClosing):
    """The end of the meeting, and the meeting after it was closed."""

    CSS_PATH = "closing.tcss"
    TITLE = "Close"
    PHASES = (Phase.CLOSE, Phase.CLOSED)
    BINDINGS = bindings(
        "resolved", "defer", "separate", "drop", "rate", "correct", "remove", "close", "end_then", "reopen",
    )  # fmt: skip

    def compose_body(self) -> ComposeResult:
        """What is to do, and the lists."""
        yield Plain(id="sheet")
        yield Rows(id="lists")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No clock runs here; and what is closed is corrected or opened again, not added to."""
        closed = self._view is not None and self.head.phase is Phase.CLOSED
        if action in _WITHOUT_CLOCK or action in (_WHILE_OPEN if closed else _WHEN_CLOSED):
            return False
        return super().check_action(action, parameters)

    def fetch(self) -> Closing:
        """Read everything as it will stand."""
        return self.desk.see(reading.closing.closing, self.meeting_id, self.zone_today)

    def members(self) -> Sequence[Person]:
        """Active members."""
        return self.view.members

    def key_ids(self) -> Sequence[Any]:
        """What matters at the end, and after it."""
        if self.head.phase is Phase.CLOSED:
            return (
                ("next", "minutes"), "circulate", "copy", ("write", "write"), "correct", "reopen", "board", "undo",
                "help",
            )  # fmt: skip
        open_topics, requests = self.view.without_destination, self.view.requests
        to_next = (("next", "all to the next meeting"),) if open_topics or requests else ()
        close = () if open_topics else ("close",)
        then = ("end_then",) if left_open(self.view, self.now()) else ()
        return (
            *to_next, *close, *then, "defer", "separate", "resolved", "drop", "rate", "correct",
            "recap", "action", "undo", ("phase.back", "back"), "copy_newest", "join", "help",
        )  # fmt: skip

    def show_view(self, view: Closing) -> None:
        """The head and the lists."""
        sheet, rows = self.query_one("#sheet", Plain), self.query_one(Rows)
        today, width = self.zone_today, sheet.size.width
        if view.head.phase is Phase.CLOSED:
            lines = closed_lines(view, self._file(), self.mailed, width, today, throwaway=self.facilitator.throwaway)
        else:
            lines = closing_lines(view, self.now(), width, today)
        sheet.show(joined(lines))
        rows.show(spaced(closing_rows(view, rows.size.width - 3, today), rows.size.height))
        if self.focused is None:
            rows.focus()

    def action_leave(self) -> None:
        """Back to the minutes that this was opened from, else to the board."""
        if self._over_minutes:
            self.dismiss()
        else:
            super().action_leave()

    @property
    def _over_minutes(self) -> bool:
        """Whether the minutes lie beneath this screen, because it was opened from them."""
        return isinstance(self.app.screen_stack[-2], MinutesScreen)

    # --- destinations ------------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Send what is left to the next meeting; of a closed meeting show the minutes."""
        if self.head.phase is Phase.CLOSED and self._over_minutes:
            self.dismiss()
        elif self.head.phase is Phase.CLOSED:
            self.app.push_screen(MinutesScreen(self.meeting_id))
        elif self.view.without_destination or self.view.requests:
            with self.acting():
                self.desk.do(acts.closing.send_rest_to_next, self.meeting_id)
        else:
            self.facilitator.tell(f"Everything has its place: {key_name('close')} closes the meeting.")

    def action_phase(self, step: int) -> None:
        """Back to the discussion, or to the order where it was not committed yet."""
        if step > 0:
            self.facilitator.tell(f"This is the last phase: {key_name('close')} closes the meeting.")
            return
        target = Phase.DISCUSS if self.head.order_committed else Phase.PRIORITIZE
        with self.acting():
            self.desk.do(acts.moving.move_to, self.meeting_id, target, as_of=self.head.as_of)

    def _number(self, kind: str) -> int | None:
        """Id of what is under the cursor, if it is of that kind."""
        found, _, number = self.query_one(Rows).cursor.partition(":")
        return int(number) if found == kind else None

    def _topic(self) -> ClosingTopic | None:
        """The topic under the cursor; None, and said so, where it is on something else."""
        number = self._number("topic")
        topic = next((t for t in self.view.topics if t.discussion_id == number), None)
        if topic is None:
            self.facilitator.tell("Put the cursor on a topic first.", wrong=True)
        return topic

    def _undecided(self) -> Undecided | None:
        """The topic or request under the cursor; None, and said so, where it is on something else."""
        line = in_row(self.view, self.query_one(Rows).cursor)
        if line is None:
            self.facilitator.tell("Put the cursor on a topic first.", wrong=True)
        return line

    def _follow(self, line: Undecided) -> None:
        """The cursor goes on to what comes after `line` without a destination, if there is anything."""
        self.query_one(Rows).follow(row_after(self.view, line))

    def action_conclude(self, value: str) -> None:
        """Say what becomes of what is under the cursor."""
        if (line := self._undecided()) is not None:
            self._follow(line)
            with self.acting():
                send(self, line, Outcome(value))

    def action_drop(self) -> None:
        """Drop what is under the cursor, with a reason."""
        if (line := self._undecided()) is not None:

            def take(answers: list[str]) -> None:
                send(self, line, Outcome.DROPPED, answers[0])
                self._follow(line)

            self.ask(f"drop:{row_key(line)}", [words("Why is it dropped?")], take)

    def action_separate(self) -> None:
        """Give what is under the cursor a meeting of its own."""
        if (line := self._undecided()) is not None:

            def take(plan: Any) -> None:
                send_separately(self, line, plan)
                self._follow(line)

            self.facilitator.said.give_way()
            self.app.push_screen(
                SeparateForm(
                    line.title,
                    members=self.view.members,
                    zone=self.head.zone,
                    take=take,
                    asked_by=line.asked_by,
                    asked=line.asked,
                )
            )

    # --- the end -----------------------------------------------------------------------------------------------

    def action_rate(self) -> None:
        """Rate the meeting; an empty answer takes the rating back."""

        def take(answers: list[str]) -> None:
            self.desk.do(acts.closing.rate, self.meeting_id, _rating(answers[0]))

        def understood(typed: str) -> str:
            rating = _rating(typed)
            return "not rated" if rating is None else f"→ {rating} of {_LAST_RATING}"

        self.ask("rate", [Question("How good was this meeting, 1 to 10?", understood)], take)

    def action_close_meeting(self) -> None:
        """Close the meeting and write the minutes."""
        self._close(None)

    def action_end_then(self) -> None:
        """The meeting was left open: it ended when the last thing was done."""
        if left_open(self.view, self.now()):
            self._close(self.view.last_act_at)
        else:
            self.facilitator.tell(f"The meeting was not left open: {key_name('close')} closes it now.", wrong=True)

    def _close(self, ended_at: datetime | None) -> None:
        with self.acting(then=self.write_minutes):
            self.desk.do(acts.closing.close, self.meeting_id, ended_at=ended_at, as_of=self.head.as_of)
        self.query_one(Rows).action_ends(0)

    def action_reopen(self) -> None:
        """Take the closed meeting back to its closing."""
        with self.acting():
            self.desk.do(acts.closing.reopen, self.meeting_id)

    # --- minutes and their wording -----------------------------------------------------------------------------

    def _file(self) -> MinutesFile:
        minutes = self.desk.see(reading.minutes.minutes, self.meeting_id)
        try:
            path = minutes_path(self.facilitator.database, minutes)
            return MinutesFile(path, is_current(path, minutes))
        except FacilitatorError as error:
            return MinutesFile(None, told=str(error))

    def action_correct(self) -> None:
        """Put the words under the cursor right."""
        kind, _, number = self.query_one(Rows).cursor.partition(":")
        if kind == "decision":
            correct_decision(self, next(d for d in self.view.decisions if d.id == int(number)))
        elif kind == "action":
            correct_action(self, next(a for a in self.view.actions if a.id == int(number)))
        elif kind in ("topic", "notes"):
            topic = next(t for t in self.view.topics if t.discussion_id == int(number))
            (correct_title if kind == "topic" else correct_notes)(self, topic)
        else:
            self.facilitator.tell("There is nothing to correct in this row.", wrong=True)

    def action_note(self) -> None:
        """A note on the topic under the cursor, for the minutes."""
        if (topic := self._topic()) is not None:
            number = topic.discussion_id
            self.ask(
                f"note:{number}",
                [prose("Note")],
                lambda answers: self.desk.do(acts.discussing.note, number, answers[0]),
            )

    def action_remove(self) -> None:
        """Take out a decision or an action item that was written down by mistake."""
        with self.acting():
            if (decision := self._number("decision")) is not None:
                self.desk.do(acts.discussing.remove_decision, decision)
            elif (action := self._number("action")) is not None:
                self.desk.do(acts.discussing.remove_action, action)
            else:
                raise NotValid("That cannot be taken out.", f"A topic is dropped with {key_name('drop')}.")


def _rating(typed: str) -> int | None:
    """The rating that was typed; None where it was left out. Raises NotValid."""
    if not typed.strip():
        return None
    if not typed.strip().isdecimal() or not 1 <= int(typed) <= _LAST_RATING:
        raise NotValid("A rating is a whole number from 1 to 10.", "Leave it empty for none.")
    return int(typed)
