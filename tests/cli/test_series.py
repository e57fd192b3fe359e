"""facilitator series."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Say = Callable[..., str]
Refuse = Callable[..., str]
Call = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("made")


@pytest.fixture
def seven(say: Say, made: Path) -> str:
    """A series with seven updates of five minutes, which do not fit into the first half of an hour."""
    members = []
    for name in ("Ann", "Bo", "Cem", "Dora", "Eli", "Fay", "Gus"):
        say("members", "add", name)
        members += ["--member", name]
    return say("series", "add", "Leadership", "--on", "tue", "--at", "10:00", *members)


def test_without_a_series_it_says_how_to_make_one(say: Say) -> None:
    assert "No series yet. Make one: facilitator series add" in say("series")


def test_a_series_meets_in_the_zone_of_this_machine_unless_told(say: Say) -> None:
    text = say("series", "add", "Leadership", "--on", "tuesday", "--at", "10:00")

    assert "weekly on Tuesday at 10:00 Europe/Berlin, 60 minutes" in text
    assert "next     Tuesday 24 Nov, 10:00" in text
    assert "nobody yet" in text


def test_every_part_of_the_plan_can_be_said(say: Say) -> None:
    say("members", "add", "Ann")
    say("members", "add", "Bo")

    text = say(
        "series", "add", "Review", "--every", "monthly", "--on", "thu", "--at", "14:30", "--from", "2027-01-20",
        "--zone", "america/new_york", "--length", "90", "--update-minutes", "4:30", "--hand-in-hours", "48",
        "--member", "Ann", "--listener", "Bo",
    )  # fmt: skip

    assert "monthly on the 3rd Thursday at 14:30 America/New_York, 90 minutes" in text
    assert "next     Thursday 21 Jan 2027, 14:30" in text
    assert "updates  Ann\n" in text
    assert "without  Bo\n" in text
    assert "1 update of 4:30 minutes end by the midpoint" in text


def test_today_counts_while_its_time_is_to_come(say: Say) -> None:
    # It is Tuesday, ten o'clock.
    assert "next     Tuesday 17 Nov, 10:30" in say("series", "add", "A", "--on", "tue", "--at", "10:30")


def test_what_does_not_fit_is_shown_with_the_choices(seven: str) -> None:
    assert "too long 7 updates of 5:00 minutes end 5:00 minutes after the midpoint" in seven
    assert "Plan 70 minutes for the meeting." in seven
    assert "facilitator series fit 1 longer-meeting" in seven
    assert "facilitator series fit 1 as-is" in seven


@pytest.mark.usefixtures("seven")
@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("longer-meeting", "70 minutes"),
        ("shorter-updates", "7 updates of 4:15 minutes end by the midpoint"),
        ("fewer-speakers", "You chose: Hear 6 updates"),
        ("as-is", "You chose: Leave it as it is"),
    ],
)
def test_a_choice_is_remembered(say: Say, choice: str, words: str) -> None:
    say("series", "fit", "lead", choice)

    text = say("series")
    assert words in text
    assert "facilitator series fit" not in text


def test_where_all_fits_there_is_nothing_to_choose(say: Say, refuse: Refuse) -> None:
    say("series", "add", "A", "--on", "tue", "--at", "10:30")

    assert "nothing to choose" in refuse("series", "fit", "A", "as-is")


@pytest.mark.usefixtures("seven")
def test_a_change_says_what_it_came_to(say: Say) -> None:
    text = say(
        "series", "change", "1", "--name", "Team", "--every", "fortnightly", "--on", "fri", "--at", "9:00",
        "--zone", "Europe/Paris", "--length", "45", "--update-minutes", "3", "--without", "Bo", "--listener", "Ann",
    )  # fmt: skip

    assert "1  Team\n" in text
    assert "every two weeks on Friday at 09:00 Europe/Paris, 45 minutes" in text
    assert "updates  Cem, Dora, Eli, Fay, Gus\n" in text
    assert "without  Ann\n" in text


@pytest.mark.usefixtures("seven")
def test_a_name_that_is_not_known_changes_nothing_at_all(say: Say, refuse: Refuse) -> None:
    before = say("series")

    assert "Zoe" in refuse("series", "change", "1", "--length", "90", "--member", "Zoe")

    assert say("series") == before


def test_a_series_ends_and_is_taken_up_again(say: Say) -> None:
    say("series", "add", "Leadership", "--on", "tue", "--at", "10:00")

    say("series", "end", "lead")
    assert "Leadership  (ended)" in say("series")
    assert "next" not in say("series")

    assert "next" in say("series", "resume", "1")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--on", "t", "--at", "10:00"),
        ("--on", "someday", "--at", "10:00"),
        ("--on", "tue", "--at", "25:00"),
        ("--on", "tue", "--at", "10"),
        ("--on", "tue"),
        ("--on", "tue", "--at", "10:00", "--length", "4"),
        ("--on", "tue", "--at", "10:00", "--every", "daily"),
        ("--on", "tue", "--at", "10:00", "--update-minutes", "five"),
        ("--on", "tue", "--at", "10:00", "--from", "31 feb"),
    ],
)
def test_words_that_mean_nothing_are_wrong_usage(call: Call, say: Say, wrong: tuple[str, ...]) -> None:
    result = call("series", "add", "Leadership", *wrong)

    assert result.exit_code == 2
    assert "No series yet" in say("series")


def test_a_change_of_nothing_is_wrong_usage(say: Say, call: Call) -> None:
    say("series", "add", "Leadership", "--on", "tue", "--at", "10:00")

    assert call("series", "change", "1").exit_code == 2


def test_a_zone_that_is_not_known_names_the_nearest(refuse: Refuse) -> None:
    assert "Europe/Berlin" in refuse("series", "add", "A", "--on", "tue", "--at", "10:00", "--zone", "Berlin")


def test_where_the_machine_has_no_zone_of_a_name_it_is_utc(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    import pendulum.tz

    monkeypatch.setattr(pendulum.tz, "get_local_timezone", lambda: pendulum.tz.fixed_timezone(3600))

    assert "at 10:00 UTC" in say("series", "add", "A", "--on", "tue", "--at", "10:00")


def test_a_day_is_skipped_moved_and_held_after_all(seven: str, say: Say, refuse: Refuse) -> None:
    text = say("series", "skip", "lead", "24", "nov", "--reason", "Retreat")
    assert "next     Tuesday 1 Dec, 10:00" in text
    assert "skipped  24 Nov (Retreat)" in text

    assert "skipped" not in say("series", "hold", "lead", "2026-11-24")
    text = say("series", "move", "lead", "2026-11-24", "--to", "2026-11-25", "--at", "14:00")
    assert "next     Wednesday 25 Nov, 14:00" in text
    assert "moved    from 24 Nov to Wednesday 25 Nov, 14:00" in text
    assert "It meets on" in refuse("series", "skip", "lead", "2026-11-26")


def test_a_rule_of_its_own(say: Say, call: Call) -> None:
    text = say("series", "add", "Stand-in", "--rule", "FREQ=WEEKLY;BYDAY=TU,TH", "--at", "11:00")
    assert "FREQ=WEEKLY;BYDAY=TU,TH at 11:00" in text
    assert "Thursday 19 Nov" in say("series", "skip", "Stand-in", "2026-11-17")
    assert "--on tue" in call("series", "add", "Other", "--at", "11:00").stderr
