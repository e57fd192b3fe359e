"""The order of the speakers is chosen for one meeting, and applied to who has not spoken."""

from datetime import timedelta
from random import Random

import pytest
from leadership import Leadership

from facilitator.acts import checkin, moving, speaker_order, team, updates
from facilitator.acts.desk import describe
from facilitator.clock import ManualClock
from facilitator.errors import NotNow
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.process.speaker_order import SpeakerOrder
from facilitator.store.database import Store


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    return Leadership(store, hand)


def order(room: Leadership) -> list[str]:
    return [line.name.split()[0] for line in room.updates.order]


def test_the_one_who_spoke_first_last_time_speaks_last(room: Leadership) -> None:
    room.begin()
    for _ in range(3):
        room.hand.tick(60)
        room.here(updates.next_speaker)
    room.hold()
    room.here(speaker_order.arrange, SpeakerOrder.ROTATING)
    assert order(room) == ["Ben", "Cem", "Ann"]
    room.begin()
    for _ in range(3):
        room.hand.tick(60)
        room.here(updates.next_speaker)
    room.hold()
    room.here(speaker_order.arrange, SpeakerOrder.ROTATING)
    assert order(room) == ["Cem", "Ann", "Ben"]


def test_an_order_is_undone_in_one_step_and_says_what_it_was(room: Leadership) -> None:
    room.here(speaker_order.arrange, SpeakerOrder.SHUFFLED, chance=Random(1))
    assert order(room) != ["Ann", "Ben", "Cem"]
    assert describe(room.desk.undo(room.meeting)) == "put the speakers in a shuffled order"
    assert order(room) == ["Ann", "Ben", "Cem"]


def test_during_the_updates_only_who_has_not_spoken_moves(room: Leadership) -> None:
    adam = team.add_member(room.store, "Adam Zola")
    room.here(checkin.join, adam)
    room.begin()
    room.here(updates.next_speaker)
    room.here(speaker_order.arrange, SpeakerOrder.ALPHABETICAL)
    assert order(room) == ["Ann", "Ben", "Adam", "Cem"]


def test_who_is_late_stays_last(room: Leadership) -> None:
    room.here(checkin.start)
    room.here(checkin.set_attendance, room.ann, AttendanceState.LATE)
    room.here(speaker_order.arrange, SpeakerOrder.ALPHABETICAL)
    assert order(room) == ["Ben", "Cem", "Ann"]


def test_the_next_meeting_begins_with_the_order_of_the_series(room: Leadership) -> None:
    room.here(speaker_order.arrange, SpeakerOrder.SHUFFLED, chance=Random(1))
    room.begin()
    room.hand.tick(timedelta(minutes=5).total_seconds())
    room.hold()
    assert order(room) == ["Ann", "Ben", "Cem"]


def test_without_an_earlier_meeting_there_is_no_rotation(room: Leadership) -> None:
    with pytest.raises(NotNow, match="earlier meeting"):
        room.here(speaker_order.arrange, SpeakerOrder.ROTATING)


def test_after_the_updates_there_is_nobody_to_order(room: Leadership) -> None:
    room.begin()
    room.here(moving.move_to, Phase.PRIORITIZE)
    with pytest.raises(NotNow, match="any more"):
        room.here(speaker_order.arrange, SpeakerOrder.ALPHABETICAL)
