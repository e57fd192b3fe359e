"""When a series meets, across summer time, in words, and in names of time zones."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import NotValid
from facilitator.process.schedule import (
    Cadence,
    check_zone,
    day_to_start,
    describe,
    first_day,
    hand_in_deadline,
    next_start,
    occurrences,
    rule_text,
)

BERLIN = "Europe/Berlin"
ZONES = (BERLIN, "America/New_York", "Australia/Sydney")
TUESDAY = 1


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def local(starts: tuple[datetime, ...], zone: str) -> list[str]:
    return [f"{start.astimezone(ZoneInfo(zone)):%a %d %b %H:%M}" for start in starts]


@given(
    st.sampled_from(ZONES),
    st.sampled_from(Cadence),
    st.integers(0, 6),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    # Changes of summer time happen at night; an hour by day exists exactly once on every day.
    st.times(time(4), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
)
@settings(max_examples=60)
def test_weekday_and_local_time_stay_the_same_all_year(
    zone: str, cadence: Cadence, weekday: int, on: date, at: time
) -> None:
    starts_on = first_day(weekday, on)
    before = datetime.combine(on, time(0), ZoneInfo(zone)) - timedelta(days=1)
    starts = occurrences(rule_text(cadence, weekday, on), starts_on, at, zone, before, 30)
    seen = [start.astimezone(ZoneInfo(zone)) for start in starts]
    assert len(seen) == 30
    assert seen[0].date() == starts_on or (cadence is Cadence.MONTHLY and seen[0].date() > starts_on)
    assert {(start.weekday(), start.time()) for start in seen} == {(weekday, at)}
    assert all(start.tzinfo is UTC for start in starts)
    days = {(later.date() - earlier.date()).days for earlier, later in itertools.pairwise(seen)}
    assert days <= {Cadence.WEEKLY: {7}, Cadence.FORTNIGHTLY: {14}, Cadence.MONTHLY: {28, 35}}[cadence]


@pytest.mark.parametrize(
    ("zone", "after", "expected"),
    [
        (BERLIN, (2027, 3, 20), [(2027, 3, 23, 9), (2027, 3, 30, 8)]),
        ("America/New_York", (2027, 3, 8), [(2027, 3, 9, 15), (2027, 3, 16, 14)]),
        ("Australia/Sydney", (2027, 3, 29), [(2027, 3, 29, 23), (2027, 4, 6, 0)]),
    ],
)
def test_utc_moves_by_an_hour_where_summer_time_changes(
    zone: str, after: tuple[int, ...], expected: list[tuple[int, ...]]
) -> None:
    starts = occurrences("FREQ=WEEKLY;BYDAY=TU", date(2027, 1, 5), time(10), zone, utc(*after), 2)
    assert starts == tuple(utc(*parts) for parts in expected)


def test_a_time_that_is_left_out_moves_forward_and_a_doubled_one_is_the_first() -> None:
    rule = "FREQ=WEEKLY;BYDAY=SU"
    spring = next_start(rule, date(2027, 1, 3), time(2, 30), BERLIN, utc(2027, 3, 27))
    autumn = next_start(rule, date(2027, 1, 3), time(2, 30), BERLIN, utc(2027, 10, 30))
    assert local((spring,), BERLIN) == ["Sun 28 Mar 03:30"]
    assert autumn == utc(2027, 10, 31, 0, 30)


def test_a_start_that_moved_forward_is_still_to_come_until_it_is_reached() -> None:
    before = utc(2027, 3, 28, 1, 10)
    assert next_start("FREQ=WEEKLY;BYDAY=SU", date(2027, 1, 3), time(2, 30), BERLIN, before) == utc(2027, 3, 28, 1, 30)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_zones_furthest_from_utc_miss_no_start(zone: str) -> None:
    start = datetime(2027, 3, 2, 10, tzinfo=ZoneInfo(zone))
    found = next_start("FREQ=DAILY", date(2027, 3, 1), time(10), zone, start - timedelta(seconds=1))
    assert found == start


def test_a_start_is_strictly_after_the_moment_given() -> None:
    rule, starts_on = rule_text(Cadence.WEEKLY, TUESDAY), date(2027, 3, 2)
    assert next_start(rule, starts_on, time(10), BERLIN, utc(2027, 3, 2, 8, 59)) == utc(2027, 3, 2, 9)
    assert next_start(rule, starts_on, time(10), BERLIN, utc(2027, 3, 2, 9)) == utc(2027, 3, 9, 9)


def test_every_other_week_is_counted_from_the_first_meeting() -> None:
    rule = rule_text(Cadence.FORTNIGHTLY, TUESDAY)
    starts = occurrences(rule, date(2027, 3, 2), time(10), BERLIN, utc(2027, 6, 1), 2)
    assert local(starts, BERLIN) == ["Tue 08 Jun 10:00", "Tue 22 Jun 10:00"]


def test_a_series_does_not_meet_before_it_starts() -> None:
    assert next_start("FREQ=WEEKLY;BYDAY=TU", date(2027, 6, 1), time(10), BERLIN, utc(2026, 1, 1)) == utc(2027, 6, 1, 8)


@pytest.mark.parametrize(
    ("cadence", "on", "rule"),
    [
        (Cadence.WEEKLY, None, "FREQ=WEEKLY;BYDAY=TU"),
        (Cadence.FORTNIGHTLY, date(2027, 3, 9), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        (Cadence.MONTHLY, date(2027, 3, 9), "FREQ=MONTHLY;BYDAY=2TU"),
        (Cadence.MONTHLY, date(2027, 3, 8), "FREQ=MONTHLY;BYDAY=2TU"),
        (Cadence.MONTHLY, date(2027, 3, 30), "FREQ=MONTHLY;BYDAY=-1TU"),
        (Cadence.MONTHLY, None, "FREQ=MONTHLY;BYDAY=1TU"),
    ],
)
def test_the_rule_of_a_cadence(cadence: Cadence, on: date | None, rule: str) -> None:
    assert rule_text(cadence, TUESDAY, on) == rule


def test_a_monthly_series_meets_in_the_same_week_of_each_month() -> None:
    second = occurrences("FREQ=MONTHLY;BYDAY=2TU", date(2027, 3, 9), time(10), BERLIN, utc(2027, 3, 1), 3)
    last = occurrences("FREQ=MONTHLY;BYDAY=-1TU", date(2027, 3, 30), time(10), BERLIN, utc(2027, 3, 1), 3)
    assert local(second, BERLIN) == ["Tue 09 Mar 10:00", "Tue 13 Apr 10:00", "Tue 11 May 10:00"]
    assert local(last, BERLIN) == ["Tue 30 Mar 10:00", "Tue 27 Apr 10:00", "Tue 25 May 10:00"]


def test_a_rule_that_ends_gives_what_there_is_and_then_says_so() -> None:
    rule = "FREQ=WEEKLY;BYDAY=TU;COUNT=2"
    assert len(occurrences(rule, date(2027, 3, 2), time(10), BERLIN, utc(2027, 1, 1), 5)) == 2
    with pytest.raises(NotValid, match="no further meeting"):
        next_start(rule, date(2027, 3, 2), time(10), BERLIN, utc(2028, 1, 1))


@pytest.mark.parametrize("rule", ["", "nonsense", "FREQ=SOMETIMES", "FREQ=WEEKLY;BYDAY=XX"])
def test_a_rule_that_cannot_be_read_is_refused(rule: str) -> None:
    with pytest.raises(NotValid, match="cannot be read"):
        next_start(rule, date(2027, 3, 2), time(10), BERLIN, utc(2027, 1, 1))


def test_updates_are_due_so_many_hours_before() -> None:
    assert hand_in_deadline(utc(2027, 3, 2, 9), 24) == utc(2027, 3, 1, 9)
    assert hand_in_deadline(utc(2027, 3, 2, 9), 1.5) == utc(2027, 3, 2, 7, 30)


@pytest.mark.parametrize("typed", ["Europe/Berlin", " europe/berlin ", "EUROPE/BERLIN"])
def test_a_zone_is_found_whatever_its_case(typed: str) -> None:
    assert check_zone(typed) == BERLIN


def test_a_zone_with_a_space_is_found() -> None:
    assert check_zone("america/new york") == "America/New_York"


@pytest.mark.parametrize("typed", ["Europe/Berln", "", "/etc/passwd", "../UTC", "Europe", "[/]", "\x00"])
def test_what_is_no_zone_is_refused_with_a_hint(typed: str) -> None:
    with pytest.raises(NotValid) as caught:
        check_zone(typed)
    assert caught.value.hint


def test_a_slip_in_a_zone_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(NotValid, match=r"Did you mean .*Europe/Berlin"):
        check_zone("Europe/Berln")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (rule_text(Cadence.WEEKLY, 4), "weekly on Friday at 10:00 Europe/Berlin"),
        (rule_text(Cadence.FORTNIGHTLY, TUESDAY), "every two weeks on Tuesday at 10:00 Europe/Berlin"),
        (rule_text(Cadence.MONTHLY, TUESDAY, date(2027, 3, 9)), "monthly on the 2nd Tuesday at 10:00 Europe/Berlin"),
        (rule_text(Cadence.MONTHLY, TUESDAY, date(2027, 3, 30)), "monthly on the last Tuesday at 10:00 Europe/Berlin"),
        ("FREQ=DAILY", "FREQ=DAILY at 10:00 Europe/Berlin"),
    ],
)
def test_a_series_in_words(rule: str, words: str) -> None:
    assert describe(rule, time(10), BERLIN) == words


def test_cadences_in_words() -> None:
    assert [cadence.word for cadence in Cadence] == ["weekly", "every two weeks", "monthly"]


@pytest.mark.parametrize(("hour", "minute", "first"), [(9, 30, 17), (10, 0, 17), (9, 0, 18), (23, 30, 17)])
def test_a_new_series_may_begin_with_a_meeting_that_should_run(hour: int, minute: int, first: int) -> None:
    # It is ten o'clock in Berlin, and a meeting has an hour.
    found = day_to_start(utc(2026, 11, 17, 9), time(hour, minute), BERLIN, 60)
    assert found == date(2026, 11, first)
