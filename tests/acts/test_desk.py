"""What screens hold: acts in, views out, undo across everything, drafts, and gaps in which no program was there."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from leadership import TODAY, Leadership

from facilitator import acts
from facilitator.acts import checkin, clocks, labels, moving, planning, topics, updates
from facilitator.acts.desk import Desk, describe, open_desk
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError, NotOpened
from facilitator.process.budget import Choice, ChoiceKind
from facilitator.process.holding import RENEW_SECONDS
from facilitator.process.invariants import broken
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading import heads
from facilitator.reading import updates as reading_updates
from facilitator.reading.topics import waiting
from facilitator.records.schema import METADATA
from facilitator.store.database import Store
from facilitator.store.engine import make_engine
from facilitator.store.opening import open_store
from facilitator.store.undo import CannotUndo, NothingToUndo


def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'team.db'}"


# --- undo and redo ----------------------------------------------------------------------------------------------


def test_undoing_an_advance_lets_the_earlier_clock_go_on_as_if_it_had_never_stopped(room: Leadership) -> None:
    room.hand.tick(100)
    room.here(updates.next_speaker)
    room.hand.tick(20)

    undone = room.desk.undo(room.meeting)

    assert describe(undone) == "went on to Ben Okoro"
    assert room.speaker.name == "Ann Berg"
    assert room.speaker.clock.running
    assert room.seconds == 120


def test_redoing_it_brings_back_the_moment_at_which_it_was_done(room: Leadership) -> None:
    room.hand.tick(100)
    room.here(updates.next_speaker)
    room.hand.tick(20)
    room.desk.undo(room.meeting)
    room.desk.redo(room.meeting)

    assert room.speaker.name == "Ben Okoro"
    assert room.seconds == 20
    assert room.updates.order[0].seconds == 100


def test_undo_works_across_a_restart_of_the_program(room: Leadership, tmp_path: Path) -> None:
    room.here(updates.next_speaker)
    room.desk.close()

    desk = open_desk(url(tmp_path), room.hand.clock, "Facilitator")
    desk.undo(room.meeting)

    speaker = desk.see(reading_updates.updates, room.meeting).speaker
    assert speaker is not None
    assert speaker.name == "Ann Berg"
    desk.close()


def test_what_an_owner_has_edited_since_is_not_undone_but_passed_over(room: Leadership, tmp_path: Path) -> None:
    update = room.speaker.update_id
    room.here(clocks.pause)
    updates.write(room.store, update, wins="Typed live", meeting=room.meeting)
    owner = open_store(url(tmp_path), room.hand.clock, "Ann")
    updates.write(owner, update, wins="Typed by Ann")
    owner.close()

    with pytest.raises(CannotUndo, match="Ann has changed it since") as refused:
        room.desk.undo(room.meeting)
    assert room.speaker.wins == "Typed by Ann"

    undone = room.desk.undo(room.meeting, passing_over=(refused.value.act_id,))
    assert undone.kind == "clocks.pause"
    assert room.speaker.clock.running
    assert room.speaker.wins == "Typed by Ann"


def test_undo_in_a_meeting_leaves_alone_what_was_done_outside(room: Leadership) -> None:
    planning.set_status(room.store, room.pricing, Status.MIGHT_MISS)

    assert room.desk.undo(room.meeting).kind == "moving.move_to"
    assert room.desk.undo().kind == "planning.set_status"


def test_an_undo_that_would_break_the_meeting_is_refused_whole(room: Leadership) -> None:
    room.here(updates.next_speaker)
    advance = room.desk.newest()
    room.here(updates.bring_up, room.update_of(room.cem))
    back_and_on = room.desk.newest()

    with pytest.raises(CannotUndo):
        room.desk.undo(room.meeting, passing_over=(back_and_on,))

    assert room.desk.newest() > advance
    assert broken(room.desk.see(heads.meeting_facts, room.meeting)) == ()
    assert room.speaker.name == "Cem Aydin"


def test_a_meeting_is_not_taken_back_to_a_phase_that_its_facts_contradict(room: Leadership) -> None:
    room.here(updates.take_rest_as_read)
    topics.raise_topic(room.store, "Rent", meeting=room.meeting)
    before = room.head
    later = [room.desk.newest(), room.desk.newest() - 1]

    with pytest.raises(CannotUndo):
        room.desk.undo(room.meeting, passing_over=[*later, later[-1] - 1])

    assert room.head == before


def test_topics_are_not_merged_into_each_other_by_undo(room: Leadership) -> None:
    rent, lease = topics.raise_topic(room.store, "Rent"), topics.raise_topic(room.store, "Lease")
    topics.merge(room.store, rent, lease)
    topics.reopen(room.store, rent, meeting=room.meeting)
    topics.merge(room.store, lease, rent)
    newest = room.desk.newest()

    with pytest.raises(CannotUndo, match="merged into each other"):
        room.desk.undo(room.meeting)

    assert room.desk.newest() == newest
    assert [line.title for line in room.desk.see(waiting, TODAY)] == ["Rent"]


def test_when_everything_is_undone_there_is_nothing_more_to_undo(room: Leadership) -> None:
    assert [room.desk.undo(room.meeting).kind for _ in range(2)] == ["moving.move_to", "checkin.start"]
    with pytest.raises(NothingToUndo):
        room.desk.undo(room.meeting)

    assert room.head.phase is Phase.PLANNED
    assert room.head.started_at is None


# --- any sequence of acts, back and forth -----------------------------------------------------------------------

STATES = list(AttendanceState)


def a_step(room: Leadership, choice: int, detail: int) -> None:
    """One act of the first half, chosen by two numbers; carried out in the meeting, as screens do."""
    members = (room.ann, room.ben, room.cem, room.dora)
    lines = room.updates.order
    member, update = members[detail % 4], lines[detail % len(lines)].update_id if lines else 0
    helps = [line.id for line in room.updates.speaker.help] if room.updates.speaker else []
    meeting, store = room.meeting, room.store
    steps: tuple[Callable[[], object], ...] = (
        lambda: updates.next_speaker(store, meeting),
        lambda: updates.next_speaker(store, meeting),
        lambda: updates.previous_speaker(store, meeting),
        lambda: updates.bring_up(store, meeting, update),
        lambda: updates.skip(store, meeting),
        lambda: updates.later(store, meeting),
        lambda: updates.away(store, meeting),
        lambda: updates.take_rest_as_read(store, meeting),
        lambda: updates.write(store, update, wins=f"Win {detail}", learnings="", meeting=meeting),
        lambda: updates.note(store, update, f"Note {detail}"),
        lambda: updates.add_help(store, update, f"Help {detail} @Ben", asked=(member,), meeting=meeting),
        lambda: updates.change_help(store, helps[0] if helps else 0, f"Help {detail} @Dora", meeting=meeting),
        lambda: updates.remove_help(store, helps[0] if helps else 0, meeting=meeting),
        lambda: updates.hand_in(store, update, meeting=meeting),
        lambda: checkin.start(store, meeting),
        lambda: checkin.set_attendance(store, meeting, member, STATES[detail % 3]),
        lambda: checkin.set_gives_update(store, meeting, member, detail % 2 == 0),
        lambda: checkin.join(store, meeting, member),
        lambda: checkin.choose_fit(store, meeting, Choice(ChoiceKind.FEWER_SPEAKERS, speakers=detail % 3)),
        lambda: checkin.choose_fit(store, meeting, Choice(ChoiceKind.LONGER_MEETING, length_minutes=60 + detail)),
        lambda: checkin.note_privately(store, meeting, f"Private {detail}"),
        lambda: clocks.toggle_pause(store, meeting),
        lambda: clocks.add_time(store, meeting, 60 * (detail % 5 - 2)),
        lambda: clocks.restart(store, meeting),
        lambda: clocks.set_back(store, meeting, detail),
        lambda: clocks.discount(store, meeting, detail),
        lambda: topics.raise_topic(store, f"Topic {detail}", meeting=meeting, help_request_id=next(iter(helps), None)),
        lambda: topics.raise_topic(store, "Pricing", meeting=meeting, milestone_id=room.pricing),
        lambda: topics.reword(store, detail % 4 + 1, f"Reworded {detail}", meeting=meeting),
        lambda: topics.settle(store, detail % 4 + 1, "Settled", meeting=meeting),
        lambda: topics.merge(store, detail % 4 + 1, 1, meeting=meeting),
        lambda: planning.set_status(store, room.pricing, list(Status)[detail % 4], meeting=meeting),
        lambda: moving.move_to(store, meeting, list(Phase)[1 + detail % 3]),
    )
    room.hand.tick(detail % 90)
    steps[choice % len(steps)]()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that the journal keeps, without its version."""
    kept = [table for table in METADATA.sorted_tables if "version" in table.columns]
    with store.read() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(
                    sa.select(*(column for column in table.columns if column.name != "version")).order_by(table.c.id)
                )
            ]
            for table in kept
        }


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory, empty_database: bytes) -> Iterator[Callable[[], Leadership]]:
    """Makes fresh copies of a team in its meeting, at the updates; the copy before is closed."""
    folder = tmp_path_factory.mktemp("rooms")
    first, fresh = folder / "first.db", folder / "fresh.db"
    first.write_bytes(empty_database)
    hand = ManualClock(datetime.combine(TODAY, time(9), UTC))
    prepared = Leadership(open_store(f"sqlite:///{first}", hand.clock, "Facilitator"), hand)
    prepared.begin()
    prepared.desk.close()
    opened: list[Leadership] = []

    def make() -> Leadership:
        while opened:
            opened.pop().desk.close()
        fresh.write_bytes(first.read_bytes())
        room = copy(prepared)
        room.hand = ManualClock(hand.time)
        room.store = open_store(f"sqlite:///{fresh}", room.hand.clock, "Facilitator")
        room.desk = Desk(room.store)
        opened.append(room)
        return room

    yield make
    opened.pop().desk.close()


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 400)), min_size=5, max_size=20))
def test_any_acts_undone_leave_what_was_and_redone_what_came(
    rooms: Callable[[], Leadership], steps: list[tuple[int, int]]
) -> None:
    room = rooms()
    beginning, done_before = everything(room.store), room.desk.newest()
    for choice, detail in steps:
        try:
            a_step(room, choice, detail)
        except FacilitatorError:
            continue
        finally:
            assert broken(room.desk.see(heads.meeting_facts, room.meeting)) == ()
    end = everything(room.store)
    with room.store.read() as connection:
        count = connection.execute(
            sa.text("SELECT count(*) FROM act WHERE id > :id AND meeting_id = :meeting"),
            {"id": done_before, "meeting": room.meeting},
        ).scalar_one()

    for _ in range(count):
        room.desk.undo(room.meeting)
    assert everything(room.store) == beginning

    for _ in range(count):
        room.desk.redo(room.meeting)
    assert everything(room.store) == end


