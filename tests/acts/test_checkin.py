"""The check-in: who is here, what was promised, what was saved, and whether the plan fits."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from leadership import Leadership

from facilitator.acts import checkin, discussing, moving, ordering, planning, series, team, topics, updates
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.budget import Choice, ChoiceKind
from facilitator.process.meeting import AttendanceState, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.minutes import minutes
from facilitator.reading.prioritize import prioritize
from facilitator.reading.topics import waiting


def first_topic(room: Leadership) -> int:
    """The discussion that stands first in the order."""
    found = room.desk.see(prioritize, room.meeting, room.hand.time.date()).topics[0].discussion_id
    assert found is not None
    return found


def choice(room: Leadership, kind: ChoiceKind) -> Choice:
    return next(one for one in room.check_in.choices if one.kind is kind)


# --- starting ---------------------------------------------------------------------------------------------------


def test_a_meeting_starts_with_its_check_in(before: Leadership) -> None:
    before.hand.tick(90)
    before.here(checkin.start)

    assert before.head.phase is Phase.CHECK_IN
    assert before.head.started_at == before.hand.time
    assert before.head.planned_start == before.hand.time - timedelta(seconds=90)
    with pytest.raises(NotNow, match="already"):
        before.here(checkin.start)


def test_a_second_window_does_not_start_the_meeting_again_while_somebody_speaks(room: Leadership) -> None:
    began = room.head.started_at
    room.hand.tick(100)
    with pytest.raises(NotNow, match="already"):
        room.here(checkin.start)

    assert (room.head.phase, room.head.started_at) == (Phase.UPDATES, began)
    assert room.seconds == 100


@pytest.mark.parametrize(("minutes", "moved"), [(-31, True), (-30, False), (0, False), (60, False), (61, True)])
def test_the_plan_moves_where_it_starts_at_quite_another_time(before: Leadership, minutes: int, moved: bool) -> None:
    planned = before.head.planned_start
    before.hand.tick(minutes * 60)
    before.here(checkin.start)

    assert before.head.planned_start == (before.hand.time if moved else planned)


# --- who is here ------------------------------------------------------------------------------------------------


def test_everybody_is_here_until_changed(before: Leadership) -> None:
    assert {one.state for one in before.check_in.attendees} == {AttendanceState.PRESENT}

    before.here(checkin.set_attendance, before.ben, AttendanceState.LATE)
    before.here(checkin.set_attendance, before.cem, AttendanceState.AWAY)

    states = {one.name.split()[0]: one.state.value for one in before.check_in.attendees}
    assert states == {"Ann": "present", "Ben": "late", "Cem": "away", "Dora": "present"}


def test_away_and_back_before_the_updates_keeps_the_place(before: Leadership) -> None:
    before.here(checkin.start)
    before.here(checkin.set_attendance, before.ann, AttendanceState.AWAY)
    before.here(checkin.set_attendance, before.ann, AttendanceState.PRESENT)
    before.here(moving.move_to, Phase.UPDATES)

    assert before.speaker.name == "Ann Berg"


def test_somebody_new_joins_at_the_end(room: Leadership) -> None:
    eva = team.add_member(room.store, "Eva Novak", "Guest")
    assert [person.name for person in room.check_in.others] == ["Eva Novak"]
    room.here(updates.later)
    room.here(checkin.join, eva)

    assert room.check_in.others == ()
    assert room.state_of(eva) is AttendanceState.LATE
    assert room.turns[-1] == ("Eva", Turn.WAITING)


def test_who_is_late_speaks_last_and_in_their_place_again_once_here(before: Leadership) -> None:
    before.here(checkin.start)
    before.here(checkin.set_attendance, before.ann, AttendanceState.LATE)
    assert [name for name, _ in before.turns] == ["Ben", "Cem", "Ann"]

    before.here(checkin.set_attendance, before.ann, AttendanceState.PRESENT)
    assert [name for name, _ in before.turns] == ["Ann", "Ben", "Cem"]


def test_a_guest_can_join_without_an_update(before: Leadership) -> None:
    eva = team.add_member(before.store, "Eva Novak")
    before.here(checkin.join, eva, gives_update=False)

    assert before.state_of(eva) is AttendanceState.PRESENT
    assert "Eva Novak" not in [line.name for line in before.updates.order]


def test_nobody_joins_twice_or_after_leaving(before: Leadership) -> None:
    gone = team.add_member(before.store, "Gone Away")
    team.change_member(before.store, gone, active=False)

    with pytest.raises(NotValid, match="already"):
        before.here(checkin.join, before.ann)
    with pytest.raises(NotValid, match="left"):
        before.here(checkin.join, gone)


def test_attendance_of_somebody_who_does_not_take_part(before: Leadership) -> None:
    eva = team.add_member(before.store, "Eva Novak")

    with pytest.raises(NotFound, match="does not take part"):
        before.here(checkin.set_attendance, eva, AttendanceState.AWAY)


def test_who_gives_an_update_today(before: Leadership) -> None:
    before.here(checkin.set_gives_update, before.ann, False)
    before.here(checkin.set_gives_update, before.dora, True)

    assert [line.name for line in before.updates.order] == ["Ben Okoro", "Cem Aydin", "Dora Lindt"]
    assert before.check_in.fit.speakers == 3


def test_what_was_written_is_kept_for_who_does_not_speak(before: Leadership) -> None:
    updates.write(before.store, before.update_of(before.ann), wins="Signed")
    before.here(checkin.set_gives_update, before.ann, False)
    before.here(checkin.start)
    before.here(moving.move_to, Phase.UPDATES)
    assert before.speaker.name == "Ben Okoro"

    before.here(checkin.set_gives_update, before.ann, True)
    before.here(updates.bring_up, before.update_of(before.ann))
    assert before.speaker.wins == "Signed"


def test_the_speaker_who_gives_none_after_all_makes_room(room: Leadership) -> None:
    room.here(checkin.set_gives_update, room.ann, False)

    assert room.speaker.name == "Ben Okoro"
    assert room.turns[0] == ("Ann", Turn.SKIPPED)


def test_a_closed_meeting_stays_as_it_was(before: Leadership) -> None:
    closed = before.meeting
    before.here(checkin.start)
    before.hold()

    with pytest.raises(NotNow, match="closed"):
        checkin.set_attendance(before.store, closed, before.ann, AttendanceState.AWAY)


# --- what was promised ------------------------------------------------------------------------------------------


def test_open_action_items_come_back_until_they_are_done(room: Leadership) -> None:
    late = room.here(discussing.add_action, "Call the landlord", room.ben, date(2026, 11, 30))
    soon = room.here(discussing.add_action, "Send the offer", room.ann, date(2026, 11, 20))
    assert list(room.check_in.actions) == []
    room.hold()

    assert [action.id for action in room.check_in.actions] == [soon, late]
    assert room.check_in.actions[0].given_on == date(2026, 11, 17)
    assert room.check_in.actions[0].owner == "Ann Berg"

    room.here(checkin.start)
    room.hand.tick(5)
    checkin.set_action_done(room.store, soon, True, meeting=room.meeting)
    assert [action.done for action in room.check_in.actions] == [True, False]

    room.hold()
    assert [action.id for action in room.check_in.actions] == [late]


def test_an_action_item_that_was_not_done_after_all(room: Leadership) -> None:
    action = room.here(discussing.add_action, "Send the offer", room.ann, None)
    room.hold()
    room.here(checkin.start)
    checkin.set_action_done(room.store, action, True, meeting=room.meeting)
    newest = room.desk.newest()
    checkin.set_action_done(room.store, action, True, meeting=room.meeting)
    assert room.desk.newest() == newest

    checkin.set_action_done(room.store, action, False, meeting=room.meeting)
    assert [one.done for one in room.check_in.actions] == [False]


# --- separate meetings ------------------------------------------------------------------------------------------


def deferred_separately(room: Leadership, after: timedelta = timedelta(days=2)) -> int:
    """A topic goes to a meeting of its own, and the next regular one is about to begin. Gives back its id."""
    topics.raise_topic(room.store, "Rent", meeting=room.meeting)
    room.here(updates.take_rest_as_read)
    room.here(ordering.commit)
    start = room.hand.time + after
    plan = discussing.SeparatePlan("Rent", start, "Europe/Berlin", 30, room.ben, (room.ann,))
    made = room.here(discussing.conclude_separately, first_topic(room), plan)
    room.hold()
    return made


def test_a_separate_meeting_that_is_over_is_asked_about(room: Leadership) -> None:
    made = deferred_separately(room)

    (asked,) = room.check_in.separate_meetings
    assert (asked.meeting_id, asked.topic, asked.owner) == (made, "Rent", "Ben Okoro")


def test_one_that_is_still_to_come_is_not(room: Leadership) -> None:
    deferred_separately(room, after=timedelta(days=8))

    assert room.check_in.separate_meetings == ()
    assert room.check_in.deferred == 0
    (topic,) = room.desk.see(waiting, room.hand.time.date())
    assert topic.separate_start is not None


def test_a_separate_meeting_that_resolved_its_topic(room: Leadership) -> None:
    made = deferred_separately(room)
    room.here(checkin.start)
    checkin.settle_separate(room.store, made, True, meeting=room.meeting)

    assert room.check_in.separate_meetings == ()
    assert room.desk.see(waiting, room.hand.time.date()) == ()
    assert room.desk.see(minutes, made).phase is Phase.CLOSED


def test_the_minutes_say_what_came_of_earlier_meetings(room: Leadership) -> None:
    sent = room.here(discussing.add_action, "Send the offer", room.ann, None)
    room.here(discussing.add_action, "Call the bank", room.ann, None)
    made = deferred_separately(room)
    room.here(checkin.start)
    room.hand.tick(5)
    checkin.set_action_done(room.store, sent, True, meeting=room.meeting)
    checkin.settle_separate(room.store, made, True, meeting=room.meeting)
    held = room.meeting
    new = room.here(discussing.add_action, "Of today", room.ann, None)
    checkin.set_action_done(room.store, new, True, meeting=room.meeting)
    room.hold()
    later = topics.raise_topic(room.store, "Lease")
    topics.settle(room.store, later, "By phone")

    def told() -> tuple[object, object]:
        read = room.desk.see(minutes, held)
        return read.done_before, read.resolved_before

    heard = ((("Send the offer", "Ann Berg"),), ("Rent",))
    assert told() == heard
    # What was heard then was heard, whatever became of it.
    query = sa.text("SELECT id FROM topic WHERE title = 'Rent'")
    topics.reopen(room.store, room.desk.see(lambda connection: int(connection.execute(query).scalar_one())))
    checkin.set_action_done(room.store, sent, False)
    assert told() == heard
    assert room.desk.see(minutes, made).resolved_before == ()


def test_a_separate_meeting_that_did_not_puts_it_back_on_the_agenda(room: Leadership) -> None:
    made = deferred_separately(room)
    room.here(checkin.start)
    checkin.settle_separate(room.store, made, False, meeting=room.meeting)

    (topic,) = room.desk.see(waiting, room.hand.time.date())
    assert (topic.title, topic.deferrals, topic.separate_start) == ("Rent", 1, None)
    assert room.check_in.deferred == 1
    room.here(moving.move_to, Phase.UPDATES)
    room.here(updates.take_rest_as_read)
    candidates = room.desk.see(prioritize, room.meeting, room.hand.time.date()).topics
    assert [candidate.title for candidate in candidates] == ["Rent"]


def test_what_came_of_a_regular_meeting_is_not_asked(room: Leadership) -> None:
    with pytest.raises(NotNow, match="not a separate meeting"):
        checkin.settle_separate(room.store, room.meeting, True, meeting=room.meeting)


# --- saved ------------------------------------------------------------------------------------------------------


def test_what_was_flagged_in_the_meeting_and_is_well_again_was_saved(room: Leadership) -> None:
    room.hand.tick(60)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS, meeting=room.meeting)
    planning.set_status(room.store, room.hiring, Status.MIGHT_MISS, meeting=room.meeting)
    room.hold()
    assert list(room.check_in.saved) == []

    planning.set_status(room.store, room.pricing, Status.DONE)
    (saved,) = room.check_in.saved
    assert (saved.title, saved.owner, saved.now) == ("Pricing", "Ann Berg", "done")


def test_what_was_never_flagged_was_not_saved(room: Leadership) -> None:
    room.hand.tick(60)
    planning.set_status(room.store, room.pricing, Status.WILL_MISS)
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)
    planning.set_status(room.store, room.audit, Status.DONE)
    room.hold()

    assert list(room.check_in.saved) == []


def test_an_undone_flag_saved_nothing(room: Leadership) -> None:
    room.hand.tick(60)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS, meeting=room.meeting)
    room.desk.undo(room.meeting)
    planning.set_due(room.store, room.pricing, date(2026, 11, 25))
    room.hold()

    assert list(room.check_in.saved) == []


def test_a_rescue_is_told_once(room: Leadership) -> None:
    room.hand.tick(60)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS)
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)
    room.hold()
    assert [one.title for one in room.check_in.saved] == ["Pricing"]

    room.here(checkin.start)
    room.hold()
    assert list(room.check_in.saved) == []


# --- does it fit ------------------------------------------------------------------------------------------------


def test_the_plan_fits(before: Leadership) -> None:
    fit = before.check_in.fit
    assert (fit.speakers, fit.seconds_each, fit.first_half_seconds) == (3, 300, 1800)
    assert before.check_in.choices == ()


def test_a_late_start_leaves_less(before: Leadership) -> None:
    before.hand.tick(40 * 60)
    before.here(checkin.start)

    assert before.check_in.fit.first_half_seconds == 600
    assert before.check_in.fit.over_by == 300
    assert before.check_in.choices[-1].kind is ChoiceKind.AS_IS


def tight(room: Leadership) -> None:
    """Eleven minutes each: three do not fit into half an hour."""
    series.change_series(room.store, room.series, update_seconds=660)
    room.here(checkin.start)
    room.hold()


def test_a_longer_meeting(before: Leadership) -> None:
    tight(before)
    before.here(checkin.choose_fit, choice(before, ChoiceKind.LONGER_MEETING))

    assert before.head.length_minutes == 70
    assert before.check_in.fit.fits
    assert before.check_in.choices == ()


def test_shorter_updates(before: Leadership) -> None:
    tight(before)
    before.here(checkin.choose_fit, choice(before, ChoiceKind.SHORTER_UPDATES))

    assert before.head.update_seconds == 600
    assert before.check_in.fit.fits


def test_fewer_speakers_are_those_whose_update_can_be_read(before: Leadership) -> None:
    tight(before)
    updates.hand_in(before.store, before.update_of(before.ben))
    before.here(checkin.choose_fit, choice(before, ChoiceKind.FEWER_SPEAKERS))

    assert before.turns == [("Ann", Turn.WAITING), ("Ben", Turn.READ), ("Cem", Turn.WAITING)]
    assert before.check_in.fit.fits


def test_as_it_is_is_not_asked_again_next_time(before: Leadership) -> None:
    tight(before)
    before.here(checkin.choose_fit, choice(before, ChoiceKind.AS_IS))
    assert before.check_in.choices == ()
    assert not before.check_in.fit.fits

    before.here(checkin.start)
    before.hold()
    assert before.check_in.choices == ()


def test_it_is_asked_again_where_more_speak_than_planned(before: Leadership) -> None:
    tight(before)
    before.here(checkin.choose_fit, choice(before, ChoiceKind.AS_IS))
    before.here(checkin.join, team.add_member(before.store, "Eva Novak"))

    assert before.check_in.fit.speakers == 4
    assert before.check_in.choices != ()


def test_as_it_is_with_a_guest_is_not_asked_again_in_this_meeting(before: Leadership) -> None:
    tight(before)
    before.here(checkin.choose_fit, choice(before, ChoiceKind.AS_IS))
    before.here(checkin.join, team.add_member(before.store, "Eva Novak"))
    before.here(checkin.choose_fit, choice(before, ChoiceKind.AS_IS))

    assert before.check_in.choices == ()
    before.here(checkin.set_attendance, before.cem, AttendanceState.AWAY)
    before.here(checkin.set_attendance, before.cem, AttendanceState.LATE)
    assert before.check_in.choices != ()


def test_who_is_away_needs_no_time(before: Leadership) -> None:
    tight(before)
    before.here(checkin.set_attendance, before.cem, AttendanceState.AWAY)

    assert before.check_in.fit.fits


# --- private notes ----------------------------------------------------------------------------------------------


def test_a_private_note_is_not_empty_and_can_be_undone(room: Leadership) -> None:
    with pytest.raises(NotValid, match="empty"):
        room.here(checkin.note_privately, " ")
    room.here(checkin.note_privately, "Ask Ben how he is")

    assert room.desk.undo(room.meeting).kind == "checkin.note_privately"
