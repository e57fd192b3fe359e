"""What holds of every meeting."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.process.carryover import Outcome
from facilitator.process.invariants import MeetingFacts, broken
from facilitator.process.phases import LIVE_PHASES, Phase

TEN = datetime(2027, 3, 9, 10, 0, tzinfo=UTC)
PLANNED = MeetingFacts(Phase.PLANNED, False, None, None, 0, (), 0, 0)
LIVE = MeetingFacts(Phase.DISCUSS, True, TEN, None, 1, (Outcome.RESOLVED, None), 1, 0)
CLOSED = MeetingFacts(
    Phase.CLOSED, True, TEN, TEN + timedelta(hours=1), 0, (Outcome.RESOLVED, Outcome.NEXT_MEETING), 0, 0
)


@pytest.mark.parametrize("facts", [PLANNED, LIVE, CLOSED])
def test_a_sound_meeting_breaks_nothing(facts: MeetingFacts) -> None:
    assert broken(facts) == ()


def test_a_live_meeting_is_sound_in_every_phase() -> None:
    for phase in LIVE_PHASES:
        assert broken(replace(LIVE, phase=phase)) == ()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (replace(PLANNED, started_at=TEN), "A planned meeting has no start."),
        (replace(PLANNED, ended_at=TEN), "A planned meeting has no end."),
        (replace(PLANNED, running_clocks=1), "A planned meeting has no running clock."),
        (replace(PLANNED, current_speakers=1), "A planned meeting has no current topic or speaker."),
        (replace(PLANNED, current_topics=1), "A planned meeting has no current topic or speaker."),
        (replace(LIVE, started_at=None), "A meeting that has begun has a start."),
        (replace(LIVE, order_committed=False), "A discussion needs a committed order of topics."),
        (replace(LIVE, running_clocks=2), "A meeting has at most one running clock."),
        (replace(LIVE, current_topics=2), "A meeting has at most one current topic."),
        (replace(LIVE, current_speakers=2), "A meeting has at most one current speaker."),
        (replace(CLOSED, ended_at=None), "A closed meeting has an end."),
        (replace(CLOSED, ended_at=TEN - timedelta(seconds=1)), "A meeting does not end before it starts."),
        (replace(CLOSED, started_at=None), "A meeting that has begun has a start."),
        (replace(CLOSED, running_clocks=1), "A closed meeting has no running clock."),
        (replace(CLOSED, outcomes=(None,)), "Every discussion of a closed meeting has an outcome."),
        (replace(CLOSED, current_topics=1), "A closed meeting has no current topic or speaker."),
        (replace(CLOSED, current_speakers=1), "A closed meeting has no current topic or speaker."),
    ],
)
def test_each_broken_rule_is_named_and_no_other(facts: MeetingFacts, sentence: str) -> None:
    assert broken(facts) == (sentence,)


def test_an_uncommitted_order_matters_only_while_discussing() -> None:
    assert broken(replace(LIVE, phase=Phase.UPDATES, order_committed=False)) == ()


def test_every_fault_is_named_at_once() -> None:
    assert len(broken(replace(CLOSED, started_at=None, ended_at=None, running_clocks=2, outcomes=(None,)))) == 5