# --- words ------------------------------------------------------------------------------------------------------


def test_every_act_has_words_of_its_own() -> None:
    sources = [path.read_text() for folder in acts.__path__ for path in Path(folder).glob("*.py")]
    used = {kind for source in sources for kind in re.findall(r'\.act\(\s*"([^"]+)"', source)}

    assert {"updates.next_speaker", "planning.set_status"} <= used
    assert used - labels.kinds() == set()


def test_an_act_without_words_is_named_as_it_is() -> None:
    assert labels.label("metrics.take_reading", "Churn {") == "take reading Churn {"
    assert labels.label("topics.raise_topic", "Churn {") == "raised the topic 'Churn {'"


# --- drafts, gaps, opening --------------------------------------------------------------------------------------


def test_a_draft_is_kept_outside_the_journal(room: Leadership) -> None:
    newest = room.desk.newest()
    room.desk.save_draft("meeting:1:topic", "Half a tho")
    room.desk.save_draft("meeting:1:topic", "Half a thought")

    assert room.desk.draft("meeting:1:topic") == "Half a thought"
    assert room.desk.draft("meeting:1:note") == ""
    assert room.desk.newest() == newest

    room.desk.save_draft("meeting:1:topic", "")
    assert room.desk.draft("meeting:1:topic") == ""


