"""When a series meets: RFC 5545 rules, worked out by dateutil, in the series' own time zone.

The local time stays the same across summer time. As RFC 5545 (3.3.5) has it, a local time that a change to summer
time leaves out moves forward by the hour that was left out, and of one that happens twice the first is taken.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice, takewhile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator.errors import NotValid
from facilitator.process.dates import WEEKDAYS
from facilitator.process.days_off import NO_DAYS_OFF, DaysOff
from facilitator.text import quoted

_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCY = re.compile(r"(?:^|;)FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)")
_RULE_PARTS = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH")
)
_ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "-1": "last"}


class Cadence(StrEnum):
    """How often a series meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"

    @property
    def word(self) -> str:
        """The cadence as people read it."""
        return "every two weeks" if self is Cadence.FORTNIGHTLY else self.value


def first_day(weekday: int, on: date) -> date:
    """The first such weekday (0 = Monday) on or after `on`: the day to start a series on."""
    from dateutil.relativedelta import relativedelta
    from dateutil.relativedelta import weekday as weekday_on_or_after

    return on + relativedelta(weekday=weekday_on_or_after(weekday, 1))


def day_to_start(now: datetime, at: time, zone: str, length_minutes: int) -> date:
    """From which day on a new series meets: today, or tomorrow where today's meeting would be over by `now`.

    One that should just have begun still counts, so that it can be held at once.
    """
    local = now.astimezone(ZoneInfo(zone))
    end = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0) + timedelta(minutes=length_minutes)
    return local.date() if local < end else local.date() + timedelta(days=1)


