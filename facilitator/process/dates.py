"""Dates as people type and read them: a small strict grammar, because guessing gets dates wrong silently.

Understood: 2027-03-01 · +3d, +2w, +1m · today, tomorrow · mon to sun · eow, eom, eoq, eoy · 31 mar, mar 31, with or
without a year. A weekday may be as short as two letters. Names are English and come from the tables here, whatever the
machine's locale is.
"""

import re
from datetime import date, timedelta

from facilitator.errors import NotValid
from facilitator.text import quoted

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
FRIDAY = 4
# A year outside of these is a slip of the fingers, not a plan.
FIRST_YEAR, LAST_YEAR = 1970, 2199
HINT = "Type one such as fri, +2w, 31 mar, eom or 2027-03-31."

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_AHEAD = re.compile(r"\+(?P<count>\d{1,4})\s?(?P<unit>[dwm])", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\s(?P<name>[a-z]+)(\s(?P<year>\d{4}))?", re.ASCII)
_MONTH_FIRST = re.compile(r"(?P<name>[a-z]+)\s(?P<day>\d{1,2})(,?\s(?P<year>\d{4}))?", re.ASCII)
_MONTH_NUMBERS = (
    {name: number for number, name in enumerate(MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
# Two letters tell the days of a week apart, as they do people where these are named.
_WEEKDAY_NUMBERS = {name[:length]: number for number, name in enumerate(WEEKDAYS) for length in range(2, len(name) + 1)}


def parse_date(text: str, today: date) -> date:
    """The date that `text` means, seen from `today`.

    A weekday is the next one after today; eow is Friday (today's, if it is Friday). A day and month without a year
    are the next such date, today included. Raises `NotValid` for everything else and for dates that do not exist.
    """
    typed = " ".join(text.split()).casefold()
    if not typed:
        raise NotValid("A date is needed here.", HINT)
    found = _by_word(typed, today) or _ahead(typed, today) or _written_out(typed, text, today)
    if found is None:
        raise NotValid(f"{quoted(text, 32)} is not a date that is understood.", HINT)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotValid(f"The year {found.year} cannot be meant.", HINT)
    return found


def _by_word(typed: str, today: date) -> date | None:
    """The date of a single word such as "tomorrow" or "fri"; None where it is no such word."""
    if typed in _WEEKDAY_NUMBERS:
        return today + timedelta(days=(_WEEKDAY_NUMBERS[typed] - today.weekday() - 1) % 7 + 1)
    last_month = {"eom": today.month, "eoq": (today.month + 2) // 3 * 3, "eoy": 12}
    if typed in last_month:
        return _month_end(today.year, last_month[typed])
    near = {"today": 0, "tomorrow": 1, "eow": (FRIDAY - today.weekday()) % 7}
    return today + timedelta(days=near[typed]) if typed in near else None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _ahead(typed: str, today: date) -> date | None:
    """The date of "+2w" and the like; None where it is not so written. A month on from 31 January is 28 February."""
    match = _AHEAD.fullmatch(typed)
    if match is None:
        return None
    count = int(match["count"])
    if match["unit"] == "m":
        from dateutil.relativedelta import relativedelta

        return today + relativedelta(months=count)
    return today + timedelta(days=count * (7 if match["unit"] == "w" else 1))


def _written_out(typed: str, text: str, today: date) -> date | None:
    """The date of an ISO date or of day and month name; None where it is neither."""
    if iso := _ISO.fullmatch(typed):
        return _existing(int(iso["year"]), int(iso["month"]), int(iso["day"]), text)
    match = _DAY_FIRST.fullmatch(typed) or _MONTH_FIRST.fullmatch(typed)
    if match is None or match["name"] not in _MONTH_NUMBERS:
        return None
    month, day = _MONTH_NUMBERS[match["name"]], int(match["day"])
    if match["year"]:
        return _existing(int(match["year"]), month, day, text)
    # Eight years hold a 29 February even around a century that has none.
    for year in range(today.year, today.year + 9):
        if day <= _month_end(year, month).day and day and date(year, month, day) >= today:
            return date(year, month, day)
    raise _no_such_date(text)


def _existing(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise _no_such_date(text) from fault


def _no_such_date(text: str) -> NotValid:
    return NotValid(f"There is no {quoted(text, 32)} in the calendar.", "Look at the day and the month again.")


def day_text(day: date, today: date) -> str:
    """A day as people read it: "12 Mar", or "12 Mar 2027" where the year is not this one."""
    short = f"{day.day} {MONTHS[day.month - 1][:3].capitalize()}"
    return short if day.year == today.year else f"{short} {day.year}"


def how_far(due: date | None, today: date) -> str:
    """How far off a date is: "in 9 days", "tomorrow", "3 days ago", "in 5 weeks"; "no date" where there is none.

    Days up to two weeks, then whole weeks up to two months, then months, then years, each rounded.
    """
    if due is None:
        return "no date"
    days = (due - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    amount = _amount(abs(days))
    return f"in {amount}" if days > 0 else f"{amount} ago"


def _amount(days: int) -> str:
    if days < 14:
        return f"{days} days"
    if days < 63:
        return f"{round(days / 7)} weeks"
    return f"{round(days / 30.44)} months" if days < 730 else f"{round(days / 365.25)} years"
