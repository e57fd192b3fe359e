"""The order of the speakers in one meeting: chosen at its check-in, applied at once to who has not spoken."""

from random import Random

from sqlmodel import col, select

from facilitator.errors import NotNow
from facilitator.process.meeting import AttendanceState, MeetingKind, Turn
from facilitator.process.phases import Phase
from facilitator.process.speaker_order import SpeakerOrder, Waiting, arranged
from facilitator.records.meeting import Attendance, ClockSpan, Meeting
from facilitator.records.team import Member
from facilitator.records.update import Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit

_WHEN = (Phase.PLANNED, Phase.CHECK_IN, Phase.UPDATES)


def arrange(store: Store, meeting_id: int, order: SpeakerOrder, *, chance: Random | None = None) -> None:
    """Put those who have not spoken in another order; `chance` shuffles (None: a source of its own).

    Raises NotNow after the updates, where nobody waits to speak, and for a rotation where no meeting of the series was
    held before.
    """
    with store.act("speaker_order.arrange", order.phrase, meeting=meeting_id) as unit:
        meeting = unit.get(Meeting, meeting_id)
        if meeting.phase not in _WHEN or meeting.kind is MeetingKind.SEPARATE:
            raise NotNow("Nobody is going to speak any more.", "The order of the speakers is for check-in and updates.")
        updates = _not_spoken(unit, meeting_id)
        if not updates:
            raise NotNow("Nobody waits to speak.", "b brings the last one up again.")
        before = _spoke_before(unit, meeting)
        if order is SpeakerOrder.ROTATING and not before:
            raise NotNow("Nobody has spoken in an earlier meeting of this series.", "Choose another order this time.")
        places = sorted(update.position for update, _, _ in updates)
        waiting = [
            Waiting(member.id, member.name, attendance.state is AttendanceState.LATE)
            for _, attendance, member in updates
        ]
        of_member = {member.id: update for update, _, member in updates}
        # Shuffling keeps no secret.
        new = arranged(waiting, order, before, chance or Random())  # noqa: S311
        for place, one in zip(places, new, strict=True):
            of_member[one.member_id].position = place


def _not_spoken(unit: Unit, meeting_id: int) -> list[tuple[Update, Attendance, Member]]:
    """Who has yet to speak, as in the series."""
    query = (
        select(Update, Attendance, Member)
        .join(Member, col(Update.member_id) == col(Member.id))
        .join(
            Attendance,
            (col(Attendance.meeting_id) == col(Update.meeting_id))
            & (col(Attendance.member_id) == col(Update.member_id)),
        )
        .where(Update.meeting_id == meeting_id, Update.turn == Turn.WAITING)
        .order_by(col(Attendance.position), col(Attendance.id))
    )
    return [(update, attendance, member) for update, attendance, member in unit.session.exec(query)]


def _spoke_before(unit: Unit, meeting: Meeting) -> list[int]:
    """Ids of who spoke in the last meeting of the same series, in the order in which they first did."""
    if meeting.series_id is None:
        return []
    last = unit.first(
        select(Meeting)
        .where(
            Meeting.series_id == meeting.series_id,
            Meeting.phase == Phase.CLOSED,
            Meeting.planned_start < meeting.planned_start,
        )
        .order_by(col(Meeting.planned_start).desc())
    )
    if last is None:
        return []
    spoken = unit.session.exec(
        select(Update.member_id)
        .join(ClockSpan, col(ClockSpan.update_id) == col(Update.id))
        .where(Update.meeting_id == last.id, Update.turn == Turn.DONE)
        .order_by(col(ClockSpan.started_at), col(ClockSpan.id))
    )
    return list(dict.fromkeys(spoken))
