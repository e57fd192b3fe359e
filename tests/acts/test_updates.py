"""The first half: who speaks, whose clock runs, and what was written for it."""

from datetime import date, timedelta

import pytest
from leadership import Leadership

from facilitator.acts import checkin, clocks, moving, planning, topics, updates
from facilitator.errors import MovedOn, NotNow, NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.meeting import AttendanceState, HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status

WAITING, UP, DONE, SKIPPED, READ = Turn.WAITING, Turn.UP, Turn.DONE, Turn.SKIPPED, Turn.READ


# --- who speaks -------------------------------------------------------------------------------------------------


def test_the_first_speaker_is_up_with_the_clock_running(room: Leadership) -> None:
    room.hand.tick(72)

    assert room.speaker.name == "Ann Berg"
    assert room.speaker.role == "Sales"
    assert room.speaker.clock.running
    assert room.speaker.clock.left(room.hand.time) == 228
    assert room.updates.number == 1
    assert [line.name for line in room.updates.waiting] == ["Ben Okoro", "Cem Aydin"]


def test_the_next_clock_starts_by_itself(room: Leadership) -> None:
    room.hand.tick(100)
    room.here(updates.next_speaker)
    room.hand.tick(30)

    assert room.speaker.name == "Ben Okoro"
    assert room.seconds == 30
    assert room.turns == [("Ann", DONE), ("Ben", UP), ("Cem", WAITING)]
    assert room.updates.order[0].seconds == 100


def test_after_the_last_speaker_the_topics_are_put_in_order(room: Leadership) -> None:
    for _ in range(3):
        room.here(updates.next_speaker)

    assert room.head.phase is Phase.PRIORITIZE
    assert room.updates.speaker is None
    assert [turn for _, turn in room.turns] == [DONE, DONE, DONE]
    assert room.head.idle_since == room.hand.time


def test_the_midpoint_does_not_stop_anybody(room: Leadership) -> None:
    room.hand.tick(50 * 60)
    room.here(updates.next_speaker)

    assert room.speaker.name == "Ben Okoro"


def test_two_windows_pressing_enter_at_once_advance_once(room: Leadership) -> None:
    seen_by_both = room.head.as_of
    room.here(updates.next_speaker, as_of=seen_by_both)

    with pytest.raises(MovedOn):
        room.here(updates.next_speaker, as_of=seen_by_both)

    assert room.speaker.name == "Ben Okoro"


def test_what_an_owner_writes_meanwhile_does_not_hold_up_enter(room: Leadership) -> None:
    seen = room.head.as_of
    updates.write(room.store, room.update_of(room.cem), wins="Sold")

    room.here(updates.next_speaker, as_of=seen)

    assert room.speaker.name == "Ben Okoro"


def test_who_is_away_is_passed_over(before: Leadership) -> None:
    before.here(checkin.start)
    before.here(checkin.set_attendance, before.ann, AttendanceState.AWAY)
    before.here(moving.move_to, Phase.UPDATES)

    assert before.speaker.name == "Ben Okoro"


def test_a_speaker_who_turns_out_to_be_away_makes_room(room: Leadership) -> None:
    room.here(updates.away)

    assert room.speaker.name == "Ben Okoro"
    assert room.state_of(room.ann) is AttendanceState.AWAY
    assert [line.name for line in room.updates.waiting] == ["Cem Aydin"]


def test_who_comes_back_speaks_at_the_end(room: Leadership) -> None:
    room.here(updates.away)
    room.here(checkin.set_attendance, room.ann, AttendanceState.LATE)

    assert room.turns == [("Ben", UP), ("Cem", WAITING), ("Ann", WAITING)]
    room.here(updates.next_speaker)
    room.here(updates.next_speaker)
    assert room.speaker.name == "Ann Berg"


def test_marking_the_speaker_away_in_the_list_makes_room_too(room: Leadership) -> None:
    room.here(checkin.set_attendance, room.ann, AttendanceState.AWAY)

    assert room.speaker.name == "Ben Okoro"


def test_later_puts_the_speaker_at_the_end(room: Leadership) -> None:
    room.hand.tick(10)
    room.here(updates.later)

    assert room.turns == [("Ben", UP), ("Cem", WAITING), ("Ann", WAITING)]
    assert room.speaker.clock.running


