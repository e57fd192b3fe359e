"""Days, times and lengths as documents write them: unmistakable in any country and time zone, in English."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.process.dates import MONTHS, WEEKDAYS


def day(on: date) -> str:
    """A day with its weekday and year, such as "Tue 17 Nov 2026"."""
    return f"{WEEKDAYS[on.weekday()][:3].capitalize()} {on.day} {MONTHS[on.month - 1][:3].capitalize()} {on.year}"


def clock_time(moment: datetime, zone: str) -> str:
    """The time of an aware datetime in the IANA `zone`, such as "10:00 CET (UTC+01:00)"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%H:%M} {_offset(local)}"


def moment(at: datetime, zone: str) -> str:
    """Day and time of an aware datetime, such as "Tue 17 Nov 2026, 10:00 CET (UTC+01:00)"."""
    return f"{day(at.astimezone(ZoneInfo(zone)).date())}, {clock_time(at, zone)}"


def stretch(start: datetime, end: datetime, zone: str) -> str:
    """From `start` to `end`, such as "Tue 17 Nov 2026, 10:00 to 11:04 CET (UTC+01:00)".

    Where the two lie on different days, or on two sides of a clock change, each is written in full.
    """
    local_start, local_end = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    if local_start.date() != local_end.date() or local_start.utcoffset() != local_end.utcoffset():
        return f"{moment(start, zone)} to {moment(end, zone)}"
    return f"{day(local_start.date())}, {local_start:%H:%M} to {clock_time(end, zone)}"


def length(start: datetime, end: datetime) -> str:
    """How long it was from `start` to `end` by the times as they are written, without seconds."""
    return minutes_text((end.timestamp() // 60 - start.timestamp() // 60) * 60)


def minutes_text(seconds: float) -> str:
    """A length in whole minutes, rounded, such as "12 minutes"; what is shorter is "under a minute"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "under a minute"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _offset(local: datetime) -> str:
    """The zone's short name, if it has one that is not itself an offset, and the offset from UTC."""
    name, offset = local.tzname() or "", f"(UTC{local.isoformat(timespec='minutes')[16:]})"
    return f"{name} {offset}" if name[:1].isalpha() else offset
