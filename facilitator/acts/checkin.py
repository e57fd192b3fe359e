"""The check-in: who is here, what was promised, what came of separate meetings, and whether the plan fits."""

from datetime import timedelta

from sqlmodel import col, select

from facilitator.acts import fitting, speaking
from facilitator.acts.agenda import queue_topic
from facilitator.acts.labels import named
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.budget import Choice
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import AttendanceState, MeetingKind, Turn
from facilitator.process.phases import Phase
from facilitator.records.meeting import Attendance, ClockSpan, Meeting, PrivateNote
from facilitator.records.team import Member
from facilitator.records.topic import ActionItem, Discussion, Topic
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph, quoted

EARLY = timedelta(minutes=30)
"""A meeting that starts earlier than this before its time was moved: its plan goes along."""


def start(store: Store, meeting_id: int) -> None:
    """Start a planned meeting with its check-in.

    Where it starts more than half an hour early, or after it should have ended, its planned start becomes now.
    Raises NotNow where it has started already.
    """
    with store.act("checkin.start", meeting=meeting_id) as unit:
        meeting = unit.get(Meeting, meeting_id)
        # Going back to the check-in is another act: it begins nothing anew.
        if meeting.phase is not Phase.PLANNED:
            raise NotNow("The meeting has started already.", "Go on with it where it is.")
        planned_end = meeting.planned_start + timedelta(minutes=meeting.length_minutes)
        if not meeting.planned_start - EARLY <= unit.now <= planned_end:
            meeting.planned_start = unit.now
        meeting.phase = Phase.CHECK_IN
        meeting.started_at = unit.now
        unit.about(meeting.title)


def set_attendance(store: Store, meeting_id: int, member_id: int, state: AttendanceState) -> None:
    """Say that a member is here, late or away.

    Whoever is late speaks at the end, and so does who comes back during the updates; whoever speaks and goes away
    makes room for the next one. Raises NotFound where they do not take part, NotNow where the meeting is closed.
    """
    with store.act("checkin.set_attendance", meeting=meeting_id) as unit:
        meeting, attendance = _taking_part(unit, meeting_id, member_id)
        before, attendance.state = attendance.state, state
        if before is AttendanceState.AWAY and state is not before and attendance.gives_update:
            fitting.ask_again(meeting)
        update = _update(unit, meeting_id, member_id)
        if update is not None and meeting.phase is Phase.UPDATES:
            if update.turn is Turn.UP and state is AttendanceState.AWAY:
                speaking.pass_on(unit, meeting, Turn.WAITING)
            elif update.turn is Turn.WAITING and before is AttendanceState.AWAY and state is not before:
                update.position = speaking.end_of_order(unit, meeting_id)
        elif update is not None and meeting.phase in (Phase.PLANNED, Phase.CHECK_IN):
            if state is AttendanceState.LATE:
                update.position = speaking.end_of_order(unit, meeting_id)
            elif before is AttendanceState.LATE:
                update.position = attendance.position
        unit.about(f"{unit.get(Member, member_id).name} {state.value}")


def join(store: Store, meeting_id: int, member_id: int, gives_update: bool = True) -> None:
    """Let a member take part who was not planned for: a guest, or somebody who comes late; they speak at the end.

    Raises NotValid where they take part already or left the team, NotNow where the meeting is closed.
    """
    with store.act("checkin.join", meeting=meeting_id) as unit:
        meeting, member = _open(unit, meeting_id), unit.get(Member, member_id)
        if not member.active:
            raise NotValid(f"{member.name} has left the team.", "Bring them back first, or name somebody else.")
        if speaking.attendance_of(unit, meeting_id, member_id) is not None:
            raise NotValid(f"{member.name} takes part already.", "Change how, in the list of who is here.")
        begun = meeting.phase not in (Phase.PLANNED, Phase.CHECK_IN)
        others = unit.all(select(Attendance).where(Attendance.meeting_id == meeting_id))
        attendance = Attendance(
            meeting_id=meeting_id,
            member_id=member_id,
            position=max((one.position for one in others), default=-1) + 1,
            state=AttendanceState.LATE if begun else AttendanceState.PRESENT,
            gives_update=gives_update and meeting.kind is MeetingKind.REGULAR,
        )
        unit.add(attendance)
        if attendance.gives_update:
            fitting.ask_again(meeting)
            _add_update(unit, meeting, attendance)
        unit.about(member.name)


def set_gives_update(store: Store, meeting_id: int, member_id: int, gives: bool) -> None:
    """Say whether a member gives an update in this meeting. What they wrote already is kept.

    Raises NotFound where they do not take part, NotNow where the meeting is closed or has no updates.
    """
    with store.act("checkin.set_gives_update", meeting=meeting_id) as unit:
        meeting, attendance = _taking_part(unit, meeting_id, member_id)
        if gives and meeting.kind is MeetingKind.SEPARATE:
            raise NotNow("A separate meeting has no updates.", "Write it for the next regular one.")
        if gives and not attendance.gives_update:
            fitting.ask_again(meeting)
        attendance.gives_update = gives
        unit.about(f"{unit.get(Member, member_id).name} gives {'an' if gives else 'no'} update")
        update = _update(unit, meeting_id, member_id)
        if update is None:
            if gives:
                _add_update(unit, meeting, attendance)
        elif gives and update.turn is Turn.SKIPPED:
            update.turn = Turn.WAITING
        elif not gives:
            _leave_out(unit, meeting, update)