def test_later_needs_somebody_else_who_waits(room: Leadership) -> None:
    room.here(updates.next_speaker)
    room.here(updates.next_speaker)

    with pytest.raises(NotNow, match="Nobody else"):
        room.here(updates.later)
    assert room.speaker.name == "Cem Aydin"


def test_a_skipped_speaker_can_be_brought_up_after_all(room: Leadership) -> None:
    room.here(updates.skip)
    assert room.turns[0] == ("Ann", SKIPPED)

    room.here(updates.bring_up, room.update_of(room.ann))

    assert room.turns == [("Ann", UP), ("Ben", WAITING), ("Cem", WAITING)]


def test_whoever_is_interrupted_comes_directly_after_with_the_time_they_used(room: Leadership) -> None:
    room.hand.tick(40)
    room.here(updates.bring_up, room.update_of(room.cem))
    assert room.turns == [("Cem", UP), ("Ann", WAITING), ("Ben", WAITING)]

    room.hand.tick(60)
    room.here(updates.next_speaker)

    assert room.speaker.name == "Ann Berg"
    assert room.seconds == 40


def test_who_is_brought_up_is_here(room: Leadership) -> None:
    room.here(checkin.set_attendance, room.cem, AttendanceState.AWAY)
    room.here(updates.bring_up, room.update_of(room.cem))

    assert room.state_of(room.cem) is AttendanceState.LATE


def test_bringing_up_the_speaker_changes_nothing(room: Leadership) -> None:
    newest = room.desk.newest()
    room.here(updates.bring_up, room.update_of(room.ann))

    assert room.desk.newest() == newest


def test_an_update_of_another_meeting_cannot_be_brought_up(room: Leadership) -> None:
    earlier = room.update_of(room.ann)
    room.hold()
    room.begin()

    with pytest.raises(NotValid, match="another meeting"):
        room.here(updates.bring_up, earlier)


def test_back_lets_the_earlier_clock_go_on(room: Leadership) -> None:
    room.hand.tick(100)
    room.here(updates.next_speaker)
    room.hand.tick(20)
    room.here(updates.previous_speaker)
    room.hand.tick(5)

    assert room.speaker.name == "Ann Berg"
    assert room.seconds == 105
    assert room.turns == [("Ann", UP), ("Ben", WAITING), ("Cem", WAITING)]

    room.here(updates.next_speaker)
    assert room.speaker.name == "Ben Okoro"
    assert room.seconds == 20


def test_back_goes_to_who_spoke_last_not_to_who_stands_before(room: Leadership) -> None:
    room.here(updates.skip)
    room.hand.tick(10)
    room.here(updates.bring_up, room.update_of(room.cem))
    room.hand.tick(10)
    room.here(updates.next_speaker)

    room.here(updates.previous_speaker)

    assert room.speaker.name == "Cem Aydin"


def test_back_before_anybody_spoke_says_so(room: Leadership) -> None:
    with pytest.raises(NotNow, match="Nobody has spoken"):
        room.here(updates.previous_speaker)


def test_back_after_the_last_speaker(room: Leadership) -> None:
    for _ in range(3):
        room.hand.tick(10)
        room.here(updates.next_speaker)
    room.here(moving.move_to, Phase.UPDATES)
    assert room.updates.speaker is None

    room.here(updates.previous_speaker)

    assert room.speaker.name == "Cem Aydin"
    assert room.seconds == 10


def test_the_rest_is_taken_as_read(room: Leadership) -> None:
    room.here(checkin.set_attendance, room.cem, AttendanceState.AWAY)
    room.here(updates.take_rest_as_read)

    assert room.head.phase is Phase.PRIORITIZE
    assert room.turns == [("Ann", DONE), ("Ben", READ), ("Cem", WAITING)]


def test_speakers_move_on_in_the_updates_only(before: Leadership) -> None:
    before.here(checkin.start)

    for act in (updates.next_speaker, updates.skip, updates.take_rest_as_read, updates.previous_speaker):
        with pytest.raises(NotNow, match="Check in"):
            before.here(act)


def test_nobody_can_be_skipped_where_nobody_speaks(before: Leadership) -> None:
    before.here(checkin.start)
    for member in (before.ann, before.ben, before.cem):
        before.here(checkin.set_attendance, member, AttendanceState.AWAY)
    before.here(moving.move_to, Phase.UPDATES)

    with pytest.raises(NotNow, match="Nobody speaks"):
        before.here(updates.skip)
    before.here(updates.next_speaker)
    assert before.head.phase is Phase.PRIORITIZE


