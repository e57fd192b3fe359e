"""The board: order, what changed since the last meeting, who has handed in, what waits; and a milestone's past."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from facilitator.acts import checkin, closing, meetings, moving, planning, series, team, topics, updates
from facilitator.acts.meetings import MeetingPlan
from facilitator.acts.series import SeriesPlan
from facilitator.clock import ManualClock
from facilitator.errors import NotFound
from facilitator.process.budget import Fit
from facilitator.process.meeting import HandIn
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.reading.board import board, done_milestones, milestone_history
from facilitator.records.schema import METADATA
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.views.board import Board, MilestoneHistory
from facilitator.views.hand_ins import HandInLine, HandIns

DAY = 86_400
HOUR = 3_600


@pytest.fixture
def ann(store: Store) -> int:
    return team.add_member(store, "Ann")


@pytest.fixture
def bo(store: Store) -> int:
    return team.add_member(store, "Bo")


@pytest.fixture
def growth(store: Store) -> int:
    return planning.add_priority(store, "Growth")


@pytest.fixture
def add(store: Store, ann: int, growth: int) -> Callable[..., int]:
    """Adds a milestone; what is not said does not matter."""

    def adding(title: str, **fields: Any) -> int:
        given: dict[str, Any] = {"priority_id": growth, "owner_id": ann, "due": date(2027, 3, 12)} | fields
        return planning.add_milestone(store, title=title, **given)

    return adding


def seen(store: Store) -> Board:
    now = store.clock.now()
    with store.read() as connection:
        return board(connection, now.date(), now)


def past(store: Store, milestone: int) -> MilestoneHistory:
    with store.read() as connection:
        return milestone_history(connection, milestone)


def changed(store: Store) -> dict[str, str]:
    return {milestone.title: milestone.changed for milestone in seen(store).milestones}


def coming(store: Store) -> HandIns:
    meeting = seen(store).meeting
    assert meeting is not None
    return meeting


def weekly(store: Store, *members: int, **fields: Any) -> int:
    """A series on Tuesdays at ten in Berlin."""
    given: dict[str, Any] = {
        "name": "Leadership",
        "cadence": Cadence.WEEKLY,
        "weekday": 1,
        "at": time(10),
        "zone": "Europe/Berlin",
        "starts_on": date(2026, 1, 1),
    }
    return series.add_series(store, SeriesPlan(**given | fields), members)


def plan(title: str, start: datetime, *members: int) -> MeetingPlan:
    return MeetingPlan(title, start, "Europe/Berlin", 60, 300, tuple((member, True) for member in members))


def hold(store: Store, hand: ManualClock) -> int:
    """Hold the next meeting, an hour long, with nothing in it."""
    meeting = meetings.open_next_meeting(store)
    checkin.start(store, meeting)
    hand.tick(HOUR)
    moving.move_to(store, meeting, Phase.CLOSE)
    closing.close(store, meeting)
    return meeting


def test_an_empty_database_is_told_from_one_that_was_begun(store: Store) -> None:
    assert seen(store).empty

    team.add_member(store, "Ann")

    assert not seen(store).empty


def test_milestones_stand_by_priority_then_soonest_first_then_by_title(
    store: Store, growth: int, add: Callable[..., int]
) -> None:
    people = planning.add_priority(store, "People")
    add("no date", due=None)
    add("later", due=date(2027, 5, 1))
    add("beta", due=date(2027, 1, 1))
    add("Alpha", due=date(2027, 1, 1))
    add("first of people", priority_id=people, due=date(2026, 12, 1))

    assert [milestone.title for milestone in seen(store).milestones] == [
        "Alpha",
        "beta",
        "later",
        "no date",
        "first of people",
    ]
    planning.change_priority(store, people, position=0)
    assert seen(store).milestones[0].title == "first of people"


def test_only_who_is_active_is_offered_as_an_owner(store: Store, ann: int, bo: int) -> None:
    team.change_member(store, ann, active=False)

    assert [person.name for person in seen(store).members] == ["Bo"]


def test_before_the_first_meeting_two_weeks_count_as_new(
    store: Store, hand: ManualClock, add: Callable[..., int]
) -> None:
    add("old")
    hand.tick(15 * DAY)
    add("young")

    assert changed(store) == {"old": "", "young": "new"}


def test_what_changed_since_the_last_meeting_says_what_it_was(
    store: Store, hand: ManualClock, ann: int, bo: int, growth: int, add: Callable[..., int]
) -> None:
    portal, same, moved = add("portal"), add("same"), add("moved")
    planning.set_status(store, same, Status.MIGHT_MISS)
    hand.tick(DAY)
    weekly(store, ann)
    hold(store, hand)
    people = planning.add_priority(store, "People")

    planning.set_status(store, portal, Status.MIGHT_MISS)
    planning.set_status(store, portal, Status.WILL_MISS)
    planning.set_due(store, portal, date(2028, 1, 1))
    planning.change_milestone(store, moved, title="renamed", owner_id=bo, priority_id=people, due=None)
    planning.change_milestone(store, same, notes="nothing that the board shows")

    assert changed(store) == {
        "portal": "was on track, 12 Mar 2027",
        "same": "",
        "renamed": "was 12 Mar 2027, Ann, Growth, moved",
    }


def test_what_went_there_and_back_or_was_undone_did_not_change(
    store: Store, hand: ManualClock, ann: int, add: Callable[..., int]
) -> None:
    back, undone = add("back"), add("undone")
    hand.tick(DAY)
    weekly(store, ann)
    hold(store, hand)

    planning.set_status(store, back, Status.MIGHT_MISS)
    planning.set_status(store, back, Status.ON_TRACK)
    planning.set_status(store, undone, Status.MIGHT_MISS)
    undo(store)

    assert changed(store) == {"back": "", "undone": ""}


def test_what_changed_in_the_last_meeting_itself_is_still_marked_after_it(
    store: Store, hand: ManualClock, ann: int, add: Callable[..., int]
) -> None:
    portal = add("portal")
    hand.tick(DAY)
    weekly(store, ann)
    meeting = meetings.open_next_meeting(store)
    checkin.start(store, meeting)
    hand.tick(60)
    planning.set_status(store, portal, Status.MIGHT_MISS, meeting=meeting)
    moving.move_to(store, meeting, Phase.CLOSE)
    closing.close(store, meeting)

    assert changed(store) == {"portal": "was on track"}


def test_finished_milestones_are_counted_and_listed_when_asked_for(
    store: Store, hand: ManualClock, ann: int, add: Callable[..., int]
) -> None:
    early, late, undated = add("early", due=date(2026, 1, 1)), add("late"), add("undated", due=None)
    hand.tick(DAY)
    weekly(store, ann)
    hold(store, hand)
    for milestone in (early, late, undated):
        planning.set_status(store, milestone, Status.DONE)

    assert seen(store).done == 3
    with store.read() as connection:
        found = done_milestones(connection, hand.now().date())
    assert [(milestone.title, milestone.changed) for milestone in found] == [
        ("late", "was on track"),
        ("early", "was on track"),
        ("undated", "was on track"),
    ]


def test_without_a_series_or_a_plan_no_meeting_comes_next(store: Store) -> None:
    assert seen(store).meeting is None


def test_the_next_meeting_of_a_series_is_foreseen_before_it_is_made(store: Store, ann: int, bo: int) -> None:
    series_id = weekly(store, ann, bo)
    series.set_participant(store, series_id, bo, gives_update=False)

    # It is Tuesday, ten o'clock in Berlin.
    assert coming(store) == HandIns(
        id=None,
        title="Leadership",
        phase=Phase.PLANNED,
        start=datetime(2026, 11, 17, 9, tzinfo=UTC),
        zone="Europe/Berlin",
        deadline=datetime(2026, 11, 16, 9, tzinfo=UTC),
        lines=(HandInLine(ann, "Ann", HandIn.MISSING, None),),
        fit=Fit(1, 300, 1800),
        choices=(),
    )


def test_a_meeting_that_was_not_begun_is_next_until_its_day_is_over(store: Store, hand: ManualClock, ann: int) -> None:
    weekly(store, ann)

    hand.tick(13 * HOUR)
    assert coming(store).start == datetime(2026, 11, 17, 9, tzinfo=UTC)
    hand.tick(2 * HOUR)
    assert coming(store).start == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_after_a_meeting_the_one_of_the_next_week_comes(store: Store, hand: ManualClock, ann: int) -> None:
    weekly(store, ann)
    hold(store, hand)

    assert coming(store).start == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_meeting_that_was_made_shows_who_has_handed_in(store: Store, ann: int, bo: int) -> None:
    weekly(store, ann, bo)
    meeting = meetings.open_next_meeting(store)
    with store.read() as connection:
        update = METADATA.tables["update"]
        ann_update = connection.execute(sa.select(update.c.id).where(update.c.member_id == ann)).scalar_one()

    updates.hand_in(store, ann_update)

    assert (coming(store).id, coming(store).handed_in, coming(store).missing) == (meeting, ("Ann",), ("Bo",))


def test_a_meeting_that_runs_goes_before_everything(store: Store, hand: ManualClock, ann: int) -> None:
    weekly(store, ann)
    own = meetings.add_meeting(store, plan("Planned", hand.now() + timedelta(days=3), ann))
    checkin.start(store, own)

    assert (coming(store).id, coming(store).phase) == (own, Phase.CHECK_IN)


def test_the_earlier_of_what_is_planned_and_what_a_series_brings_comes_next(
    store: Store, hand: ManualClock, ann: int
) -> None:
    weekly(store, ann)
    hold(store, hand)
    planned = meetings.add_meeting(store, plan("Planned", hand.now() + timedelta(days=3), ann))
    assert coming(store).id == planned

    hand.tick(4 * DAY)
    assert coming(store).start == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_series_that_ended_brings_no_meeting(store: Store, ann: int) -> None:
    series_id = weekly(store, ann)

    series.change_series(store, series_id, active=False)

    assert seen(store).meeting is None


def test_waiting_topics_stand_on_the_board_until_they_are_settled(store: Store) -> None:
    first, second = topics.raise_topic(store, "First"), topics.raise_topic(store, "Second")

    topics.settle(store, first, "by mail")

    assert [topic.id for topic in seen(store).topics] == [second]


def test_a_milestones_past_says_who_when_where_and_from_what_to_what(
    store: Store, hand: ManualClock, ann: int, bo: int, add: Callable[..., int]
) -> None:
    portal = add("portal")
    hand.tick(DAY)
    meeting = meetings.add_meeting(store, plan("Leadership", hand.now(), ann))
    checkin.start(store, meeting)
    planning.set_status(store, portal, Status.MIGHT_MISS, meeting=meeting)
    hand.tick(60)
    planning.set_status(store, portal, Status.WILL_MISS)
    undo(store)
    planning.change_milestone(store, portal, owner_id=bo, due=None)

    history = past(store, portal)

    assert history.milestone.title == "portal"
    assert [(entry.meeting, entry.field, entry.before, entry.after) for entry in history.past] == [
        ("", "due", "12 Mar 2027", "no date"),
        ("", "owner", "Ann", "Bo"),
        ("Leadership, 18 Nov 2026", "status", "on track", "might miss"),
        ("", "added", "", "portal"),
    ]
    assert {entry.actor for entry in history.past} == {"Facilitator"}
    assert history.past[-1].at == datetime(2026, 11, 17, 9, tzinfo=UTC)


def test_the_past_of_a_milestone_that_was_taken_out_is_not_found(store: Store, add: Callable[..., int]) -> None:
    portal = add("portal")
    planning.remove_milestone(store, portal)

    with pytest.raises(NotFound):
        past(store, portal)


def test_the_board_asks_the_database_as_often_for_many_milestones_as_for_few(
    store: Store, add: Callable[..., int]
) -> None:
    def statements() -> int:
        counted = 0

        def count(*_: Any) -> None:
            nonlocal counted
            counted += 1

        sa.event.listen(store.engine, "before_cursor_execute", count)
        seen(store)
        sa.event.remove(store.engine, "before_cursor_execute", count)
        return counted

    topics.raise_topic(store, "one")
    add("one")
    few = statements()
    for number in range(20):
        add(f"another {number}")
        topics.raise_topic(store, f"another {number}")

    assert statements() == few


def test_finished_milestones_are_not_even_looked_at(store: Store) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    sa.event.listen(store.engine, "before_cursor_execute", note)
    seen(store)
    sa.event.remove(store.engine, "before_cursor_execute", note)

    with store.read() as connection:
        ways = [
            str(row.detail)
            for statement, parameters in asked
            if statement.startswith("SELECT milestone.id")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    assert ways == ["SCAN milestone USING INDEX ix_milestone_open"]
