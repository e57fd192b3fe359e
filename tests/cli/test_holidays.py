"""facilitator holidays."""

from collections.abc import Callable

import pytest

Say = Callable[..., str]
Refuse = Callable[..., str]

pytestmark = pytest.mark.usefixtures("made")


def test_without_any_it_says_how_to_add_one(say: Say) -> None:
    assert "facilitator holidays add" in say("holidays")


def test_nobody_meets_on_a_holiday(say: Say) -> None:
    say("series", "add", "Leadership", "--on", "tue", "--at", "10:30")
    added = say("holidays", "add", "2026-11-16", "2026-11-20", "--name", "Harvest")
    assert added == "Nobody meets on Mon 16 Nov 2026 to Fri 20 Nov 2026.\n"
    assert "Mon 16 Nov 2026  Fri 20 Nov 2026  Harvest" in say("holidays")
    assert "next     Tuesday 24 Nov, 10:30" in say("series")

    assert say("holidays", "remove", "1") == "1 holiday removed.\n"
    assert "next     Tuesday 17 Nov, 10:30" in say("series")


def test_one_that_is_not_there_cannot_be_removed(refuse: Refuse) -> None:
    assert "no holiday number 7" in refuse("holidays", "remove", "7")