# --- what they wrote --------------------------------------------------------------------------------------------


def test_what_was_handed_in_before_the_deadline_is_in_time(before: Leadership) -> None:
    update = before.update_of(before.ann)
    updates.write(before.store, update, wins="Two customers signed", learnings="Ask for the budget first")
    updates.hand_in(before.store, update, before.hand.time - timedelta(hours=25))
    before.begin()

    assert before.speaker.wins == "Two customers signed"
    assert before.speaker.learnings == "Ask for the budget first"
    assert before.speaker.handed_in is HandIn.IN_TIME


def test_the_deadline_is_a_day_before(before: Leadership) -> None:
    updates.hand_in(before.store, before.update_of(before.ann), before.hand.time - timedelta(hours=24))
    updates.hand_in(before.store, before.update_of(before.ben), before.hand.time - timedelta(hours=23, minutes=59))

    states = {one.name.split()[0]: one.handed_in for one in before.check_in.attendees}
    assert states == {"Ann": HandIn.IN_TIME, "Ben": HandIn.LATE, "Cem": HandIn.MISSING, "Dora": HandIn.MISSING}


def test_text_typed_while_somebody_speaks_counts_as_handed_in_late(room: Leadership) -> None:
    before = room.speaker
    room.hand.tick(60)
    updates.write(room.store, before.update_id, wins="Signed", meeting=room.meeting)

    assert (before.handed_in, room.speaker.handed_in) == (HandIn.MISSING, HandIn.LATE)
    assert room.speaker.handed_in_at == room.hand.time


def test_typing_more_leaves_the_time_of_handing_in(room: Leadership) -> None:
    handed_in = room.hand.time - timedelta(days=2)
    updates.hand_in(room.store, room.speaker.update_id, handed_in)
    updates.write(room.store, room.speaker.update_id, learnings="More", meeting=room.meeting)

    assert room.speaker.handed_in_at == handed_in


def test_a_note_of_the_facilitator_is_not_an_update(room: Leadership) -> None:
    updates.note(room.store, room.speaker.update_id, "Looks tired")
    updates.note(room.store, room.speaker.update_id, "Asks for a day off")

    assert room.speaker.notes == "Looks tired\nAsks for a day off"
    assert room.speaker.handed_in is HandIn.MISSING


def test_an_empty_note_is_refused(room: Leadership) -> None:
    with pytest.raises(NotValid, match="empty"):
        updates.note(room.store, room.speaker.update_id, " \n ")


def test_who_has_spoken_hands_nothing_in_any_more(room: Leadership) -> None:
    update = room.speaker.update_id
    room.here(updates.next_speaker)

    with pytest.raises(NotNow):
        updates.hand_in(room.store, update)


def test_help_keeps_its_words_and_asks_who_is_named(room: Leadership) -> None:
    updates.add_help(
        room.store, room.speaker.update_id, "A second opinion from @Ben and @dora lindt, not ann@berg.com",
        milestone_id=room.pricing, asked=(room.cem,), meeting=room.meeting,
    )  # fmt: skip

    (line,) = room.speaker.help
    assert line.text == "A second opinion from @Ben and @dora lindt, not ann@berg.com"
    assert line.milestone == "Pricing"
    assert sorted(line.asked) == ["Ben Okoro", "Cem Aydin", "Dora Lindt"]
    assert room.speaker.handed_in is HandIn.LATE


def test_requests_for_help_stand_in_the_order_they_were_written(room: Leadership) -> None:
    for text in ("First", "Second", "Third"):
        updates.add_help(room.store, room.speaker.update_id, text)

    assert [line.text for line in room.speaker.help] == ["First", "Second", "Third"]


def test_rewording_a_request_asks_whom_it_names_now(room: Leadership) -> None:
    request = updates.add_help(room.store, room.speaker.update_id, "Time from @Ben", asked=(room.cem,))
    updates.change_help(room.store, request, "Time from @Dora")

    (line,) = room.speaker.help
    assert line.text == "Time from @Dora"
    assert sorted(line.asked) == ["Cem Aydin", "Dora Lindt"]


