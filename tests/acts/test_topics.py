"""Topics: raised, reworded, merged, settled, and how often they were put off."""

from datetime import date

import pytest
from council import Council
from leadership import Leadership

from facilitator.acts import checkin, closing, discussing, moving, ordering, topics, updates
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.reading.prioritize import prioritize
from facilitator.reading.topics import Deferred, deferrals, waiting
from facilitator.views.board import WaitingTopic


def wait(room: Leadership) -> tuple[WaitingTopic, ...]:
    return room.desk.see(waiting, room.hand.time.date())


def titles(room: Leadership) -> list[str]:
    return [topic.title for topic in wait(room)]


def test_a_topic_between_meetings_waits(before: Leadership) -> None:
    topics.raise_topic(before.store, "  Office\nmove ", raised_by=before.ben)

    (topic,) = wait(before)
    assert (topic.title, topic.raised_by, topic.deferrals) == ("Office move", "Ben Okoro", 0)
    assert topic.since == date(2026, 11, 17)
    assert topic.source is SourceKind.PERSON


@pytest.mark.parametrize("title", ["", " \n ", "x" * 201])
def test_a_topic_has_a_title_of_one_line(before: Leadership, title: str) -> None:
    with pytest.raises(NotValid):
        topics.raise_topic(before.store, title)
    assert wait(before) == ()


def test_a_request_for_help_brings_who_asked_and_its_milestone(room: Leadership) -> None:
    request = updates.add_help(room.store, room.update_of(room.ann), "Legal review", milestone_id=room.pricing)
    topics.raise_topic(room.store, "Legal review", meeting=room.meeting, help_request_id=request)

    (topic,) = wait(room)
    assert topic.source is SourceKind.HELP
    assert topic.source_text == "Legal review"
    assert topic.raised_by == "Ann Berg"
    assert next(line.topic_id for line in room.speaker.milestones if line.title == "Pricing") == topic.id
    assert room.speaker.help[0].topic_id == topic.id


def test_a_request_becomes_one_open_topic_only(room: Leadership) -> None:
    request = updates.add_help(room.store, room.update_of(room.ann), "Legal review")
    first = topics.raise_topic(room.store, "Legal review", help_request_id=request)

    with pytest.raises(NotNow, match="topic already"):
        topics.raise_topic(room.store, "Legal review again", help_request_id=request)

    topics.settle(room.store, first, "")
    topics.raise_topic(room.store, "Legal review again", help_request_id=request)
    assert titles(room) == ["Legal review again"]


def test_a_milestone_becomes_one_open_topic_only(room: Leadership) -> None:
    topics.raise_topic(room.store, "Pricing", source=SourceKind.MILESTONE, milestone_id=room.pricing)

    with pytest.raises(NotNow, match="topic already"):
        topics.raise_topic(room.store, "Pricing", source=SourceKind.MILESTONE, milestone_id=room.pricing)
    assert [topic.source_text for topic in wait(room)] == ["Pricing"]


def test_two_requests_about_one_milestone_are_two_topics(room: Leadership) -> None:
    for text in ("Legal review", "A designer"):
        request = updates.add_help(room.store, room.update_of(room.ann), text, milestone_id=room.pricing)
        topics.raise_topic(room.store, text, help_request_id=request)

    assert sorted(titles(room)) == ["A designer", "Legal review"]


def test_what_is_raised_before_the_midpoint_waits_for_it(room: Leadership) -> None:
    topics.raise_topic(room.store, "Raised", meeting=room.meeting)
    room.here(moving.move_to, Phase.PRIORITIZE)

    topics.raise_topic(room.store, "Another", meeting=room.meeting)

    shown = room.desk.see(prioritize, room.meeting, room.hand.time.date())
    assert [line.title for line in shown.topics] == ["Another", "Raised"]


def test_rewording(before: Leadership) -> None:
    topic = topics.raise_topic(before.store, "Ofice")
    topics.reword(before.store, topic, "Office")

    assert titles(before) == ["Office"]


def test_merged_settled_and_dropped_topics_wait_no_more(before: Leadership) -> None:
    office = topics.raise_topic(before.store, "Office")
    rent = topics.raise_topic(before.store, "Rent")
    lunch = topics.raise_topic(before.store, "Lunch")
    parking = topics.raise_topic(before.store, "Parking")
    topics.merge(before.store, rent, office)
    topics.settle(before.store, lunch, "Cem ordered it")
    topics.drop(before.store, parking, "Nobody drives")
    assert titles(before) == ["Office"]

    for topic in (rent, lunch, parking):
        topics.reopen(before.store, topic)
    assert sorted(titles(before)) == ["Lunch", "Office", "Parking", "Rent"]


