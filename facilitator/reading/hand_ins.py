"""Who has handed in for a meeting: one that was made, or one that is still to be made from its series."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.budget import Choice, Fit, choices, chosen
from facilitator.process.meeting import HandIn
from facilitator.process.phases import Phase
from facilitator.process.schedule import hand_in_deadline
from facilitator.reading.lines import hand_in_state
from facilitator.reading.series import participants
from facilitator.records.columns import COLUMNS
from facilitator.views.hand_ins import HandInLine, HandIns

_meeting = COLUMNS["meeting"]
_series = COLUMNS["series"]
_update = COLUMNS["update"]
_attendance = COLUMNS["attendance"]
_member = COLUMNS["member"]

_MEETING = (
    sa.select(_meeting, _series.c.fit_choice.label("series_choice"))
    .outerjoin_from(_meeting, _series, _meeting.c.series_id == _series.c.id)
    .where(_meeting.c.id == sa.bindparam("meeting"))
)
_UPDATES = (
    sa.select(_update.c.member_id, _update.c.handed_in_at, _member.c.name)
    .join_from(_update, _member)
    .where(_update.c.meeting_id == sa.bindparam("meeting"))
    .order_by(_update.c.position, _update.c.id)
)
_SPEAKERS = sa.select(sa.func.count()).where(
    _attendance.c.meeting_id == sa.bindparam("meeting"), _attendance.c.gives_update
)


def of_meeting(connection: Connection, meeting_id: int) -> HandIns:
    """The updates of a meeting that was made; a separate one has none. Raises NotFound."""
    meeting = {"meeting": meeting_id}
    row = connection.execute(_MEETING, meeting).one_or_none()
    if row is None:
        raise NotFound(f"There is no meeting number {meeting_id} (any more).", "Look again; it may be gone.")
    updates = connection.execute(_UPDATES, meeting).all()
    fit = Fit(connection.execute(_SPEAKERS, meeting).scalar_one(), row.update_seconds, row.length_minutes * 60 // 2)
    return HandIns(
        id=meeting_id,
        title=row.title,
        phase=row.phase,
        start=row.planned_start,
        zone=row.zone,
        deadline=row.hand_in_by or row.planned_start,
        lines=tuple(
            HandInLine(one.member_id, one.name, hand_in_state(one.handed_in_at, row.hand_in_by), one.handed_in_at)
            for one in updates
        ),
        fit=fit,
        choices=_open_choices(fit, row.length_minutes, row.fit_choice or row.series_choice),
    )


def of_series(connection: Connection, series_id: int, start: datetime) -> HandIns:
    """The meeting that `series_id` has at `start` (UTC), which nobody has written for yet."""
    series = connection.execute(sa.select(_series).where(_series.c.id == series_id)).one()
    speakers = [person for person in participants(connection).get(series.id, ()) if person.gives_update]
    fit = Fit(len(speakers), series.update_seconds, series.length_minutes * 60 // 2)
    return HandIns(
        id=None,
        title=series.name,
        phase=Phase.PLANNED,
        start=start,
        zone=series.zone,
        deadline=hand_in_deadline(start, series.hand_in_hours),
        lines=tuple(HandInLine(person.member_id, person.name, HandIn.MISSING, None) for person in speakers),
        fit=_as_chosen(fit, series.length_minutes, series.fit_choice),
        choices=_open_choices(fit, series.length_minutes, series.fit_choice),
    )


def _open_choices(fit: Fit, length_minutes: int, kind: str | None) -> tuple[Choice, ...]:
    return () if kind else choices(fit, length_minutes)


def _as_chosen(fit: Fit, length_minutes: int, kind: str) -> Fit:
    """How the updates fit once the meeting is made in the way that was chosen for its series."""
    choice = chosen(choices(fit, length_minutes), kind)
    if choice is None:
        return fit
    length, each = choice.length_minutes or length_minutes, choice.seconds_each or fit.seconds_each
    return Fit(fit.speakers, each, length * 60 // 2)
