"""Closing the loop: every topic gets a destination, and what the meeting leaves behind."""

from datetime import UTC, date, datetime, timedelta

import pytest
from council import Council

from facilitator.acts import closing, discussing, meetings, moving, ordering, planning, series, updates
from facilitator.errors import MovedOn, NotFound, NotNow, NotValid
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.reading.heads import meeting_facts, meeting_head
from facilitator.reading.topics import waiting


def at_the_end(council: Council, *titles: str) -> None:
    """In the closing, with the first topic resolved and the others not reached."""
    council.begin_discussing(*titles)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    if council.phase is not Phase.CLOSE:
        council.here(moving.move_to, Phase.CLOSE)


def plan(council: Council, days: int = 1) -> discussing.SeparatePlan:
    start = council.hand.now() + timedelta(days=days)
    return discussing.SeparatePlan("Alone with it", start, "Europe/Berlin", 30, council.members["Ben"], ())


def outcomes(council: Council) -> dict[str, Outcome | None]:
    return {topic.title: topic.outcome for topic in council.closing.topics}


def test_a_meeting_does_not_close_while_a_topic_has_no_destination(council: Council) -> None:
    at_the_end(council, "Audit", "Budget", "Culture")
    with pytest.raises(NotNow) as refused:
        council.here(closing.close)
    assert refused.value.message == "2 topics have no destination yet."
    assert "next meeting" in refused.value.hint
    council.here(closing.set_outcome, council.titled("Budget"), Outcome.RESOLVED)
    with pytest.raises(NotNow, match="1 topic has no destination"):
        council.here(closing.close)
    assert council.phase is Phase.CLOSE


def test_one_act_sends_the_rest_to_the_next_meeting_in_the_order_committed(council: Council) -> None:
    council.prepare("Audit", "Budget", "Culture")
    council.here(ordering.move, council.titled("Culture"), -2)
    council.here(ordering.commit)
    council.here(discussing.conclude, council.titled("Budget"), Outcome.DROPPED, reason="done")
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    assert outcomes(council) == {
        "Culture": Outcome.NEXT_MEETING,
        "Budget": Outcome.DROPPED,
        "Audit": Outcome.NEXT_MEETING,
    }
    assert [topic.title for topic in council.closing.topics] == ["Culture", "Budget", "Audit"]
    council.here(closing.close)
    assert council.phase is Phase.CLOSED
    before = council.head.as_of
    with pytest.raises(NotNow):
        council.here(closing.send_rest_to_next)
    assert council.head.as_of == before


def test_sending_nothing_leaves_no_trace(council: Council) -> None:
    at_the_end(council, "Audit")
    before = council.head.as_of
    council.here(closing.send_rest_to_next)
    assert council.head.as_of == before


def test_topics_stand_in_the_order_discussed_then_in_the_order_committed(council: Council) -> None:
    council.begin_discussing("Audit", "Budget", "Culture", "Debt")
    council.here(discussing.start, council.titled("Debt"))
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving.move_to, Phase.CLOSE)
    assert [topic.title for topic in council.closing.topics] == ["Audit", "Debt", "Budget", "Culture"]


def test_a_destination_can_be_changed_until_the_meeting_is_closed(council: Council) -> None:
    at_the_end(council, "Audit", "Budget")
    budget = council.titled("Budget")
    made = council.here(closing.set_separate, budget, plan(council))
    with pytest.raises(NotValid, match="plan"):
        council.here(closing.set_outcome, budget, Outcome.SEPARATE_MEETING)
    with pytest.raises(NotValid, match="reason"):
        council.here(closing.set_outcome, budget, Outcome.DROPPED)
    council.here(closing.set_outcome, budget, Outcome.DROPPED, "not ours")
    (topic,) = (topic for topic in council.closing.topics if topic.title == "Budget")
    assert (topic.outcome, topic.reason, topic.separate_start) == (Outcome.DROPPED, "not ours", None)
    with pytest.raises(NotFound):
        council.desk.see(meeting_head, made)
    council.here(closing.close)
    with pytest.raises(NotNow, match="Reopen"):
        council.here(closing.set_outcome, budget, Outcome.RESOLVED)


def test_another_plan_takes_the_place_of_the_first_one(council: Council) -> None:
    at_the_end(council, "Audit", "Budget")
    first = council.here(closing.set_separate, council.titled("Budget"), plan(council))
    second = council.here(closing.set_separate, council.titled("Budget"), plan(council, days=3))
    assert second != first
    with pytest.raises(NotFound):
        council.desk.see(meeting_head, first)
    assert council.closing.topics[-1].separate_start == council.desk.see(meeting_head, second).planned_start


def test_destinations_are_given_in_the_closing(council: Council) -> None:
    council.begin_discussing("Audit")
    with pytest.raises(NotNow, match="Go to Close"):
        council.here(closing.set_outcome, council.up, Outcome.RESOLVED)
    with pytest.raises(NotNow, match="Go to Close"):
        council.here(closing.rate, 7)


