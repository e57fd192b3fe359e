"""What became of requests for help, in a few words each."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import Outcome, TopicState, deferred_text
from facilitator.process.dates import day_text
from facilitator.reading.lines import local_day
from facilitator.reading.topics import deferrals
from facilitator.records.columns import COLUMNS
from facilitator.text import quoted

_topic = COLUMNS["topic"]
_into = _topic.alias("into")
_discussion = COLUMNS["discussion"]
_decision = COLUMNS["decision"]
_meeting = COLUMNS["meeting"]
_separate = _meeting.alias("separate")

_TOPICS = (
    sa.select(
        _topic.c.id, _topic.c.help_request_id, _topic.c.state, _topic.c.settled_note, _into.c.title.label("into"),
    )
    .outerjoin_from(_topic, _into, _topic.c.merged_into_id == _into.c.id)
    .order_by(_topic.c.id)
)  # fmt: skip
_ENDS = (
    sa.select(
        _discussion.c.id, _discussion.c.topic_id, _discussion.c.outcome, _discussion.c.reason,
        _meeting.c.planned_start, _meeting.c.zone,
        _separate.c.planned_start.label("separate_start"), _separate.c.zone.label("separate_zone"),
    )
    .join_from(_discussion, _meeting, _discussion.c.meeting_id == _meeting.c.id)
    .outerjoin(_separate, _discussion.c.separate_meeting_id == _separate.c.id)
    .where(_discussion.c.outcome.is_not(None))
    .order_by(_meeting.c.planned_start, _discussion.c.id)
)  # fmt: skip

Row = sa.Row[*tuple[Any, ...]]


def became(connection: Connection, request_ids: Collection[int], today: date) -> dict[int, str]:
    """For each of the requests that became a topic what came of that; days are written as seen from `today`."""
    if not request_ids:
        return {}
    topics = {row.id: row for row in connection.execute(_TOPICS.where(_topic.c.help_request_id.in_(request_ids)))}
    ends = {row.topic_id: row for row in connection.execute(_ENDS.where(_discussion.c.topic_id.in_(topics)))}
    decided = _decided(connection, [row.id for row in ends.values()])
    deferred = deferrals(connection, topics)
    return {
        topic.help_request_id: _words(topic, ends.get(key), decided, deferred[key].times, today)
        for key, topic in topics.items()
    }


def _decided(connection: Connection, discussion_ids: Collection[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = sa.select(_decision.c.discussion_id, _decision.c.text).where(_decision.c.discussion_id.in_(discussion_ids))
    for discussion_id, text in connection.execute(query.order_by(_decision.c.id)):
        found[discussion_id].append(text)
    return found


def _words(topic: Row, end: Row | None, decided: dict[int, list[str]], deferrals: int, today: date) -> str:
    match topic.state:
        case TopicState.MERGED:
            return f"merged into {quoted(topic.into or '')}"
        case TopicState.DROPPED:
            return f"dropped: {topic.settled_note or (end.reason if end else '')}".rstrip(": ")
        case TopicState.SETTLED:
            return _settled(topic, end, decided, today)
    if end is not None and end.outcome is Outcome.SEPARATE_MEETING and end.separate_start is not None:
        return f"gets its own meeting, {day_text(local_day(end.separate_start, end.separate_zone), today)}"
    return f"a topic that waits, {deferred_text(deferrals)}" if deferrals else "a topic that waits"


def _settled(topic: Row, end: Row | None, decided: dict[int, list[str]], today: date) -> str:
    if end is None or end.outcome is not Outcome.RESOLVED:
        return f"settled: {topic.settled_note}" if topic.settled_note else "settled meanwhile"
    told = f"resolved {day_text(local_day(end.planned_start, end.zone), today)}"
    return f"{told}: {'; '.join(decided[end.id])}" if decided.get(end.id) else told
