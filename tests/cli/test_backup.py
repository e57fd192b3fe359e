"""facilitator backup, facilitator restore."""

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.clock import ManualClock

Say = Callable[..., str]
Refuse = Callable[..., str]


def test_without_a_database_there_is_nothing_to_back_up(refuse: Refuse) -> None:
    assert "no database" in refuse("backup")


@pytest.mark.usefixtures("made")
def test_a_backup_is_taken_listed_and_brought_back(say: Say, hand: ManualClock, made: Path) -> None:
    assert "Take one: facilitator backup" in say("restore")
    say("members", "add", "Ann")
    assert str(made.parent / "backups") in say("backup")
    hand.tick(60)
    say("members", "add", "Bo")

    assert "1    2026-11-17 09:00:00 UTC" in say("restore")
    text = say("restore", "latest")
    assert text.startswith("Restored what was saved at 2026-11-17 09:00:00 UTC.\nWhat was there before is kept as ")
    assert "Bo" not in say("members")
    hand.tick(60)
    say("restore", "1")
    assert "Bo" in say("members")


@pytest.mark.usefixtures("made")
def test_a_backup_that_is_not_there_is_told(say: Say, refuse: Refuse) -> None:
    say("backup")
    assert "facilitator restore" in refuse("restore", "2020-01-01")