def test_a_request_can_be_taken_out_until_it_is_a_topic(room: Leadership) -> None:
    gone = updates.add_help(room.store, room.speaker.update_id, "Gone, @Ben")
    kept = updates.add_help(room.store, room.speaker.update_id, "Kept")
    topics.raise_topic(room.store, "Kept", meeting=room.meeting, source=SourceKind.HELP, help_request_id=kept)
    updates.remove_help(room.store, gone)

    with pytest.raises(NotNow, match="topic"):
        updates.remove_help(room.store, kept)
    assert [line.text for line in room.speaker.help] == ["Kept"]


@pytest.mark.parametrize("text", ["", "  ", "x" * 201])
def test_a_request_for_help_is_one_line(room: Leadership, text: str) -> None:
    with pytest.raises(NotValid):
        updates.add_help(room.store, room.speaker.update_id, text)
    assert room.speaker.help == ()


def test_an_over_long_text_is_refused_and_nothing_is_lost(room: Leadership) -> None:
    updates.write(room.store, room.speaker.update_id, wins="Kept")
    with pytest.raises(NotValid):
        updates.write(room.store, room.speaker.update_id, wins="x" * 10_001, learnings="Not this either")

    assert (room.speaker.wins, room.speaker.learnings) == ("Kept", "")


# --- what the room sees -----------------------------------------------------------------------------------------


def test_milestones_of_the_speaker_in_the_order_of_attention(room: Leadership) -> None:
    room.milestone("Without a date", room.ann, None)
    will_miss = room.milestone("Will miss", room.ann, date(2027, 1, 8))
    might_miss = room.milestone("Might miss", room.ann, date(2027, 2, 1))
    room.milestone("Of somebody else", room.ben, date(2026, 11, 18))
    planning.set_status(room.store, will_miss, Status.WILL_MISS)
    planning.set_status(room.store, might_miss, Status.MIGHT_MISS)
    planning.set_due(room.store, room.hiring, date(2026, 12, 8))

    lines = room.speaker.milestones

    assert [line.title for line in lines] == ["Might miss", "Will miss", "Hiring", "Pricing", "Without a date"]
    assert [line.changed for line in lines] == [True, True, True, False, False]


def test_what_was_changed_and_changed_back_is_not_changed(room: Leadership) -> None:
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS)
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)

    assert not any(line.changed for line in room.speaker.milestones)


def test_an_undone_change_is_not_a_change(room: Leadership) -> None:
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS, meeting=room.meeting)
    room.desk.undo(room.meeting)

    assert not any(line.changed for line in room.speaker.milestones)


def test_done_milestones_are_shown_once(before: Leadership) -> None:
    long_done = before.milestone("Long done", before.ann, date(2026, 10, 1), Status.DONE)
    before.begin()
    before.hand.tick(60)
    planning.set_status(before.store, before.pricing, Status.DONE)
    assert [line.title for line in before.speaker.milestones] == ["Pricing", "Hiring"]

    before.hold()
    before.begin()
    assert [line.title for line in before.speaker.milestones] == ["Pricing", "Hiring"]
    planning.change_milestone(before.store, long_done, notes="Archived")

    before.hold()
    before.begin()
    assert [line.title for line in before.speaker.milestones] == ["Hiring"]


def test_a_milestone_shows_the_topic_that_it_became(room: Leadership) -> None:
    topic = topics.raise_topic(
        room.store, "Pricing", meeting=room.meeting, source=SourceKind.MILESTONE, milestone_id=room.pricing
    )

    assert {line.title: line.topic_id for line in room.speaker.milestones} == {"Pricing": topic, "Hiring": None}


def test_topics_of_this_meeting_newest_last(room: Leadership) -> None:
    topics.raise_topic(room.store, "From the waiting list")
    topics.raise_topic(room.store, "First", meeting=room.meeting, raised_by=room.ann)
    topics.raise_topic(room.store, "Second", meeting=room.meeting)

    assert [(topic.title, topic.raised_by) for topic in room.updates.topics] == [("First", "Ann Berg"), ("Second", "")]


def test_more_time_belongs_to_the_speaker_alone(room: Leadership) -> None:
    room.here(clocks.add_time, 60)
    assert room.speaker.clock.allotted == 360

    room.here(updates.next_speaker)
    assert room.speaker.clock.allotted == 300