def rule_text(cadence: Cadence, weekday: int, on: date | None = None) -> str:
    """The RRULE of a cadence and a weekday (0 = Monday).

    A monthly one keeps to the week of the month in which the first such weekday on or after `on` lies; a fifth
    becomes the last, since not every month has a fifth. Without `on` it is the first of the month.
    """
    code = _DAY_CODES[weekday]
    if cadence is Cadence.WEEKLY:
        return f"FREQ=WEEKLY;BYDAY={code}"
    if cadence is Cadence.FORTNIGHTLY:
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}"
    nth = 1 if on is None else (first_day(weekday, on).day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={-1 if nth == 5 else nth}{code}"


def read_rule(rule: str) -> tuple[Cadence, int] | None:
    """The cadence and weekday (0 = Monday) of a rule that `rule_text` made; None for any other."""
    for weekday, code in enumerate(_DAY_CODES):
        for cadence in (Cadence.WEEKLY, Cadence.FORTNIGHTLY):
            if rule == rule_text(cadence, weekday):
                return cadence, weekday
        if rule in {f"FREQ=MONTHLY;BYDAY={nth}{code}" for nth in _ORDINALS}:
            return Cadence.MONTHLY, weekday
    return None


def check_rule(rule: str) -> str:
    """A recurrence rule of RFC 5545 that names days, such as FREQ=WEEKLY;BYDAY=TU,TH, in capitals.

    The time of day is the series' own, so a rule that repeats within a day is refused. Raises `NotValid`.
    """
    from dateutil.rrule import rrulestr

    written = rule.strip().upper().removeprefix("RRULE:")
    hint = "Write one such as FREQ=WEEKLY;BYDAY=TU,TH or FREQ=MONTHLY;BYDAY=1MO (RFC 5545)."
    parts = [part.partition("=")[0] for part in written.split(";")]
    if not _FREQUENCY.search(written) or not set(parts) <= _RULE_PARTS or len(set(parts)) < len(parts):
        raise NotValid(f"{quoted(rule)} is no rule for the days of a series.", hint)
    try:
        rrulestr(written)
    except (ValueError, TypeError, IndexError) as fault:
        raise NotValid(f"{quoted(rule)} cannot be read as a rule.", hint) from fault
    return written


def _starts(rule: str, starts_on: date, at: time, zone: str, after: datetime, off: DaysOff) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    where = _zone(zone)
    try:
        recurrence = rrulestr(rule, dtstart=datetime.combine(starts_on, at))
    except (ValueError, TypeError) as fault:
        raise NotValid(f"The rule {quoted(rule)} cannot be read.", "It has to be an RRULE of RFC 5545.") from fault
    # No zone's local time is a day away from UTC, so a day early misses none; the comparison in UTC then decides.
    day_early = after.astimezone(UTC).replace(tzinfo=None) - timedelta(days=1)
    for local in recurrence.xafter(day_early):
        start = local.replace(tzinfo=where).astimezone(UTC)
        if start > after and local.date() not in off:
            yield start


def _zone(name: str) -> ZoneInfo:
    # The list of all names takes ten milliseconds to make, so only where the name is not one as it stands.
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(check_zone(name))


def occurrences(
    rule: str, starts_on: date, at: time, zone: str, after: datetime, count: int, off: DaysOff = NO_DAYS_OFF
) -> tuple[datetime, ...]:
    """The first `count` starts strictly after `after`, in UTC; fewer where the rule ends. None is on a day `off`.

    `starts_on` is the day of the first meeting (see `first_day`; every other week is counted from it), `at` the
    local time in the IANA `zone`. Raises `NotValid` for a rule or zone that cannot be read.
    """
    return tuple(islice(_starts(rule, starts_on, at, zone, after, off), count))


def starts_within(rule: str, starts_on: date, at: time, zone: str, first: date, last: date) -> tuple[datetime, ...]:
    """The starts on the days from `first` to `last`, both included, in UTC; the days are those of the `zone`."""
    where = _zone(zone)
    day_before = datetime.combine(first, time(), where) - timedelta(seconds=1)
    starts = _starts(rule, starts_on, at, zone, day_before, NO_DAYS_OFF)
    return tuple(takewhile(lambda start: start.astimezone(where).date() <= last, starts))


def next_start(
    rule: str, starts_on: date, at: time, zone: str, after: datetime, off: DaysOff = NO_DAYS_OFF
) -> datetime:
    """The next start strictly after `after`, in UTC. Raises `NotValid` where the rule has come to its end."""
    for start in _starts(rule, starts_on, at, zone, after, off):
        return start
    raise NotValid("The series has no further meeting.", "Plan the meeting by hand or change when the series meets.")


def hand_in_deadline(start: datetime, hours: float) -> datetime:
    """When updates are due: `hours` before `start`, counted as they pass (not on the wall clock)."""
    return start - timedelta(hours=hours)


@cache
def check_zone(name: str) -> str:
    """The IANA name of a time zone, its case put right. Raises `NotValid` with the nearest names otherwise."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    wanted = name.strip().replace(" ", "_").casefold()
    known = {zone.casefold(): zone for zone in available_timezones()}
    if wanted in known:
        return known[wanted]
    near = [known[close] for close in get_close_matches(wanted, known, n=3)]
    hint = f"Did you mean {' or '.join(near)}?" if near else "Write a name such as Europe/Berlin or America/New_York."
    raise NotValid(f"{quoted(name)} is not a time zone.", hint)


def describe(rule: str, at: time, zone: str) -> str:
    """When a series meets, in words: "every two weeks on Tuesday at 10:00 Europe/Berlin".

    Words are known for the rules that `rule_text` makes; any other rule is shown as it is written.
    """
    when = f"at {at:%H:%M} {zone}"
    for weekday, code in enumerate(_DAY_CODES):
        day = WEEKDAYS[weekday].capitalize()
        for cadence in (Cadence.WEEKLY, Cadence.FORTNIGHTLY):
            if rule == rule_text(cadence, weekday):
                return f"{cadence.word} on {day} {when}"
        for nth, word in _ORDINALS.items():
            if rule == f"FREQ=MONTHLY;BYDAY={nth}{code}":
                return f"{Cadence.MONTHLY.word} on the {word} {day} {when}"
    return f"{rule} {when}"
