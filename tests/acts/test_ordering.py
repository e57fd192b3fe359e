"""The midpoint: every candidate, the suggested order, and the order that the facilitator gives."""

from datetime import timedelta

import pytest
from council import Council

from facilitator.acts import closing, discussing, meetings, moving, ordering, planning, topics, updates
from facilitator.errors import MovedOn, NotFound, NotNow, NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.minutes import minutes as minutes_of
from facilitator.reading.topics import waiting


def test_topics_stand_in_the_suggested_order_whatever_the_order_they_came_in(council: Council) -> None:
    late, early = council.milestone("Zeta", Status.WILL_MISS), council.milestone("Alpha", Status.MIGHT_MISS)
    council.start()
    council.raise_topics("Rest")
    asks_two = council.asks("Ben", "Two of you", ["Cem", "Dee"])
    council.do(topics.raise_topic, "Two of you", meeting=council.meeting_id, help_request_id=asks_two)
    council.do(
        topics.raise_topic, "Will miss", meeting=council.meeting_id, milestone_id=late, source=SourceKind.MILESTONE
    )
    council.do(
        topics.raise_topic, "Might miss", meeting=council.meeting_id, milestone_id=early, source=SourceKind.MILESTONE
    )
    council.raise_topics("Another")
    council.here(updates.take_rest_as_read)
    view = council.prioritize
    assert [(line.title, line.reason) for line in view.topics] == [
        ("Might miss", "might miss"),
        ("Will miss", "will miss"),
        ("Two of you", "asks 2 people"),
        ("Another", "new"),
        ("Rest", "new"),
    ]
    assert view.topics[2].asked_by == "Ben"
    assert view.topics[2].source_text == "Two of you"


def test_every_written_request_and_every_milestone_in_trouble_is_on_offer(council: Council) -> None:
    council.milestone("Fine"), council.milestone("Lost", Status.WILL_MISS)
    flagged = council.milestone("Flagged", Status.MIGHT_MISS)
    council.asks("Hal", "Please look", ["Ann"])
    council.asks("Gus", "About the flagged one", milestone=flagged)
    council.prepare("Budget")
    view = council.prioritize
    assert [line.title for line in view.topics] == ["Budget"]
    assert [(line.title, line.asked_by, line.reason) for line in view.offers] == [
        ("About the flagged one", "Gus", "might miss"),
        ("Flagged", "", "might miss"),
        ("Lost", "", "will miss"),
        ("Please look", "Hal", "asks 1 person"),
    ]


def test_what_is_a_topic_already_is_not_on_offer(council: Council) -> None:
    flagged = council.milestone("Flagged", Status.MIGHT_MISS)
    request = council.asks("Gus", "About it", milestone=flagged)
    council.start()
    council.do(topics.raise_topic, "It", meeting=council.meeting_id, help_request_id=request)
    council.here(updates.take_rest_as_read)
    assert council.prioritize.offers == ()


def test_what_was_talked_about_in_this_meeting_is_not_offered_again(council: Council) -> None:
    flagged, other = council.milestone("Flagged", Status.MIGHT_MISS), council.milestone("Other", Status.WILL_MISS)
    council.prepare("Budget")
    council.here(ordering.keep, f"milestone:{flagged}")
    council.here(ordering.keep, f"milestone:{other}")
    council.here(ordering.merge, council.titled("Other"), council.titled("Flagged"))
    council.here(ordering.commit)
    council.here(discussing.conclude, council.titled("Flagged"), Outcome.NEXT_MEETING)
    council.here(moving.move_to, Phase.PRIORITIZE)
    assert council.prioritize.offers == ()


def test_an_offer_that_is_kept_stands_where_it_is_suggested_among_what_was_not_moved(council: Council) -> None:
    council.milestone("Lost", Status.WILL_MISS)
    request = council.asks("Ben", "Three of you", ["Cem", "Dee", "Eva"])
    council.prepare("Audit", "Budget", "Culture")
    council.here(ordering.place, council.titled("Culture"), 0)
    discussion = council.here(ordering.keep, f"help:{request}")
    assert council.titled("Three of you") == discussion
    assert council.order == ["Three of you", "Culture", "Audit", "Budget"]
    kept = council.prioritize.topics[0]
    assert (kept.source, kept.source_text, kept.asked_by) == (SourceKind.HELP, "Three of you", "Ben")
    assert [line.title for line in council.prioritize.offers] == ["Lost"]


def test_what_ranks_lowest_goes_to_the_end(council: Council) -> None:
    request = council.asks("Ben", "Zebra")
    council.prepare("Audit", "Budget")
    council.here(ordering.keep, f"help:{request}")
    assert council.order == ["Audit", "Budget", "Zebra"]


