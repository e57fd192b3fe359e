"""The midpoint: every candidate topic, in the order that the facilitator gives them."""

from dataclasses import dataclass
from datetime import date

from facilitator.process.agenda import SourceKind
from facilitator.process.status import Status
from facilitator.views.meeting import MeetingHead, Person


@dataclass(frozen=True)
class CandidateLine:
    """A topic in the order, or an offer that nobody has to drop: a written request, or a milestone in trouble."""

    key: str
    """discussion:7, help:4 or milestone:12."""
    discussion_id: int | None
    topic_id: int | None
    title: str
    status: Status | None
    """Of the milestone behind it."""
    source: SourceKind
    source_text: str
    """Where it comes from, in words: the help line, the milestone's title, the earlier meeting."""
    asked_by: str
    reason: str
    """Why it stands where it was suggested, in a few words: might miss, 2nd time, crosses 3."""
    deferrals: int
    since: date | None
    minutes: int | None
    raised_here: bool
    """Whether it was raised in this meeting; False for one that was raised before it, and for an offer."""

    @property
    def offer(self) -> bool:
        """Whether it is not a topic of this meeting unless it is kept."""
        return self.discussion_id is None


@dataclass(frozen=True)
class Prioritize:
    """The prioritize screen: topics in their order, then offers in the suggested one."""

    head: MeetingHead
    candidates: tuple[CandidateLine, ...]
    settled: tuple[str, ...]
    """Titles of this meeting's topics that have an outcome already (after the order is taken up again)."""
    members: tuple[Person, ...]

    @property
    def topics(self) -> tuple[CandidateLine, ...]:
        """Candidates that will be discussed."""
        return tuple(c for c in self.candidates if not c.offer)

    @property
    def offers(self) -> tuple[CandidateLine, ...]:
        """Candidates that are dropped by doing nothing."""
        return tuple(c for c in self.candidates if c.offer)

    @property
    def promised(self) -> tuple[float | None, ...]:
        """Seconds that each topic was given; None where it was given none."""
        return tuple(None if topic.minutes is None else topic.minutes * 60.0 for topic in self.topics)
