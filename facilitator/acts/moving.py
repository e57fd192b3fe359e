"""From one phase of a meeting to the next, and what that does to the clock and the stage."""

from collections.abc import Iterable

from sqlmodel import col, select

from facilitator.acts import clocks
from facilitator.acts.agenda import in_order, open_order
from facilitator.errors import NotNow
from facilitator.process.meeting import AttendanceState, MeetingKind, Turn
from facilitator.process.phases import Phase, check_move
from facilitator.records.meeting import Attendance, Meeting
from facilitator.records.topic import Discussion
from facilitator.records.update import Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit

_FIRST_HALF = (Phase.CHECK_IN, Phase.UPDATES)


def move_to(store: Store, meeting_id: int, phase: Phase, *, as_of: int | None = None) -> None:
    """Go to another phase. Raises NotNow where the path does not lead there, MovedOn where the meeting went on."""
    with store.act("moving.move_to", phase.word, meeting=meeting_id, as_of=as_of) as unit:
        meeting = unit.get(Meeting, meeting_id)
        if phase is Phase.CLOSED and meeting.phase is Phase.CLOSE:
            raise NotNow("A meeting is closed by an act of its own.", "Look at the result, then close it.")
        enter(unit, meeting, phase)


def enter(unit: Unit, meeting: Meeting, phase: Phase) -> None:
    """Take the meeting to `phase`, as part of an act: whoever is up leaves the stage, and the next one comes up.

    Raises NotNow where the path does not lead there, or the order of topics is not committed. Closing for good is
    `closing.close`, which looks at every topic first.
    """
    separate = meeting.kind is MeetingKind.SEPARATE
    straight_to_topics = separate and meeting.phase is Phase.CHECK_IN and phase is Phase.DISCUSS
    committed = meeting.order_committed_at is not None
    check_move(meeting.phase, phase, order_committed=committed or straight_to_topics, separate=separate)
    before = meeting.phase
    clear_stage(unit, meeting, spoken=phase is not Phase.CHECK_IN)
    meeting.phase = phase
    if phase is Phase.CHECK_IN and meeting.started_at is None:
        meeting.started_at = unit.now
    elif phase is Phase.UPDATES:
        bring_up_speaker(unit, meeting)
    elif phase is Phase.PRIORITIZE:
        # Locked again until it is committed; and a meeting that was reopened goes on, so it has no end any more.
        meeting.order_committed_at = meeting.ended_at = None
        open_order(unit, meeting)
    elif phase is Phase.DISCUSS:
        meeting.ended_at = None
        if straight_to_topics:
            open_order(unit, meeting)
            meeting.order_committed_at = meeting.order_committed_at or unit.now
        bring_up_topic(unit, in_order(unit, meeting.id))
    elif phase is Phase.CLOSE and before in _FIRST_HALF:
        # The time was over before the midpoint: what was raised needs a destination all the same.
        open_order(unit, meeting)


def clear_stage(unit: Unit, meeting: Meeting, *, spoken: bool = True) -> None:
    """Stop the clock and take the topic or the speaker off the stage.

    A topic without an outcome waits again; a speaker is done where they have `spoken`, else they wait again too.
    """
    clocks.stop_clock(unit, meeting.id)
    for topic in unit.all(select(Discussion).where(Discussion.meeting_id == meeting.id, Discussion.turn == Turn.UP)):
        topic.turn = Turn.WAITING
    for update in unit.all(select(Update).where(Update.meeting_id == meeting.id, Update.turn == Turn.UP)):
        update.turn = Turn.DONE if spoken else Turn.WAITING
    # The database lets one be up at a time, and rows are written in the order of their ids.
    unit.session.flush()


def bring_up_speaker(unit: Unit, meeting: Meeting) -> None:
    """Bring up the first speaker who waits and is here, and start their clock; nobody where none is left."""
    here = select(Attendance.member_id).where(
        Attendance.meeting_id == meeting.id, Attendance.state != AttendanceState.AWAY
    )
    update = unit.first(
        select(Update)
        .where(Update.meeting_id == meeting.id, Update.turn == Turn.WAITING, col(Update.member_id).in_(here))
        .order_by(col(Update.position), col(Update.id))
    )
    if update is not None:
        update.turn = Turn.UP
        clocks.start_clock(unit, meeting.id, update_id=update.id)


def bring_up_topic(unit: Unit, order: Iterable[Discussion]) -> bool:
    """Bring up the first of these topics that waits, and start its clock. Says whether there was one."""
    for discussion in order:
        if discussion.turn is Turn.WAITING:
            put_up(unit, discussion)
            return True
    return False


def put_up(unit: Unit, discussion: Discussion) -> None:
    """Put a topic on the stage, which must be clear, and start its clock."""
    discussion.turn = Turn.UP
    clocks.start_clock(unit, discussion.meeting_id, discussion_id=discussion.id)