def set_action_done(store: Store, action_id: int, done: bool, *, meeting: int | None = None) -> None:
    """Say that an action item is done, or that it is not."""
    with store.act("checkin.set_action_done", meeting=meeting) as unit:
        action = unit.get(ActionItem, action_id)
        if done != (action.done_at is not None):
            action.done_at = unit.now if done else None
        unit.about(f"{named(action.what)} {'done' if done else 'open'}")


def settle_separate(store: Store, separate_meeting_id: int, resolved: bool, *, meeting: int) -> None:
    """Say what came of a separate meeting that was held without the program: resolved, or back on the agenda.

    Raises NotNow where it is no separate meeting, or was started here.
    """
    with store.act("checkin.settle_separate", meeting=meeting) as unit:
        separate = unit.get(Meeting, separate_meeting_id)
        if separate.kind is not MeetingKind.SEPARATE or separate.phase is not Phase.PLANNED:
            raise NotNow(f"{quoted(separate.title)} is not a separate meeting to come.", "Look at the list again.")
        sent = select(Discussion.topic_id).where(Discussion.separate_meeting_id == separate_meeting_id)
        topics = unit.all(select(Topic).where(col(Topic.id).in_(sent), Topic.state == TopicState.OPEN))
        separate.phase = Phase.CLOSED
        separate.started_at = separate.planned_start
        separate.ended_at = separate.planned_start + timedelta(minutes=separate.length_minutes)
        for discussion in unit.all(select(Discussion).where(Discussion.meeting_id == separate_meeting_id)):
            discussion.outcome = discussion.outcome or (Outcome.RESOLVED if resolved else Outcome.NEXT_MEETING)
        for topic in topics:
            if resolved:
                topic.state = TopicState.SETTLED
                topic.settled_note = "Resolved in a meeting of its own."
            else:
                queue_topic(unit, unit.get(Meeting, meeting), topic)
        unit.about(f"{named(separate.title)}: {'resolved' if resolved else 'back on the agenda'}")


def choose_fit(store: Store, meeting_id: int, choice: Choice) -> None:
    """Do what was chosen where the updates do not fit, and remember it for the series.

    Raises NotNow where the meeting is closed.
    """
    with store.act("checkin.choose_fit", meeting=meeting_id) as unit:
        meeting = _open(unit, meeting_id)
        fitting.change_plan(meeting, choice)
        if choice.speakers is not None:
            fitting.hear_fewer(unit, meeting, choice.speakers)
        fitting.remember(unit, meeting, choice)
        unit.about(choice.sentence.rstrip("."))


def note_privately(store: Store, meeting_id: int, text: str) -> None:
    """Take a note for oneself: never exported, never on the stage. Raises NotValid."""
    with store.act("checkin.note_privately", meeting=meeting_id) as unit:
        words = paragraph(text, "private note")
        if not words:
            raise NotValid("The note is empty.", "Type a few words.")
        unit.add(PrivateNote(meeting_id=unit.get(Meeting, meeting_id).id, text=words, taken_at=unit.now))


def _open(unit: Unit, meeting_id: int) -> Meeting:
    meeting = unit.get(Meeting, meeting_id)
    if meeting.phase is Phase.CLOSED:
        raise NotNow("The meeting is closed.", "Reopen it first.")
    return meeting


def _taking_part(unit: Unit, meeting_id: int, member_id: int) -> tuple[Meeting, Attendance]:
    meeting = _open(unit, meeting_id)
    attendance = speaking.attendance_of(unit, meeting_id, member_id)
    if attendance is None:
        name = unit.get(Member, member_id).name
        raise NotFound(f"{name} does not take part in this meeting.", "Let them join first.")
    return meeting, attendance


def _update(unit: Unit, meeting_id: int, member_id: int) -> Update | None:
    return unit.first(select(Update).where(Update.meeting_id == meeting_id, Update.member_id == member_id))


def _add_update(unit: Unit, meeting: Meeting, attendance: Attendance) -> None:
    """Give a member who takes part an update: at their place in the order, or at its end once it has begun."""
    begun = meeting.phase is Phase.UPDATES
    position = speaking.end_of_order(unit, meeting.id) if begun else attendance.position
    unit.add(Update(meeting_id=meeting.id, member_id=attendance.member_id, position=position))


def _leave_out(unit: Unit, meeting: Meeting, update: Update) -> None:
    """Take an update out of the order: for good where nothing was written or said, else as skipped."""
    if update.turn is Turn.UP:
        speaking.pass_on(unit, meeting, Turn.SKIPPED)
        return
    begun = unit.first(select(ClockSpan).where(ClockSpan.update_id == update.id))
    asks = unit.first(select(HelpRequest).where(HelpRequest.update_id == update.id))
    if begun or asks or update.wins or update.learnings or update.notes or update.handed_in_at:
        if update.turn is Turn.WAITING:
            update.turn = Turn.SKIPPED
    else:
        unit.delete(update)
