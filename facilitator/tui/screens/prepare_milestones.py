"""What owners do to their own milestones while they prepare: status and date in one key, and what would help."""

from abc import abstractmethod
from collections.abc import Mapping

from facilitator.process.dates import day_text
from facilitator.process.status import Status
from facilitator.text import optional_line
from facilitator.tui.answers import Question, date_answer, when
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts
from facilitator.tui.screens.milestone_acts import status_keys
from facilitator.tui.screens.milestone_sheet import milestone_lines
from facilitator.tui.screens.one_key import OneKey
from facilitator.tui.screens.prepare_next import NextMeetingScreen
from facilitator.tui.theme import HEADING
from facilitator.tui.widgets.columns import text
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows
from facilitator.views.meeting import MilestoneLine

_WIDEST = 96
"""Cells beyond which a date would stand too far from its title."""
_TITLE = 30
"""Characters of a title in a question."""


class OwnMilestoneKeys(NextMeetingScreen):
    """The list of one owner's milestones, with its keys. What is done here belongs to no meeting: it is theirs alone,
    and the facilitator's undo in a running meeting does not reach it."""

    SCOPE = "Your milestones"
    BINDINGS = bindings("open", "green", "yellow", "red", "done", "date")

    @abstractmethod
    def add_help(self, line: str, milestone_id: int) -> None:
        """Put a line into the help, about that milestone."""

    def show_milestones(self) -> None:
        """The milestones and their number."""
        rows, lines = self.query_one(Rows), self.view.milestones
        room = min(rows.size.width - 3, _WIDEST)
        count = f"{len(lines)} milestone{'' if len(lines) == 1 else 's'}, soonest first"
        self.query_one("#title", Plain).show(text(count if lines else "You own no open milestone.", HEADING))
        told = milestone_lines(lines, room, self.zone_today)
        rows.show([Row(f"m:{line.id}", words) for line, words in zip(lines, told, strict=True)])

    def milestone_here(self) -> MilestoneLine | None:
        """The milestone under the cursor; None where there is none."""
        _, _, number = self.query_one(Rows).cursor.partition(":")
        return next((line for line in self.view.milestones if str(line.id) == number), None)

    def _milestone_or_said(self) -> MilestoneLine | None:
        milestone = self.milestone_here()
        if milestone is None:
            self.facilitator.tell("There is no milestone under the cursor.", wrong=True)
        return milestone

    def action_open(self) -> None:
        """Ask what shall change about the milestone under the cursor."""
        if (milestone := self._milestone_or_said()) is None:
            return
        keys, date = status_keys(), key_name("date")
        options = {key: status.word for key, status in keys.items()} | {date: "new date"}

        def chosen(key: str | None) -> None:
            if key == date:
                self.action_due_date()
            elif key:
                self.action_status(keys[key])

        self.app.push_screen(OneKey(milestone.title, options), chosen)

    def action_status(self, value: str) -> None:
        """Set the status of the milestone under the cursor; where it might miss, ask at once what would help."""
        if (milestone := self._milestone_or_said()) is None:
            return
        status = Status(value)
        done = False
        with self.acting():
            self.desk.do(acts.planning.set_status, milestone.id, status)
            done = True
        if done:
            self.facilitator.tell(f"{status.word}: {milestone.title}")
            if status is Status.MIGHT_MISS and self.view.can_write:
                self._ask_what_helps(milestone)

    def _ask_what_helps(self, milestone: MilestoneLine) -> None:
        def understood(typed: str) -> str:
            optional_line(typed, "line of help")
            return ""

        def take(answers: list[str]) -> None:
            line = optional_line(answers[0], "line of help")
            if line:
                self.add_help(line, milestone.id)
                self.facilitator.tell("It stands in your help now, and is handed in with the rest.")

        title = milestone.title if len(milestone.title) <= _TITLE else f"{milestone.title[: _TITLE - 1]}…"
        keys = (("enter", "puts it into your help"), ("esc", "leaves it out"))
        question = Question(f"What would help with {title}?", understood, keys=keys, example="@name asks somebody")
        self.ask(f"help:{milestone.id}", [question], take)

    def draft_key(self, draft: str) -> str:
        """Drafts belong to whoever prepares."""
        return f"prepare:{self.view.member.id}:{draft}"

    def action_due_date(self) -> None:
        """Ask for the date of the milestone under the cursor."""
        if (milestone := self._milestone_or_said()) is None:
            return
        today = self.zone_today

        def take(answers: list[str], seen: Mapping[str, str]) -> None:
            due = date_answer(answers[0], today, optional=False)
            self.desk.do(acts.planning.set_due, milestone.id, due, seen=seen["due"])
            if due is not None:
                self.facilitator.tell(f"Due {day_text(due, today)}: {milestone.title}")

        question, before = when("New date", today, optional=False), acts.planning.due_words(milestone.due)
        self.ask_again(f"due:{milestone.id}", [question], {"due": before}, take)
