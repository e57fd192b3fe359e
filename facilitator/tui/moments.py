"""Days and times as the screens say them, in the zone of the meeting."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.process.dates import WEEKDAYS, day_text

_YEAR_DAYS = 300
"""Days from which on "in 10 months" does not say which year is meant."""


def weekday_text(day: date, today: date) -> str:
    """A day with its weekday, "Tue 17 Nov"; with the year where it is not this one."""
    return f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day_text(day, today)}"


def near_day_text(day: date, today: date) -> str:
    """A day beside which stands how far off it is: with the year only where that leaves a doubt."""
    return day_text(day, today if abs((day - today).days) > _YEAR_DAYS else day)


def moment_text(moment: datetime, zone: str, today: date) -> str:
    """Day and time of an aware datetime in the IANA `zone`: "Tue 17 Nov 10:00"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{weekday_text(local.date(), today)} {local:%H:%M}"


def time_text(moment: datetime, zone: str) -> str:
    """The time of an aware datetime in the IANA `zone`: "10:00"."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"
