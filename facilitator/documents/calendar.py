"""Meetings as an iCalendar file (RFC 5545), for any calendar program.

An event keeps its UID, and its SEQUENCE grows when it changes, so that importing the file again updates the same
events. The file names no METHOD: it is a calendar to keep, not an invitation that wants an answer.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator import __version__
from facilitator.process.mail_address import ascii_address
from facilitator.text import one_line
from facilitator.views.calendar import Calendar, CalendarMeeting, CalendarSeries, Invited, Stamp

if TYPE_CHECKING:
    from icalendar import Event

_ZONES_UNTIL_YEARS = 10
"""How far ahead the file says when the clocks change."""


def calendar_file(calendar: Calendar, now: datetime) -> bytes:
    """The calendar as a file: UTF-8, lines of at most 75 bytes that end with CR LF."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", f"-//facilitator//facilitator {__version__}//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", one_line(calendar.team) or "Meetings")
    for series in calendar.series:
        for event in _series(series):
            made.add_component(event)
    for meeting in calendar.meetings:
        made.add_component(_meeting(meeting))
    last = now.date() + timedelta(days=365 * _ZONES_UNTIL_YEARS)
    made.add_missing_timezones(first_date=_first_day(calendar, now), last_date=last)
    data: bytes = made.to_ical()
    return data


def _first_day(calendar: Calendar, now: datetime) -> date:
    starts = [series.first for series in calendar.series] + [meeting.start for meeting in calendar.meetings]
    return min((start.date() for start in starts), default=now.date())


def _series(series: CalendarSeries) -> Iterable["Event"]:
    """The event that repeats, then one for each meeting that is at another time."""
    from icalendar import vRecur

    event = _event(series.stamp, series.title, series.first, series.zone, series.length_minutes)
    rule = vRecur.from_ical(series.rule)
    if series.until is not None:
        rule["UNTIL"], _ = series.until, rule.pop("COUNT", None)
    event.add("rrule", rule)
    zone = ZoneInfo(series.zone)
    if series.off:
        event.add("exdate", [start.astimezone(zone) for start in series.off])
    _people(event, None, series.invited, ())
    yield event
    for moved in series.moved:
        one = _event(series.stamp, series.title, moved.start, series.zone, moved.length_minutes)
        one.add("recurrence-id", moved.regular.astimezone(zone))
        _people(one, None, series.invited, ())
        yield one


def _meeting(meeting: CalendarMeeting) -> "Event":
    event = _event(meeting.stamp, meeting.title, meeting.start, meeting.zone, meeting.length_minutes)
    if meeting.cancelled:
        event.add("status", "CANCELLED")
    _people(event, meeting.owner, meeting.invited, meeting.topics)
    return event


def _event(stamp: Stamp, title: str, start: datetime, zone: str, length_minutes: int) -> "Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", stamp.uid)
    event.add("sequence", stamp.sequence)
    event.add("dtstamp", stamp.changed_at)
    event.add("last-modified", stamp.changed_at)
    event.add("summary", one_line(title))
    event.add("dtstart", start.astimezone(ZoneInfo(zone)))
    event.add("duration", timedelta(minutes=length_minutes))
    return event


def _people(event: "Event", owner: Invited | None, invited: Iterable[Invited], topics: Iterable[str]) -> None:
    """Who takes part, by address; and in the description everybody by name, with what it is about."""
    from icalendar import vCalAddress

    lines = [f"Topic: {one_line(topic)}" for topic in topics]
    if owner is not None:
        lines.append(f"Owner: {one_line(owner.name)}")
    names = [one_line(each.name) for each in invited]
    if names:
        lines.append(f"Takes part: {', '.join(names)}")
    if lines:
        event.add("description", "\n".join(lines))
    for role, people in (("organizer", [owner] if owner else []), ("attendee", invited)):
        for each in people:
            if each.email:
                address = vCalAddress(f"mailto:{ascii_address(one_line(each.email))}")
                address.params["CN"] = one_line(each.name)
                event.add(role, address)
