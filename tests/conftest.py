"""What every layer's tests share: a clock that is moved by hand and a fresh database."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.tui.keys import remap

START = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
"""A Tuesday, ten o'clock in Berlin."""


@pytest.fixture(autouse=True)
def commits_without_the_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Databases that are opened in this process do not wait for the disk, which takes most of the time of many tests.

    What a lost machine leaves is tested with processes of their own; `as_on_disk` is for tests of the setting itself.
    """
    if "as_on_disk" not in request.fixturenames:
        monkeypatch.setattr("facilitator.store.engine.SYNCHRONOUS", "OFF")


@pytest.fixture
def as_on_disk() -> None:
    """Databases are opened as they are outside of tests."""


@pytest.fixture
def hand() -> ManualClock:
    """The clock that acts and screens are given; it moves only by `tick`."""
    return ManualClock(START)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database without rows, made once."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    store = open_store(f"sqlite:///{path}", ManualClock(START).clock, "test")
    store.close()
    return path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, hand: ManualClock, empty_database: bytes) -> Iterator[Store]:
    """A store on a database of its own."""
    path = tmp_path / "team.db"
    path.write_bytes(empty_database)
    opened = open_store(f"sqlite:///{path}", hand.clock, "Facilitator")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def own_keys_afterwards() -> Iterator[None]:
    """A test that reads a settings file with other keys must not decide which ones the next has."""
    yield
    remap({})


@pytest.fixture(autouse=True)
def zone_asked_anew() -> Iterator[None]:
    """Pendulum asks once which zone the machine is in; a test that sets TZ must not decide for the next one."""
    yield
    asked = sys.modules.get("pendulum.tz.local_timezone")
    if asked is not None:
        asked._local_timezone = None  # type: ignore[attr-defined]
