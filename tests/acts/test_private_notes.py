"""Private notes from the second window: beside the meeting's acts, undone by themselves, and who took how long."""

import pytest
from council import Council
from leadership import Leadership

from facilitator.acts import checkin, closing, discussing, moving, planning, private_notes, updates
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.errors import Conflict, NotFound, NotValid
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading import private_notes as reading
from facilitator.reading.heads import meeting_head
from facilitator.records.columns import COLUMNS
from facilitator.store.undo import CannotUndo, NothingToUndo
from facilitator.views.private_notes import PrivateView


def view(room: Leadership) -> PrivateView:
    return room.desk.see(reading.private_view, room.meeting, room.hand.time)


def texts(room: Leadership) -> list[str]:
    return [note.text for note in view(room).notes]


@pytest.fixture
def second(room: Leadership) -> Desk:
    """The second window, of the same person."""
    return Desk(room.store)


def take(room: Leadership, words: str) -> int:
    room.hand.tick(1)
    return room.here(private_notes.take, words)


# --- beside the meeting -------------------------------------------------------------------------------------------


def test_undo_in_the_meeting_passes_by_a_note_that_was_taken_since(room: Leadership) -> None:
    room.here(updates.next_speaker)
    take(room, "Ann is tired")

    assert room.desk.undo(room.meeting).kind == "updates.next_speaker"
    assert texts(room) == ["Ann is tired"]


def test_redo_in_the_meeting_is_still_there_after_a_note(room: Leadership) -> None:
    room.here(updates.next_speaker)
    room.desk.undo(room.meeting)
    take(room, "Ann is tired")

    assert room.desk.redo(room.meeting).kind == "updates.next_speaker"


def test_an_act_of_the_meeting_is_not_refused_because_a_note_was_taken(room: Leadership) -> None:
    seen = room.head.as_of
    note = take(room, "Ann is tired")
    private_notes.reword(room.store, note, "Ann is ill")
    room.desk.undo_note(0)

    room.here(updates.next_speaker, as_of=seen)

    assert room.speaker.name == "Ben Okoro"


def test_undo_on_the_board_passes_by_private_notes(room: Leadership) -> None:
    planning.set_status(room.store, room.audit, Status.MIGHT_MISS)
    take(room, "Ben knows why")

    assert room.desk.undo().kind == "planning.set_status"
    assert texts(room) == ["Ben knows why"]


def test_undo_in_the_second_window_touches_notes_alone(room: Leadership, second: Desk) -> None:
    take(room, "first")
    take(room, "second")
    room.here(updates.next_speaker)
    planning.set_status(room.store, room.audit, Status.MIGHT_MISS)

    second.undo_note(0)
    assert texts(room) == ["first"]
    second.undo_note(0)
    assert texts(room) == []
    with pytest.raises(NothingToUndo):
        second.undo_note(0)

    assert room.speaker.name == "Ben Okoro"
    second.redo_note(0)
    assert texts(room) == ["first"]


def test_two_windows_undo_in_turn_and_never_each_others_acts(room: Leadership, second: Desk) -> None:
    room.here(updates.next_speaker)
    take(room, "one")
    room.here(updates.next_speaker)
    take(room, "two")

    assert room.desk.undo(room.meeting).kind == "updates.next_speaker"
    assert second.undo_note(0).kind == "private_notes.take"
    assert room.desk.undo(room.meeting).kind == "updates.next_speaker"
    assert second.undo_note(0).kind == "private_notes.take"
    assert room.speaker.name == "Ann Berg"
    assert texts(room) == []

    assert room.desk.redo(room.meeting).kind == "updates.next_speaker"
    assert second.redo_note(0).kind == "private_notes.take"
    assert room.speaker.name == "Ben Okoro"
    assert texts(room) == ["one"]


def test_a_note_of_the_main_window_is_undone_there_and_can_be_changed_here(room: Leadership, second: Desk) -> None:
    room.here(checkin.note_privately, "From the stage")
    (note,) = view(room).notes

    assert room.desk.undo(room.meeting).kind == "checkin.note_privately"
    room.desk.redo(room.meeting)
    private_notes.reword(room.store, note.id, "From the stage, reworded")
    with pytest.raises(CannotUndo):
        room.desk.undo(room.meeting)
    second.undo_note(0)

    assert texts(room) == ["From the stage"]


def test_what_the_window_was_opened_after_is_not_undone(room: Leadership, second: Desk) -> None:
    take(room, "of earlier")
    after = room.desk.newest()
    take(room, "of now")

    second.undo_note(after)
    with pytest.raises(NothingToUndo):
        second.undo_note(after)

    assert texts(room) == ["of earlier"]


