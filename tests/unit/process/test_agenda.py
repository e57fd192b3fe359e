"""The suggested order of topics, its reasons, the cut line, and moving topics about."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.agenda import Candidate, cut_line, move, place, reason, suggested_order
from facilitator.process.status import Status

NOW = datetime(2027, 3, 9, 23, 30, tzinfo=UTC)
TODAY = date(2027, 3, 9)


def topic(
    title: str,
    status: Status | None = None,
    deferrals: int = 0,
    waiting_since: datetime = NOW,
    asked: int = 0,
    offer: bool = False,
    place: int = 0,
) -> Candidate:
    return Candidate(title, title, status, deferrals, waiting_since, asked, offer, place)


def titles(*candidates: Candidate) -> list[str]:
    return [candidate.title for candidate in suggested_order(candidates)]


candidates = st.lists(
    st.builds(
        Candidate,
        key=st.uuids().map(str),
        title=st.sampled_from(["Hiring", "hiring", "Budget", "Zürich", ""]),
        status=st.none() | st.sampled_from(Status),
        deferrals=st.integers(0, 3),
        waiting_since=st.integers(0, 100).map(lambda hours: NOW - timedelta(hours=hours)),
        asked=st.integers(0, 3),
        offer=st.booleans(),
        place=st.integers(0, 3),
    ),
    max_size=12,
    unique_by=lambda candidate: candidate.key,
)


@given(candidates)
def test_nothing_is_lost_and_nothing_is_made_up(found: list[Candidate]) -> None:
    assert sorted(suggested_order(found), key=lambda one: one.key) == sorted(found, key=lambda one: one.key)


@given(candidates.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_in_which_candidates_are_given_does_not_matter(
    both: tuple[list[Candidate], list[Candidate]],
) -> None:
    assert suggested_order(both[0]) == suggested_order(both[1])


@given(candidates)
def test_when_topics_came_up_in_this_meeting_does_not_matter(found: list[Candidate]) -> None:
    fresh = [one for one in found if not one.deferrals]
    moved = [
        Candidate(one.key, one.title, one.status, 0, NOW + timedelta(minutes=97 * place), one.asked, one.offer)
        for place, one in enumerate(fresh)
    ]
    assert [one.key for one in suggested_order(fresh)] == [one.key for one in suggested_order(moved)]


@given(candidates)
def test_might_miss_stands_before_whatever_is_neither_that_nor_deferred_twice(found: list[Candidate]) -> None:
    leads = [one.status is Status.MIGHT_MISS for one in suggested_order(found) if one.deferrals < 2]
    assert leads == sorted(leads, reverse=True)


@given(candidates)
def test_deferred_twice_stands_before_whatever_is_neither_that_nor_might_miss(found: list[Candidate]) -> None:
    leads = [one.deferrals >= 2 for one in suggested_order(found) if one.status is not Status.MIGHT_MISS]
    assert leads == sorted(leads, reverse=True)


def test_the_order_of_the_process() -> None:
    old = NOW - timedelta(days=30)
    assert titles(
        topic("a new one"),
        topic("asks three", asked=3),
        topic("waited longer", deferrals=1, waiting_since=old),
        topic("waited", deferrals=1, waiting_since=NOW - timedelta(days=7)),
        topic("red", Status.WILL_MISS),
        topic("put off twice", deferrals=2, waiting_since=old),
        topic("yellow", Status.MIGHT_MISS),
    ) == ["yellow", "put off twice", "red", "waited longer", "waited", "asks three", "a new one"]


def test_topics_deferred_at_one_meeting_are_level_whenever_they_were_raised() -> None:
    morning = datetime(2027, 2, 9, 9, 0, tzinfo=UTC)
    later = morning + timedelta(minutes=40)
    assert titles(
        topic("b", deferrals=1, waiting_since=morning),
        topic("a", deferrals=1, waiting_since=later),
        topic("c", deferrals=1, waiting_since=later, asked=2),
    ) == ["c", "a", "b"]


def test_of_two_that_waited_as_long_the_one_deferred_more_often_leads() -> None:
    assert titles(topic("a", deferrals=2), topic("b", deferrals=3)) == ["b", "a"]


def test_a_meeting_across_midnight_does_not_show_who_came_first() -> None:
    assert titles(
        topic("second by name", waiting_since=NOW), topic("first", waiting_since=NOW + timedelta(hours=1))
    ) == [
        "first",
        "second by name",
    ]


def test_ties_are_broken_by_topics_before_offers_and_then_by_title() -> None:
    assert titles(topic("beta"), topic("Alpha"), topic("an offer", offer=True), topic("Gamma")) == [
        "Alpha",
        "beta",
        "Gamma",
        "an offer",
    ]


@pytest.mark.parametrize(
    ("candidate", "words"),
    [
        (topic("t", Status.MIGHT_MISS, deferrals=3), "might miss"),
        (topic("t", Status.WILL_MISS, deferrals=2), "3rd time"),
        (topic("t", Status.WILL_MISS), "will miss"),
        (topic("t", deferrals=1, waiting_since=datetime(2026, 10, 2, tzinfo=UTC)), "since 2 Oct 2026"),
        (topic("t", Status.ON_TRACK, deferrals=1, waiting_since=datetime(2027, 2, 2, tzinfo=UTC)), "since 2 Feb"),
        (topic("t", Status.ON_TRACK, asked=3), "asks 3 people"),
        (topic("t", Status.ON_TRACK, asked=1), "asks 1 person"),
        (topic("t", Status.DONE), "new"),
        (topic("t"), "new"),
    ],
)
def test_the_reason_is_the_one_that_put_it_there(candidate: Candidate, words: str) -> None:
    assert reason(candidate, TODAY) == words


@pytest.mark.parametrize(
    ("minutes", "seconds_left", "fitting"),
    [
        ([], 600, 0),
        ([None, None, None], 29 * 60, 3),
        ([None, None, None, None, None], 29 * 60, 4),
        ([10, None, 3], 20 * 60, 3),
        ([10, 15, 3], 20 * 60, 1),
        ([5, 5], 600, 2),
        ([5, 5], 599, 1),
        ([None], 0, 0),
        ([None], -300, 0),
    ],
)
def test_the_cut_line_stands_before_the_first_that_does_not_fit(
    minutes: list[float | None], seconds_left: float, fitting: int
) -> None:
    assert cut_line(minutes, seconds_left) == fitting


def test_the_cut_line_takes_another_default() -> None:
    assert cut_line([None, None, None], 20 * 60, default_minutes=10) == 2


@given(st.lists(st.none() | st.integers(1, 30).map(float), max_size=10), st.integers(-600, 5400), st.integers(0, 3600))
def test_more_time_never_cuts_earlier(minutes: list[float | None], seconds: int, more: int) -> None:
    assert cut_line(minutes, seconds) <= cut_line(minutes, seconds + more) <= len(minutes)


def test_place_puts_a_topic_where_it_is_told() -> None:
    assert place("abcd", "d", 0) == ("d", "a", "b", "c")
    assert place("abcd", "a", 2) == ("b", "c", "a", "d")
    assert place("abcd", "a", 99) == ("b", "c", "d", "a")
    assert place("abcd", "c", -5) == ("c", "a", "b", "d")
    assert place("ab", "new", 1) == ("a", "new", "b")


def test_move_goes_up_and_down_and_stops_at_the_ends() -> None:
    assert move("abcd", "c", -1) == ("a", "c", "b", "d")
    assert move("abcd", "b", 1) == ("a", "c", "b", "d")
    assert move("abcd", "a", -1) == ("a", "b", "c", "d")
    assert move("abcd", "d", 9) == ("a", "b", "c", "d")
    assert move("abcd", "d", -9) == ("d", "a", "b", "c")


@given(st.permutations(range(6)), st.integers(0, 5), st.integers(-8, 8))
def test_moving_one_topic_keeps_the_others_in_order(order: list[int], item: int, by: int) -> None:
    moved = move(order, item, by)
    assert [one for one in moved if one != item] == [one for one in order if one != item]
    assert moved.index(item) == min(max(order.index(item) + by, 0), 5)


def test_the_order_in_which_the_team_put_topics_off_counts_for_those_alone() -> None:
    first, second = topic("Rent", deferrals=1, place=1), topic("Desks", deferrals=1, asked=2, place=2)
    assert titles(topic("Alpha", place=9), second, first, topic("Beta", place=8)) == ["Rent", "Desks", "Alpha", "Beta"]
