"""The second half: what is said about a topic, how it ends, and what comes next."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from council import Council

from facilitator.acts import checkin, clocks, closing, discussing, meetings, moving, planning, team, topics
from facilitator.errors import FacilitatorError, MovedOn, NotFound, NotNow, NotValid
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.check_in import check_in
from facilitator.reading.heads import meeting_facts, meeting_head
from facilitator.reading.topics import waiting


def plan(council: Council, owner: str = "Ben", *attendees: str, days: int = 1) -> discussing.SeparatePlan:
    return discussing.SeparatePlan(
        title="Alone with it",
        start=council.hand.now() + timedelta(days=days),
        zone="Europe/Berlin",
        length_minutes=30,
        owner_id=council.members[owner],
        attendee_ids=tuple(council.members[name] for name in attendees),
    )


def waiting_titles(council: Council) -> list[str]:
    return [line.title for line in council.desk.see(waiting, council.today)]


def test_an_outcome_brings_the_next_topic_up_with_its_clock(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.hand.tick(119)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    view = council.discuss
    assert view.topic is not None
    assert (view.topic.title, view.topic.clock.running) == ("Budget", True)
    assert [(topic.title, topic.outcome) for topic in view.done] == [("Audit", Outcome.RESOLVED)]
    assert [topic.seconds for topic in council.closing.topics if topic.title == "Audit"] == [120]


def test_after_the_last_topic_the_closing_begins_with_no_clock_running(council: Council) -> None:
    council.begin_discussing("Audit")
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    assert council.phase is Phase.CLOSE
    assert council.desk.see(meeting_facts, council.meeting_id).running_clocks == 0


@pytest.mark.parametrize(
    ("outcome", "still_waits"),
    [(Outcome.RESOLVED, False), (Outcome.NEXT_MEETING, True), (Outcome.DROPPED, False)],
)
def test_an_outcome_decides_whether_the_topic_goes_on_waiting(
    council: Council, outcome: Outcome, still_waits: bool
) -> None:
    council.begin_discussing("Audit", "Budget")
    council.here(discussing.conclude, council.up, outcome, reason="because")
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    assert ("Audit" in waiting_titles(council)) is still_waits


def test_dropping_needs_a_reason(council: Council) -> None:
    council.begin_discussing("Audit")
    with pytest.raises(NotValid) as refused:
        council.here(discussing.conclude, council.up, Outcome.DROPPED)
    assert refused.value.hint
    assert council.stage == "Audit"


def test_a_separate_meeting_cannot_be_concluded_without_its_plan(council: Council) -> None:
    council.begin_discussing("Audit")
    with pytest.raises(NotValid, match="plan"):
        council.here(discussing.conclude, council.up, Outcome.SEPARATE_MEETING)


def test_an_outcome_of_a_topic_that_waits_leaves_the_stage_alone(council: Council) -> None:
    council.begin_discussing("Audit", "Budget", "Culture")
    council.hand.tick(30)
    council.here(discussing.conclude, council.titled("Culture"), Outcome.NEXT_MEETING)
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.title, len(topic.clock.spans), topic.clock.running) == ("Audit", 1, True)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    assert [topic.title for topic in council.discuss.done] == ["Culture", "Audit"]


def test_a_topic_out_of_turn_lets_the_other_one_wait_at_its_place(council: Council) -> None:
    council.begin_discussing("Audit", "Budget", "Culture")
    council.here(discussing.start, council.titled("Culture"))
    assert council.stage == "Culture"
    assert [topic.title for topic in council.discuss.queue] == ["Audit", "Budget"]
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.title, len(topic.clock.spans)) == ("Audit", 2)


def test_bringing_up_what_is_up_changes_nothing(council: Council) -> None:
    council.begin_discussing("Audit")
    before = council.head.as_of
    council.here(discussing.start, council.up)
    assert council.head.as_of == before


def test_a_paused_topic_is_concluded_with_the_time_it_had(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.hand.tick(9)
    council.here(clocks.pause)
    council.hand.tick(500)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    assert council.closing.topics[0].seconds == 10
    assert council.stage == "Budget"


def test_a_separate_meeting_is_planned_with_its_owner_and_attendees(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    made = council.here(discussing.conclude_separately, council.up, plan(council, "Ben", "Cem", "Ben", "Dee"))
    head = council.desk.see(meeting_head, made)
    assert (head.title, head.separate, head.phase, head.length_minutes) == ("Alone with it", True, Phase.PLANNED, 30)
    assert head.planned_start == council.hand.now() + timedelta(days=1, seconds=-1)
    council.hand.tick(86_400)
    council.meeting_id = made
    council.here(checkin.start)
    view = council.desk.see(check_in, made, council.today)
    assert [(person.name, person.gives_update) for person in view.attendees] == [
        ("Ben", False),
        ("Cem", False),
        ("Dee", False),
    ]


def test_the_topic_says_when_its_separate_meeting_is_and_who_owns_it(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    start = council.hand.now() + timedelta(days=1)
    council.here(discussing.conclude_separately, council.up, plan(council))
    (topic,) = (topic for topic in council.closing.topics if topic.title == "Audit")
    assert (topic.outcome, topic.separate_start, topic.separate_owner) == (Outcome.SEPARATE_MEETING, start, "Ben")


@pytest.mark.parametrize(
    "change",
    [{"title": " "}, {"length_minutes": 4}, {"length_minutes": 721}, {"zone": "Nowhere/At all"}, {"owner_id": 99}],
)
def test_a_plan_that_cannot_be_carried_out_changes_nothing(council: Council, change: dict[str, Any]) -> None:
    council.begin_discussing("Audit")
    before = council.head.as_of
    with pytest.raises(FacilitatorError):
        council.here(discussing.conclude_separately, council.up, replace(plan(council), **change))
    assert (council.head.as_of, council.stage) == (before, "Audit")


def test_a_separate_meeting_does_not_lie_in_the_past(council: Council) -> None:
    council.begin_discussing("Audit")
    with pytest.raises(NotValid, match="past"):
        council.here(discussing.conclude_separately, council.up, plan(council, days=-1))


def test_planning_a_separate_meeting_is_undone_and_redone_whole(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    made = council.here(discussing.conclude_separately, council.up, plan(council, "Ben", "Cem"))
    assert council.undo() == "discussing.conclude_separately"
    assert council.stage == "Audit"
    with pytest.raises(NotFound):
        council.desk.see(meeting_head, made)
    assert council.redo() == "discussing.conclude_separately"
    assert council.stage == "Budget"
    assert council.desk.see(meeting_head, made).phase is Phase.PLANNED


def test_taking_a_topic_up_again_takes_its_outcome_and_its_separate_meeting_back(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    made = council.here(discussing.conclude_separately, council.up, plan(council, "Ben", "Cem"))
    council.here(discussing.take_up_again, council.titled("Audit"))
    assert council.stage == "Audit"
    assert [topic.title for topic in council.discuss.queue] == ["Budget"]
    assert council.discuss.done == ()
    with pytest.raises(NotFound):
        council.desk.see(meeting_head, made)
    assert council.undo() == "discussing.take_up_again"
    assert council.desk.see(meeting_head, made).separate


def test_a_separate_meeting_that_somebody_worked_on_stays(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    made = council.here(discussing.conclude_separately, council.up, plan(council))
    council.do(checkin.join, made, council.members["Gus"], False)
    council.here(discussing.take_up_again, council.titled("Audit"))
    assert council.stage == "Audit"
    assert council.desk.see(meeting_head, made).phase is Phase.PLANNED


def test_from_the_closing_a_topic_is_taken_up_again_in_the_discussion(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    for _ in range(2):
        council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    assert council.phase is Phase.CLOSE
    council.here(discussing.take_up_again, council.titled("Audit"))
    assert (council.phase, council.stage) == (Phase.DISCUSS, "Audit")
    assert "Audit" in waiting_titles(council)


def test_taking_up_again_needs_an_outcome_and_a_discussion(council: Council) -> None:
    council.prepare("Audit", "Budget")
    with pytest.raises(NotNow):
        council.here(discussing.take_up_again, council.titled("Audit"))
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    with pytest.raises(NotNow, match="locked"):
        council.here(discussing.take_up_again, council.titled("Audit"))
    assert council.closing.without_destination == ()


def test_what_a_later_meeting_took_up_is_not_taken_back_in_an_earlier_one(council: Council) -> None:
    council.begin_discussing("Audit")
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(closing.close)
    first = council.meeting_id
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.begin_discussing()
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.meeting_id = first
    council.here(closing.reopen)
    with pytest.raises(NotNow, match="later meeting"):
        council.here(discussing.take_up_again, council.titled("Audit"))
    council.here(closing.set_outcome, council.titled("Audit"), Outcome.DROPPED, "a slip")
    council.here(closing.set_outcome, council.titled("Audit"), Outcome.NEXT_MEETING)
    assert waiting_titles(council) == []


def test_a_topic_with_an_outcome_takes_no_second_one(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    audit = council.up
    council.here(discussing.conclude, audit, Outcome.RESOLVED)
    with pytest.raises(NotNow, match="resolved"):
        council.here(discussing.start, audit)
    with pytest.raises(NotNow, match="resolved"):
        council.here(discussing.conclude, audit, Outcome.NEXT_MEETING)


def test_topics_are_discussed_in_the_second_half_only(council: Council) -> None:
    council.prepare("Audit")
    with pytest.raises(NotNow, match="second half"):
        council.here(discussing.start, council.titled("Audit"))
    with pytest.raises(NotNow, match="second half"):
        council.here(discussing.conclude, council.titled("Audit"), Outcome.RESOLVED)


def test_two_windows_that_conclude_at_once_conclude_once(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    seen, audit = council.discuss.head.as_of, council.up
    council.here(discussing.conclude, audit, Outcome.RESOLVED, as_of=seen)
    with pytest.raises(MovedOn):
        council.here(discussing.conclude, audit, Outcome.RESOLVED, as_of=seen)
    with pytest.raises(MovedOn):
        council.here(discussing.conclude_separately, audit, plan(council), as_of=seen)
    assert council.stage == "Budget"


def test_notes_are_added_line_by_line_and_corrected_whole(council: Council) -> None:
    council.begin_discussing("Audit")
    council.do(discussing.note, council.up, "first [/] line")
    council.do(discussing.note, council.up, "second\nand third")
    assert council.discuss.topic is not None
    assert council.discuss.topic.notes == "first [/] line\nsecond\nand third"
    council.do(discussing.correct_notes, council.up, "in short")
    assert council.discuss.topic.notes == "in short"
    for text in (" ", "x" * 10_001):
        with pytest.raises(NotValid):
            council.do(discussing.note, council.up, text)


def test_decisions_and_action_items_stand_with_their_topic(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    due = date(2026, 12, 1)
    council.here(discussing.decide, "We hire", council.up)
    council.here(discussing.decide, "We meet longer")
    council.here(discussing.add_action, "Write the advert", council.members["Cem"], due, council.up)
    topic = council.discuss.topic
    assert topic is not None
    assert [line.text for line in topic.decisions] == ["We hire"]
    assert [(line.what, line.owner, line.due, line.done) for line in topic.actions] == [
        ("Write the advert", "Cem", due, False)
    ]
    assert [line.text for line in council.closing.decisions] == ["We hire", "We meet longer"]


def test_an_action_item_has_an_owner_who_exists_and_words(council: Council) -> None:
    council.begin_discussing("Audit")
    with pytest.raises(NotFound):
        council.here(discussing.add_action, "Write it", 99, None)
    with pytest.raises(NotValid):
        council.here(discussing.add_action, "", council.members["Ann"], None)
    with pytest.raises(NotValid):
        council.here(discussing.decide, " \n ")
    assert (council.closing.actions, council.closing.decisions) == ((), ())


def test_nothing_is_newly_given_to_somebody_who_left(council: Council) -> None:
    council.begin_discussing("Audit")
    ann = council.members["Ann"]
    action = council.here(discussing.add_action, "Write it", ann, None)
    council.do(team.change_member, ann, active=False)
    with pytest.raises(NotValid, match="Ann has left"):
        council.here(discussing.add_action, "Write more", ann, None)
    with pytest.raises(NotValid, match="Ann has left"):
        council.here(discussing.conclude_separately, council.up, plan(council, "Ann"))
    council.do(discussing.correct_action, action, what="Write it up", owner_id=ann, due=None)
    assert [(line.what, line.owner) for line in council.closing.actions] == [("Write it up", "Ann")]


def test_wording_is_corrected_in_a_closed_meeting_but_nothing_is_added_or_taken_out(council: Council) -> None:
    council.begin_discussing("Audit")
    audit = council.up
    decision = council.here(discussing.decide, "We hier", audit)
    action = council.here(discussing.add_action, "Wriet", council.members["Cem"], None, audit)
    council.here(discussing.conclude, audit, Outcome.RESOLVED)
    council.here(closing.close)
    council.do(discussing.correct_decision, decision, "We hire")
    council.do(discussing.correct_action, action, what="Write", owner_id=council.members["Dee"], due=date(2026, 12, 1))
    council.do(discussing.correct_notes, audit, "Said so")
    view = council.closing
    assert [line.text for line in view.decisions] == ["We hire"]
    assert [(line.what, line.owner, line.due) for line in view.actions] == [("Write", "Dee", date(2026, 12, 1))]
    refused = (
        lambda: council.do(discussing.note, audit, "more"),
        lambda: council.here(discussing.decide, "more"),
        lambda: council.here(discussing.add_action, "more", council.members["Ann"], None),
        lambda: council.do(discussing.remove_decision, decision),
        lambda: council.do(discussing.remove_action, action),
    )
    for act in refused:
        with pytest.raises(NotNow, match="closed"):
            act()
    assert council.undo() == "discussing.correct_notes"


def test_what_was_written_down_by_mistake_is_taken_out_and_brought_back(council: Council) -> None:
    council.begin_discussing("Audit")
    decision = council.here(discussing.decide, "Wrong", council.up)
    action = council.here(discussing.add_action, "Wrong too", council.members["Ann"], None, council.up)
    council.do(discussing.remove_decision, decision)
    council.do(discussing.remove_action, action)
    assert (council.closing.decisions, council.closing.actions) == ((), ())
    assert council.undo() == "discussing.remove_action"
    assert [line.what for line in council.closing.actions] == ["Wrong too"]


def test_nothing_is_recorded_before_the_meeting_has_begun(council: Council) -> None:
    with pytest.raises(NotNow, match="not started"):
        council.here(discussing.decide, "Too early")


def test_a_decision_belongs_to_a_topic_of_its_own_meeting(council: Council) -> None:
    council.begin_discussing("Audit")
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    old = council.titled("Audit")
    council.here(closing.close)
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.begin_discussing()
    with pytest.raises(NotFound):
        council.here(discussing.decide, "We hire", old)


def test_the_topic_on_stage_shows_its_source_its_age_and_its_milestone(council: Council) -> None:
    milestone = council.milestone("Launch", Status.MIGHT_MISS, owner="Eva")
    request = council.asks("Ben", "Who can test?", ["Cem"], milestone)
    council.start()
    council.do(topics.raise_topic, "Testers", meeting=council.meeting_id, help_request_id=request)
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.begin_discussing()
    council.do(planning.set_due, milestone, date(2027, 1, 8), meeting=council.meeting_id)
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.asked_by, topic.source_text, topic.age) == ("Ben", "Who can test?", "2nd time, since 17 Nov")
    assert topic.milestone is not None
    assert (topic.milestone.title, topic.milestone.due, topic.milestone.owner) == ("Launch", date(2027, 1, 8), "Eva")
    assert topic.milestone.changed


def test_the_minutes_given_to_a_topic_are_its_clock(council: Council) -> None:
    council.begin_discussing("Audit")
    council.here(clocks.add_time, 300)
    council.hand.tick(60)
    topic = council.discuss.topic
    assert topic is not None
    assert topic.clock.allotted == (topic.minutes or 0) * 60
    assert topic.clock.left(council.hand.now()) == topic.clock.allotted - 61


def test_a_separate_meeting_resolves_its_topic_or_sends_it_back_to_the_team(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    start = council.hand.now()
    made = [council.here(discussing.conclude_separately, council.up, plan(council)) for _ in range(2)]
    council.here(closing.close)
    regular = council.meeting_id
    assert {line.separate_start for line in council.desk.see(waiting, council.today)} != {None}
    for meeting, outcome in zip(made, (Outcome.RESOLVED, Outcome.NEXT_MEETING), strict=True):
        council.hand.tick(86_400)
        council.meeting_id = meeting
        council.here(checkin.start)
        council.here(moving.move_to, Phase.DISCUSS)
        council.here(discussing.conclude, council.up, outcome)
        council.here(closing.close)
    assert waiting_titles(council) == ["Budget"]
    council.hand.time = start + timedelta(days=7)
    council.meeting_id = council.do(meetings.open_next_meeting)
    assert council.meeting_id not in (regular, *made)
    council.prepare()
    (line,) = council.prioritize.topics
    assert (line.title, line.deferrals, line.reason) == ("Budget", 2, "3rd time")
