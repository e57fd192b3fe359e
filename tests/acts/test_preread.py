"""The pre-read and the tracker as the database gives them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from council import Council
from leadership import Leadership

from facilitator.acts import checkin, closing, discussing, meetings, moving, planning, series, topics, updates
from facilitator.acts.discussing import SeparatePlan
from facilitator.clock import ManualClock
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState, HandIn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.meeting_named import meeting_to_prepare
from facilitator.reading.preread import preread
from facilitator.reading.tracker import tracker
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.views.minutes import MinutesHelp
from facilitator.views.preread import Preread, SeparateTopic
from facilitator.views.tracker import Tracker


def read(room: Leadership | Council, meeting_id: int | None = None) -> Preread:
    return room.desk.see(preread, meeting_id, room.hand.now())


def track(room: Leadership | Council, *, finished: bool = False) -> Tracker:
    return room.desk.see(tracker, room.hand.now(), finished=finished)


def titles(found: Tracker) -> list[str]:
    return [milestone.title for milestone in found.milestones]


def changed(found: Tracker) -> dict[str, str]:
    return {milestone.title: milestone.changed for milestone in found.milestones if milestone.changed}


def speakers(found: Preread) -> list[tuple[str, str]]:
    return [(slot.speaker, f"{slot.start:%H:%M}") for slot in found.agenda if slot.speaker]


def waiting(found: Preread) -> list[str]:
    return [topic.title for topic in found.topics]


# --- which meeting -------------------------------------------------------------------------------------------------


def test_a_meeting_that_its_series_is_still_to_make_is_read_and_not_made(before: Leadership) -> None:
    undo(before.store)
    newest = before.desk.newest()

    found = read(before)

    assert (found.title, found.start, found.zone) == ("Leadership", before.hand.now(), "Europe/Berlin")
    assert found.deadline == found.start - timedelta(hours=24)
    assert [(update.name, update.role, update.handed_in) for update in found.updates] == [
        ("Ann Berg", "Sales", HandIn.MISSING),
        ("Ben Okoro", "Finance", HandIn.MISSING),
        ("Cem Aydin", "Product", HandIn.MISSING),
    ]
    assert speakers(found) == [("Ann Berg", "09:05"), ("Ben Okoro", "09:10"), ("Cem Aydin", "09:15")]
    assert before.desk.newest() == newest

    meetings.open_next_meeting(before.store)
    assert read(before) == found


def test_the_meeting_that_runs_is_meant_until_it_is_closed(room: Leadership) -> None:
    room.here(moving.move_to, Phase.CLOSE)
    assert read(room).start == room.head.started_at
    room.here(closing.close)
    assert read(room).start == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_separate_meeting_has_its_own_topic_and_who_comes(council: Council) -> None:
    council.begin_discussing("Desks", "Rent")
    start = council.hand.now() + timedelta(days=2)
    plan = SeparatePlan("Desks alone", start, "Europe/Berlin", 30, council.members["Ben"], (council.members["Ann"],))
    separate = council.here(discussing.conclude_separately, council.up, plan)
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)

    found = read(council, separate)

    assert (found.separate, found.title, found.updates, found.deadline) == (True, "Desks alone", (), None)
    assert sorted(found.attendees) == ["Ann", "Ben"]
    assert waiting(found) == ["Desks"]
    assert {slot.phase for slot in found.agenda} == {Phase.CHECK_IN, Phase.DISCUSS, Phase.CLOSE}
    assert waiting(read(council)) == ["Rent"]
    # Who reads of the next meeting is told where the other topic went.
    assert read(council).separate_topics == (SeparateTopic("Desks", start, "Europe/Berlin", "Ben"),)
    assert found.separate_topics == ()
    council.hand.tick(2 * 86_400)
    assert read(council).separate_topics == ()


def test_what_is_over_has_no_preread(room: Leadership) -> None:
    first = room.meeting
    room.hold()

    with pytest.raises(NotNow, match="Leadership is over") as caught:
        read(room, first)
    assert caught.value.hint == f"What came of it: facilitator minutes {first}"
    with pytest.raises(NotFound, match="no meeting number 99"):
        read(room, 99)


def test_without_any_meeting_it_says_what_to_do(store: Store, hand: ManualClock) -> None:
    with store.read() as connection, pytest.raises(NotFound, match="No meeting is planned") as caught:
        preread(connection, None, hand.now())
    assert "facilitator series add" in caught.value.hint


def test_which_meeting_a_word_means(room: Leadership) -> None:
    running = room.meeting

    def meant(text: str) -> int | None:
        return room.desk.see(meeting_to_prepare, text, room.hand.now())

    assert (meant("next"), meant("last"), meant(str(running)), meant("2026-11-17")) == (None, running, running, running)
    room.hold()
    assert meant("2026-11-24") == room.meeting
    undo(room.store)
    assert meant("2026-11-24") is None
    with pytest.raises(NotFound, match="No meeting is planned for 2026-11-17"):
        meant("2026-11-17")
    with pytest.raises(NotValid, match="is no meeting"):
        meant("soon")


def test_two_meetings_on_a_day_are_told_by_their_numbers(room: Leadership) -> None:
    plan = meetings.MeetingPlan("Extra", room.hand.now() + timedelta(hours=3), "Europe/Berlin", 30, 300, ())
    extra = meetings.add_meeting(room.store, plan)

    with pytest.raises(NotFound, match="2 meetings") as caught:
        room.desk.see(meeting_to_prepare, "2026-11-17", room.hand.now())
    assert f"{extra} (Extra)" in caught.value.hint


# --- what it says --------------------------------------------------------------------------------------------------


def test_updates_that_are_there_with_help_and_who_is_asked(before: Leadership) -> None:
    update = before.update_of(before.ann)
    updates.write(before.store, update, wins="Sold", learnings="Ask first")
    updates.add_help(before.store, update, "A lawyer", milestone_id=before.pricing, asked=(before.ben, before.cem))
    updates.hand_in(before.store, update)

    ann, ben, _ = read(before).updates

    assert (ann.wins, ann.learnings) == ("Sold", "Ask first")
    assert ann.help == (MinutesHelp("A lawyer", "Pricing", ("Ben Okoro", "Cem Aydin"), became_topic=False),)
    assert ben.handed_in is HandIn.MISSING


def test_who_is_away_has_no_time_and_what_they_wrote_is_there(before: Leadership) -> None:
    updates.write(before.store, before.update_of(before.ann), wins="Sold")
    before.here(checkin.start)
    before.here(checkin.set_attendance, before.ann, AttendanceState.AWAY)

    found = read(before)

    assert [name for name, _ in speakers(found)] == ["Ben Okoro", "Cem Aydin"]
    assert found.updates[0].wins == "Sold"


def test_deferred_topics_lead_with_how_often_and_since_when(room: Leadership) -> None:
    topics.raise_topic(room.store, "Rent", meeting=room.meeting, raised_by=room.ben)
    room.hold()
    topics.raise_topic(room.store, "August")
    room.begin()
    room.hold()
    topics.raise_topic(room.store, "Desks")

    found = read(room).topics

    assert [(topic.title, topic.deferrals, topic.first_deferred) for topic in found] == [
        ("Rent", 2, date(2026, 11, 17)),
        ("August", 1, date(2026, 11, 24)),
        ("Desks", 0, None),
    ]
    assert found[0].raised_by == "Ben Okoro"


def test_topics_stay_on_it_while_the_meeting_goes_through_them(council: Council) -> None:
    council.begin_discussing("Desks", "Rent")
    assert waiting(read(council)) == ["Desks", "Rent"]
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    assert waiting(read(council)) == ["Rent"]


def test_open_action_items_soonest_due_first_and_done_ones_not(council: Council) -> None:
    council.begin_discussing("Desks")
    ann = council.members["Ann"]
    given = {
        what: council.here(discussing.add_action, what, ann, due)
        for what, due in (("Some day", None), ("Later", date(2026, 12, 1)), ("Late", date(2026, 11, 1)), ("Did", None))
    }
    council.do(checkin.set_action_done, given["Did"], True)

    assert [action.what for action in read(council).actions] == ["Late", "Later", "Some day"]


def test_private_notes_and_who_spoke_too_long_stay_out_of_it(room: Leadership) -> None:
    room.here(checkin.note_privately, "Cem is leaving")
    room.hand.tick(1000)
    room.here(updates.next_speaker)

    assert "leaving" not in repr(read(room))
    assert "1000" not in repr(read(room))


# --- the tracker ---------------------------------------------------------------------------------------------------


def test_might_miss_leads_then_will_miss_then_what_is_due_first(before: Leadership) -> None:
    planning.set_status(before.store, before.hiring, Status.MIGHT_MISS)
    planning.set_status(before.store, before.pricing, Status.WILL_MISS)

    assert titles(track(before)) == ["Hiring", "Pricing", "Audit"]


def test_what_changed_since_the_last_meeting_is_said_with_its_year(room: Leadership) -> None:
    room.hold()
    planning.set_status(room.store, room.hiring, Status.MIGHT_MISS)
    planning.set_due(room.store, room.audit, date(2027, 1, 8))
    room.milestone("Website", room.cem, None)
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS)
    planning.set_status(room.store, room.pricing, Status.ON_TRACK)

    found = track(room)

    assert found.last_meeting == date(2026, 11, 17)
    assert changed(found) == {"Hiring": "was on track", "Audit": "was 20 Nov 2026", "Website": "new"}


def test_finished_ones_are_shown_until_the_next_meeting_then_counted(room: Leadership) -> None:
    room.hand.tick(60)
    planning.set_status(room.store, room.audit, Status.DONE)
    assert titles(track(room)) == ["Pricing", "Hiring", "Audit"]
    assert track(room).finished_before == 0
    room.hold()
    assert titles(track(room)) == ["Pricing", "Hiring", "Audit"]
    room.begin()
    room.hold()

    assert titles(track(room)) == ["Pricing", "Hiring"]
    assert track(room).finished_before == 1
    assert titles(track(room, finished=True)) == ["Pricing", "Hiring", "Audit"]
    assert track(room, finished=True).finished_before == 0


def test_a_priority_without_milestones_to_show_is_left_out(before: Leadership) -> None:
    planning.add_priority(before.store, "Costs")

    assert [group.priority.title for group in track(before).priorities] == ["Growth"]
    assert track(before).priorities[0].priority.outcome == "Customers stay longer"


def test_days_are_those_of_the_teams_zone(before: Leadership) -> None:
    before.hand.tick(timedelta(hours=14).total_seconds())
    assert track(before).today == date(2026, 11, 18)
    series.change_series(before.store, before.series, active=False)
    assert track(before).zone == "Europe/Berlin"


def test_an_empty_database_has_an_empty_tracker(store: Store, hand: ManualClock) -> None:
    with store.read() as connection:
        found = tracker(connection, hand.now())
    assert (found.milestones, found.last_meeting, found.zone) == ((), None, "UTC")
