"""What an owner sees who prepares for the next regular meeting."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.carryover import TopicState
from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.reading.became import became
from facilitator.reading.changed import FIELDS, Names
from facilitator.reading.heads import act_before, last_met
from facilitator.reading.lines import hand_in_state, local_day, milestone_lines, people
from facilitator.reading.updates import help_lines
from facilitator.records.columns import COLUMNS, WHOLE_ROW
from facilitator.store.history import NetChange, net_changes
from facilitator.views.meeting import MilestoneLine, Person
from facilitator.views.preparing import Happened, LastTime, MeetingToCome, OwnUpdate, Past, PastRequest, Preparing

_member = COLUMNS["member"]
_meeting = COLUMNS["meeting"]
_update = COLUMNS["update"]
_attendance = COLUMNS["attendance"]
_topic = COLUMNS["topic"]

_SAID = ("status", "due", "title", "owner_id")


def preparing(
    connection: Connection, member_id: int, meeting_id: int | None, now: datetime, past: Past | None = None
) -> Preparing:
    """What `member_id` prepares for the meeting, as of `now` (UTC); None where no regular meeting is planned.

    With `past` that is not read again. Raises NotFound where the member or the meeting is gone.
    """
    member = connection.execute(sa.select(_member).where(_member.c.id == member_id)).one_or_none()
    if member is None:
        raise NotFound(f"There is no member number {member_id} (any more).", "Look again; they may be gone.")
    meeting = None if meeting_id is None else _to_come(connection, meeting_id)
    start = now if meeting is None else meeting.start
    since = last_met(connection, start)
    today = local_day(now, meeting.zone) if meeting else now.date()
    lines = milestone_lines(connection, owner_id=member_id, since=since)
    return Preparing(
        member=Person(member.id, member.name),
        role=member.role,
        meeting=meeting,
        update=None if meeting is None else _own(connection, member_id, meeting),
        milestones=lines,
        happened=_happened(connection, lines, since, today),
        past=_past(connection, member_id, meeting_id, lines, today) if past is None else past,
    )


def _past(
    connection: Connection,
    member_id: int,
    meeting_id: int | None,
    lines: tuple[MilestoneLine, ...],
    today: date,
) -> Past:
    last, asked = _last_time(connection, member_id, meeting_id, today)
    return Past(
        last=last,
        open_topics=_open_topics(connection, member_id, lines, asked),
        members=people(connection),
    )


def _to_come(connection: Connection, meeting_id: int) -> MeetingToCome:
    row = connection.execute(sa.select(_meeting).where(_meeting.c.id == meeting_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no meeting number {meeting_id} (any more).", "Look again; it may be gone.")
    return MeetingToCome(
        row.id, row.title, row.phase, row.started_at or row.planned_start, row.zone, row.hand_in_by or row.planned_start
    )


def _own(connection: Connection, member_id: int, meeting: MeetingToCome) -> OwnUpdate | None:
    row = connection.execute(
        sa.select(_update)
        .join_from(
            _update,
            _attendance,
            sa.and_(_attendance.c.meeting_id == _update.c.meeting_id, _attendance.c.member_id == _update.c.member_id),
        )
        .where(_update.c.meeting_id == meeting.id, _update.c.member_id == member_id, _attendance.c.gives_update)
    ).one_or_none()
    if row is None:
        return None
    return OwnUpdate(
        id=row.id,
        wins=row.wins,
        learnings=row.learnings,
        help=help_lines(connection, (row.id,))[row.id],
        turn=row.turn,
        handed_in=hand_in_state(row.handed_in_at, meeting.deadline),
        handed_in_at=row.handed_in_at,
    )


def _last_time(
    connection: Connection, member_id: int, meeting_id: int | None, today: date
) -> tuple[LastTime | None, frozenset[int]]:
    """What the member wrote for the newest regular meeting that is over, and the ids of what they asked for."""
    row = connection.execute(
        sa.select(_update, _meeting.c.title, _meeting.c.planned_start, _meeting.c.zone)
        .join_from(_update, _meeting, _update.c.meeting_id == _meeting.c.id)
        .where(
            _update.c.member_id == member_id,
            _meeting.c.kind == MeetingKind.REGULAR,
            _meeting.c.phase.not_in((Phase.PLANNED, Phase.CHECK_IN, Phase.UPDATES)),
            _meeting.c.id != (meeting_id or 0),
        )
        .order_by(_meeting.c.planned_start.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None, frozenset()
    asked = help_lines(connection, (row.id,))[row.id]
    words = became(connection, [line.id for line in asked], today)
    last = LastTime(
        meeting=row.title,
        day=local_day(row.planned_start, row.zone),
        wins=row.wins,
        learnings=row.learnings,
        help=tuple(PastRequest(line.text, words.get(line.id, "")) for line in asked),
    )
    return last, frozenset(words)


def _happened(
    connection: Connection, lines: tuple[MilestoneLine, ...], since: datetime, today: date
) -> tuple[Happened, ...]:
    """What changed about these milestones since `since`: each field once, from what it was to what it is."""
    titles = {line.id: line.title for line in lines}
    known = act_before(connection, since)
    past = net_changes(connection, "milestone", titles, (*_SAID, WHOLE_ROW), known)
    new = {key for key, field in past if field == WHOLE_ROW}
    names = _names(connection) if past else Names({}, {})
    told = [
        (change.act_id, _told(titles[key], field, change, names, today))
        for (key, field), change in past.items()
        if field == WHOLE_ROW or (key not in new and change.before != change.after)
    ]
    return tuple(happened for _, happened in sorted(told, key=lambda each: -each[0]))


def _told(title: str, field: str, change: NetChange, names: Names, today: date) -> Happened:
    if field == WHOLE_ROW:
        return Happened(title, "new", "", "", change.actor)
    before, after = (names.words(field, value, today) for value in (change.before, change.after))
    return Happened(title, FIELDS[field], before, after, change.actor)


def _names(connection: Connection) -> Names:
    members: Any = connection.execute(sa.select(_member.c.id, _member.c.name))
    return Names({row.id: row.name for row in members}, {})


def _open_topics(
    connection: Connection, member_id: int, lines: tuple[MilestoneLine, ...], told: frozenset[int]
) -> tuple[str, ...]:
    """Titles of the open topics that the member raised or that are about their milestones, the oldest first.

    Those that were made from the requests for help in `told` are left out.
    """
    mine = sa.or_(_topic.c.raised_by_id == member_id, _topic.c.milestone_id.in_([line.id for line in lines]))
    query = sa.select(_topic.c.title, _topic.c.help_request_id).where(_topic.c.state == TopicState.OPEN, mine)
    rows = connection.execute(query.order_by(_topic.c.id))
    return tuple(row.title for row in rows if row.help_request_id not in told)
