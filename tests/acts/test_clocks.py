"""The clock of whoever or whatever is up."""

from datetime import timedelta

import pytest
from leadership import Leadership

from facilitator.acts import clocks, moving, ordering, topics, updates
from facilitator.errors import NotNow, NotValid
from facilitator.process.phases import Phase
from facilitator.process.timebox import ClockState
from facilitator.reading.discuss import discuss
from facilitator.views.discuss import TopicOnStage


def topic_up(room: Leadership) -> TopicOnStage:
    found = room.desk.see(discuss, room.meeting, room.hand.time.date()).topic
    assert found is not None
    return found


def begin_discussing(room: Leadership) -> None:
    topics.raise_topic(room.store, "Pricing", meeting=room.meeting)
    room.here(updates.take_rest_as_read)
    room.here(ordering.commit)


def test_a_pause_stops_the_clock_and_not_the_meeting(room: Leadership) -> None:
    room.hand.tick(30)
    room.here(clocks.pause)
    room.hand.tick(90)

    assert room.seconds == 30
    assert room.speaker.clock.state(room.hand.time) is ClockState.PAUSED
    assert room.head.phase is Phase.UPDATES
    assert room.head.idle_since == room.hand.time - timedelta(seconds=90)

    room.here(clocks.resume)
    room.hand.tick(10)
    assert room.seconds == 40
    assert room.head.idle_since is None


def test_one_key_pauses_and_goes_on(room: Leadership) -> None:
    room.here(clocks.toggle_pause)
    assert not room.speaker.clock.running
    room.here(clocks.toggle_pause)
    assert room.speaker.clock.running


def test_pausing_twice_and_going_on_twice_leave_no_trace(room: Leadership) -> None:
    newest = room.desk.newest()
    room.here(clocks.resume)
    assert room.desk.newest() == newest

    room.here(clocks.pause)
    newest = room.desk.newest()
    room.here(clocks.pause)
    assert room.desk.newest() == newest


def test_the_next_speaker_after_a_pause_has_a_running_clock(room: Leadership) -> None:
    room.here(clocks.pause)
    room.here(updates.next_speaker)

    assert room.speaker.clock.running


def test_time_is_given_and_taken_but_not_below_nothing(room: Leadership) -> None:
    room.here(clocks.add_time, 60)
    room.here(clocks.add_time, 60)
    assert room.speaker.clock.allotted == 420

    room.here(clocks.add_time, -600)
    assert room.speaker.clock.allotted == 0


def test_a_restart_forgets_what_has_passed_and_runs(room: Leadership) -> None:
    room.hand.tick(30)
    room.here(clocks.pause)
    room.here(clocks.resume)
    room.hand.tick(30)
    room.here(clocks.restart)
    room.hand.tick(4)

    assert room.seconds == 4


def test_a_restart_leaves_the_others_alone(room: Leadership) -> None:
    room.hand.tick(100)
    room.here(updates.next_speaker)
    room.here(clocks.restart)

    assert room.updates.order[0].seconds == 100


def test_a_clock_that_was_started_late_is_set_back(room: Leadership) -> None:
    room.hand.tick(40)
    room.here(updates.next_speaker)
    room.here(clocks.pause)
    room.hand.tick(50)
    room.here(clocks.resume)
    room.here(clocks.set_back, 30)

    assert room.seconds == 30


def test_no_second_is_counted_twice(room: Leadership) -> None:
    room.hand.tick(40)
    room.here(clocks.pause)
    room.hand.tick(20)
    room.here(clocks.resume)
    room.here(clocks.set_back, 300)

    assert room.seconds == 60


def test_the_speaker_before_did_not_speak_in_the_time_that_enter_came_too_late(room: Leadership) -> None:
    room.hand.tick(100)
    room.here(updates.next_speaker)
    room.hand.tick(10)
    room.here(clocks.set_back, 30)

    assert room.seconds == 40
    assert room.updates.order[0].seconds == 70


def test_nor_before_the_meeting_began(before: Leadership) -> None:
    before.hand.tick(60)
    before.begin()
    with pytest.raises(NotNow, match="cannot begin earlier"):
        before.here(clocks.set_back, 30)

    assert before.seconds == 0


def test_the_check_in_can_be_counted_to_the_first_speaker(before: Leadership) -> None:
    before.begin()
    before.here(moving.move_to, Phase.CHECK_IN)
    before.hand.tick(45)
    before.here(moving.move_to, Phase.UPDATES)
    before.here(clocks.set_back, 30)

    assert before.seconds == 30


def test_a_gap_is_taken_out_of_the_running_clock(room: Leadership) -> None:
    room.hand.tick(200)
    room.here(clocks.discount, 150.5)
    room.hand.tick(10)

    assert room.seconds == 59.5


def test_never_more_than_the_clock_is_long(room: Leadership) -> None:
    room.hand.tick(60)
    room.here(clocks.discount, 50)
    room.here(clocks.discount, 5_000)
    assert room.seconds == 0

    room.hand.tick(7)
    assert room.seconds == 7


def test_after_a_pause_the_gap_comes_out_of_the_last_clock(room: Leadership) -> None:
    room.hand.tick(60)
    room.here(clocks.pause)
    room.hand.tick(5)
    room.here(clocks.discount, 20)

    assert room.seconds == 40


def test_there_must_have_been_a_clock(before: Leadership) -> None:
    with pytest.raises(NotNow, match="No clock"):
        before.here(clocks.discount, 20)


def test_a_clock_is_not_set_back_beyond_one_that_it_has_used_up(room: Leadership) -> None:
    room.hand.tick(10)
    room.here(updates.next_speaker)
    room.hand.tick(10)
    room.here(updates.next_speaker)
    room.hand.tick(10)
    room.here(clocks.set_back, 60)

    assert [line.seconds for line in room.updates.order[:2]] == [10, 0]
    assert room.seconds == 20
    with pytest.raises(NotNow, match="cannot begin earlier"):
        room.here(clocks.set_back, 60)


@pytest.mark.parametrize("seconds", [0, -5])
def test_only_seconds_above_nothing_are_set_back_or_left_out(room: Leadership, seconds: int) -> None:
    with pytest.raises(NotValid):
        room.here(clocks.set_back, seconds)
    with pytest.raises(NotValid):
        room.here(clocks.discount, seconds)


@pytest.mark.parametrize("act", [clocks.pause, clocks.resume, clocks.toggle_pause, clocks.restart])
def test_without_anybody_up_there_is_no_clock_to_touch(before: Leadership, act: object) -> None:
    assert callable(act)
    with pytest.raises(NotNow, match="Nobody speaks"):
        before.here(act)


def test_a_topic_has_the_same_keys(room: Leadership) -> None:
    begin_discussing(room)
    room.hand.tick(20)
    room.here(clocks.toggle_pause)
    room.hand.tick(20)
    room.here(clocks.toggle_pause)
    assert topic_up(room).clock.elapsed(room.hand.time) == 20

    room.here(clocks.restart)
    assert topic_up(room).clock.elapsed(room.hand.time) == 0


def test_a_minute_more_for_a_topic_without_minutes_counts_from_what_it_used(room: Leadership) -> None:
    begin_discussing(room)
    room.hand.tick(150)
    room.here(clocks.add_time, 60)
    assert topic_up(room).minutes == 4

    room.here(clocks.add_time, -600)
    assert topic_up(room).minutes == 1


def test_nothing_is_taken_from_a_topic_without_minutes(room: Leadership) -> None:
    begin_discussing(room)

    with pytest.raises(NotNow, match="no minutes"):
        room.here(clocks.add_time, -60)
