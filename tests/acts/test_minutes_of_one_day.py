"""Several meetings on one day: the minutes of each have a file of their own."""

from datetime import UTC, datetime

from facilitator.documents.minutes import file_name
from facilitator.process.phases import Phase
from facilitator.reading.minutes import minutes
from facilitator.records.meeting import Meeting
from facilitator.store.database import Store


def hold(store: Store, began: datetime) -> int:
    with store.act("test.hold") as unit:
        meeting = Meeting(
            title="Leadership", planned_start=began, started_at=began, zone="Europe/Berlin", phase=Phase.CLOSED
        )
        return unit.add(meeting).id


def test_each_meeting_of_a_day_has_a_file_of_its_own_whichever_is_written_first(store: Store) -> None:
    # In Berlin the first of these is held on the 16th, the last on the 18th.
    times = [(16, 22, 59), (16, 23, 0), (17, 9, 0), (17, 9, 0), (17, 15, 0), (17, 23, 0)]
    held = [hold(store, datetime(2026, 11, day, hour, minute, tzinfo=UTC)) for day, hour, minute in times]

    with store.read() as connection:
        names = [file_name(minutes(connection, meeting)) for meeting in reversed(held)]

    assert names[::-1] == [
        "2026-11-16-leadership-minutes.md",
        "2026-11-17-leadership-minutes.md",
        "2026-11-17-leadership-2-minutes.md",
        "2026-11-17-leadership-3-minutes.md",
        "2026-11-17-leadership-4-minutes.md",
        "2026-11-18-leadership-minutes.md",
    ]
