"""What holds of every meeting at every moment, after an undo too."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.carryover import Outcome, needs_destination
from facilitator.process.phases import Phase


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting in the figures that the rules look at; times in UTC, one outcome a discussion (None = none yet)."""

    phase: Phase
    order_committed: bool
    started_at: datetime | None
    ended_at: datetime | None
    running_clocks: int
    outcomes: tuple[Outcome | None, ...]
    current_topics: int
    current_speakers: int


def broken(facts: MeetingFacts) -> tuple[str, ...]:
    """Each rule that does not hold, as a plain sentence; empty when all is well."""
    rules = [*_always(facts)]
    if facts.phase is Phase.PLANNED:
        rules += _planned(facts)
    else:
        rules.append((facts.started_at is not None, "A meeting that has begun has a start."))
    if facts.phase is Phase.DISCUSS:
        rules.append((facts.order_committed, "A discussion needs a committed order of topics."))
    if facts.phase is Phase.CLOSED:
        rules += _closed(facts)
    return tuple(sentence for holds, sentence in rules if not holds)


def _always(facts: MeetingFacts) -> list[tuple[bool, str]]:
    in_order = facts.started_at is None or facts.ended_at is None or facts.started_at <= facts.ended_at
    return [
        (facts.running_clocks <= 1, "A meeting has at most one running clock."),
        (facts.current_topics <= 1, "A meeting has at most one current topic."),
        (facts.current_speakers <= 1, "A meeting has at most one current speaker."),
        (in_order, "A meeting does not end before it starts."),
    ]


def _planned(facts: MeetingFacts) -> list[tuple[bool, str]]:
    nobody_on = facts.current_topics == 0 and facts.current_speakers == 0
    return [
        (facts.started_at is None, "A planned meeting has no start."),
        (facts.ended_at is None, "A planned meeting has no end."),
        (facts.running_clocks == 0, "A planned meeting has no running clock."),
        (nobody_on, "A planned meeting has no current topic or speaker."),
    ]


def _closed(facts: MeetingFacts) -> list[tuple[bool, str]]:
    every_outcome = not any(needs_destination(outcome) for outcome in facts.outcomes)
    nobody_on = facts.current_topics == 0 and facts.current_speakers == 0
    return [
        (facts.ended_at is not None, "A closed meeting has an end."),
        (facts.running_clocks == 0, "A closed meeting has no running clock."),
        (every_outcome, "Every discussion of a closed meeting has an outcome."),
        (nobody_on, "A closed meeting has no current topic or speaker."),
    ]
