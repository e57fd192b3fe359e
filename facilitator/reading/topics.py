"""Topics across meetings: where they come from, how often they were put off, and which wait."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import DEFERRED, Outcome, TopicState
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.reading.lines import local_day
from facilitator.reading.origins import origins
from facilitator.records.columns import COLUMNS
from facilitator.views.board import WaitingTopic

_topic = COLUMNS["topic"]
_discussion = COLUMNS["discussion"]
_meeting = COLUMNS["meeting"]

# The type is named, because a coalesce of its own would give back text instead of a time.
_began = sa.func.coalesce(_meeting.c.started_at, _meeting.c.planned_start, type_=_meeting.c.planned_start.type)

_dealt_with = (
    sa.select(_discussion.c.topic_id)
    .join_from(_discussion, _meeting, _discussion.c.meeting_id == _meeting.c.id)
    .where(_discussion.c.outcome.is_not(None), _meeting.c.phase.in_(LIVE_PHASES))
)

_WAITING = (
    sa.select(_topic.c.id, _topic.c.raised_at, _meeting.c.zone)
    .outerjoin_from(_topic, _meeting, _topic.c.raised_in_id == _meeting.c.id)
    .where(_topic.c.state == TopicState.OPEN, _topic.c.id.not_in(_dealt_with))
)

_MERGED = sa.select(_topic.c.id, _topic.c.merged_into_id).where(
    _topic.c.state == TopicState.MERGED, _topic.c.merged_into_id.in_(sa.bindparam("into", expanding=True))
)

_DEFERRALS = (
    sa.select(
        _discussion.c.topic_id, _discussion.c.position, _meeting.c.id, _meeting.c.phase, _began.label("began"),
        _meeting.c.zone,
    )
    .join_from(_discussion, _meeting, _discussion.c.meeting_id == _meeting.c.id)
    .where(
        _discussion.c.topic_id.in_(sa.bindparam("topics", expanding=True)),
        _discussion.c.outcome.in_(DEFERRED),
    )
    .order_by(_began)
)  # fmt: skip
_SEPARATE_STARTS = (
    sa.select(_discussion.c.topic_id, _meeting.c.planned_start, _meeting.c.zone)
    .join_from(_discussion, _meeting, _discussion.c.separate_meeting_id == _meeting.c.id)
    .where(
        _discussion.c.topic_id.in_(sa.bindparam("topics", expanding=True)),
        _discussion.c.outcome == Outcome.SEPARATE_MEETING,
        _meeting.c.phase != Phase.CLOSED,
    )
    .order_by(_meeting.c.planned_start.desc())
)


def waiting(connection: Connection, today: date) -> tuple[WaitingTopic, ...]:
    """Every open topic, most often and longest put off first, then in the order that was committed last; those with
    a meeting of their own to come are last.

    A topic that has its outcome in the running meeting does not wait.
    """
    rows = connection.execute(_WAITING).all()
    ids = [row.id for row in rows]
    come_from = origins(connection, ids, today)
    deferred, separate = deferrals(connection, ids), _separate_starts(connection, ids, today)
    lines = [
        WaitingTopic(
            id=row.id,
            title=come_from[row.id].title,
            source=come_from[row.id].source,
            source_text=come_from[row.id].source_text,
            raised_by=come_from[row.id].raised_by,
            deferrals=deferred[row.id].times,
            since=local_day(row.raised_at, row.zone) if row.zone else row.raised_at.date(),
            separate_start=separate.get(row.id),
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: _standing(line, deferred[line.id].place)))


class Deferred(NamedTuple):
    """How a topic was put off."""

    times: int = 0
    first: date | None = None
    """The day of the first time, in the zone of that meeting."""
    place: int = 0
    """The one that it had in the order of the closed meeting that put it off last; 0 where none did."""


def deferrals(
    connection: Connection, topic_ids: Collection[int], *, meeting_id: int | None = None
) -> dict[int, Deferred]:
    """How each topic was put off in closed meetings.

    What went up in a topic gives it its age. With `meeting_id` that meeting counts as well, closed or not. Every topic
    asked for is in the answer.
    """
    found = dict.fromkeys(topic_ids, Deferred())
    if not found:
        return found
    ages = aged_by(connection, found)
    # Looked at here: as a condition of the query the database would begin with every closed meeting of ten years.
    rows = [
        row
        for row in connection.execute(_DEFERRALS, {"topics": list(ages)})
        if row.phase is Phase.CLOSED or row.id == meeting_id
    ]
    # Two that were put off at the same meeting, and are one by now, were put off once.
    once = {(topic, row.id): row for row in rows for topic in ages[row.topic_id]}
    for (topic, _), meeting in once.items():
        was = found[topic]
        found[topic] = Deferred(was.times + 1, was.first or local_day(meeting.began, meeting.zone))
    for row in rows:
        if row.topic_id in found and row.phase is Phase.CLOSED:
            found[row.topic_id] = found[row.topic_id]._replace(place=row.position)
    return found


def aged_by(connection: Connection, topic_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Which of `topic_ids` have their age of which topic: of themselves, and of what went up in them."""
    ages, level = {one: frozenset((one,)) for one in topic_ids}, list(topic_ids)
    while level:
        rows = connection.execute(_MERGED, {"into": level}).all()
        more = {row.id: ages[row.merged_into_id] | ages.get(row.id, frozenset()) for row in rows}
        # Undo may have left a circle; it ends where nothing is new.
        level = [one for one, topics in more.items() if topics != ages.get(one)]
        ages |= more
    return ages


def merged_in_circles(connection: Connection) -> frozenset[int]:
    """Ids of topics that are merged into each other, so that none of them is left; undo could come to that."""
    query = sa.select(_topic.c.id, _topic.c.merged_into_id).where(_topic.c.state == TopicState.MERGED)
    into: dict[int, int] = {row.id: row.merged_into_id for row in connection.execute(query)}
    # What goes up in a topic that is not merged is left out, round by round, until only circles and their tails stay.
    while True:
        ending = {key for key, target in into.items() if target not in into}
        if not ending:
            return frozenset(into)
        into = {key: target for key, target in into.items() if key not in ending}


def _separate_starts(connection: Connection, topic_ids: Collection[int], today: date) -> dict[int, datetime]:
    """When the separate meeting of a topic begins (UTC), for those that have one today or later."""
    if not topic_ids:
        return {}
    rows = connection.execute(_SEPARATE_STARTS, {"topics": list(topic_ids)})
    return {row.topic_id: row.planned_start for row in rows if local_day(row.planned_start, row.zone) >= today}


def _standing(line: WaitingTopic, place: int) -> tuple[bool, int, date, int, int]:
    return line.separate_start is not None, -line.deferrals, line.since, place, line.id