def test_keeping_twice_or_what_is_no_offer_is_refused(council: Council) -> None:
    milestone = council.milestone("Lost", Status.WILL_MISS)
    council.prepare("Budget")
    council.here(ordering.keep, f"milestone:{milestone}")
    for key, kind in ((f"milestone:{milestone}", NotNow), ("help:99", NotFound), ("discussion:1", NotFound)):
        with pytest.raises(kind):
            council.here(ordering.keep, key)
    assert council.order == ["Lost", "Budget"]


def test_the_facilitator_places_and_moves_topics_within_the_ends(council: Council) -> None:
    council.prepare("Audit", "Budget", "Culture", "Debt")
    council.here(ordering.place, council.titled("Debt"), 1)
    assert council.order == ["Audit", "Debt", "Budget", "Culture"]
    council.here(ordering.move, council.titled("Audit"), 2)
    assert council.order == ["Debt", "Budget", "Audit", "Culture"]
    council.here(ordering.move, council.titled("Debt"), -5)
    council.here(ordering.place, council.titled("Budget"), 99)
    assert council.order == ["Debt", "Audit", "Culture", "Budget"]
    council.here(ordering.suggest)
    assert council.order == ["Audit", "Budget", "Culture", "Debt"]


def test_moving_up_what_is_first_leaves_no_trace(council: Council) -> None:
    council.prepare("Audit", "Budget")
    before = council.head.as_of
    council.here(ordering.move, council.titled("Audit"), -1)
    council.here(ordering.suggest)
    assert council.head.as_of == before


def test_a_new_topic_at_the_midpoint_stands_where_it_is_suggested(council: Council) -> None:
    council.prepare("Audit", "Culture")
    council.raise_topics("Budget")
    assert council.order == ["Audit", "Budget", "Culture"]


def test_topics_raised_during_the_discussion_come_last(council: Council) -> None:
    council.begin_discussing("Budget", "Culture")
    council.raise_topics("Audit")
    assert [topic.title for topic in council.discuss.queue] == ["Culture", "Audit"]


def test_minutes_are_given_and_taken(council: Council) -> None:
    council.prepare("Audit")
    council.here(ordering.give_minutes, council.titled("Audit"), 7)
    assert council.prioritize.topics[0].minutes == 7
    for figure in (0, -3, 241):
        with pytest.raises(NotValid):
            council.here(ordering.give_minutes, council.titled("Audit"), figure)
    council.here(ordering.give_minutes, council.titled("Audit"), None)
    assert council.prioritize.topics[0].minutes is None


def test_dropping_needs_a_reason_and_takes_the_topic_from_every_agenda(council: Council) -> None:
    council.prepare("Audit", "Budget")
    with pytest.raises(NotValid, match="reason"):
        council.here(ordering.drop, council.titled("Audit"), "  ")
    council.here(ordering.drop, council.titled("Audit"), "done by mail")
    assert council.order == ["Budget"]
    assert council.prioritize.settled == ("Audit",)
    assert [topic.reason for topic in council.closing.topics if topic.title == "Audit"] == ["done by mail"]
    assert [line.title for line in council.desk.see(waiting, council.today)] == ["Budget"]