def test_a_topic_is_dropped_with_a_reason(before: Leadership) -> None:
    topic = topics.raise_topic(before.store, "Parking")

    with pytest.raises(NotValid, match="reason"):
        topics.drop(before.store, topic, " ")
    assert titles(before) == ["Parking"]


def test_what_does_not_wait_cannot_be_merged(before: Leadership) -> None:
    office = topics.raise_topic(before.store, "Office")
    rent = topics.raise_topic(before.store, "Rent")
    topics.settle(before.store, rent, "")

    with pytest.raises(NotNow, match="settled"):
        topics.merge(before.store, rent, office)
    with pytest.raises(NotNow, match="not open"):
        topics.merge(before.store, office, rent)
    with pytest.raises(NotValid, match="itself"):
        topics.merge(before.store, office, office)
    with pytest.raises(NotFound):
        topics.merge(before.store, 99, office)


def test_a_topic_on_the_agenda_of_the_running_meeting_is_dealt_with_there(room: Leadership) -> None:
    topic = topics.raise_topic(room.store, "Office", meeting=room.meeting)
    room.here(moving.move_to, Phase.PRIORITIZE)

    with pytest.raises(NotNow, match="running meeting"):
        topics.settle(room.store, topic, "Meanwhile")


def test_deferrals_count_once_their_meeting_is_closed(room: Leadership) -> None:
    topic = topics.raise_topic(room.store, "Office", meeting=room.meeting)
    never = topics.raise_topic(room.store, "Rent")
    room.here(updates.take_rest_as_read)
    room.here(ordering.commit)
    first = room.meeting
    up = room.desk.see(prioritize, first, room.hand.time.date()).topics[0].discussion_id
    assert up is not None
    room.here(discussing.conclude, up, Outcome.NEXT_MEETING)

    assert room.desk.see(deferrals, [topic])[topic] == Deferred(0, None)
    assert room.desk.see(deferrals, [topic], meeting_id=first)[topic] == Deferred(1, date(2026, 11, 17))

    room.hold()
    facts = room.desk.see(deferrals, [topic, never])
    assert facts[topic] == Deferred(1, date(2026, 11, 17))
    assert room.check_in.deferred == 2


def test_often_deferred_topics_wait_first(before: Leadership) -> None:
    topics.raise_topic(before.store, "Old", meeting=before.meeting)
    before.here(checkin.start)
    before.hold()
    topics.raise_topic(before.store, "New")

    assert [(topic.title, topic.deferrals) for topic in wait(before)] == [("Old", 1), ("New", 0)]


def test_nothing_asked_about_nothing(before: Leadership) -> None:
    assert before.desk.see(deferrals, []) == {}


def test_a_merged_topic_that_an_earlier_meeting_corrects_has_that_fate_alone(council: Council) -> None:
    council.begin_discussing("Rent")
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    rent, lease = 1, topics.raise_topic(council.store, "Lease")
    topics.merge(council.store, rent, lease)
    council.here(closing.reopen)
    council.here(closing.set_outcome, council.titled("Rent"), Outcome.RESOLVED)

    with council.store.read() as connection:
        row = connection.exec_driver_sql("SELECT state, merged_into_id FROM topic WHERE id = 1").one()
    assert tuple(row) == ("settled", None)


def settle_deferred(council: Council) -> None:
    """A topic is deferred, settled between two meetings, and the meeting that deferred it is opened again."""
    council.begin_discussing("Rent")
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    topics.settle(council.store, 1, "Agreed by mail")
    council.here(closing.reopen)


def test_a_settled_topic_that_an_earlier_meeting_corrects_keeps_no_words_of_the_other_fate(council: Council) -> None:
    settle_deferred(council)
    council.here(closing.set_outcome, council.titled("Rent"), Outcome.DROPPED, "Not ours")

    assert fate(council) == ("dropped", "")


def test_a_settled_topic_that_is_taken_up_again_keeps_no_words_of_it(council: Council) -> None:
    settle_deferred(council)
    council.here(discussing.take_up_again, council.titled("Rent"))

    assert fate(council) == ("open", "")


def fate(council: Council) -> tuple[str, str]:
    """The state of the first topic, and the words on it."""
    with council.store.read() as connection:
        state, words = connection.exec_driver_sql("SELECT state, settled_note FROM topic WHERE id = 1").one()
    return state, words
