"""Dates as people type and read them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import NotValid
from facilitator.process.dates import day_text, how_far, parse_date

WEDNESDAY = date(2027, 3, 10)
days = st.dates(date(1980, 1, 1), date(2190, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("+3d", date(2027, 3, 13)),
        ("+2w", date(2027, 3, 24)),
        ("+2w ", date(2027, 3, 24)),
        ("+2 W", date(2027, 3, 24)),
        ("+1m", date(2027, 4, 10)),
        ("+0d", WEDNESDAY),
        ("today", WEDNESDAY),
        ("Tomorrow", date(2027, 3, 11)),
        ("thu", date(2027, 3, 11)),
        ("wed", date(2027, 3, 17)),
        ("tuesday", date(2027, 3, 16)),
        ("  Fri ", date(2027, 3, 12)),
        ("fr", date(2027, 3, 12)),
        ("thurs", date(2027, 3, 11)),
        ("tues", date(2027, 3, 16)),
        ("eow", date(2027, 3, 12)),
        ("eom", date(2027, 3, 31)),
        ("eoq", date(2027, 3, 31)),
        ("EOY", date(2027, 12, 31)),
        ("31 mar", date(2027, 3, 31)),
        ("mar 31", date(2027, 3, 31)),
        ("10 March", WEDNESDAY),
        ("9 mar", date(2028, 3, 9)),
        ("31 Mar 2027", date(2027, 3, 31)),
        ("Mar 31, 2026", date(2026, 3, 31)),
        ("1 sept", date(2027, 9, 1)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_what_is_understood(text: str, expected: date | None) -> None:
    if expected is None:
        with pytest.raises(NotValid):
            parse_date(text, WEDNESDAY)
    else:
        assert parse_date(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "may",
        "next friday",
        "03/31/2027",
        "31.03.2027",
        "20270301",
        "2027-W09-1",
        "2027-3-1",
        "31 mar 27",
        "mar 2027",
        "0 mar",
        "31 foo",
        "+2y",
        "-3d",
        "+99999d",
        "soon",
        "[/]",
        "٣ mar",
        "x" * 5000,
    ],
)
def test_whatever_could_be_misread_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(NotValid) as caught:
        parse_date(text, WEDNESDAY)
    assert caught.value.hint
    assert len(caught.value.message) < 120


@pytest.mark.parametrize("text", ["31 feb", "2027-02-31", "30 feb 2028", "29 feb 2027", "2027-13-01", "31 jun"])
def test_dates_that_do_not_exist_are_named(text: str) -> None:
    with pytest.raises(NotValid, match="calendar") as caught:
        parse_date(text, WEDNESDAY)
    assert text in caught.value.message


@pytest.mark.parametrize("text", ["0207-03-01", "20 mar 9027", "+9999m"])
def test_years_that_cannot_be_meant_are_refused(text: str) -> None:
    with pytest.raises(NotValid, match="cannot be meant"):
        parse_date(text, WEDNESDAY)


def test_the_end_of_the_week_is_friday() -> None:
    friday = date(2027, 3, 12)
    assert parse_date("eow", friday) == friday
    assert parse_date("eow", friday + timedelta(days=1)) == friday + timedelta(days=7)


def test_a_leap_day_is_found_across_a_century_that_has_none() -> None:
    assert parse_date("29 feb", date(2096, 3, 1)) == date(2104, 2, 29)


def test_a_month_on_from_the_last_day_is_the_last_day() -> None:
    assert parse_date("+1m", date(2027, 1, 31)) == date(2027, 2, 28)


def test_ends_of_month_and_quarter_at_the_end_of_a_year() -> None:
    december = date(2027, 12, 5)
    assert {parse_date(word, december) for word in ("eom", "eoq", "eoy")} == {date(2027, 12, 31)}
    assert parse_date("eom", date(2028, 2, 1)) == date(2028, 2, 29)


@given(days, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_the_next_one_after_today(today: date, word: str) -> None:
    found = parse_date(word, today)
    assert 1 <= (found - today).days <= 7
    assert f"{found:%A}".casefold().startswith(word)


@given(days, days)
def test_what_is_written_is_read_back(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(f"{day_text(day, date(1970, 1, 1))}", today) == day


@given(st.dates(date(1980, 1, 1), date(2089, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_and_month_are_the_next_such_day(today: date, month: int, day: int) -> None:
    found = parse_date(day_text(date(today.year, month, day), today), today)
    assert (found.month, found.day) == (month, day)
    assert today <= found <= today + timedelta(days=366)


def test_a_day_in_another_year_shows_its_year() -> None:
    assert day_text(date(2027, 3, 2), WEDNESDAY) == "2 Mar"
    assert day_text(date(2028, 12, 12), WEDNESDAY) == "12 Dec 2028"


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (9, "in 9 days"),
        (-3, "3 days ago"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (35, "in 5 weeks"),
        (-35, "5 weeks ago"),
        (62, "in 9 weeks"),
        (63, "in 2 months"),
        (365, "in 12 months"),
        (-800, "2 years ago"),
    ],
)
def test_how_far_off_a_date_is(away: int, words: str) -> None:
    assert how_far(WEDNESDAY + timedelta(days=away), WEDNESDAY) == words


def test_without_a_date_it_says_so() -> None:
    assert how_far(None, WEDNESDAY) == "no date"
