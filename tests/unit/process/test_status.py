"""What people write for a status, and when a milestone counts as missed."""

from datetime import date, timedelta

import pytest

from facilitator.process.status import STATUS_ORDER, Status, is_missed, parse_status

TODAY = date(2027, 3, 10)


@pytest.mark.parametrize(
    "text",
    [
        "green",
        "G",
        "On Track",
        "On track!",
        "on-track",
        "on_track",
        "ok",
        "  green  ",
        "🟢",
        "🟢 On track",
        "Green (on track)",
        "On schedule",
        "not started",
        "In Progress",
        "open",
        "Not-Started",
        "g",
        "ONTRACK",
        "Green - on track",
        "50%",
        "0 %",
        "Backlog",
        "Working on it",
        "Selected for Development",
        "75% complete",
        "In progress (75%)",
        "On track - 60%",
        "🟢 12,5 %",
    ],
)
def test_on_track_in_many_words(text: str) -> None:
    assert parse_status(text) is Status.ON_TRACK


@pytest.mark.parametrize(
    "text",
    [
        "yellow",
        "Y",
        "amber",
        "A",
        "At Risk",
        "at-risk",
        "might miss",
        "🟡",
        "⚠️",
        "⚠ at risk",
        "blocked",
        "Amber/Red",
        "Amber/Green",
        "needs attention",
        "on hold",
        "At risk (40 %)",
        "Slightly behind",
    ],
)
def test_might_miss_in_many_words(text: str) -> None:
    assert parse_status(text) is Status.MIGHT_MISS


@pytest.mark.parametrize(
    "text",
    [
        "red",
        "R",
        "Off Track",
        "off-track",
        "will miss",
        "late",
        "delayed",
        "Behind schedule",
        "🔴",
        "❌ red",
        "overdue",
        "Red: off track",
        "not on track",
    ],
)
def test_will_miss_in_many_words(text: str) -> None:
    assert parse_status(text) is Status.WILL_MISS


@pytest.mark.parametrize(
    "text",
    [
        "done",
        "Complete",
        "COMPLETED",
        "closed",
        "finished",
        "100%",
        "100 %",
        "100",
        "100% complete",
        "Complete (100%)",
        "✅",
        "✔️",
        "☑",
        "✓ done",
        "blue",
    ],
)
def test_done_in_many_words(text: str) -> None:
    assert parse_status(text) is Status.DONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "cancelled",
        "n/a",
        "tbd",
        "150%",
        "60-80%",
        "Complete (80%)",
        "on track, 100%",
        "see notes",
        "Done: no",
        "green/red",
        "🟢 red",
        "🔴🟢",
        "greenish",
        "[/]",
        "on track, late",
    ],
)
def test_what_is_not_a_status_or_contradicts_itself_is_not_recognised(text: str) -> None:
    assert parse_status(text) is None


def test_each_word_and_value_is_read_back_as_its_own_status() -> None:
    for status in Status:
        assert parse_status(status.word) is status
        assert parse_status(status.value) is status


def test_words_are_those_of_the_process() -> None:
    assert [status.word for status in STATUS_ORDER] == ["might miss", "will miss", "on track", "done"]


@pytest.mark.parametrize("status", [Status.ON_TRACK, Status.MIGHT_MISS, Status.WILL_MISS])
def test_missed_begins_the_day_after_the_due_date(status: Status) -> None:
    assert not is_missed(status, TODAY, TODAY)
    assert is_missed(status, TODAY - timedelta(days=1), TODAY)


def test_done_or_without_a_date_is_never_missed() -> None:
    assert not is_missed(Status.DONE, TODAY - timedelta(days=400), TODAY)
    assert not is_missed(Status.WILL_MISS, None, TODAY)
