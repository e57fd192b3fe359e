"""Whether it fits, and when it will end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.budget import (
    Choice,
    ChoiceKind,
    Fit,
    ahead,
    choices,
    discussion_left,
    each,
    midpoint,
    projected_end,
)

TEN = datetime(2027, 3, 9, 10, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def test_the_midpoint_follows_the_actual_start_and_the_planned_end() -> None:
    assert midpoint(TEN, after(90)) == after(45)
    assert midpoint(after(10), after(90)) == after(50)


def test_ahead_counts_this_speaker_and_those_to_come() -> None:
    assert ahead(after(45), after(20), 180, 4, 300) == 25 * 60 - 180 - 4 * 300
    assert ahead(after(45), after(30), 180, 4, 300) == 15 * 60 - 180 - 4 * 300 < 0


def test_an_overrun_cannot_be_given_back() -> None:
    assert ahead(after(45), after(20), -200, 2, 300) == ahead(after(45), after(20), 0, 2, 300)


def test_the_discussion_ends_where_the_reserve_for_closing_begins() -> None:
    assert discussion_left(after(60), after(41), 300) == 14 * 60
    assert discussion_left(after(60), after(58), 300) == -3 * 60


def test_each_topic_gets_an_equal_part_of_what_is_left() -> None:
    assert each(14 * 60, [None] * 5) == 168
    assert each(-60, [None] * 5) == 0
    assert each(600, []) == 0


def test_what_some_topics_were_given_is_not_shared_among_the_others() -> None:
    assert each(26 * 60, [None, 15 * 60, None]) == 5.5 * 60
    assert each(14 * 60, [None, 15 * 60]) == 0
    assert each(26 * 60, [600, 600]) == 0


def test_the_end_is_projected_from_the_minutes_that_topics_were_given() -> None:
    assert projected_end(after(30), 300, 120, [7, 5.5]) == after(30 + 2 + 12.5 + 5)
    assert projected_end(after(30), 300, -400, []) == after(35)


def test_no_end_is_projected_where_a_topic_has_no_minutes() -> None:
    assert projected_end(after(30), 300, 120, [7, None]) is None


def test_updates_that_just_fit_leave_nothing_to_choose() -> None:
    fit = Fit(speakers=6, seconds_each=300, first_half_seconds=1800)
    assert (fit.needed, fit.fits, fit.over_by) == (1800, True, 0)
    assert choices(fit, 60) == ()


def test_updates_that_do_not_fit_have_four_ways_out() -> None:
    fit = Fit(speakers=8, seconds_each=300, first_half_seconds=1800)
    assert (fit.needed, fit.fits, fit.over_by) == (2400, False, 600)
    assert choices(fit, 60) == (
        Choice(ChoiceKind.LONGER_MEETING, length_minutes=80),
        Choice(ChoiceKind.SHORTER_UPDATES, seconds_each=225),
        Choice(ChoiceKind.FEWER_SPEAKERS, speakers=6),
        Choice(ChoiceKind.AS_IS),
    )


def test_each_choice_says_what_it_means() -> None:
    fit = Fit(speakers=8, seconds_each=300, first_half_seconds=1800)
    assert [choice.sentence for choice in choices(fit, 60)] == [
        "Plan 80 minutes for the meeting.",
        "Give each update 3:45 minutes.",
        "Hear 6 updates, take the others as read.",
        "Leave it as it is: the updates run past the midpoint.",
    ]
    assert Choice(ChoiceKind.FEWER_SPEAKERS, speakers=1).sentence == "Hear 1 update, take the others as read."


def test_the_longer_meeting_is_rounded_up_to_five_minutes() -> None:
    longer = choices(Fit(speakers=7, seconds_each=270, first_half_seconds=1800), 60)[0]
    assert longer.length_minutes == 65


def test_updates_are_not_shortened_below_a_minute() -> None:
    kinds = [choice.kind for choice in choices(Fit(speakers=20, seconds_each=300, first_half_seconds=900), 30)]
    assert ChoiceKind.SHORTER_UPDATES not in kinds
    at_a_minute = choices(Fit(speakers=15, seconds_each=300, first_half_seconds=900), 30)
    assert Choice(ChoiceKind.SHORTER_UPDATES, seconds_each=60) in at_a_minute


def test_with_no_time_at_all_only_what_is_possible_is_offered() -> None:
    found = choices(Fit(speakers=3, seconds_each=300, first_half_seconds=-60), 30)
    assert [choice.kind for choice in found] == [ChoiceKind.LONGER_MEETING, ChoiceKind.AS_IS]


@pytest.mark.parametrize("first_half", [-60, 0, 1800])
def test_nobody_to_speak_always_fits(first_half: int) -> None:
    assert choices(Fit(speakers=0, seconds_each=300, first_half_seconds=first_half), 60) == ()


@given(st.integers(1, 20), st.integers(60, 600), st.integers(30, 120))
def test_every_way_out_makes_the_updates_fit(speakers: int, seconds_each: int, length: int) -> None:
    half = length * 30
    for choice in choices(Fit(speakers, seconds_each, half), length):
        if choice.kind is ChoiceKind.AS_IS:
            continue
        first_half = half if choice.length_minutes is None else choice.length_minutes * 30
        fewer = speakers if choice.speakers is None else choice.speakers
        shorter = seconds_each if choice.seconds_each is None else choice.seconds_each
        assert Fit(fewer, shorter, first_half).fits
