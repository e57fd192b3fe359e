"""Closing the loop: everything as it will stand."""

from collections import defaultdict
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import discussed
from facilitator.process.timebox import Span
from facilitator.reading.candidates import unheard_requests
from facilitator.reading.discuss import decision_lines
from facilitator.reading.heads import meeting_head
from facilitator.reading.lines import action_lines, people
from facilitator.reading.milestone_changes import milestone_changes
from facilitator.reading.next_start import next_start
from facilitator.reading.origins import origins
from facilitator.reading.topics import deferrals
from facilitator.records.columns import COLUMNS
from facilitator.views.closing import Closing, ClosingTopic, RequestLine

_discussion = COLUMNS["discussion"]
_decision = COLUMNS["decision"]
_action = COLUMNS["action_item"]
_span = COLUMNS["clock_span"]
_meeting = COLUMNS["meeting"]
_member = COLUMNS["member"]
_act = COLUMNS["act"]
_asked = COLUMNS["help_asked"]

LEFT_OPEN = timedelta(hours=1)
"""A silence longer than this, to more than this past the planned end: only the program was left open."""


def closing(connection: Connection, meeting_id: int, today: date) -> Closing:
    """The closing of a meeting. `today` is the date in the meeting's zone."""
    head = meeting_head(connection, meeting_id)
    rating = connection.execute(sa.select(_meeting.c.rating).where(_meeting.c.id == meeting_id)).scalar_one()
    return Closing(
        head=head,
        topics=_topics(connection, meeting_id, today),
        requests=_requests(connection, meeting_id),
        decisions=decision_lines(connection, _decision.c.meeting_id == meeting_id),
        actions=action_lines(connection, _action.c.meeting_id == meeting_id),
        changes=milestone_changes(connection, meeting_id, today),
        rating=rating,
        next_start=next_start(connection, meeting_id),
        last_act_at=_last_act_at(connection, meeting_id, head.planned_end),
        members=people(connection),
    )


def _topics(connection: Connection, meeting_id: int, today: date) -> tuple[ClosingTopic, ...]:
    separate = _meeting.alias("separate")
    rows = connection.execute(
        sa.select(
            _discussion.c.id, _discussion.c.topic_id, _discussion.c.outcome, _discussion.c.reason,
            _discussion.c.notes, separate.c.planned_start, _member.c.name,
        )
        .outerjoin_from(_discussion, separate, _discussion.c.separate_meeting_id == separate.c.id)
        .outerjoin(_member, separate.c.owner_id == _member.c.id)
        .where(_discussion.c.meeting_id == meeting_id)
        .order_by(_discussion.c.position, _discussion.c.id)
    ).all()  # fmt: skip
    spans = _spans(connection, meeting_id)
    origin = origins(connection, [row.topic_id for row in rows], today)
    deferred = deferrals(connection, [row.topic_id for row in rows], meeting_id=meeting_id)
    written = _written_on(connection, meeting_id)
    seconds = {row.id: _seconds(spans.get(row.id, [])) for row in rows}
    came_up = sorted((row for row in rows if row.id in spans), key=lambda row: spans[row.id][0].started)
    return tuple(
        ClosingTopic(
            discussion_id=row.id,
            topic_id=row.topic_id,
            title=origin[row.topic_id].title,
            outcome=row.outcome,
            reason=row.reason,
            deferrals=deferred[row.topic_id].times,
            seconds=seconds[row.id],
            separate_start=row.planned_start,
            separate_owner=row.name or "",
            asked_by=origin[row.topic_id].raised_by,
            asked=origin[row.topic_id].asked,
            notes=row.notes,
            discussed=discussed(seconds[row.id], row.outcome, written=bool(row.notes) or row.id in written),
        )
        for row in [*came_up, *(row for row in rows if row.id not in spans)]
    )


def _written_on(connection: Connection, meeting_id: int) -> frozenset[int | None]:
    """Ids of the discussions that a decision or an action item came of."""
    columns = (table.c.discussion_id for table in (_decision, _action))
    found = sa.union(*(sa.select(column).where(column.table.c.meeting_id == meeting_id) for column in columns))
    return frozenset(connection.execute(found).scalars())


def _requests(connection: Connection, meeting_id: int) -> tuple[RequestLine, ...]:
    offers = {int(offer.candidate.key.partition(":")[2]): offer for offer in unheard_requests(connection, meeting_id)}
    rows = connection.execute(
        sa.select(_asked.c.help_request_id, _member.c.name)
        .join_from(_asked, _member, _asked.c.member_id == _member.c.id)
        .where(_asked.c.help_request_id.in_(offers))
        .order_by(_asked.c.id)
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        names[row.help_request_id].append(row.name)
    return tuple(
        RequestLine(number, offer.source_text, offer.asked_by, tuple(names[number])) for number, offer in offers.items()
    )


def _spans(connection: Connection, meeting_id: int) -> dict[int, list[Span]]:
    """The clocks of each discussion that had one, oldest first."""
    rows = connection.execute(
        sa.select(_span.c.discussion_id, _span.c.started_at, _span.c.ended_at, _span.c.discounted)
        .where(_span.c.meeting_id == meeting_id, _span.c.discussion_id.is_not(None))
        .order_by(_span.c.started_at, _span.c.id)
    )
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for row in rows:
        found[row.discussion_id].append(Span(row.started_at, row.ended_at, row.discounted))
    return dict(found)


def _seconds(spans: list[Span]) -> float:
    """What stopped clocks count; one that still runs is counted when it has stopped."""
    return sum(span.elapsed(span.ended) for span in spans if span.ended is not None)


def _last_act_at(connection: Connection, meeting_id: int, planned_end: datetime) -> datetime | None:
    """When the last thing was done while people were still meeting: before the silence of a meeting left open."""
    last: datetime | None = None
    acts = sa.select(_act.c.at).where(_act.c.meeting_id == meeting_id).order_by(_act.c.id)
    for at in connection.execute(acts).scalars():
        if last is not None and at - last > LEFT_OPEN and at - planned_end > LEFT_OPEN:
            return last
        last = at
    return last
