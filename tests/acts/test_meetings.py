"""Which meeting is opened, and what it begins with."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from leadership import Leadership

from facilitator.acts import checkin, discussing, meetings, moving, ordering, series, team, topics, updates
from facilitator.clock import ManualClock
from facilitator.errors import NotFound, NotValid
from facilitator.process.budget import ChoiceKind
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.reading.check_in import check_in
from facilitator.reading.heads import meeting_head, running_meeting
from facilitator.reading.prioritize import prioritize
from facilitator.store.database import Store
from facilitator.views.meeting import MeetingHead

TEN = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
"""Ten o'clock in Berlin, where the clock of the tests begins."""


def head(room: Leadership, meeting: int) -> MeetingHead:
    return room.desk.see(meeting_head, meeting)


def plan(room: Leadership, start: datetime = TEN + timedelta(hours=4)) -> meetings.MeetingPlan:
    return meetings.MeetingPlan("Offsite", start, "europe/berlin", 90, 240, ((room.ben, True), (room.dora, False)))


def go_to(room: Leadership, moment: datetime) -> None:
    room.hand.tick((moment - room.hand.time).total_seconds())


def separate_meeting(room: Leadership, start: datetime) -> int:
    """Defer a topic to a meeting of its own, of half an hour, and close the running meeting."""
    topics.raise_topic(room.store, "Rent", meeting=room.meeting)
    room.here(checkin.start)
    room.here(moving.move_to, Phase.UPDATES)
    room.here(updates.take_rest_as_read)
    room.here(ordering.commit)
    up = room.desk.see(prioritize, room.meeting, date(2026, 11, 17)).candidates[0].discussion_id
    assert up is not None
    made = discussing.conclude_separately(
        room.store,
        room.meeting,
        up,
        discussing.SeparatePlan("Rent", start, "Europe/Berlin", 30, room.ben, (room.ann, room.ben)),
    )
    room.hold()
    return made


def test_a_meeting_of_the_series_begins_with_its_people_in_speaking_order(before: Leadership) -> None:
    series.set_participant(before.store, before.series, before.cem, position=0)
    before.here(checkin.start)
    before.hold()

    assert [one.name.split()[0] for one in before.check_in.attendees] == ["Cem", "Ann", "Ben", "Dora"]
    assert [line.name.split()[0] for line in before.updates.order] == ["Cem", "Ann", "Ben"]
    assert before.head.title == "Leadership"
    assert before.head.planned_start == TEN + timedelta(days=7)
    assert before.head.phase is Phase.PLANNED


def test_opening_again_opens_the_same(before: Leadership) -> None:
    newest = before.desk.newest()

    assert meetings.open_next_meeting(before.store) == before.meeting
    assert before.desk.newest() == newest


def test_members_who_left_are_not_in_the_next_one(before: Leadership) -> None:
    team.change_member(before.store, before.cem, active=False)
    before.here(checkin.start)
    before.hold()

    assert [line.name for line in before.updates.order] == ["Ann Berg", "Ben Okoro"]


def test_the_running_meeting_goes_first(before: Leadership) -> None:
    meetings.add_meeting(before.store, plan(before, TEN - timedelta(minutes=5)))
    before.here(checkin.start)

    assert meetings.open_next_meeting(before.store) == before.meeting
    assert before.desk.see(running_meeting) == before.meeting


def test_today_s_meeting_that_did_not_begin_is_still_the_next(before: Leadership) -> None:
    go_to(before, TEN + timedelta(hours=8))

    assert meetings.open_next_meeting(before.store) == before.meeting


def test_yesterday_s_meeting_that_did_not_begin_is_let_go(before: Leadership) -> None:
    go_to(before, TEN + timedelta(days=1))
    following = meetings.open_next_meeting(before.store)

    assert following != before.meeting
    assert head(before, following).planned_start == TEN + timedelta(days=7)


def test_after_today_s_meeting_comes_next_week_s(before: Leadership) -> None:
    before.here(checkin.start)
    first = before.meeting
    before.hold()

    assert before.meeting != first
    go_to(before, TEN + timedelta(days=6))
    assert meetings.open_next_meeting(before.store) == before.meeting


def test_a_planned_meeting_that_comes_sooner_goes_before_the_series(before: Leadership) -> None:
    offsite = meetings.add_meeting(before.store, plan(before, TEN + timedelta(days=2)))
    before.here(checkin.start)
    before.here(moving.move_to, Phase.CLOSE)
    before.hold()
    go_to(before, TEN + timedelta(days=1))

    assert meetings.open_next_meeting(before.store) == offsite


def test_a_separate_meeting_is_next_only_while_it_is_due(before: Leadership) -> None:
    start = TEN + timedelta(days=9, hours=4)
    made = separate_meeting(before, start)
    before.here(checkin.start)
    before.hold()
    regular = before.meeting

    for moment, expected in (
        (start - timedelta(minutes=16), regular),
        (start - timedelta(minutes=15), made),
        (start + timedelta(minutes=29), made),
        (start + timedelta(minutes=30), regular),
    ):
        before.hand.time = moment
        assert meetings.open_next_meeting(before.store) == expected


def test_a_separate_meeting_that_is_due_goes_before_a_regular_one_that_was_missed(before: Leadership) -> None:
    made = separate_meeting(before, TEN + timedelta(days=7, hours=4))
    go_to(before, TEN + timedelta(days=7, hours=4))

    assert meetings.open_next_meeting(before.store) == made


def test_without_a_series_there_is_nothing_to_open(store: Store, hand: ManualClock) -> None:
    with pytest.raises(NotFound, match="No meeting"):
        meetings.open_next_meeting(store)


def test_a_meeting_planned_by_hand(before: Leadership) -> None:
    made = meetings.add_meeting(before.store, plan(before))

    shown = before.desk.see(check_in, made, date(2026, 11, 17))
    assert (shown.head.title, shown.head.zone, shown.head.length_minutes) == ("Offsite", "Europe/Berlin", 90)
    assert [(one.name, one.gives_update) for one in shown.attendees] == [("Ben Okoro", True), ("Dora Lindt", False)]
    assert shown.fit.speakers == 1


def test_what_cannot_be_planned(before: Leadership) -> None:
    good = plan(before)
    for bad in (
        replace(good, title=" "),
        replace(good, zone="Middle/Earth"),
        replace(good, length_minutes=4),
        replace(good, update_seconds=5),
    ):
        with pytest.raises(NotValid):
            meetings.add_meeting(before.store, bad)
    with pytest.raises(NotFound):
        meetings.add_meeting(before.store, replace(good, members=((99, True),)))


def test_what_was_chosen_for_the_series_holds_for_its_next_meeting(before: Leadership) -> None:
    series.change_series(before.store, before.series, update_seconds=900)
    before.here(checkin.start)
    before.hold()
    longer = next(choice for choice in before.check_in.choices if choice.kind is ChoiceKind.LONGER_MEETING)
    before.here(checkin.start)
    before.here(checkin.choose_fit, longer)
    assert before.head.length_minutes == 90
    before.hold()

    assert before.head.length_minutes == 90
    assert before.check_in.fit.fits


def test_two_series_take_turns(before: Leadership) -> None:
    board = series.SeriesPlan("Board", Cadence.MONTHLY, 3, time(9, 0), "Europe/Berlin", date(2026, 11, 17))
    series.add_series(before.store, board, (before.dora,))
    before.here(checkin.start)
    before.hold()
    assert before.head.title == "Leadership"

    before.hand.time = TEN + timedelta(days=1)
    assert head(before, meetings.open_next_meeting(before.store)).title == "Board"
