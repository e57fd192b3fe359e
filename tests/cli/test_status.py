"""facilitator status."""

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.acts import checkin, closing, meetings, moving, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.reading.updates import updates as updates_of
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]

pytestmark = pytest.mark.usefixtures("made")


@pytest.fixture
def weekly(say: Say, made: Path) -> None:
    """Ann, Bo and Cem meet on Wednesdays at ten; it is Tuesday, ten o'clock, and updates are due by now."""
    for name in ("Ann", "Bo", "Cem"):
        say("members", "add", name)
    members = [part for name in ("Ann", "Bo", "Cem") for part in ("--member", name)]
    say("series", "add", "Leadership", "--on", "wed", "--at", "10:00", *members)


def hand_in(made: Path, hand: ManualClock, *names: str) -> int:
    """Hand in for those, now, in the meeting that comes next."""
    store = open_store(f"sqlite:///{made}", hand.clock, "Ann")
    meeting = meetings.open_next_regular(store)
    with store.read() as connection:
        order = updates_of(connection, meeting).order
    for turn in order:
        if turn.name in names:
            updates.write(store, turn.update_id, wins="Signed.")
    store.close()
    return meeting


def test_without_a_meeting_it_says_how_to_plan_one(refuse: Refuse) -> None:
    assert "facilitator series add" in refuse("status")


@pytest.mark.usefixtures("weekly")
def test_before_anybody_wrote_everybody_is_missing(say: Say) -> None:
    text = say("status")

    assert "Leadership, Wed 18 Nov 2026, 10:00 CET (UTC+01:00)" in text
    assert "Updates are due by Tue 17 Nov 2026, 10:00 CET (UTC+01:00)." in text
    assert "0 of 3 updates handed in" in text
    assert text.count("not yet") == 3
    assert "facilitator circulate reminder" in text
    assert "3 updates of 5:00 minutes end by the midpoint." in text


@pytest.mark.usefixtures("weekly")
def test_who_was_in_time_who_late_and_who_not_at_all(say: Say, made: Path, hand: ManualClock) -> None:
    meeting = hand_in(made, hand, "Ann")
    hand.tick(3600)
    hand_in(made, hand, "Bo")

    text = say("status")
    assert "Updates were due by" in text
    assert "2 of 3 updates handed in" in text
    assert "Ann   in time    Tue 17 Nov 2026, 10:00 CET (UTC+01:00)" in text
    assert "Bo    late       Tue 17 Nov 2026, 11:00 CET (UTC+01:00)" in text

    store = open_store(f"sqlite:///{made}", hand.clock, "Ann")
    checkin.start(store, meeting)
    moving.move_to(store, meeting, Phase.CLOSE)
    closing.close(store, meeting)
    store.close()
    hand.tick(14 * 86_400)
    for named in ("last", "2026-11-17", str(meeting)):
        text = say("status", named)
        assert "Ann   in time" in text
        assert "Bo    late" in text
        assert "Cem   not at all" in text
        assert "Remind" not in text


@pytest.mark.usefixtures("weekly")
def test_what_does_not_fit_is_said_with_the_choices(say: Say) -> None:
    say("series", "change", "Leadership", "--update-minutes", "12")

    text = say("status")
    assert "3 updates of 12:00 minutes end 6:00 minutes after the midpoint." in text
    assert "Plan 75 minutes for the meeting." in text


@pytest.mark.usefixtures("weekly")
def test_a_choice_that_was_made_is_counted_with(say: Say) -> None:
    say("series", "change", "Leadership", "--update-minutes", "12")
    say("series", "fit", "Leadership", "as-is")

    text = say("status")
    assert "6:00 minutes after the midpoint" in text
    assert "Plan 75 minutes" not in text


def test_a_meeting_that_is_none_is_told(refuse: Refuse) -> None:
    assert "no meeting" in refuse("status", "tomorrowish")
