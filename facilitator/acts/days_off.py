"""When a series does not meet as its rule says: a day is skipped, a meeting is moved, nobody meets on a holiday.

What members wrote for a meeting that does not take place is never lost: the meeting then stands for the next day
of its series that has none.
"""

from datetime import UTC, date, datetime, time

from sqlmodel import col, select

from facilitator.acts.meetings import from_series
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.dates import day_text
from facilitator.process.phases import Phase
from facilitator.process.schedule import hand_in_deadline, occurrences, starts_within
from facilitator.reading.lines import local_day
from facilitator.reading.next_start import starts_to_make
from facilitator.records.columns import COLUMNS
from facilitator.records.meeting import Attendance, Meeting, PrivateNote
from facilitator.records.team import Holiday, Series, SeriesSkip
from facilitator.records.topic import Discussion
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import optional_line

LONGEST_HOLIDAY_DAYS = 366


def skip_day(store: Store, series_id: int, on: date, reason: str = "") -> None:
    """Let a series not meet on one of its days (in its own zone).

    A meeting that was made for that day stands for the next one instead, with all that was written for it; one that
    nobody wrote anything for goes. Raises NotFound, NotValid for a day on which it does not meet, NotNow where that
    meeting has begun.
    """
    with store.act("days_off.skip_day") as unit:
        series = unit.get(Series, series_id)
        unit.about(f"{series.name}, {_text(unit, series, on)}")
        _check_its_day(unit, series, on)
        if _skip(unit, series_id, on) is not None:
            raise NotValid(f"{_text(unit, series, on)} is skipped already.", "Look at the days: facilitator series")
        unit.add(SeriesSkip(series_id=series_id, on=on, reason=optional_line(reason, "reason")))
        meeting = _meeting_for(unit, series_id, on)
        if meeting is not None:
            _give_up(unit, series, meeting)


def hold_day(store: Store, series_id: int, on: date) -> None:
    """Let a series meet again on a day that was skipped. Raises NotFound where it was not."""
    with store.act("days_off.hold_day") as unit:
        series = unit.get(Series, series_id)
        skipped = _skip(unit, series_id, on)
        if skipped is None:
            raise NotFound(f"{_text(unit, series, on)} is not skipped.", "Look at the days: facilitator series")
        unit.about(f"{series.name}, {_text(unit, series, on)}")
        unit.delete(skipped)


def move_meeting(store: Store, series_id: int, on: date, to: datetime) -> int:
    """Move the meeting that a series has on the day `on` (in its zone) to another start; give back its id.

    It keeps standing for its own day, so that no other one takes its place; updates are due as long before as
    always. A day that was skipped is skipped no more. Raises NotFound, NotValid for a day on which the series does not
    meet or a start in the past, NotNow where the meeting has begun.
    """
    with store.act("days_off.move_meeting") as unit:
        series = unit.get(Series, series_id)
        unit.about(f"{series.name}, {_text(unit, series, on)} to {_text(unit, series, to.date())}")
        if to < unit.now:
            raise NotValid("The meeting would lie in the past.", "Choose a day and a time still to come.")
        meeting = _meeting_for(unit, series_id, on)
        if meeting is None:
            meeting = from_series(unit, series, _check_its_day(unit, series, on))
        _check_not_begun(meeting)
        _plan_for(meeting, to)
        if (skipped := _skip(unit, series_id, on)) is not None:
            unit.delete(skipped)
        return meeting.id


def add_holiday(store: Store, first: date, last: date, name: str = "") -> int:
    """Let nobody meet from `first` to `last`, both included; give back the holiday's id.

    Meetings that were made for these days stand for later ones instead. Raises NotValid.
    """
    with store.act("days_off.add_holiday") as unit:
        if last < first:
            raise NotValid("The holiday ends before it begins.", "Name the first day first.")
        if (last - first).days > LONGEST_HOLIDAY_DAYS:
            raise NotValid("A holiday of more than a year cannot be meant.", "Look at the years again.")
        same = select(Holiday).where(Holiday.first == first, Holiday.last == last)
        if unit.first(same) is not None:
            raise NotValid("That holiday is in the list already.", "Look at the list: facilitator holidays")
        holiday = unit.add(Holiday(first=first, last=last, name=optional_line(name, "name")))
        unit.about(holiday.name or first.isoformat())
        made = select(Meeting).where(
            Meeting.phase == Phase.PLANNED, col(Meeting.series_day) >= first, col(Meeting.series_day) <= last
        )
        for meeting in unit.all(made.order_by(col(Meeting.series_day).desc())):
            if meeting.series_id is not None:
                _give_up(unit, unit.get(Series, meeting.series_id), meeting)
        return holiday.id


