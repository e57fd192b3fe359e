"""What is done between meetings to the topics that wait: raise, reword, merge, settle, drop."""

from abc import abstractmethod
from collections.abc import Sequence

from facilitator.errors import NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.status import Status
from facilitator.text import required_line
from facilitator.tui.answers import Question, optional_words, words
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts
from facilitator.tui.screens.page import PageScreen
from facilitator.views.board import BoardMilestone, WaitingTopic


class TopicKeys(PageScreen):
    """The keys for topics, on a screen that lists the waiting ones."""

    SCOPE = "Waiting topics"
    BINDINGS = bindings("topic", "merge", "settle", "drop")

    def __init__(self) -> None:
        super().__init__()
        self._offer: int | None = None

    @property
    @abstractmethod
    def topics(self) -> Sequence[WaitingTopic]:
        """Every topic that waits."""

    @abstractmethod
    def topic_here(self) -> WaitingTopic | None:
        """The topic under the cursor; None where there is none."""

    @abstractmethod
    def milestone_here(self) -> BoardMilestone | None:
        """The milestone under the cursor; None where there is none."""

    def offer(self, milestone_id: int | None) -> None:
        """Let the topic key make this milestone a topic while the cursor is on it; None takes the offer back."""
        self._offer = milestone_id

    @property
    def offered(self) -> BoardMilestone | None:
        """The milestone under the cursor, where it became "might miss" just now."""
        milestone = self.milestone_here()
        if milestone is None or milestone.id != self._offer or milestone.status is not Status.MIGHT_MISS:
            return None
        return milestone

    def _topic(self) -> WaitingTopic | None:
        """The topic under the cursor; where there is none, it says how to get to one."""
        topic = self.topic_here()
        if topic is None:
            self.facilitator.tell(f"Put the cursor on a waiting topic: {key_name('topics')} goes there.", wrong=True)
        return topic

    def action_topic(self) -> None:
        """Raise a topic: the milestone that is offered, else words."""
        if (milestone := self.offered) is not None:
            with self.acting():
                self.desk.do(
                    acts.topics.raise_topic,
                    milestone.title, source=SourceKind.MILESTONE, milestone_id=milestone.id, meeting=self.meeting_scope,
                )  # fmt: skip
                self.offer(None)
                self.facilitator.tell(f"A topic now: {milestone.title}")
            return

        def take(answers: list[str]) -> None:
            self.desk.do(acts.topics.raise_topic, answers[0], meeting=self.meeting_scope)
            self.facilitator.tell(f"Topic: {required_line(answers[0], 'topic')}")

        self.ask("board:topic", [words("Topic")], take)

    def reword_topic(self, topic: WaitingTopic) -> None:
        """Give the topic other words."""
        self.reword(
            f"topic:{topic.id}:reword",
            words("Topic", initial=topic.title),
            lambda title, seen: self.desk.do(
                acts.topics.reword, topic.id, title, meeting=self.meeting_scope, seen=seen
            ),
        )

    def action_merge(self) -> None:
        """Let the topic under the cursor go up in another one."""
        topic = self._topic()
        if topic is None:
            return
        others = [one for one in self.topics if one.id != topic.id]
        if not others:
            self.facilitator.tell("There is no other topic to merge it into.", wrong=True)
            return

        def take(answers: list[str]) -> None:
            into = topic_named(answers[0], others)
            self.desk.do(acts.topics.merge, topic.id, into.id, meeting=self.meeting_scope)
            self.facilitator.tell(f"Merged into: {into.title}")

        question = Question(
            "Merge into",
            lambda typed: f"→ {topic_named(typed, others).title}",
            names=tuple(one.title for one in others),
            example="words of its title",
        )
        self.ask(f"topic:{topic.id}:merge", [question], take)

    def action_settle(self) -> None:
        """The topic under the cursor was settled meanwhile."""
        if (topic := self._topic()) is not None:
            self.ask(
                f"topic:{topic.id}:settle",
                [optional_words("Settled how (may be left out)")],
                lambda answers: self.desk.do(acts.topics.settle, topic.id, answers[0], meeting=self.meeting_scope),
            )

    def action_drop(self) -> None:
        """Drop the topic under the cursor, with a reason."""
        if (topic := self._topic()) is not None:
            self.ask(
                f"topic:{topic.id}:drop",
                [words("Why is it dropped?")],
                lambda answers: self.desk.do(acts.topics.drop, topic.id, answers[0], meeting=self.meeting_scope),
            )


def topic_named(typed: str, topics: Sequence[WaitingTopic]) -> WaitingTopic:
    """The one topic that holds what was typed; a title in full is meant before one that only holds it.

    Raises NotValid where none or more than one does.
    """
    wanted = " ".join(typed.split()).casefold()
    exact = [one for one in topics if one.title.casefold() == wanted]
    found = exact or [one for one in topics if wanted and all(word in one.title.casefold() for word in wanted.split())]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotValid(f"{len(found)} topics hold that.", "Type a word more.")
    raise NotValid("No other topic holds that." if wanted else "Which one?", "Type words of its title.")
