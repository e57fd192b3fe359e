"""From phase to phase: who is on the stage, whose clock runs, and what each phase finds."""

from datetime import timedelta

import pytest
from council import Council

from facilitator.acts import checkin, closing, discussing, moving, ordering, topics, updates
from facilitator.errors import MovedOn, NotNow
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState, Turn
from facilitator.process.phases import Phase
from facilitator.reading.heads import meeting_facts
from facilitator.reading.updates import updates as updates_view


def speakers(council: Council) -> dict[str, Turn]:
    order = council.desk.see(updates_view, council.meeting_id).order
    return {line.name: line.turn for line in order}


def test_the_updates_begin_with_the_first_speaker_who_is_here_and_their_clock(council: Council) -> None:
    council.here(checkin.start)
    council.here(checkin.set_attendance, council.members["Ann"], AttendanceState.AWAY)
    council.here(moving.move_to, Phase.UPDATES)
    speaker = council.desk.see(updates_view, council.meeting_id).speaker
    assert speaker is not None
    assert (speaker.name, speaker.clock.running) == ("Ben", True)


def test_back_to_the_check_in_the_speaker_waits_and_their_clock_goes_on_later(council: Council) -> None:
    council.start()
    council.hand.tick(59)
    council.here(moving.move_to, Phase.CHECK_IN)
    assert speakers(council)["Ann"] is Turn.WAITING
    council.hand.tick(600)
    council.here(moving.move_to, Phase.UPDATES)
    speaker = council.desk.see(updates_view, council.meeting_id).speaker
    assert speaker is not None
    assert (speaker.name, speaker.clock.elapsed(council.hand.now())) == ("Ann", 60)


def test_on_to_the_midpoint_the_speaker_has_spoken_and_no_clock_runs(council: Council) -> None:
    council.start()
    council.here(moving.move_to, Phase.PRIORITIZE)
    assert speakers(council)["Ann"] is Turn.DONE
    assert council.desk.see(meeting_facts, council.meeting_id).running_clocks == 0
    assert council.head.idle_since == council.hand.now()


def test_discussion_is_locked_until_the_order_is_committed(council: Council) -> None:
    council.prepare("Budget")
    with pytest.raises(NotNow, match="locked"):
        council.here(moving.move_to, Phase.DISCUSS)
    assert council.phase is Phase.PRIORITIZE


def test_the_discussion_begins_with_the_first_topic_and_its_clock(council: Council) -> None:
    council.begin_discussing("Budget", "Audit")
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.title, topic.clock.running) == ("Audit", True)


def test_back_to_the_order_the_topic_waits_again_and_keeps_what_was_said(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.do(discussing.note, council.up, "so far")
    council.here(moving.move_to, Phase.PRIORITIZE)
    assert council.order == ["Audit", "Budget"]
    assert not council.head.order_committed
    council.hand.tick(300)
    council.here(ordering.commit)
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.title, topic.notes, topic.clock.elapsed(council.hand.now())) == ("Audit", "so far", 2)


def test_the_order_can_be_changed_again_without_losing_an_outcome(council: Council) -> None:
    council.begin_discussing("Audit", "Budget", "Culture")
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving.move_to, Phase.PRIORITIZE)
    assert council.prioritize.settled == ("Audit",)
    council.here(ordering.move, council.titled("Culture"), -1)
    council.here(ordering.commit)
    assert council.stage == "Culture"
    assert [topic.outcome for topic in council.discuss.done] == [Outcome.RESOLVED]


def test_a_meeting_that_ends_in_the_updates_leaves_no_topic_without_a_place(council: Council) -> None:
    council.start()
    council.raise_topics("Budget", "Audit")
    council.here(moving.move_to, Phase.CLOSE)
    assert [topic.title for topic in council.closing.without_destination] == ["Audit", "Budget"]