def test_newest_moves_with_every_act_and_with_nothing_else(room: Leadership) -> None:
    newest = room.desk.newest()
    assert len(room.updates.order) == 3
    assert room.desk.newest() == newest

    room.here(clocks.pause)
    assert room.desk.newest() == newest + 1


def test_the_time_that_no_program_was_there_is_noticed(room: Leadership) -> None:
    for _ in range(20):
        room.desk.mark_alive(room.meeting)
        room.hand.tick(1)
    assert room.desk.absence(room.meeting) == 0

    room.hand.tick(600)
    assert room.desk.absence(room.meeting) == pytest.approx(600, abs=6)


def test_without_a_running_clock_nothing_is_missing(room: Leadership) -> None:
    assert room.desk.absence(room.meeting) == 0
    room.desk.mark_alive(room.meeting)
    room.here(clocks.pause)
    room.hand.tick(600)

    assert room.desk.absence(room.meeting) == 0


def test_a_mark_that_cannot_be_written_interrupts_nobody_and_is_written_by_the_next_look(
    room: Leadership, tmp_path: Path
) -> None:
    other = open_store(url(tmp_path), room.hand.clock, "Ann")
    room.desk.mark_alive(room.meeting)
    room.hand.tick(RENEW_SECONDS)
    with other.write():
        room.desk.mark_alive(room.meeting)
    room.hand.tick(1)
    room.desk.mark_alive(room.meeting)
    other.close()

    assert room.speaker.name == "Ann Berg"
    room.hand.tick(RENEW_SECONDS)
    assert room.desk.absence(room.meeting) == 0


def test_a_mark_waits_for_nobody_and_what_follows_waits_again(room: Leadership, tmp_path: Path) -> None:
    # It has more patience than a test.
    engine = make_engine(url(tmp_path), busy_milliseconds=600_000)
    store = Store(engine, room.hand.clock, "Ben")
    patient = Desk(store)
    other = open_store(url(tmp_path), room.hand.clock, "Ann")
    with other.write():
        patient.mark_alive(room.meeting)
    other.close()

    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 600_000
    patient.close()


def test_a_desk_says_who_sits_at_it(hand: ManualClock, tmp_path: Path) -> None:
    desk = open_desk(f"sqlite:///{tmp_path / 'new.db'}", hand.clock, "Dora")

    assert desk.actor == "Dora"
    assert desk.clock.now() == hand.now()
    assert desk.newest() == 0
    desk.close()


def test_what_is_no_database_is_not_opened(hand: ManualClock, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear all")

    with pytest.raises(NotOpened):
        open_desk(f"sqlite:///{tmp_path / 'letter.db'}", hand.clock, "Dora")
