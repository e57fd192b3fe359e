"""Clocks: what has run, what is left, and how it reads."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.timebox import (
    ClockState,
    Span,
    Timebox,
    clock_text,
    countdown_text,
    elapsed,
    elapsed_text,
    gap,
    idle_seconds,
)

T0 = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def run(started: float, ended: float | None, discounted: float = 0.0) -> Span:
    return Span(at(started), None if ended is None else at(ended), discounted)


moments = st.integers(-86_400_000, 86_400_000).map(lambda milliseconds: milliseconds / 1000)
spans = st.lists(st.builds(run, moments, st.none() | moments, st.integers(0, 100_000).map(float)), max_size=5)


@given(spans, moments)
def test_elapsed_is_never_negative_even_when_the_wall_clock_jumps_back(ran: list[Span], now: float) -> None:
    assert elapsed(ran, at(now)) >= 0


@given(st.lists(st.integers(0, 10_000), min_size=4, max_size=4).map(sorted))
def test_a_pause_never_adds_time_and_takes_away_exactly_its_length(times: list[int]) -> None:
    started, paused, resumed, now = times
    through = elapsed([run(started, None)], at(now))
    with_pause = elapsed([run(started, paused), run(resumed, None)], at(now))
    assert with_pause == through - (resumed - paused)
    assert with_pause <= through


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000))
def test_time_only_grows_while_a_clock_runs(started: int, first: int, more: int) -> None:
    ran = [run(started, None)]
    assert elapsed(ran, at(first + more)) >= elapsed(ran, at(first))


@given(st.integers(0, 7200), spans, moments)
def test_left_and_elapsed_make_up_what_was_allotted(allotted: int, ran: list[Span], now: float) -> None:
    box = Timebox(float(allotted), tuple(ran))
    left = box.left(at(now))
    assert left is not None
    assert left + box.elapsed(at(now)) == pytest.approx(allotted, abs=1e-6)
    assert box.over(at(now)) == (left <= 0)
    assert 0 <= box.fraction(at(now)) <= 1


def test_several_spans_and_a_discounted_gap_add_up() -> None:
    assert elapsed([run(0, 60), run(100, None, discounted=30)], at(200)) == 60 + 70


def test_an_ended_span_stands_still() -> None:
    assert elapsed([run(0, 60)], at(61)) == elapsed([run(0, 60)], at(9999)) == 60


def test_without_an_allotment_nothing_is_left_and_nothing_is_over() -> None:
    box = Timebox(None, (run(0, None),))
    assert box.left(at(9000)) is None
    assert not box.over(at(9000))
    assert box.fraction(at(9000)) == 0
    assert box.state(at(9000)) is ClockState.RUNNING


@pytest.mark.parametrize(
    ("ran", "now", "state"),
    [
        ((), 0, ClockState.IDLE),
        ((run(0, None),), 10, ClockState.RUNNING),
        ((run(0, None),), 239.9, ClockState.RUNNING),
        ((run(0, None),), 240, ClockState.LAST_MINUTE),
        ((run(0, None),), 299.9, ClockState.LAST_MINUTE),
        ((run(0, None),), 300, ClockState.OVER),
        ((run(0, None),), 9000, ClockState.OVER),
        ((run(0, 100),), 5000, ClockState.PAUSED),
        ((run(0, 250),), 5000, ClockState.PAUSED),
        ((run(0, 301),), 5000, ClockState.OVER),
        ((run(0, 100), run(200, None)), 210, ClockState.RUNNING),
    ],
)
def test_the_state_of_a_five_minute_clock(ran: tuple[Span, ...], now: float, state: ClockState) -> None:
    assert Timebox(300.0, ran).state(at(now)) is state


def test_fraction_fills_and_stays_full() -> None:
    box = Timebox(300.0, (run(0, None),))
    assert [box.fraction(at(now)) for now in (0, 75, 300, 900)] == [0, 0.25, 1, 1]
    assert Timebox(0.0, (run(0, None),)).fraction(at(0)) == 1


def test_running_means_a_span_is_open() -> None:
    assert Timebox(None, (run(0, 1), run(2, None))).running
    assert not Timebox(None, (run(0, 1),)).running
    assert not Timebox(None, ()).running


@pytest.mark.parametrize(("wall", "monotonic", "expected"), [(10, 10, 0), (12, 10, 0), (8, 10, 0), (900, 10, 890)])
def test_a_gap_is_what_the_wall_clock_moved_more(wall: float, monotonic: float, expected: float) -> None:
    assert gap(T0, at(wall), 500.0, 500.0 + monotonic) == pytest.approx(expected)


def test_a_clock_set_back_is_a_negative_gap() -> None:
    assert gap(T0, at(-3600), 0.0, 1.0) == pytest.approx(-3601)


def test_idle_is_the_time_since_the_last_clock_ended() -> None:
    assert idle_seconds(at(0), at(95)) == 95
    assert idle_seconds(at(95), at(0)) == 0
    assert idle_seconds(None, at(95)) == 0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (247, "4:07"), (-247, "4:07"), (59.9, "0:59"), (3599, "59:59"), (3600, "1:00:00"), (3725, "1:02:05")],
)
def test_clock_text(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (300, "5:00"),
        (299.999, "5:00"),
        (300.0000000001, "5:00"),
        (299, "4:59"),
        (0.001, "0:01"),
        (0, "0:00"),
        (-0.9, "0:00"),
        (-1, "+0:01"),
        (-12.5, "+0:12"),
        (-3725, "+1:02:05"),
    ],
)
def test_a_countdown_shows_nothing_only_when_nothing_is_left(left: float, text: str) -> None:
    assert countdown_text(left) == text


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (0.99, "0:00"), (1, "0:01"), (372.4, "6:12"), (-5, "0:00")])
def test_elapsed_counts_whole_seconds_gone_by(seconds: float, text: str) -> None:
    assert elapsed_text(seconds) == text


def read(text: str) -> int:
    """Seconds left that a countdown's text shows; negative when over."""
    total = 0
    for part in text.removeprefix("+").split(":"):
        total = total * 60 + int(part)
    return -total if text.startswith("+") else total


left_over = st.floats(-20_000, 20_000, allow_nan=False)


@given(left_over, left_over)
def test_a_countdown_never_goes_up(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert read(countdown_text(less)) <= read(countdown_text(more))


@given(left_over)
def test_a_countdown_is_right_to_the_second(left: float) -> None:
    assert abs(read(countdown_text(left)) - left) <= 1.000001
