"""facilitator minutes: of which meeting, and where to."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from facilitator.acts import checkin, closing, meetings, moving, team
from facilitator.acts.meetings import MeetingPlan
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]
Hold = Callable[[str], int]


@pytest.fixture
def desk(made: Path, hand: ManualClock) -> Iterator[Store]:
    """The database that the command line looks at, open."""
    store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
    team.add_member(store, "Ann")
    yield store
    store.close()


@pytest.fixture
def hold(desk: Store, hand: ManualClock) -> Hold:
    """Holds a meeting of that title, ten minutes long."""

    def holding(title: str) -> int:
        meeting = meetings.add_meeting(desk, MeetingPlan(title, hand.now(), "Europe/Berlin", 60, 300, ((1, True),)))
        checkin.start(desk, meeting)
        hand.tick(600)
        moving.move_to(desk, meeting, Phase.CLOSE)
        closing.close(desk, meeting)
        return meeting

    return holding


def heading(text: str) -> str:
    return text.splitlines()[0]


@pytest.mark.usefixtures("made")
def test_before_the_first_meeting_there_are_none(refuse: Refuse) -> None:
    assert "meeting" in refuse("minutes")


def test_the_last_meeting_is_meant_unless_another_is_named(say: Say, hold: Hold, hand: ManualClock) -> None:
    first = hold("First")
    hand.tick(86_400)
    hold("Second")

    assert "Second" in heading(say("minutes"))
    assert say("minutes", "last") == say("minutes")
    assert "First" in heading(say("minutes", str(first)))
    assert "First" in heading(say("minutes", "2026-11-17"))


def test_a_meeting_that_runs_counts(say: Say, hold: Hold, desk: Store, hand: ManualClock) -> None:
    hold("First")
    running = meetings.add_meeting(desk, MeetingPlan("Now", hand.now(), "Europe/Berlin", 60, 300, ()))
    checkin.start(desk, running)

    text = say("minutes")

    assert "Now" in heading(text)
    assert "In progress, as of 10:10" in text


def test_the_day_is_that_of_the_meetings_own_zone(say: Say, refuse: Refuse, hold: Hold, hand: ManualClock) -> None:
    hand.tick(timedelta(hours=14, minutes=30).total_seconds())
    assert hand.now() == datetime.fromisoformat("2026-11-17T23:30Z")
    hold("Late")

    assert "Late" in heading(say("minutes", "2026-11-18"))
    assert "No meeting was held on 2026-11-17" in refuse("minutes", "2026-11-17")


def test_two_meetings_on_a_day_are_told_by_their_numbers(say: Say, refuse: Refuse, hold: Hold) -> None:
    first, second = hold("First"), hold("Second")

    assert f"{first} (First), {second} (Second)" in refuse("minutes", "2026-11-17")


@pytest.mark.parametrize("name", ["99", "9" * 40, "tomorrow", "2026-02-31", ""])
def test_a_meeting_that_is_not_there_is_told_in_one_line(refuse: Refuse, hold: Hold, name: str) -> None:
    hold("First")

    refuse("minutes", name)


def test_a_file_gets_what_the_terminal_would(say: Say, hold: Hold, tmp_path: Path) -> None:
    hold("Grüße | [x](y) 👩‍💻")
    file = tmp_path / "minutes.md"
    file.write_text("older")

    assert str(file) in say("minutes", "-o", str(file))

    assert file.read_bytes().decode("utf-8") == say("minutes")
    assert say("minutes", "-o", "-") == say("minutes")
    assert [path.name for path in tmp_path.glob("*minutes*")] == ["minutes.md"]


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(refuse: Refuse, hold: Hold, tmp_path: Path) -> None:
    hold("First")

    assert "cannot be written" in refuse("minutes", "-o", str(tmp_path / "no" / "minutes.md"))


def test_a_folder_is_wrong_usage(call: Callable[..., Result], hold: Hold, tmp_path: Path) -> None:
    hold("First")

    assert call("minutes", "-o", str(tmp_path)).exit_code == 2
