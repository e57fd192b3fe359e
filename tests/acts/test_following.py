"""What a second window shows: the running meeting, what came of the one just closed, or which is the next."""

from council import Council

from facilitator.acts import closing, discussing, meetings, moving, ordering, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.reading.following import followed
from facilitator.store.database import Store
from facilitator.views.closing import Closing
from facilitator.views.following import Followed, Waiting


def now(council: Council) -> Followed:
    return council.desk.see(followed, council.hand.time)


def test_it_goes_along_with_the_phases(council: Council) -> None:
    seen = [type(now(council)).__name__]
    council.start()
    seen.append(type(now(council)).__name__)
    council.here(updates.take_rest_as_read)
    seen.append(type(now(council)).__name__)
    council.here(ordering.commit)
    seen.append(type(now(council)).__name__)
    council.here(moving.move_to, Phase.CLOSE)
    seen.append(type(now(council)).__name__)

    assert seen == ["Waiting", "Updates", "Prioritize", "Discuss", "Closing"]


def test_what_came_of_a_meeting_stands_for_an_hour_then_the_next_one(council: Council, hand: ManualClock) -> None:
    council.begin_discussing("Parking")
    council.here(discussing.decide, "We rent the field.", council.up)
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)

    closed = now(council)
    assert isinstance(closed, Closing)
    assert [decision.text for decision in closed.decisions] == ["We rent the field."]

    hand.tick(3590)
    assert isinstance(now(council), Closing)
    hand.tick(20)
    waiting = now(council)
    assert isinstance(waiting, Waiting)
    assert waiting.expected is not None
    assert waiting.expected.title == "Leadership"
    assert waiting.expected.start > hand.time


def test_a_reopened_meeting_runs_again(council: Council) -> None:
    council.start()
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    council.here(closing.reopen)

    view = now(council)

    assert isinstance(view, Closing)
    assert view.head.phase is Phase.CLOSE


def test_a_meeting_that_was_made_already_is_the_next_one_with_its_own_title(council: Council) -> None:
    waiting = now(council)

    assert isinstance(waiting, Waiting)
    assert waiting.expected is not None
    assert waiting.expected.start == council.head.planned_start


def test_where_nothing_is_planned_nothing_is_expected(store: Store, hand: ManualClock) -> None:
    with store.read() as connection:
        assert followed(connection, hand.time) == Waiting(None)


def test_the_meeting_that_runs_goes_before_the_one_just_closed(council: Council, hand: ManualClock) -> None:
    council.start()
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    hand.tick(7 * 24 * 3600 - 1200)
    council.meeting_id = meetings.open_next_meeting(council.store)
    council.start()

    view = now(council)

    assert not isinstance(view, Waiting)
    assert view.head.id == council.meeting_id
