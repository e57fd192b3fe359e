"""An owner hands in what they prepared: one act, requests that keep who they are, nothing overwritten unseen."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from leadership import Leadership
from sqlalchemy.engine import Connection

from facilitator.acts import (
    discussing,
    moving,
    ordering,
    planning,
    preparing,
    topics,
    updates,
)
from facilitator.acts.preparing import Asking
from facilitator.errors import Conflict, NotNow, NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import HandIn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading import preparing as reading_preparing
from facilitator.records.columns import COLUMNS
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.views.preparing import OwnUpdate, Preparing


@pytest.fixture
def elsewhere(store: Store) -> Iterator[Store]:
    """Another person at another machine, on the same file."""
    other = open_store(str(store.engine.url), store.clock, "Somebody else")
    yield other
    other.close()


def seen_by(room: Leadership, member: int) -> Preparing:
    return room.desk.see(reading_preparing.preparing, member, room.meeting, room.hand.time)


def update(room: Leadership, member: int) -> OwnUpdate:
    found = seen_by(room, member).update
    assert found is not None
    return found


def hand_in(room: Leadership, *lines: str, wins: str = "", learnings: str = "") -> tuple[str, ...]:
    return preparing.hand_in(
        room.store, room.update_of(room.ann), wins=wins, learnings=learnings, help=[Asking(line) for line in lines]
    )


def acts(room: Leadership) -> int:
    return room.desk.newest()


def test_everything_is_handed_in_by_one_act_and_taken_back_by_one_undo(before: Leadership) -> None:
    newest = acts(before)
    hand_in(before, "A room for the workshop", "Ask @ben for the figures", wins="Three signed", learnings="Ask early")
    assert acts(before) == newest + 1
    now = update(before, before.ann)
    assert (now.wins, now.learnings, now.help_text) == (
        "Three signed", "Ask early", "A room for the workshop\nAsk @ben for the figures",
    )  # fmt: skip
    assert now.help[1].asked == ("Ben Okoro",)
    assert now.handed_in is HandIn.LATE

    before.desk.undo()
    now = update(before, before.ann)
    assert (now.wins, now.learnings, now.help, now.handed_in) == ("", "", (), HandIn.MISSING)


def test_a_line_that_goes_on_keeps_its_people_its_milestone_and_its_topic(before: Leadership) -> None:
    updates.add_help(
        before.store, before.update_of(before.ann), "Eight mechanics for two weeks",
        milestone_id=before.hiring, asked=[before.cem],
    )  # fmt: skip
    request = update(before, before.ann).help[0]
    topic = topics.raise_topic(before.store, "Mechanics", help_request_id=request.id)

    hand_in(before, "A room", "Six mechanics for two weeks")

    now = update(before, before.ann)
    assert [line.text for line in now.help] == ["A room", "Six mechanics for two weeks"]
    assert (now.help[1].id, now.help[1].asked, now.help[1].milestone_id, now.help[1].topic_id) == (
        request.id, ("Cem Aydin",), before.hiring, topic,
    )  # fmt: skip


def test_a_line_that_is_taken_out_goes_unless_it_is_a_topic_already(before: Leadership) -> None:
    hand_in(before, "A room", "Two mechanics")
    room, _ = update(before, before.ann).help
    topics.raise_topic(before.store, "Room", help_request_id=room.id)

    assert hand_in(before, "Somebody for the landlord") == ("A room",)
    assert update(before, before.ann).help_text == "Somebody for the landlord\nA room"


def test_a_line_made_from_a_milestone_is_about_it(before: Leadership) -> None:
    preparing.hand_in(
        before.store,
        before.update_of(before.ann),
        wins="",
        learnings="",
        help=[Asking("Two more people", before.pricing)],
    )
    assert update(before, before.ann).help[0].milestone == "Pricing"


def test_who_hands_in_again_after_the_deadline_was_in_time_all_the_same(room: Leadership) -> None:
    room.hold()
    room.hand.tick(-2 * 24 * 3600)
    hand_in(room, wins="First")
    room.hand.tick(36 * 3600)
    hand_in(room, wins="Second")
    now = update(room, room.ann)
    assert (now.wins, now.handed_in) == ("Second", HandIn.IN_TIME)


def test_it_can_be_changed_until_the_member_has_spoken(room: Leadership) -> None:
    hand_in(room, wins="While I speak")
    updates.next_speaker(room.store, room.meeting)
    with pytest.raises(NotNow, match="given already"):
        hand_in(room, wins="Too late")
    assert update(room, room.ann).wins == "While I speak"
    assert not seen_by(room, room.ann).can_write


def test_texts_that_cannot_be_taken_change_nothing(before: Leadership) -> None:
    hand_in(before, "A room", wins="Kept")
    with pytest.raises(NotValid):
        hand_in(before, "x" * 201, wins="Not this")
    assert (update(before, before.ann).wins, update(before, before.ann).help_text) == ("Kept", "A room")


def test_words_that_were_not_seen_are_not_replaced(before: Leadership, elsewhere: Store) -> None:
    hand_in(before, "A room", wins="Mine")
    seen = {"wins": "Mine", "learnings": "", "help": "A room"}
    updates.add_line(elsewhere, before.update_of(before.ann), "wins", "Typed live")

    def again(**changed: str) -> None:
        preparing.hand_in(
            before.store, before.update_of(before.ann), help=[Asking("A room")],
            **{"wins": "Mine", "learnings": "", **changed}, seen=seen,
        )  # fmt: skip

    with pytest.raises(Conflict) as caught:
        again(wins="Mine, reworded", learnings="New")
    assert caught.value.theirs == {"wins": "Mine\nTyped live"}
    assert update(before, before.ann).learnings == ""

    seen = {**seen, **caught.value.theirs}
    again(wins="Mine, reworded")
    assert update(before, before.ann).wins == "Mine, reworded"


def test_help_that_was_added_elsewhere_is_not_taken_out_unseen(before: Leadership, elsewhere: Store) -> None:
    updates.add_help(elsewhere, before.update_of(before.ann), "Typed live")
    with pytest.raises(Conflict) as caught:
        preparing.hand_in(
            before.store, before.update_of(before.ann), wins="", learnings="", help=[Asking("A room")],
            seen={"wins": "", "learnings": "", "help": ""},
        )  # fmt: skip
    assert caught.value.theirs == {"help": "Typed live"}


# --- what is in view -----------------------------------------------------------------------------------------------


def test_last_time_and_what_became_of_it_are_in_view(room: Leadership) -> None:
    hand_in(room, "Which supplier?", "A room", "An hour with the bank", wins="Signed", learnings="Ask early")
    supplier, place, _ = update(room, room.ann).help
    raised = topics.raise_topic(room.store, "Supplier", meeting=room.meeting, help_request_id=supplier.id)
    topics.raise_topic(room.store, "Room", meeting=room.meeting, help_request_id=place.id)
    room.here(moving.move_to, Phase.PRIORITIZE)
    room.here(ordering.commit)
    on_supplier = room.desk.see(discussion_of, raised)
    room.here(discussing.decide, "The one in Kiel", on_supplier)
    room.here(discussing.conclude, on_supplier, Outcome.RESOLVED)
    room.hand.tick(60)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS, meeting=room.meeting)
    room.hold()
    planning.set_due(room.store, room.hiring, None)

    view = seen_by(room, room.ann)
    assert view.past.last is not None
    assert (view.past.last.wins, view.past.last.learnings) == ("Signed", "Ask early")
    assert [(one.text, one.became) for one in view.past.last.help] == [
        ("Which supplier?", "resolved 17 Nov: The one in Kiel"),
        ("A room", "a topic that waits, deferred once"),
        ("An hour with the bank", ""),
    ]
    assert [(one.title, one.field, one.before, one.after) for one in view.happened] == [
        ("Hiring", "due", "1 Dec", "no date"),
        ("Pricing", "status", "on track", "might miss"),
    ]
    assert [line.title for line in view.milestones] == ["Pricing", "Hiring"]
    assert view.past.open_topics == ()


def discussion_of(connection: Connection, topic_id: int) -> int:
    table = COLUMNS["discussion"]
    return int(connection.execute(sa.select(table.c.id).where(table.c.topic_id == topic_id)).scalar_one())


def test_topics_about_their_milestones_are_in_view(before: Leadership) -> None:
    topics.raise_topic(before.store, "Prices in the north", source=SourceKind.MILESTONE, milestone_id=before.pricing)
    topics.raise_topic(before.store, "Of nobody")
    assert seen_by(before, before.ann).past.open_topics == ("Prices in the north",)


def test_who_gives_no_update_has_milestones_alone(before: Leadership) -> None:
    view = seen_by(before, before.dora)
    assert view.update is None
    assert view.meeting is not None
    assert not view.can_write


def test_without_a_meeting_there_are_milestones_and_no_update(before: Leadership) -> None:
    view = before.desk.see(reading_preparing.preparing, before.ann, None, before.hand.time)
    assert (view.meeting, view.update) == (None, None)
    assert len(view.milestones) == 2


def test_a_first_update_has_no_last_time(before: Leadership) -> None:
    assert seen_by(before, before.ann).past.last is None
