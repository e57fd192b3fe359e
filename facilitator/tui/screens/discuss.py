"""Discuss: the topic, its clock, what was said, and the minutes left for the topics left."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.tui.answers import prose, words
from facilitator.tui.keys import DIGITS, bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.milestone_acts import ask_what
from facilitator.tui.screens.separate_form import SeparateForm
from facilitator.tui.screens.stage import StageScreen
from facilitator.tui.screens.topic_choice import TopicChoice
from facilitator.tui.screens.topic_sheet import no_topic, queue_sheet, topic_head, topic_sheet
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.plain import Fitting, Plain
from facilitator.views.discuss import Discuss, TopicOnStage
from facilitator.views.meeting import Person

_OUTCOMES = ("resolved", "defer", "separate", "drop")


class DiscussScreen(StageScreen[Discuss]):
    """The second half of the meeting."""

    CSS_PATH = "discuss.tcss"
    PHASES = (Phase.DISCUSS,)
    TITLE = "Discuss"
    BINDINGS = bindings("resolved", "defer", "separate", "drop", "jump", "choose", "again", "milestone", "reword")

    def compose_body(self) -> ComposeResult:
        """The topic and the clock; under them what was said, and beside it what comes next."""
        with Horizontal(id="top", classes="stage-top"):
            yield Plain(id="topic", classes="stage-name")
            yield ClockFace(id="clock")
        with Horizontal(classes="stage-main"):
            yield Fitting(id="sheet", classes="stage-sheet")
            yield Fitting(id="side", classes="stage-side")

    def fetch(self) -> Discuss:
        """Read the discussion as it stands."""
        return self.desk.see(reading.discuss.discuss, self.meeting_id, self.zone_today)

    def members(self) -> Sequence[Person]:
        """Active members."""
        return self.view.members

    def discussion_id(self) -> int | None:
        """Decisions and action items belong to the topic on the stage."""
        return self.view.topic.discussion_id if self.view.topic else None

    def key_ids(self) -> Sequence[Any]:
        """What matters while a topic is discussed."""
        choose = ("choose",) if len(self.view.queue) > DIGITS else ()
        if self.view.topic is None and not self.view.queue:
            return (("next", "close the loop"), "again", "topic", "decision", "action", "undo", "help")
        if self.view.topic is None:
            return ("next", "jump", *choose, "again", "topic", "decision", "action", "phase.next", "undo", "help")
        jump = ("jump",) if self.view.queue else ()
        milestone = ("milestone",) if self.view.topic.milestone is not None else ()
        return (
            "resolved", "defer", "separate", "drop", "decision", "action", "note", "topic", ("phase.next", "close"),
            *milestone, *jump, *choose, "pause", "again", "join", "copy_newest", "recap", "undo", "help",
        )  # fmt: skip

    def show_view(self, view: Discuss) -> None:
        """The topic, what was said, and what comes next."""
        head, topic, today = self.query_one("#topic", Plain), view.topic, self.zone_today
        head.show(topic_head(topic, head.size.width, self.headroom or head.size.height))
        # A title in large letters changes the height of both, after this.
        sheet, side = (self.query_one(f"#{name}", Fitting) for name in ("sheet", "side"))
        if topic is None:
            sheet.show_fitted(lambda width, _height: no_topic(len(view.queue), len(view.done), width))
        else:
            sheet.show_fitted(lambda width, height: topic_sheet(topic, width, height, today))
        side.show_fitted(lambda width, height: queue_sheet(view, width, height))

    # --- outcomes ----------------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Without a topic on the stage the next one comes up; a topic needs an outcome first."""
        if self.view.topic is not None:
            *others, last = map(key_name, _OUTCOMES)
            self.facilitator.tell(f"{', '.join(others)} or {last}: each topic ends with an outcome.", wrong=True)
        elif self.view.queue:
            with self.acting():
                self.desk.do(acts.discussing.start, self.meeting_id, self.view.queue[0].discussion_id)
        else:
            self.action_phase(1)

    def _on_stage(self) -> TopicOnStage | None:
        """The topic; None, and said so, where there is none."""
        if self.view.topic is None:
            next_one, again = key_name("next", first=True), key_name("again")
            waits = bool(self.view.queue)
            then = (
                f"{next_one} takes up the next one." if waits else f"None waits; {again} takes the last one up again."
            )
            self.facilitator.tell(f"No topic is on the stage. {then}", wrong=True)
        return self.view.topic

    def action_conclude(self, value: str) -> None:
        """End the topic with this outcome; the next one comes up."""
        if (topic := self._on_stage()) is not None:
            with self.acting():
                self.desk.do(
                    acts.discussing.conclude,
                    self.meeting_id, topic.discussion_id, Outcome(value), as_of=self.head.as_of,
                )  # fmt: skip

    def action_drop(self) -> None:
        """Drop the topic, with a reason."""
        if (topic := self._on_stage()) is not None:

            def take(answers: list[str]) -> None:
                self.desk.do(
                    acts.discussing.conclude, self.meeting_id, topic.discussion_id, Outcome.DROPPED, reason=answers[0]
                )

            self.ask(f"drop:{topic.discussion_id}", [words("Why is it dropped?")], take)

    def action_separate(self) -> None:
        """Give the topic a meeting of its own."""
        if (topic := self._on_stage()) is not None:
            self.facilitator.said.give_way()
            self.app.push_screen(
                SeparateForm(
                    topic.title,
                    members=self.view.members,
                    asked_by=topic.asked_by,
                    asked=topic.asked,
                    zone=self.head.zone,
                    take=lambda plan: self.desk.do(
                        acts.discussing.conclude_separately, self.meeting_id, topic.discussion_id, plan
                    ),
                )
            )

    def action_pick(self, number: int) -> None:
        """Take up the topic with that number instead."""
        if number > len(self.view.queue):
            self.facilitator.tell(f"Nothing has the number {number} here.", wrong=True)
            return
        with self.acting():
            self.desk.do(acts.discussing.start, self.meeting_id, self.view.queue[number - 1].discussion_id)

    def action_choose(self) -> None:
        """Take up any of the topics that wait."""
        queue = self.view.queue

        def chosen(number: int | None) -> None:
            if number:
                with self.acting():
                    self.desk.do(acts.discussing.start, self.meeting_id, queue[number - 1].discussion_id)

        if queue:
            titles = {n: topic.title for n, topic in enumerate(queue, 1)}
            self.app.push_screen(TopicChoice("Take up", titles), chosen)
        else:
            self.facilitator.tell("No other topic waits.", wrong=True)

    def action_previous(self) -> None:
        """Take up the last topic again."""
        if not self.view.done:
            self.facilitator.tell("No topic was discussed before this one.", wrong=True)
            return
        with self.acting():
            self.desk.do(acts.discussing.take_up_again, self.meeting_id, self.view.done[-1].discussion_id)

    # --- what is said ------------------------------------------------------------------------------------------

    def action_note(self) -> None:
        """A note on the topic, for the minutes."""
        if (topic := self._on_stage()) is not None:
            discussion = topic.discussion_id

            def take(answers: list[str]) -> None:
                self.desk.do(acts.discussing.note, discussion, answers[0])
                self.confirm("Note", answers[0])

            self.ask(f"note:{discussion}", [prose("Note")], take)

    def action_reword(self) -> None:
        """Reword the topic."""
        if (topic := self._on_stage()) is not None:
            self.reword(
                f"reword:{topic.topic_id}",
                words("Topic", initial=topic.title),
                lambda title, seen: self.desk.do(
                    acts.topics.reword, topic.topic_id, title, meeting=self.meeting_id, seen=seen
                ),
            )

    def action_milestone(self) -> None:
        """Change the topic's milestone in place."""
        if (topic := self._on_stage()) is None:
            return
        if topic.milestone is None:
            self.facilitator.tell("No milestone stands behind this topic.", wrong=True)
            return
        ask_what(self, topic.milestone)
