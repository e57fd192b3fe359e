"""A series that does not meet as its rule says: skipped days, moved meetings, holidays; nothing written is lost."""

from datetime import UTC, date, datetime, time

import pytest

from facilitator.acts import checkin, closing, days_off, meetings, moving, series, team, updates
from facilitator.acts.series import SeriesPlan
from facilitator.clock import ManualClock
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence, check_rule
from facilitator.reading.heads import meeting_head
from facilitator.reading.next_meeting import next_meeting, next_regular
from facilitator.reading.next_start import next_start
from facilitator.reading.series import all_series
from facilitator.reading.updates import updates as updates_of
from facilitator.records.meeting import Meeting
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.views.hand_ins import HandIns

TUESDAYS = [date(2026, 11, 17), date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8)]


def ten(day: date) -> datetime:
    """Ten o'clock in Berlin, in winter."""
    return datetime.combine(day, time(9), UTC)


@pytest.fixture
def weekly(store: Store, hand: ManualClock) -> int:
    """Tuesdays at ten, from a Monday on which nothing has begun."""
    hand.tick(-86_400)
    members = [team.add_member(store, name) for name in ("Ann", "Bo")]
    plan = SeriesPlan("Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", date(2026, 11, 16))
    return series.add_series(store, plan, members)


def coming(store: Store) -> HandIns:
    with store.read() as connection:
        found = next_meeting(connection, store.clock.now())
    assert found is not None
    return found


def write_for_ann(store: Store, meeting_id: int) -> None:
    with store.read() as connection:
        first = updates_of(connection, meeting_id).order[0]
    updates.write(store, first.update_id, wins="The lease is signed.")


def wins(store: Store, meeting_id: int) -> list[str]:
    with store.read() as connection:
        rows = connection.exec_driver_sql('SELECT wins FROM "update" WHERE meeting_id = ?', (meeting_id,))
        return [row[0] for row in rows if row[0]]


def test_a_skipped_day_is_passed_over_and_can_be_held_after_all(store: Store, weekly: int) -> None:
    days_off.skip_day(store, weekly, TUESDAYS[0], "Retreat")

    assert coming(store).start == ten(TUESDAYS[1])
    days_off.hold_day(store, weekly, TUESDAYS[0])
    assert coming(store).start == ten(TUESDAYS[0])


def test_only_a_day_of_the_series_can_be_skipped_and_only_once(store: Store, weekly: int) -> None:
    with pytest.raises(NotValid, match=r"does not meet on 18 Nov\. It meets on 24 Nov, 1 Dec, 8 Dec"):
        days_off.skip_day(store, weekly, date(2026, 11, 18))
    days_off.skip_day(store, weekly, TUESDAYS[0])
    with pytest.raises(NotValid, match="skipped already"):
        days_off.skip_day(store, weekly, TUESDAYS[0])
    with pytest.raises(NotFound, match="is not skipped"):
        days_off.hold_day(store, weekly, TUESDAYS[1])


def test_a_made_meeting_that_nobody_wrote_for_goes_with_its_day_and_undo_brings_it_back(
    store: Store, weekly: int
) -> None:
    made = meetings.open_next_meeting(store)
    days_off.skip_day(store, weekly, TUESDAYS[0])

    assert coming(store).id is None
    assert coming(store).start == ten(TUESDAYS[1])
    undo(store)
    assert coming(store).id == made


def test_what_was_written_for_a_skipped_day_goes_to_the_next_one(store: Store, weekly: int) -> None:
    made = meetings.open_next_meeting(store)
    write_for_ann(store, made)
    days_off.skip_day(store, weekly, TUESDAYS[0])

    shown = coming(store)
    assert (shown.id, shown.start, shown.handed_in) == (made, ten(TUESDAYS[1]), ("Ann",))
    assert shown.deadline == ten(date(2026, 11, 23))
    assert wins(store, made) == ["The lease is signed."]


def test_a_holiday_covers_each_of_its_days_and_moves_what_was_written(store: Store, weekly: int) -> None:
    made = meetings.open_next_meeting(store)
    write_for_ann(store, made)
    days_off.add_holiday(store, TUESDAYS[0], TUESDAYS[1], "Harvest")

    assert (coming(store).id, coming(store).start) == (made, ten(TUESDAYS[2]))


def test_a_holiday_that_is_taken_out_is_a_day_to_meet_again(store: Store, weekly: int) -> None:
    holiday = days_off.add_holiday(store, date(2026, 11, 16), date(2026, 11, 20))
    assert coming(store).start == ten(TUESDAYS[1])
    days_off.remove_holiday(store, holiday)
    assert coming(store).start == ten(TUESDAYS[0])


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 12, 26), date(2026, 12, 24), "ends before it begins"),
        (date(2026, 12, 24), date(2028, 1, 1), "more than a year"),
    ],
)
def test_impossible_holidays_are_refused(store: Store, first: date, last: date, said: str) -> None:
    with pytest.raises(NotValid, match=said):
        days_off.add_holiday(store, first, last)


