"""The second half: the topic on the stage, what was said, and what is left."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.carryover import Outcome
from facilitator.process.timebox import Timebox
from facilitator.views.meeting import ActionLine, MeetingHead, MilestoneLine, Person


@dataclass(frozen=True)
class DecisionLine:
    """A decision."""

    id: int
    text: str
    discussion_id: int | None
    """The topic in this meeting that it was made on; None where it is of the meeting as a whole."""


@dataclass(frozen=True)
class TopicOnStage:
    """The topic that the room attends to."""

    discussion_id: int
    topic_id: int
    title: str
    asked_by: str
    asked: tuple[str, ...]
    """Who was asked for help."""
    source_text: str
    age: str
    """How often and since when it was deferred, in words; empty the first time."""
    milestone: MilestoneLine | None
    minutes: int | None
    clock: Timebox
    notes: str
    decisions: tuple[DecisionLine, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class QueuedTopic:
    """A topic of this meeting that is not on the stage: waiting, or with its outcome."""

    discussion_id: int
    topic_id: int
    title: str
    minutes: int | None
    outcome: Outcome | None


@dataclass(frozen=True)
class Discuss:
    """The discuss screen."""

    head: MeetingHead
    topic: TopicOnStage | None
    queue: tuple[QueuedTopic, ...]
    """Topics still to come, in the committed order."""
    done: tuple[QueuedTopic, ...]
    """Topics with an outcome, in the order they got it."""
    members: tuple[Person, ...]
    number: int
    """The place of the topic on the stage among those that are discussed; without one, how many were."""
    total: int
    """How many topics are discussed: those that were dropped while they were put in order are not counted."""

    def promised(self, now: datetime) -> tuple[float | None, ...]:
        """Seconds that each topic left was given and has not used, the one on the stage first; None = none given."""
        topic = self.topic
        up = () if topic is None else (None if topic.minutes is None else max(0.0, topic.clock.left(now) or 0.0),)
        return (*up, *(None if waiting.minutes is None else waiting.minutes * 60.0 for waiting in self.queue))
