"""The speaking order of a meeting: pieces that acts of the first half share."""

from sqlmodel import col, select

from facilitator.acts import clocks, moving
from facilitator.errors import NotNow
from facilitator.process.agenda import place
from facilitator.process.meeting import AttendanceState, Turn
from facilitator.process.phases import Phase
from facilitator.records.meeting import Attendance, Meeting
from facilitator.records.update import Update
from facilitator.store.unit import Unit


def in_updates(unit: Unit, meeting_id: int) -> Meeting:
    """The meeting, which must be at its updates. Raises NotNow and NotFound."""
    meeting = unit.get(Meeting, meeting_id)
    if meeting.phase is not Phase.UPDATES:
        raise NotNow(f"The meeting is at {meeting.phase.word}.", "Speakers come up in the updates only.")
    return meeting


def speaker(unit: Unit, meeting_id: int) -> Update | None:
    """The update of whoever speaks; None where nobody does."""
    return unit.first(select(Update).where(Update.meeting_id == meeting_id, Update.turn == Turn.UP))


def current_speaker(unit: Unit, meeting_id: int) -> Update:
    """The update of whoever speaks. Raises NotNow where nobody does."""
    current = speaker(unit, meeting_id)
    if current is None:
        raise NotNow("Nobody speaks at the moment.", "Bring somebody up first.")
    return current


def attendance_of(unit: Unit, meeting_id: int, member_id: int) -> Attendance | None:
    """How a member takes part in a meeting; None where they do not."""
    return unit.first(select(Attendance).where(Attendance.meeting_id == meeting_id, Attendance.member_id == member_id))


def waiting(unit: Unit, meeting_id: int) -> list[Update]:
    """The updates of those who wait to speak and are here, in order."""
    here = select(Attendance.member_id).where(
        Attendance.meeting_id == meeting_id, Attendance.state != AttendanceState.AWAY
    )
    return unit.all(
        select(Update)
        .where(Update.meeting_id == meeting_id, Update.turn == Turn.WAITING, col(Update.member_id).in_(here))
        .order_by(col(Update.position), col(Update.id))
    )


def pass_on(unit: Unit, meeting: Meeting, turn: Turn) -> None:
    """Whoever speaks gets `turn`, and the next speaker comes up; where nobody is left, the topics follow."""
    _take_off(unit, meeting.id, turn)
    moving.bring_up_speaker(unit, meeting)
    if speaker(unit, meeting.id) is None:
        moving.enter(unit, meeting, Phase.PRIORITIZE)


def put_up(unit: Unit, update: Update) -> None:
    """Put a chosen speaker on the stage; whoever is there waits directly after them, with the time they used."""
    if update.turn is Turn.UP:
        return
    order = _in_order(unit, update.meeting_id)
    others = [one for one in order if one is not update]
    follows = next((n for n, one in enumerate(others) if one.turn is Turn.UP), None)
    if follows is None:
        follows = next((n for n, one in enumerate(others) if one.turn is Turn.WAITING), len(others))
    for number, one in enumerate(place(order, update, follows)):
        one.position = number
    _take_off(unit, update.meeting_id, Turn.WAITING)
    update.turn = Turn.UP
    clocks.start_clock(unit, update.meeting_id, update_id=update.id)


def end_of_order(unit: Unit, meeting_id: int) -> int:
    """The first position behind everybody in the speaking order."""
    return max((update.position for update in _in_order(unit, meeting_id)), default=-1) + 1


def _in_order(unit: Unit, meeting_id: int) -> list[Update]:
    ordered = select(Update).where(Update.meeting_id == meeting_id).order_by(col(Update.position), col(Update.id))
    return unit.all(ordered)


def _take_off(unit: Unit, meeting_id: int, turn: Turn) -> None:
    clocks.stop_clock(unit, meeting_id)
    current = speaker(unit, meeting_id)
    if current is not None:
        current.turn = turn
        # The database lets one be up at a time, and rows are written in the order of their ids.
        unit.session.flush()