def test_the_same_holiday_twice_is_refused(store: Store) -> None:
    days_off.add_holiday(store, date(2026, 12, 24), date(2026, 12, 26))
    with pytest.raises(NotValid, match="in the list already"):
        days_off.add_holiday(store, date(2026, 12, 24), date(2026, 12, 26))


def test_a_moved_meeting_keeps_its_place_in_the_series(store: Store, weekly: int) -> None:
    moved = days_off.move_meeting(store, weekly, TUESDAYS[0], datetime(2026, 11, 19, 13, tzinfo=UTC))

    shown = coming(store)
    assert (shown.id, shown.start) == (moved, datetime(2026, 11, 19, 13, tzinfo=UTC))
    assert shown.deadline == datetime(2026, 11, 18, 13, tzinfo=UTC)
    with store.read() as connection:
        assert next_start(connection, moved) == ten(TUESDAYS[1])
        assert all_series(connection)[0].next_start(store.clock.now()) == datetime(2026, 11, 19, 13, tzinfo=UTC)


def test_a_meeting_held_a_day_early_is_not_offered_again_on_its_own_day(
    store: Store, weekly: int, hand: ManualClock
) -> None:
    made = meetings.open_next_meeting(store)
    checkin.start(store, made)
    moving.move_to(store, made, Phase.CLOSE)
    closing.close(store, made)

    hand.tick(86_400)
    assert coming(store).start == ten(TUESDAYS[1])


def test_a_meeting_is_not_moved_into_the_past_nor_once_it_has_begun(store: Store, weekly: int) -> None:
    with pytest.raises(NotValid, match="in the past"):
        days_off.move_meeting(store, weekly, TUESDAYS[0], datetime(2026, 11, 10, 9, tzinfo=UTC))
    checkin.start(store, meetings.open_next_meeting(store))
    later = datetime(2026, 11, 19, 13, tzinfo=UTC)
    with pytest.raises(NotNow, match="begun already"):
        days_off.move_meeting(store, weekly, TUESDAYS[0], later)
    with pytest.raises(NotNow, match="begun already"):
        days_off.skip_day(store, weekly, TUESDAYS[0])


def test_the_deadline_stays_where_a_meeting_starts_early(store: Store, weekly: int) -> None:
    made = meetings.open_next_meeting(store)
    deadline = coming(store).deadline
    checkin.start(store, made)

    with store.read() as connection:
        assert meeting_head(connection, made).planned_start == store.clock.now()
    assert coming(store).deadline == deadline


def test_updates_are_written_for_the_running_meeting_until_they_were_heard(store: Store, weekly: int) -> None:
    made = meetings.open_next_meeting(store)
    checkin.start(store, made)
    assert meetings.open_next_regular(store) == made
    moving.move_to(store, made, Phase.UPDATES)
    updates.take_rest_as_read(store, made)

    following = meetings.open_next_regular(store)
    with store.read() as connection:
        assert meeting_head(connection, following).planned_start == ten(TUESDAYS[1])
    assert meetings.open_next_meeting(store) == made


def test_a_separate_meeting_is_none_that_updates_are_written_for(store: Store, weekly: int) -> None:
    with store.act("test.plan_separate") as unit:
        unit.add(
            Meeting(
                kind=MeetingKind.SEPARATE, title="Rent", planned_start=store.clock.now(), zone="Europe/Berlin",
                length_minutes=30,
            )
        )  # fmt: skip
    assert coming(store).title == "Rent"
    with store.read() as connection:
        due = next_regular(connection, store.clock.now())
    assert due is not None
    assert due.start == ten(TUESDAYS[0])


def test_a_rule_of_its_own_gives_the_days(store: Store) -> None:
    plan = SeriesPlan(
        "Stand-in", Cadence.WEEKLY, 0, time(9), "Europe/Berlin", date(2026, 11, 18), rule="freq=weekly;byday=tu,th"
    )
    stand_in = series.add_series(store, plan)
    assert coming(store).start == datetime(2026, 11, 19, 8, tzinfo=UTC)

    series.change_series(store, stand_in, at=time(9, 30))
    assert coming(store).start == datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
    series.change_series(store, stand_in, cadence=Cadence.WEEKLY, weekday=2, starts_on=date(2026, 11, 18))
    assert coming(store).start == datetime(2026, 11, 18, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "rule",
    ["", "weekly", "FREQ=HOURLY", "FREQ=WEEKLY;BYHOUR=3", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY\nEXDATE:20261117"],
)
def test_what_is_no_rule_for_days_is_refused(rule: str) -> None:
    with pytest.raises(NotValid, match="rule"):
        check_rule(rule)