def test_undo_reaches_back_to_the_start_of_a_running_meeting_and_no_further(before: Leadership) -> None:
    before.here(private_notes.take, "before it began")
    before.hand.tick(60)
    before.begin()
    take(before, "in it")

    after = before.desk.see(reading.undone_after, before.meeting)
    before.desk.undo_note(after)
    with pytest.raises(NothingToUndo):
        before.desk.undo_note(after)

    assert texts(before) == ["before it began"]


def test_notes_of_a_closed_meeting_are_undone_from_now_on(room: Leadership) -> None:
    take(room, "in it")
    meeting = room.meeting
    room.hold()

    after = room.desk.see(reading.undone_after, meeting)

    assert after == room.desk.newest()


# --- notes --------------------------------------------------------------------------------------------------------


def test_notes_are_changed_and_taken_out(room: Leadership) -> None:
    note = take(room, "  Ann is tird\n")
    private_notes.reword(room.store, note, "Ann is tired", seen="Ann is tird")
    other = take(room, "Cem is early")
    private_notes.remove(room.store, other)

    assert texts(room) == ["Ann is tired"]


def test_nobody_overwrites_words_that_they_have_not_seen(room: Leadership) -> None:
    note = take(room, "Ann is tired")
    private_notes.reword(room.store, note, "Ann is ill")

    with pytest.raises(Conflict, match="Ann is ill"):
        private_notes.reword(room.store, note, "Ann is fine", seen="Ann is tired")


def test_a_note_that_is_gone_is_not_changed(room: Leadership) -> None:
    note = take(room, "Ann is tired")
    private_notes.remove(room.store, note)

    with pytest.raises(NotFound, match="gone"):
        private_notes.reword(room.store, note, "Ann is fine")
    with pytest.raises(NotFound, match="gone"):
        private_notes.remove(room.store, note)


@pytest.mark.parametrize("words", ["", "  \n "])
def test_an_empty_note_is_refused(room: Leadership, words: str) -> None:
    note = take(room, "Ann is tired")
    with pytest.raises(NotValid):
        room.here(private_notes.take, words)
    with pytest.raises(NotValid):
        private_notes.reword(room.store, note, words)


def test_a_note_can_be_taken_after_the_meeting(room: Leadership) -> None:
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.send_rest_to_next)
    room.here(closing.close)
    ended = room.head.ended_at

    take(room, "It went well")

    assert texts(room) == ["It went well"]
    assert room.head.ended_at == ended


def test_the_journal_names_a_note_by_its_time_and_never_by_its_words(room: Leadership) -> None:
    note = take(room, "Walnut")
    private_notes.reword(room.store, note, "Walnuts")
    private_notes.remove(room.store, note)
    room.desk.undo_note(0)

    act = COLUMNS["act"]
    rows = room.desk.see(lambda connection: connection.execute(act.select().order_by(act.c.id.desc()).limit(4)).all())

    assert [row.subject for row in rows] == ["10:00"] * 4
    assert {row.meeting_id for row in rows} == {None}


# --- who took how long --------------------------------------------------------------------------------------------


def test_each_speaker_stands_with_their_time_against_what_they_were_given(room: Leadership, hand: ManualClock) -> None:
    hand.tick(372)
    room.here(updates.next_speaker)
    hand.tick(60)

    ann, ben = view(room).speakers

    assert [one.title for one in (ann, ben)] == ["Ann Berg", "Ben Okoro"]
    assert [one.clock.elapsed(hand.time) for one in (ann, ben)] == [372, 60]
    assert [one.clock.over(hand.time) for one in (ann, ben)] == [True, False]
    assert [one.up for one in (ann, ben)] == [False, True]


def test_topics_stand_in_the_order_in_which_they_were_taken_up(council: Council, hand: ManualClock) -> None:
    council.begin_discussing("Bicycles", "Parking")
    hand.tick(90)
    council.here(discussing.start, council.titled("Parking"))
    hand.tick(30)

    taken = council.desk.see(reading.private_view, council.meeting_id, hand.time).topics

    assert [(one.title, one.up) for one in taken] == [("Bicycles", False), ("Parking", True)]
    assert [one.clock.elapsed(hand.time) // 10 for one in taken] == [9, 3]


def test_meetings_with_notes_stand_newest_first(room: Leadership) -> None:
    earlier = room.meeting
    take(room, "one")
    take(room, "two")
    room.hold()
    room.begin()
    take(room, "three")

    found = room.desk.see(reading.noted_meetings)

    assert [(one.id, one.notes) for one in found] == [(room.meeting, 1), (earlier, 2)]
    assert found[0].start == room.desk.see(meeting_head, room.meeting).started_at
