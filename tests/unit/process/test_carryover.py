"""Where topics go, and how their age reads."""

from datetime import date

import pytest

from facilitator.process.carryover import (
    A_MOMENT,
    Outcome,
    TopicState,
    age,
    deferred_text,
    discussed,
    needs_destination,
    needs_reason,
    state_after,
)

TODAY = date(2026, 11, 3)


def test_outcomes_read_as_people_say_them() -> None:
    assert [outcome.word for outcome in Outcome] == ["resolved", "next meeting", "separate meeting", "dropped"]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.RESOLVED, TopicState.SETTLED),
        (Outcome.NEXT_MEETING, TopicState.OPEN),
        (Outcome.SEPARATE_MEETING, TopicState.OPEN),
        (Outcome.DROPPED, TopicState.DROPPED),
    ],
)
def test_only_deferring_keeps_a_topic_open(outcome: Outcome, state: TopicState) -> None:
    assert state_after(outcome) is state


def test_only_what_is_dropped_needs_a_reason() -> None:
    assert [outcome for outcome in Outcome if needs_reason(outcome)] == [Outcome.DROPPED]
    assert not needs_reason(None)


def test_only_what_was_not_reached_needs_a_destination() -> None:
    assert needs_destination(None)
    assert not any(needs_destination(outcome) for outcome in Outcome)


@pytest.mark.parametrize(
    ("since", "deferrals", "words"),
    [
        (None, 0, ""),
        (date(2026, 10, 2), 0, ""),
        (date(2026, 10, 2), 1, "2nd time, since 2 Oct"),
        (date(2025, 10, 2), 2, "3rd time, since 2 Oct 2025"),
        (date(2026, 10, 2), 3, "4th time, since 2 Oct"),
        (None, 1, "2nd time"),
        (None, 10, "11th time"),
        (None, 11, "12th time"),
        (None, 20, "21st time"),
        (None, 110, "111th time"),
    ],
)
def test_age_counts_the_times_a_topic_stood_on_an_agenda(since: date | None, deferrals: int, words: str) -> None:
    assert age(since, deferrals, TODAY) == words


@pytest.mark.parametrize(
    ("seconds", "outcome", "written", "was"),
    [
        (0.0, None, False, False),
        (A_MOMENT - 1, None, False, False),
        (A_MOMENT, None, False, True),
        (3.0, Outcome.NEXT_MEETING, False, False),
        (3.0, Outcome.SEPARATE_MEETING, False, False),
        (3.0, Outcome.NEXT_MEETING, True, True),
        (3.0, Outcome.RESOLVED, False, True),
        (3.0, Outcome.DROPPED, False, True),
        (0.0, Outcome.DROPPED, False, False),
        (0.0, Outcome.RESOLVED, True, True),
    ],
)
def test_what_merely_came_up_was_not_discussed(
    seconds: float, outcome: Outcome | None, written: bool, was: bool
) -> None:
    assert discussed(seconds, outcome, written=written) is was


@pytest.mark.parametrize(("deferrals", "told"), [(1, "deferred once"), (2, "deferred twice"), (3, "deferred 3 times")])
def test_how_often_a_topic_was_put_off(deferrals: int, told: str) -> None:
    assert deferred_text(deferrals) == told
