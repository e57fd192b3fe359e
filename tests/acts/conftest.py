"""The team of the first half's tests, before its meeting and in it; and the one of the second half's."""

import pytest
from council import Council
from leadership import Leadership

from facilitator.clock import ManualClock
from facilitator.store.database import Store


@pytest.fixture
def before(store: Store, hand: ManualClock) -> Leadership:
    """The team, with its meeting planned for now and not started."""
    return Leadership(store, hand)


@pytest.fixture
def room(before: Leadership) -> Leadership:
    """The team in its meeting, at the updates: Ann speaks."""
    before.begin()
    return before


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """A team of eight, with its meeting planned for now and not started."""
    return Council(store, hand)
