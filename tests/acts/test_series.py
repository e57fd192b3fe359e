"""Series: when they meet, who takes part, and whether the updates fit into the first half."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from facilitator.acts import checkin, closing, meetings, moving, series, team
from facilitator.acts.series import SeriesPlan
from facilitator.clock import ManualClock
from facilitator.errors import NotFound, NotValid
from facilitator.process.budget import ChoiceKind
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.reading.series import all_series, series_named
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.views.team import SeriesLine

TUESDAY = 1
PLAN = SeriesPlan(
    name="Leadership",
    cadence=Cadence.WEEKLY,
    weekday=TUESDAY,
    at=time(10, 0),
    zone="Europe/Berlin",
    starts_on=date(2026, 11, 18),
)


def only(store: Store) -> SeriesLine:
    with store.read() as connection:
        (line,) = all_series(connection)
    return line


def add_members(store: Store, *names: str) -> list[int]:
    return [team.add_member(store, name) for name in names]


def test_a_series_begins_on_the_first_such_weekday_and_keeps_its_local_time(store: Store, hand: ManualClock) -> None:
    series.add_series(store, PLAN)

    line = only(store)
    assert line.when == "weekly on Tuesday at 10:00 Europe/Berlin"
    assert line.starts_on == date(2026, 11, 24)
    assert line.next_start(hand.now()) == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert line.next_start(datetime(2027, 3, 28, tzinfo=UTC)) == datetime(2027, 3, 30, 8, 0, tzinfo=UTC)


def test_a_monthly_series_keeps_to_the_week_of_its_first_meeting(store: Store) -> None:
    series.add_series(store, replace(PLAN, cadence=Cadence.MONTHLY))

    assert only(store).when == "monthly on the 4th Tuesday at 10:00 Europe/Berlin"


def test_a_zone_is_taken_in_any_case_and_another_name_is_refused(store: Store) -> None:
    series.add_series(store, replace(PLAN, zone="europe/berlin"))

    assert only(store).zone == "Europe/Berlin"
    with pytest.raises(NotValid, match="Europe/Berlin"):
        series.add_series(store, replace(PLAN, zone="Berlin"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"weekday": 7},
        {"length_minutes": 4},
        {"length_minutes": 721},
        {"update_seconds": 14},
        {"update_seconds": 7201},
        {"hand_in_hours": -1},
        {"reserve_seconds": 3601},
    ],
)
def test_a_plan_that_cannot_be_is_refused_whole(store: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotValid):
        series.add_series(store, replace(PLAN, **wrong))

    series_id = series.add_series(store, PLAN)
    before = only(store)
    with pytest.raises(NotValid):
        series.change_series(store, series_id, **wrong)
    assert only(store) == before


def test_a_change_leaves_alone_what_was_not_named(store: Store) -> None:
    series_id = series.add_series(store, PLAN)
    before = only(store)

    series.change_series(store, series_id, length_minutes=90)

    after = only(store)
    assert (after.length_minutes, after.rule, after.starts_on, after.zone) == (
        90,
        before.rule,
        before.starts_on,
        before.zone,
    )


def test_a_new_rhythm_counts_from_today_or_from_the_day_given(store: Store, hand: ManualClock) -> None:
    series_id = series.add_series(store, replace(PLAN, starts_on=date(2026, 1, 6)))

    series.change_series(store, series_id, cadence=Cadence.FORTNIGHTLY)
    assert only(store).starts_on == date(2026, 11, 17)
    assert only(store).next_start(hand.now()) == datetime(2026, 12, 1, 9, 0, tzinfo=UTC)

    series.change_series(store, series_id, weekday=3, starts_on=date(2027, 1, 1))
    assert only(store).when == "every two weeks on Thursday at 10:00 Europe/Berlin"
    assert only(store).starts_on == date(2027, 1, 7)


def test_the_same_rhythm_said_again_does_not_move_the_weeks(store: Store) -> None:
    series_id = series.add_series(store, replace(PLAN, cadence=Cadence.FORTNIGHTLY, starts_on=date(2026, 1, 6)))

    series.change_series(store, series_id, cadence=Cadence.FORTNIGHTLY, weekday=TUESDAY)

    assert only(store).starts_on == date(2026, 1, 6)


def test_a_series_that_ended_has_no_next_meeting_and_stands_last(store: Store, hand: ManualClock) -> None:
    series_id = series.add_series(store, PLAN)
    series.add_series(store, replace(PLAN, name="Second"))

    series.change_series(store, series_id, active=False)

    with store.read() as connection:
        lines = all_series(connection)
    assert [line.name for line in lines] == ["Second", "Leadership"]
    assert lines[1].next_start(hand.now()) is None


def test_after_a_meeting_held_a_day_early_the_next_one_is_the_week_after(store: Store, hand: ManualClock) -> None:
    series.add_series(store, PLAN)
    hand.tick((datetime(2026, 11, 23, 9, 0, tzinfo=UTC) - hand.time).total_seconds())
    meeting = meetings.open_next_meeting(store)
    tuesday = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert only(store).next_start(hand.now()) == tuesday
    checkin.start(store, meeting)
    moving.move_to(store, meeting, Phase.CLOSE)
    closing.close(store, meeting)
    assert only(store).next_start(hand.now()) == tuesday + timedelta(weeks=1)


def test_a_meeting_that_is_due_and_has_not_begun_still_comes_next(store: Store, hand: ManualClock) -> None:
    series.add_series(store, PLAN)
    due = only(store).next_start(hand.now())
    assert due is not None
    hand.tick((due - hand.time).total_seconds() + 600)
    meetings.open_next_meeting(store)
    assert only(store).next_start(hand.now()) == due
    hand.tick(3600)
    assert only(store).next_start(hand.now()) == due + timedelta(weeks=1)


def test_members_speak_in_the_order_given_and_one_can_be_moved(store: Store) -> None:
    ann, bo, cem = add_members(store, "Ann", "Bo", "Cem")
    series_id = series.add_series(store, PLAN, [cem, ann, bo, ann])
    assert [person.name for person in only(store).participants] == ["Cem", "Ann", "Bo"]

    series.set_participant(store, series_id, bo, position=0)

    assert [person.name for person in only(store).participants] == ["Bo", "Cem", "Ann"]


def test_who_gives_no_update_takes_part_and_is_not_counted(store: Store) -> None:
    ann, bo, cem = add_members(store, "Ann", "Bo", "Cem")
    series_id = series.add_series(store, PLAN, [ann, bo])

    series.set_participant(store, series_id, ann, gives_update=False)
    series.set_participant(store, series_id, cem)

    line = only(store)
    assert [(person.name, person.gives_update) for person in line.participants] == [
        ("Ann", False),
        ("Bo", True),
        ("Cem", True),
    ]
    assert line.fit.speakers == 2


def test_who_is_taken_out_closes_the_gap(store: Store) -> None:
    ann, bo, cem = add_members(store, "Ann", "Bo", "Cem")
    series_id = series.add_series(store, PLAN, [ann, bo, cem])

    series.remove_participant(store, series_id, ann)
    series.set_participant(store, series_id, ann)

    assert [person.name for person in only(store).participants] == ["Bo", "Cem", "Ann"]
    series.remove_participant(store, series_id, ann)
    with pytest.raises(NotFound, match="does not take part"):
        series.remove_participant(store, series_id, ann)


def test_taking_out_can_be_undone_in_its_place(store: Store) -> None:
    ann, bo, cem = add_members(store, "Ann", "Bo", "Cem")
    series_id = series.add_series(store, PLAN, [ann, bo, cem])
    series.remove_participant(store, series_id, bo)

    undo(store)

    assert [person.name for person in only(store).participants] == ["Ann", "Bo", "Cem"]


def test_who_left_the_team_is_not_heard_and_cannot_be_added(store: Store) -> None:
    ann, bo = add_members(store, "Ann", "Bo")
    series_id = series.add_series(store, PLAN, [ann])
    for member in (ann, bo):
        team.change_member(store, member, active=False)

    assert only(store).participants == ()
    with pytest.raises(NotValid, match="has left"):
        series.set_participant(store, series_id, bo)
    with pytest.raises(NotValid, match="has left"):
        series.add_series(store, PLAN, [bo])


def test_six_updates_of_five_minutes_fit_into_an_hour_and_seven_do_not(store: Store) -> None:
    members = add_members(store, *"ABCDEFG")
    series_id = series.add_series(store, PLAN, members[:6])
    assert only(store).fit.fits
    assert only(store).choices == ()

    series.set_participant(store, series_id, members[6])

    line = only(store)
    assert line.fit.over_by == 300
    assert [choice.kind for choice in line.choices] == [
        ChoiceKind.LONGER_MEETING,
        ChoiceKind.SHORTER_UPDATES,
        ChoiceKind.FEWER_SPEAKERS,
        ChoiceKind.AS_IS,
    ]
    assert line.choices[0].length_minutes == 70
    series.change_series(store, series_id, length_minutes=70)
    assert only(store).fit.fits


def test_what_was_chosen_is_remembered_until_the_question_is_another(store: Store) -> None:
    members = add_members(store, *"ABCDEFGH")
    series_id = series.add_series(store, PLAN, members[:7])

    series.remember_choice(store, series_id, ChoiceKind.AS_IS)
    series.change_series(store, series_id, name="Team", at=time(11))
    series.set_participant(store, series_id, members[3], position=0)
    assert only(store).fit_choice == ChoiceKind.AS_IS

    series.set_participant(store, series_id, members[7])
    assert only(store).fit_choice == ""

    series.remember_choice(store, series_id, ChoiceKind.FEWER_SPEAKERS)
    series.change_series(store, series_id, length_minutes=65)
    assert only(store).fit_choice == ""
    with pytest.raises(NotValid, match="no such choice"):
        series.remember_choice(store, series_id, "whatever")


def test_a_series_is_found_by_number_name_or_the_beginning_of_its_name(store: Store) -> None:
    first = series.add_series(store, PLAN)
    series.add_series(store, replace(PLAN, name="Lead out"))

    with store.read() as connection:
        assert series_named(connection, str(first)).name == "Leadership"
        assert series_named(connection, "lead out").name == "Lead out"
        assert series_named(connection, "leaders").name == "Leadership"
        with pytest.raises(NotFound, match="several"):
            series_named(connection, "lea")
        with pytest.raises(NotFound, match="1 Leadership, 2 Lead out"):
            series_named(connection, "x")
