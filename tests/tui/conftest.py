"""What the tests of the screens share."""

import pytest
from leadership import Leadership

from facilitator.clock import ManualClock
from facilitator.store.database import Store


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    """A leadership team in its meeting, at the updates: Ann is up; Ben and Cem wait."""
    made = Leadership(store, hand)
    made.begin()
    return made


@pytest.fixture(autouse=True)
def frames_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen paints as soon as there is something to paint: no test waits for the next frame of a terminal."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.001)


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked at, published, kept or saved by itself unless a test says so: a stale view stays stale."""
    monkeypatch.setattr("facilitator.tui.app.BEAT_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def without_coaching(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most tests hold a team's first meeting; the line that coaches in it has a test of its own, `with_coaching`."""
    if "with_coaching" not in request.fixturenames:
        monkeypatch.setattr("facilitator.tui.screens.stage.StageScreen.first_meeting", False)


@pytest.fixture
def with_coaching() -> None:
    """The first meeting is coached, as it is outside of tests."""
