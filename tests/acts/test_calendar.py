"""The calendar file, read back by a parser that is not ours, and its days worked out by dateutil."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr

from facilitator.acts import checkin, days_off, discussing, meetings, moving, ordering, series, team, topics, updates
from facilitator.acts.series import SeriesPlan
from facilitator.clock import ManualClock
from facilitator.documents.calendar import calendar_file
from facilitator.errors import NotFound
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.reading.calendar import calendar
from facilitator.reading.next_start import coming
from facilitator.reading.prioritize import prioritize
from facilitator.reading.team import members as team_of
from facilitator.records.columns import COLUMNS
from facilitator.store.database import Store
from facilitator.store.undo import undo

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def weekly(store: Store) -> int:
    """Tuesdays at ten in Berlin, from this one on, with three members; one of them has no address."""
    team.name_team(store, "Northfield")
    members = [
        team.add_member(store, "Ann Åkesson", email="ann@northfield.example"),
        team.add_member(store, 'Bo "Bobo", Berg', email="bo@northfield.example"),
        team.add_member(store, "Cem"),
    ]
    plan = SeriesPlan("Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", date(2026, 11, 17))
    return series.add_series(store, plan, members)


def written(store: Store) -> bytes:
    with store.read() as connection:
        return calendar_file(calendar(connection, store.clock.now()), store.clock.now())


def events(store: Store) -> list[Any]:
    """The events as the parser has them; its types are of no use to a reader of single values."""
    return list(icalendar.Calendar.from_ical(written(store)).walk("VEVENT"))


def regular(store: Store) -> Any:
    (event,) = [event for event in events(store) if "RRULE" in event]
    return event


def starts(store: Store, count: int) -> list[datetime]:
    """The first `count` meetings that a calendar program shows of the series."""
    event = regular(store)
    shown = set(islice(rrulestr(event["rrule"].to_ical().decode(), dtstart=event.decoded("dtstart")), count + 5))
    exdates = event.get("exdate")
    shown -= {each.dt for each in exdates.dts} if exdates is not None else set()
    for other in events(store):
        if "RECURRENCE-ID" in other:
            assert other.decoded("recurrence-id") in shown
            shown.remove(other.decoded("recurrence-id"))
            shown.add(other.decoded("dtstart"))
    return sorted(shown)[:count]


def planned(store: Store, weekly: int, count: int) -> list[datetime]:
    with store.read() as connection:
        row = connection.execute(COLUMNS["series"].select().where(COLUMNS["series"].c.id == weekly)).one()
        return [each.start for each in coming(connection, row, store.clock.now() - timedelta(seconds=1), count)]


def test_the_local_time_stays_across_summer_time(store: Store, weekly: int) -> None:
    shown = starts(store, 30)

    assert {start.time() for start in shown} == {time(10)}
    assert {start.utcoffset() for start in shown} == {timedelta(hours=1), timedelta(hours=2)}
    assert shown == planned(store, weekly, 30)


def test_skipped_days_holidays_and_moved_meetings_are_as_the_program_has_them(store: Store, weekly: int) -> None:
    days_off.skip_day(store, weekly, date(2026, 12, 1))
    days_off.add_holiday(store, date(2026, 12, 22), date(2027, 1, 6))
    days_off.move_meeting(store, weekly, date(2026, 12, 8), datetime(2026, 12, 9, 13, tzinfo=UTC))

    shown = starts(store, 6)
    assert shown == planned(store, weekly, 6)
    assert [f"{start:%d %b %H:%M}" for start in shown] == [
        "17 Nov 10:00", "24 Nov 10:00", "09 Dec 14:00", "15 Dec 10:00", "12 Jan 10:00", "19 Jan 10:00",
    ]  # fmt: skip


def test_a_meeting_that_was_moved_off_a_holiday_or_a_skipped_day_takes_place(store: Store, weekly: int) -> None:
    days_off.skip_day(store, weekly, date(2026, 11, 24))
    days_off.add_holiday(store, date(2026, 12, 1), date(2026, 12, 1))
    days_off.move_meeting(store, weekly, date(2026, 11, 24), datetime(2026, 11, 25, 13, tzinfo=UTC))
    days_off.move_meeting(store, weekly, date(2026, 12, 1), datetime(2026, 12, 2, 13, tzinfo=UTC))

    assert "EXDATE" not in regular(store)
    assert starts(store, 4) == planned(store, weekly, 4)
    assert [start.day for start in starts(store, 4)] == [17, 25, 2, 8]
    with pytest.raises(NotFound, match="is not skipped"):
        days_off.hold_day(store, weekly, date(2026, 11, 24))


def test_an_event_keeps_its_uid_and_its_sequence_grows_only_when_it_changes(store: Store, weekly: int) -> None:
    first = regular(store)
    team.name_team(store, "Southfield")
    same = regular(store)
    days_off.skip_day(store, weekly, date(2026, 12, 1))
    skipped = regular(store)
    days_off.hold_day(store, weekly, date(2026, 12, 1))
    held = regular(store)

    assert len({event["uid"] for event in (first, same, skipped, held)}) == 1
    assert first["sequence"] == same["sequence"] < skipped["sequence"] < held["sequence"]


def test_who_takes_part_is_invited_by_address_and_named_without(store: Store, weekly: int) -> None:
    event = regular(store)

    assert [(str(each), each.params["CN"]) for each in event["attendee"]] == [
        ("mailto:ann@northfield.example", "Ann Åkesson"),
        ("mailto:bo@northfield.example", 'Bo "Bobo", Berg'),
    ]
    assert "Cem" in event["description"]


def test_an_address_with_letters_of_another_script_is_a_link_that_programs_take(store: Store, weekly: int) -> None:
    with store.read() as connection:
        cem = next(member.id for member in team_of(connection) if member.name == "Cem")
    team.change_member(store, cem, email="cem@bücher.example")

    assert str(regular(store)["attendee"][2]) == "mailto:cem@xn--bcher-kva.example"


def test_a_series_that_ended_has_an_end(store: Store, weekly: int, hand: ManualClock) -> None:
    hand.tick(86_400 * 8)
    series.change_series(store, weekly, active=False)

    assert [start.date() for start in starts(store, 9)] == [date(2026, 11, 17), date(2026, 11, 24)]


def defer_to_a_meeting_of_its_own(store: Store, title: str) -> int:
    """Hold the meeting that is due up to a topic, which gets a meeting of its own; gives the running meeting."""
    meeting = meetings.open_next_meeting(store)
    checkin.start(store, meeting)
    topics.raise_topic(store, title, meeting=meeting)
    moving.move_to(store, meeting, Phase.UPDATES)
    updates.take_rest_as_read(store, meeting)
    ordering.commit(store, meeting)
    with store.read() as connection:
        topic = prioritize(connection, meeting, date(2026, 11, 17)).candidates[0]
        rows = connection.execute(COLUMNS["member"].select().order_by(COLUMNS["member"].c.id)).all()
    assert topic.discussion_id is not None
    plan = discussing.SeparatePlan(
        title, datetime(2026, 11, 19, 13, tzinfo=UTC), "Europe/Berlin", 30, rows[1].id, (rows[0].id, rows[2].id)
    )
    discussing.conclude_separately(store, meeting, topic.discussion_id, plan)
    return meeting


def single(store: Store) -> Any:
    (event,) = [event for event in events(store) if "RRULE" not in event and "RECURRENCE-ID" not in event]
    return event


def test_a_topic_deferred_to_a_separate_meeting_is_an_event_with_owner_attendees_and_topic(
    store: Store, weekly: int
) -> None:
    defer_to_a_meeting_of_its_own(store, "Rent of the depot")

    event = single(store)
    assert event["summary"] == "Rent of the depot"
    assert event.decoded("dtstart") == datetime(2026, 11, 19, 14, tzinfo=BERLIN)
    assert event.decoded("duration") == timedelta(minutes=30)
    assert str(event["organizer"]) == "mailto:bo@northfield.example"
    assert [str(each) for each in event["attendee"]] == [
        "mailto:bo@northfield.example",
        "mailto:ann@northfield.example",
    ]
    assert "Topic: Rent of the depot" in event["description"]
    assert "Cem" in event["description"]


def test_a_separate_meeting_that_was_taken_back_is_cancelled_in_the_calendar(store: Store, weekly: int) -> None:
    meeting = defer_to_a_meeting_of_its_own(store, "Rent")
    before = single(store)
    undo(store, meeting=meeting)

    after = single(store)
    assert (after["uid"], after["status"]) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]


def test_text_from_people_stays_text(store: Store, weekly: int) -> None:
    title = "Rent\r\nATTENDEE:mailto:evil@example.org; a, b \\n c"
    series.change_series(store, weekly, name=title)

    assert regular(store)["summary"] == "Rent ATTENDEE:mailto:evil@example.org; a, b \\n c"
    assert all(len(line) <= 75 for line in written(store).split(b"\r\n"))


def test_a_team_without_meetings_has_an_empty_calendar(store: Store) -> None:
    assert events(store) == []
