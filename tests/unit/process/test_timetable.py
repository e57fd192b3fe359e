"""When each part of a meeting is to begin."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.process.phases import Phase
from facilitator.process.status import Status, how_far_off
from facilitator.process.timetable import Slot, separate_timetable, timetable

TEN = datetime(2026, 11, 17, 10, tzinfo=UTC)


def plan(minutes: int, *speakers: str, seconds_each: int = 300, begun: int = 0) -> list[tuple[str, str, int]]:
    """Time, phase or speaker, and minutes of each part of a meeting at ten that began `begun` minutes late."""
    slots = timetable(
        TEN + timedelta(minutes=begun),
        TEN + timedelta(minutes=minutes),
        reserve_seconds=300,
        speakers=speakers,
        seconds_each=seconds_each,
    )
    return [told(slot) for slot in slots]


def told(slot: Slot) -> tuple[str, str, int]:
    return f"{slot.start:%H:%M}", slot.speaker or slot.phase.value, round(slot.seconds / 60)


def test_updates_follow_the_check_in_and_the_second_half_begins_at_the_midpoint() -> None:
    assert plan(60, "Ann", "Bo") == [
        ("10:00", "check_in", 5),
        ("10:05", "Ann", 5),
        ("10:10", "Bo", 5),
        ("10:30", "prioritize", 0),
        ("10:30", "discuss", 25),
        ("10:55", "close", 5),
    ]


def test_the_check_in_has_what_the_updates_leave() -> None:
    assert plan(60, *"ABCDEF")[:2] == [("10:00", "check_in", 0), ("10:00", "A", 5)]
    assert plan(60, *"ABCDE", seconds_each=330)[:2] == [("10:00", "check_in", 2), ("10:02", "A", 6)]


def test_updates_that_do_not_fit_push_back_what_follows() -> None:
    assert plan(60, *"ABCDEFGH")[-3:] == [
        ("10:40", "prioritize", 0),
        ("10:40", "discuss", 15),
        ("10:55", "close", 5),
    ]


def test_updates_longer_than_the_meeting_leave_nothing_for_discussion() -> None:
    assert plan(30, *"ABCDEFGH")[-3:] == [
        ("10:40", "prioritize", 0),
        ("10:40", "discuss", 0),
        ("10:40", "close", 0),
    ]


def test_a_late_start_moves_the_midpoint_by_half_of_it() -> None:
    assert plan(60, "Ann", begun=10)[-3] == ("10:35", "prioritize", 0)


def test_a_separate_meeting_has_no_updates() -> None:
    slots = separate_timetable(TEN, TEN + timedelta(minutes=30), reserve_seconds=300)
    assert [told(slot) for slot in slots] == [
        ("10:00", "check_in", 5),
        ("10:05", "discuss", 20),
        ("10:25", "close", 5),
    ]
    assert [slot.phase for slot in separate_timetable(TEN, TEN, reserve_seconds=300)] == [
        Phase.CHECK_IN,
        Phase.DISCUSS,
        Phase.CLOSE,
    ]


@pytest.mark.parametrize(
    ("days", "status", "words"),
    [
        (-3, Status.ON_TRACK, "missed by 3 days"),
        (-1, Status.MIGHT_MISS, "missed by 1 day"),
        (-3, Status.DONE, "3 days ago"),
        (0, Status.WILL_MISS, "today"),
        (9, Status.ON_TRACK, "in 9 days"),
    ],
)
def test_how_far_off_says_by_how_much_it_is_missed(days: int, status: Status, words: str) -> None:
    assert how_far_off(status, TEN.date() + timedelta(days=days), TEN.date()) == words
    assert how_far_off(status, None, TEN.date()) == "no date"