def test_merging_takes_along_what_was_said_decided_and_timed(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.do(discussing.note, council.up, "first")
    council.here(discussing.decide, "We do it", council.up)
    council.here(discussing.add_action, "Write it up", council.members["Cem"], None, council.up)
    council.hand.tick(57)
    council.here(moving.move_to, Phase.PRIORITIZE)
    council.here(ordering.merge, council.titled("Audit"), council.titled("Budget"))
    assert council.order == ["Budget"]
    council.here(ordering.commit)
    topic = council.discuss.topic
    assert topic is not None
    assert (topic.title, topic.notes, topic.clock.elapsed(council.hand.now())) == ("Budget", "first", 61)
    assert [line.text for line in topic.decisions] == ["We do it"]
    assert [line.what for line in topic.actions] == ["Write it up"]
    assert council.undo() == "ordering.commit"
    assert council.undo() == "ordering.merge"
    assert council.order == ["Audit", "Budget"]


def test_a_topic_is_not_merged_into_itself(council: Council) -> None:
    council.prepare("Audit", "Budget")
    with pytest.raises(NotValid):
        council.here(ordering.merge, council.titled("Audit"), council.titled("Audit"))


def test_ordering_is_for_the_midpoint_and_for_this_meetings_topics(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    discussion = council.titled("Budget")
    with pytest.raises(NotNow, match="Discuss"):
        council.here(ordering.move, discussion, 1)
    council.here(moving.move_to, Phase.CLOSE)
    with pytest.raises(NotNow, match="Prioritize"):
        council.here(ordering.give_minutes, discussion, 4)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.prepare()
    with pytest.raises(NotFound):
        council.here(ordering.move, discussion, 1)


def test_a_topic_with_an_outcome_is_not_ordered(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving.move_to, Phase.PRIORITIZE)
    for act in (ordering.place, ordering.move):
        with pytest.raises(NotNow, match="resolved"):
            council.here(act, council.titled("Audit"), 0)


def test_two_windows_that_commit_at_once_commit_once(council: Council) -> None:
    council.prepare("Audit", "Budget")
    seen = council.prioritize.head.as_of
    council.here(ordering.move, council.titled("Audit"), 1)
    with pytest.raises(MovedOn):
        council.here(ordering.commit, as_of=seen)
    assert council.phase is Phase.PRIORITIZE
    council.here(ordering.commit, as_of=council.head.as_of)
    assert council.stage == "Budget"


def test_committing_without_topics_leads_to_an_empty_stage_that_a_new_topic_can_take(council: Council) -> None:
    council.prepare()
    council.here(ordering.commit)
    assert council.stage == ""
    council.raise_topics("Late thought")
    council.here(discussing.start, council.titled("Late thought"))
    assert council.stage == "Late thought"


def test_a_status_that_changed_in_the_meeting_counts_at_the_midpoint(council: Council) -> None:
    milestone = council.milestone("Fine")
    council.start()
    council.do(planning.set_status, milestone, Status.MIGHT_MISS, meeting=council.meeting_id)
    council.here(updates.take_rest_as_read)
    assert [(line.key, line.status) for line in council.prioritize.offers] == [
        (f"milestone:{milestone}", Status.MIGHT_MISS)
    ]


def test_a_topic_with_a_separate_meeting_to_come_is_not_on_the_next_agenda(council: Council) -> None:
    council.begin_discussing("Audit", "Budget")
    start = council.hand.now() + timedelta(days=10)
    plan = discussing.SeparatePlan("Audit alone", start, "Europe/Berlin", 30, council.members["Ann"], ())
    separate = council.here(discussing.conclude_separately, council.up, plan)
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(closing.close)
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    assert council.meeting_id != separate
    council.prepare()
    assert council.order == ["Budget"]


def test_a_topic_whose_separate_meeting_passed_unsettled_is_back(council: Council) -> None:
    council.begin_discussing("Audit")
    start = council.hand.now() + timedelta(days=1)
    plan = discussing.SeparatePlan("Audit alone", start, "Europe/Berlin", 30, council.members["Ann"], ())
    separate = council.here(discussing.conclude_separately, council.up, plan)
    council.here(closing.close)
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    assert council.meeting_id != separate
    council.prepare()
    assert [(line.title, line.deferrals) for line in council.prioritize.topics] == [("Audit", 1)]


def test_what_was_put_off_together_comes_back_in_the_order_of_the_team(council: Council) -> None:
    council.prepare("Alpha", "Beta", "Gamma")
    council.here(ordering.place, council.titled("Gamma"), 0)
    council.here(ordering.place, council.titled("Beta"), 1)
    council.here(ordering.commit)
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    assert [line.title for line in council.desk.see(waiting, council.today)] == ["Gamma", "Beta", "Alpha"]
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.prepare("Aspen")
    assert council.order == ["Gamma", "Beta", "Alpha", "Aspen"]


def next_meeting(council: Council) -> None:
    """What was not reached goes to the next meeting, which is planned."""
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    council.hand.tick(7 * 86_400)
    council.meeting_id = council.do(meetings.open_next_meeting)


def minuted(council: Council, meeting: int) -> dict[str, int]:
    """How often each topic was put off, as the minutes of `meeting` tell it."""
    return {topic.title: topic.deferrals for topic in council.desk.see(minutes_of, meeting).topics}


def test_what_goes_up_in_another_topic_gives_it_its_age(council: Council) -> None:
    """To merge an old question into a new one does not make it a new one; both at one meeting were put off once."""
    first = council.meeting_id
    council.prepare("Audit", "Ledger")
    next_meeting(council)
    second = council.meeting_id
    council.prepare("Budget")
    next_meeting(council)
    third = council.meeting_id
    council.prepare("Costs")
    for topic in ("Audit", "Ledger"):
        council.here(ordering.merge, council.titled(topic), council.titled("Budget"))
    council.here(ordering.merge, council.titled("Budget"), council.titled("Costs"))
    assert [(line.title, line.reason) for line in council.prioritize.topics] == [("Costs", "3rd time")]
    council.here(ordering.commit)
    assert council.discuss.topic is not None
    assert council.discuss.topic.age == "3rd time, since 17 Nov"
    next_meeting(council)
    assert [(line.title, line.deferrals) for line in council.desk.see(waiting, council.today)] == [("Costs", 3)]
    assert minuted(council, third) == {"Costs": 3}
    # What the minutes of an earlier meeting say stays as it was then.
    assert minuted(council, first) == {"Audit": 1, "Ledger": 1}
    assert minuted(council, second) == {"Audit": 2, "Ledger": 2, "Budget": 1}