def test_topics_raised_after_going_back_to_the_updates_are_not_forgotten(council: Council) -> None:
    council.prepare("Budget")
    council.here(moving.move_to, Phase.UPDATES)
    council.raise_topics("Audit")
    council.here(moving.move_to, Phase.CLOSE)
    assert {topic.title for topic in council.closing.without_destination} == {"Audit", "Budget"}


def test_topics_from_the_waiting_list_that_came_during_the_discussion_wait_for_the_next_meeting(
    council: Council,
) -> None:
    council.begin_discussing("Budget")
    council.do(topics.raise_topic, "From outside")
    council.here(moving.move_to, Phase.CLOSE)
    assert [topic.title for topic in council.closing.topics] == ["Budget"]


def test_a_meeting_is_not_closed_by_moving_on(council: Council) -> None:
    council.begin_discussing("Budget")
    council.here(moving.move_to, Phase.CLOSE)
    with pytest.raises(NotNow):
        council.here(moving.move_to, Phase.CLOSED)
    assert council.phase is Phase.CLOSE


def test_two_windows_that_go_on_at_once_go_on_once(council: Council) -> None:
    council.prepare("Budget", "Audit")
    seen = council.head.as_of
    council.here(ordering.commit, as_of=seen)
    with pytest.raises(MovedOn):
        council.here(moving.move_to, Phase.UPDATES, as_of=seen)
    assert council.phase is Phase.DISCUSS


def test_undo_brings_the_earlier_clock_back_as_if_it_had_never_stopped(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.hand.tick(60)
    council.here(moving.move_to, Phase.CLOSE)
    council.hand.tick(60)
    assert council.undo() == "moving.move_to"
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.title, topic.clock.running, topic.clock.elapsed(council.hand.now())) == ("Audit", True, 121)


def plan(council: Council) -> discussing.SeparatePlan:
    start = council.hand.now() + timedelta(days=1)
    return discussing.SeparatePlan("Budget alone", start, "Europe/Berlin", 30, council.members["Ben"], ())


def held_separately(council: Council) -> None:
    """The team goes on into a separate meeting on the budget, a day later."""
    council.begin_discussing("Audit", "Budget")
    separate = council.here(discussing.conclude_separately, council.titled("Budget"), plan(council))
    council.here(discussing.conclude, council.titled("Audit"), Outcome.RESOLVED)
    council.here(closing.close)
    council.hand.tick(86_400)
    council.meeting_id = separate
    council.here(checkin.start)


def test_a_separate_meeting_goes_from_its_check_in_straight_to_its_topic(council: Council) -> None:
    held_separately(council)
    council.here(moving.move_to, Phase.DISCUSS)
    assert council.stage == "Budget"
    assert council.head.order_committed
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    assert council.phase is Phase.CLOSE


def test_a_separate_meeting_can_order_its_topics_and_take_more(council: Council) -> None:
    held_separately(council)
    council.milestone("Lost", owner="Ben")
    council.here(moving.move_to, Phase.PRIORITIZE)
    council.raise_topics("A second thing")
    assert [line.title for line in council.prioritize.candidates] == ["Budget", "A second thing"]
    council.here(moving.move_to, Phase.CHECK_IN)
    council.here(moving.move_to, Phase.DISCUSS)
    assert council.stage == "Budget"


def test_a_separate_meeting_has_no_updates(council: Council) -> None:
    held_separately(council)
    with pytest.raises(NotNow, match="no updates"):
        council.here(moving.move_to, Phase.UPDATES)


def test_a_separate_meeting_that_ends_at_once_has_its_topic_without_a_destination(council: Council) -> None:
    held_separately(council)
    council.here(moving.move_to, Phase.CLOSE)
    assert [topic.title for topic in council.closing.without_destination] == ["Budget"]


def test_nobody_is_brought_up_where_everybody_has_spoken(council: Council) -> None:
    council.start()
    for _ in council.members:
        council.here(updates.next_speaker)
    assert council.phase is Phase.PRIORITIZE
    council.here(moving.move_to, Phase.UPDATES)
    assert council.desk.see(updates_view, council.meeting_id).speaker is None