def remove_holiday(store: Store, holiday_id: int) -> None:
    """Take a holiday out of the list: its days are days to meet again. Raises NotFound."""
    with store.act("days_off.remove_holiday") as unit:
        holiday = unit.get(Holiday, holiday_id)
        unit.about(holiday.name or holiday.first.isoformat())
        unit.delete(holiday)


def _check_its_day(unit: Unit, series: Series, on: date) -> datetime:
    """When the series meets on that day of its rule, UTC. Raises NotValid, which names the days around it."""
    rule = series.rule, series.starts_on, series.at, series.zone
    for start in starts_within(*rule, on, on):
        return start
    starts = occurrences(*rule, datetime.combine(on, time(), UTC), 3)
    days = ", ".join(_text(unit, series, local_day(start, series.zone)) for start in starts)
    hint = f"It meets on {days}." if days else "It has come to its end."
    raise NotValid(f"{series.name} does not meet on {_text(unit, series, on)}.", hint)


def _check_not_begun(meeting: Meeting) -> None:
    if meeting.phase is not Phase.PLANNED:
        raise NotNow("That meeting has begun already.", "Choose a day to come.")


def _skip(unit: Unit, series_id: int, on: date) -> SeriesSkip | None:
    return unit.first(select(SeriesSkip).where(SeriesSkip.series_id == series_id, SeriesSkip.on == on))


def _meeting_for(unit: Unit, series_id: int, on: date) -> Meeting | None:
    return unit.first(select(Meeting).where(Meeting.series_id == series_id, Meeting.series_day == on))


def _give_up(unit: Unit, series: Series, meeting: Meeting) -> None:
    """Let a made meeting not take place on its day: it goes, or stands for the next day that has none."""
    _check_not_begun(meeting)
    updates = unit.all(select(Update).where(Update.meeting_id == meeting.id))
    if not _in_use(unit, meeting, updates):
        attendances = unit.all(select(Attendance).where(Attendance.meeting_id == meeting.id))
        for row in (*updates, *attendances, meeting):
            unit.delete(row)
        return
    connection = unit.session.connection()
    rule = connection.execute(COLUMNS["series"].select().where(COLUMNS["series"].c.id == series.id)).one()
    for start in starts_to_make(connection, rule, meeting.planned_start, 1):
        meeting.series_day = local_day(start, series.zone)
        _plan_for(meeting, start)
        return
    raise NotNow(f"{series.name} has no later day for what was written already.", "Move the meeting instead.")


def _in_use(unit: Unit, meeting: Meeting, updates: list[Update]) -> bool:
    """Whether anybody wrote anything for the meeting, or anything else refers to it."""
    if any(update.wins or update.learnings or update.notes or update.handed_in_at for update in updates):
        return True
    asked = unit.first(select(HelpRequest).where(col(HelpRequest.update_id).in_([update.id for update in updates])))
    discussed = unit.first(select(Discussion).where(Discussion.meeting_id == meeting.id))
    noted = unit.first(select(PrivateNote).where(PrivateNote.meeting_id == meeting.id))
    return asked is not None or discussed is not None or noted is not None


def _plan_for(meeting: Meeting, start: datetime) -> None:
    meeting.planned_start = start.astimezone(UTC)
    meeting.hand_in_by = hand_in_deadline(meeting.planned_start, meeting.hand_in_hours)


def _text(unit: Unit, series: Series, on: date) -> str:
    return day_text(on, local_day(unit.now, series.zone))
