"""What the tests of the screens share."""

import pytest


@pytest.fixture
def looks_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens look for changes only when a test says so, so that a stale view stays stale."""
    monkeypatch.setattr("facilitator.tui.screens.base.LOOK_SECONDS", 3600.0)