def test_the_meeting_ends_when_it_is_closed(council: Council) -> None:
    at_the_end(council, "Audit")
    council.here(closing.close)
    assert (council.phase, council.head.ended_at) == (Phase.CLOSED, council.hand.now())


def test_an_end_given_lies_between_the_start_and_now(council: Council) -> None:
    at_the_end(council, "Audit")
    started = council.head.started_at
    assert started is not None
    with pytest.raises(NotValid, match="before it began"):
        council.here(closing.close, ended_at=started - timedelta(seconds=1))
    with pytest.raises(NotValid, match="still to come"):
        council.here(closing.close, ended_at=council.hand.now() + timedelta(minutes=1))
    assert council.phase is Phase.CLOSE
    council.here(closing.close, ended_at=started + timedelta(seconds=2))
    assert council.head.ended_at == started + timedelta(seconds=2)


def test_a_meeting_left_open_for_days_ends_with_its_last_act_and_so_does_its_clock(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.hand.tick(600)
    council.do(discussing.note, council.up, "the last that was said")
    last = council.hand.now()
    council.hand.tick(3 * 86_400)
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    assert council.closing.last_act_at == last
    council.here(closing.close, ended_at=council.closing.last_act_at)
    audit = next(topic for topic in council.closing.topics if topic.title == "Audit")
    assert (council.head.ended_at, audit.seconds) == (last, 601)


def test_the_last_act_of_a_meeting_that_is_still_held_is_the_newest(council: Council) -> None:
    council.begin_discussing("Audit")
    council.hand.tick(4_000)
    council.here(moving.move_to, Phase.CLOSE)
    assert council.closing.last_act_at == council.hand.now()


def test_a_reopened_meeting_keeps_its_end(council: Council) -> None:
    at_the_end(council, "Audit", "Budget")
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    ended = council.head.ended_at
    council.hand.tick(86_400)
    council.here(closing.reopen)
    assert (council.phase, council.head.ended_at) == (Phase.CLOSE, ended)
    council.here(closing.set_outcome, council.titled("Budget"), Outcome.RESOLVED)
    council.here(closing.close)
    assert council.head.ended_at == ended


def test_a_meeting_that_goes_on_after_it_was_reopened_ends_later(council: Council) -> None:
    at_the_end(council, "Audit")
    council.here(closing.close)
    council.here(closing.reopen)
    council.here(discussing.take_up_again, council.titled("Audit"))
    assert council.head.ended_at is None
    council.hand.tick(300)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(closing.close)
    assert council.head.ended_at == council.hand.now()


def test_only_a_closed_meeting_is_reopened(council: Council) -> None:
    at_the_end(council, "Audit")
    with pytest.raises(NotNow, match="not closed"):
        council.here(closing.reopen)


def test_a_meeting_is_closed_from_its_closing_only(council: Council) -> None:
    council.begin_discussing("Audit")
    with pytest.raises(NotNow, match="last phase"):
        council.here(closing.close)
    assert council.phase is Phase.DISCUSS


def test_two_windows_that_close_at_once_close_once(council: Council) -> None:
    at_the_end(council, "Audit")
    seen = council.closing.head.as_of
    council.here(closing.close, as_of=seen)
    with pytest.raises(MovedOn):
        council.here(closing.close, as_of=seen)


def test_closing_is_undone_in_one_step(council: Council) -> None:
    at_the_end(council, "Audit")
    council.here(closing.close)
    assert council.undo() == "closing.close"
    assert (council.phase, council.head.ended_at) == (Phase.CLOSE, None)


def test_closing_creates_nothing(council: Council) -> None:
    at_the_end(council, "Audit", "Budget")
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    assert [(line.title, line.deferrals) for line in council.desk.see(waiting, council.today)] == [("Budget", 1)]
    with pytest.raises(NotFound):
        council.desk.see(meeting_head, council.meeting_id + 1)


def test_a_rating_is_a_whole_number_from_1_to_10_or_none(council: Council) -> None:
    at_the_end(council, "Audit")
    for figure in (0, 11, -1):
        with pytest.raises(NotValid):
            council.here(closing.rate, figure)
    council.here(closing.rate, 8)
    assert council.closing.rating == 8
    council.here(closing.rate, None)
    assert council.closing.rating is None


def test_a_meeting_closed_out_of_the_updates_defers_what_was_raised(council: Council) -> None:
    council.start()
    council.raise_topics("Audit")
    council.here(updates.next_speaker)
    council.here(moving.move_to, Phase.CLOSE)
    assert council.desk.see(meeting_facts, council.meeting_id).running_clocks == 0
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    assert [line.deferrals for line in council.desk.see(waiting, council.today)] == [1]


def test_a_topic_raised_in_the_closing_needs_a_destination_too(council: Council) -> None:
    at_the_end(council, "Audit")
    council.raise_topics("One more thing")
    with pytest.raises(NotNow, match="1 topic"):
        council.here(closing.close)
    assert [topic.title for topic in council.closing.without_destination] == ["One more thing"]


def test_what_changed_about_milestones_is_said_once_from_first_to_last(council: Council) -> None:
    flagged, moved = council.milestone("Flagged", owner="Ann"), council.milestone("Moved", owner="Ben")
    there_and_back, outside = council.milestone("There and back"), council.milestone("Outside")
    council.start()
    here = council.meeting_id
    council.do(planning.set_status, flagged, Status.WILL_MISS, meeting=here)
    council.do(planning.set_status, flagged, Status.MIGHT_MISS, meeting=here)
    council.do(planning.set_due, moved, date(2027, 1, 15), meeting=here)
    council.do(planning.change_milestone, moved, owner_id=council.members["Cem"], meeting=here)
    council.do(planning.set_status, there_and_back, Status.DONE, meeting=here)
    council.do(planning.set_status, there_and_back, Status.ON_TRACK, meeting=here)
    council.do(planning.set_status, outside, Status.DONE)
    council.do(planning.set_status, moved, Status.WILL_MISS, meeting=here)
    council.undo()
    council.here(moving.move_to, Phase.CLOSE)
    assert [(c.title, c.owner, c.field, c.before, c.after) for c in council.closing.changes] == [
        ("Flagged", "Ann", "status", "on track", "might miss"),
        ("Moved", "Cem", "due", "18 Dec", "15 Jan 2027"),
        ("Moved", "Cem", "owner", "Ben", "Cem"),
    ]


def test_a_milestone_added_in_the_meeting_is_one_line(council: Council) -> None:
    council.start()
    added = council.do(
        planning.add_milestone,
        title="Found",
        priority_id=council.priority_id,
        owner_id=council.members["Dee"],
        due=date(2026, 12, 1),
        meeting=council.meeting_id,
    )
    council.do(planning.set_status, added, Status.MIGHT_MISS, meeting=council.meeting_id)
    (change,) = council.closing.changes
    assert (change.title, change.owner, change.field, change.before, change.after) == (
        "Found",
        "Dee",
        "new",
        "",
        "might miss, 1 Dec",
    )


def test_the_next_meeting_is_the_next_one_of_the_series(council: Council) -> None:
    assert council.closing.next_start == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_meeting_started_late_in_its_day_is_not_followed_by_itself(council: Council) -> None:
    council.hand.tick(-6 * 3600)
    council.start()
    assert council.head.planned_start.hour == 3
    assert council.closing.next_start == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_next_meeting_that_was_made_counts_with_its_own_start(council: Council) -> None:
    at_the_end(council, "Audit")
    council.here(closing.close)
    first = council.meeting_id
    council.hand.time = datetime(2026, 11, 24, 7, tzinfo=UTC)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.start()
    council.meeting_id = first
    assert council.closing.next_start == datetime(2026, 11, 24, 7, 0, 2, tzinfo=UTC)


def test_there_is_no_next_meeting_after_a_separate_one_or_the_end_of_the_series(council: Council) -> None:
    at_the_end(council, "Audit", "Budget")
    made = council.here(closing.set_separate, council.titled("Budget"), plan(council))
    council.do(series.change_series, council.series_id, active=False)
    assert council.closing.next_start is None
    council.do(series.change_series, council.series_id, active=True, cadence=Cadence.MONTHLY)
    council.meeting_id = made
    assert council.closing.next_start is None


def test_the_deferrals_of_a_topic_count_this_meeting(council: Council) -> None:
    at_the_end(council, "Audit", "Budget")
    assert [topic.deferrals for topic in council.closing.topics] == [0, 0]
    council.here(closing.send_rest_to_next)
    assert {topic.title: topic.deferrals for topic in council.closing.topics} == {"Audit": 0, "Budget": 1}


def test_a_request_for_help_gets_a_destination_once_and_at_the_closing_only(council: Council) -> None:
    request = council.asks("Ben", "A lawyer for a day")
    council.start()
    with pytest.raises(NotNow, match="done at the end"):
        council.here(closing.answer_request, request, Outcome.NEXT_MEETING)
    council.here(moving.move_to, Phase.CLOSE)
    with pytest.raises(NotValid, match="reason"):
        council.here(closing.answer_request, request, Outcome.DROPPED)
    assert [line.help_request_id for line in council.closing.requests] == [request]
    council.here(closing.answer_request, request, Outcome.NEXT_MEETING)
    assert outcomes(council) == {"A lawyer for a day": Outcome.NEXT_MEETING}
    assert council.closing.requests == ()
    with pytest.raises(NotNow, match="topic already"):
        council.here(closing.answer_request_separately, request, plan(council))
    assert council.undo() == "closing.answer_request"
    assert len(council.closing.requests) == 1
    assert council.closing.topics == ()
