"""What is done to milestones in a list: status and date in one key, add, edit, take out, their past."""

from abc import abstractmethod
from collections.abc import Mapping

from facilitator.process.status import Status
from facilitator.tui.answers import date_answer, when
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts
from facilitator.tui.screens.topics import TopicKeys
from facilitator.views.board import Board, BoardMilestone


class MilestoneKeys(TopicKeys):
    """The keys for milestones, on a screen that lists them."""

    SCOPE = "Milestones"
    BINDINGS = bindings("new", "green", "yellow", "red", "done", "date", "past", "remove")

    @property
    @abstractmethod
    def board(self) -> Board:
        """What was read last."""

    @abstractmethod
    def follow(self, milestone_id: int) -> None:
        """Put the cursor on that milestone as soon as it is shown."""

    def milestone_or_said(self) -> BoardMilestone | None:
        """The milestone under the cursor; where there is none, it says so."""
        milestone = self.milestone_here()
        if milestone is None:
            self.facilitator.tell("Put the cursor on a milestone.", wrong=True)
        return milestone

    def action_status(self, value: str) -> None:
        """Set the status of the milestone under the cursor; where it might miss, it is offered as a topic."""
        if (milestone := self.milestone_or_said()) is None:
            return
        status = Status(value)
        with self.acting():
            self.desk.do(acts.planning.set_status, milestone.id, status, meeting=self.meeting_scope)
            self.offer(milestone.id if status is Status.MIGHT_MISS else None)
            if status is Status.DONE:
                self.facilitator.tell(f"Done: {milestone.title}. It stands under {key_name('finished')}, finished.")

    def action_due_date(self) -> None:
        """Ask for the date of the milestone under the cursor."""
        if (milestone := self.milestone_or_said()) is None:
            return
        today = self.today()

        def take(answers: list[str], seen: Mapping[str, str]) -> None:
            due = date_answer(answers[0], today, optional=False)
            self.desk.do(acts.planning.set_due, milestone.id, due, meeting=self.meeting_scope, seen=seen["due"])

        question, before = when("New date", today, optional=False), acts.planning.due_words(milestone.due)
        self.ask_again(f"milestone:{milestone.id}:due", [question], {"due": before}, take)

    def action_remove(self) -> None:
        """Take out the milestone under the cursor."""
        if (milestone := self.milestone_or_said()) is None:
            return
        with self.acting():
            self.desk.do(acts.planning.remove_milestone, milestone.id, meeting=self.meeting_scope)
            self.facilitator.tell(f"Taken out: {milestone.title}. {key_name('undo')} brings it back.")

    def action_new(self) -> None:
        """Add a milestone."""
        self.open_form(None)

    def open_form(self, milestone: BoardMilestone | None) -> None:
        """Open the page of a milestone; None for a new one."""
        from facilitator.tui.screens.milestone_form import MilestoneFormScreen

        def saved(milestone_id: int, might_miss: bool) -> None:
            self.offer(milestone_id if might_miss else None)
            self.follow(milestone_id)

        form = MilestoneFormScreen(self.board, milestone, today=self.today(), meeting=self.meeting_scope, saved=saved)
        self.app.push_screen(form)

    def action_past(self) -> None:
        """Everything that ever changed about the milestone under the cursor."""
        from facilitator.tui.screens.milestone_past import MilestonePastScreen

        if (milestone := self.milestone_or_said()) is not None:
            self.app.push_screen(MilestonePastScreen(milestone.id))
