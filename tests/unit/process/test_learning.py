"""Who spoke up in time, and what came as a surprise."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.learning import StatusChange, early_warning_rate, saved_early, surprises
from facilitator.process.status import Status

ON_TRACK, MIGHT_MISS, WILL_MISS, DONE = Status.ON_TRACK, Status.MIGHT_MISS, Status.WILL_MISS, Status.DONE
START = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def path(milestone_id: int, *statuses: Status, first_day: int = 0) -> list[StatusChange]:
    """The changes of a milestone that went through `statuses`, one a day."""
    return [
        StatusChange(milestone_id, START + timedelta(days=first_day + day), before, after)
        for day, (before, after) in enumerate(itertools.pairwise(statuses))
    ]


@pytest.mark.parametrize(
    ("statuses", "saved"),
    [
        ((ON_TRACK, MIGHT_MISS, ON_TRACK), True),
        ((ON_TRACK, MIGHT_MISS, DONE), True),
        ((MIGHT_MISS, ON_TRACK), True),
        ((ON_TRACK, MIGHT_MISS, WILL_MISS, ON_TRACK), True),
        ((ON_TRACK, MIGHT_MISS), False),
        ((ON_TRACK, MIGHT_MISS, WILL_MISS), False),
        ((ON_TRACK, MIGHT_MISS, ON_TRACK, MIGHT_MISS), False),
        ((ON_TRACK, DONE), False),
        ((ON_TRACK, WILL_MISS, DONE), False),
    ],
)
def test_saved_is_flagged_and_then_back_in_time(statuses: tuple[Status, ...], saved: bool) -> None:
    assert saved_early(path(7, *statuses)) == ((7,) if saved else ())


def test_the_newest_saved_comes_last_whatever_the_order_of_changes() -> None:
    changes = [
        *path(1, ON_TRACK, MIGHT_MISS, DONE, first_day=5),
        *path(2, MIGHT_MISS, ON_TRACK),
        *path(3, ON_TRACK, DONE),
    ]
    assert saved_early(changes) == saved_early(changes[::-1]) == (2, 1)


def test_a_surprise_was_never_yellow() -> None:
    changes = [*path(1, ON_TRACK, MIGHT_MISS), *path(2, ON_TRACK, WILL_MISS), *path(4, MIGHT_MISS, ON_TRACK)]
    assert surprises(changes, [4, 3, 2, 1]) == (2, 3)


def test_the_early_warning_rate_is_the_share_that_was_yellow_first() -> None:
    changes = [*path(1, ON_TRACK, MIGHT_MISS), *path(9, ON_TRACK, MIGHT_MISS)]
    assert early_warning_rate(changes, {1, 2, 3, 4}) == 0.25
    assert early_warning_rate(changes, {1, 9}) == 1
    assert early_warning_rate([], {1}) == 0


def test_without_a_miss_there_is_no_rate() -> None:
    assert early_warning_rate(path(1, ON_TRACK, MIGHT_MISS), ()) is None


changes_of_some = st.lists(
    st.builds(
        StatusChange,
        st.integers(1, 4),
        st.integers(0, 100).map(lambda hours: START + timedelta(hours=hours)),
        st.sampled_from(Status),
        st.sampled_from(Status),
    ),
    max_size=12,
)


@given(changes_of_some, st.sets(st.integers(1, 4), min_size=1))
def test_every_miss_was_either_warned_of_or_a_surprise(changes: list[StatusChange], missed: set[int]) -> None:
    rate = early_warning_rate(changes, missed)
    assert rate is not None
    assert round(rate * len(missed)) + len(surprises(changes, missed)) == len(missed)
