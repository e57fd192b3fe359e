"""What could be discussed, with the facts that its place in the order rests on (step 4 of the process).

Acts build the order of topics from this, and the prioritize screen shows it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.agenda import Candidate, SourceKind, suggested_order
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.status import Status
from facilitator.reading.topics import deferrals
from facilitator.records.columns import COLUMNS

_topic = COLUMNS["topic"]
_discussion = COLUMNS["discussion"]
_meeting = COLUMNS["meeting"]
_help = COLUMNS["help_request"]
_asked = COLUMNS["help_asked"]
_update = COLUMNS["update"]
_milestone = COLUMNS["milestone"]
_member = COLUMNS["member"]


@dataclass(frozen=True)
class Offer:
    """A candidate that nobody made a topic, and where it comes from."""

    candidate: Candidate
    source: SourceKind
    source_text: str
    asked_by: str


def waiting_for(connection: Connection, meeting_id: int, now: datetime) -> tuple[int, ...]:
    """Ids of the topics that belong into the order of this meeting and have no place in it yet.

    For a separate meeting these are the topics deferred to it and raised in it, for any other all open ones but those
    that have a separate meeting still to come or going on at `now` (UTC). One whose separate meeting should be over
    and was not settled is there again: nothing falls out unseen.
    """
    kind = connection.execute(sa.select(_meeting.c.kind).where(_meeting.c.id == meeting_id)).scalar_one()
    placed = sa.exists().where(_discussion.c.topic_id == _topic.c.id, _discussion.c.meeting_id == meeting_id)
    query = sa.select(_topic.c.id).where(_topic.c.state == TopicState.OPEN, ~placed).order_by(_topic.c.id)
    if kind is MeetingKind.SEPARATE:
        sent_here = sa.exists().where(
            _discussion.c.topic_id == _topic.c.id, _discussion.c.separate_meeting_id == meeting_id
        )
        query = query.where(sa.or_(sent_here, _topic.c.raised_in_id == meeting_id))
        return tuple(connection.execute(query).scalars())
    elsewhere = _with_separate_meeting(connection, now)
    return tuple(topic_id for topic_id in connection.execute(query).scalars() if topic_id not in elsewhere)


def _with_separate_meeting(connection: Connection, now: datetime) -> frozenset[int]:
    rows = connection.execute(
        sa.select(_discussion.c.topic_id, _meeting.c.planned_start, _meeting.c.length_minutes)
        .join_from(_discussion, _meeting, _discussion.c.separate_meeting_id == _meeting.c.id)
        .where(_discussion.c.outcome == Outcome.SEPARATE_MEETING, _meeting.c.phase.in_((Phase.PLANNED, *LIVE_PHASES)))
    )
    return frozenset(row.topic_id for row in rows if row.planned_start + timedelta(minutes=row.length_minutes) > now)


def topic_candidates(connection: Connection, topic_ids: Collection[int]) -> dict[int, Candidate]:
    """Each of these topics as the suggestion ranks it."""
    rows = connection.execute(
        sa.select(
            _topic.c.id, _topic.c.title, _topic.c.raised_at, _milestone.c.status, _people(_topic.c.help_request_id)
        )
        .select_from(_topic)
        .outerjoin(_milestone, _milestone.c.id == _topic.c.milestone_id)
        .where(_topic.c.id.in_(topic_ids))
    )
    deferred = deferrals(connection, topic_ids)
    found = {}
    for row in rows:
        times, first, place = deferred[row.id]
        since = row.raised_at if first is None else datetime.combine(first, time(), UTC)
        found[row.id] = Candidate(
            f"topic:{row.id}", row.title, row.status, times, since, row.people, offer=False, place=place
        )
    return found


def offers(connection: Connection, meeting_id: int) -> tuple[Offer, ...]:
    """What nobody made a topic: written requests for help to this meeting, and milestones in trouble; unordered."""
    return (*_help_offers(connection, meeting_id), *_milestone_offers(connection, meeting_id))


def unheard_requests(connection: Connection, meeting_id: int) -> tuple[Offer, ...]:
    """Written requests for help that were on offer to no committed order, as the suggestion ranks them.

    There are some where a regular meeting goes to its closing without having ordered its topics.
    """
    row = connection.execute(
        sa.select(_meeting.c.kind, _meeting.c.phase, _meeting.c.order_committed_at).where(_meeting.c.id == meeting_id)
    ).one()
    if row.kind is MeetingKind.SEPARATE or row.phase not in LIVE_PHASES or row.order_committed_at is not None:
        return ()
    by_candidate = {offer.candidate: offer for offer in _help_offers(connection, meeting_id)}
    return tuple(by_candidate[candidate] for candidate in suggested_order(tuple(by_candidate)))


def _people(help_request_id: sa.Column[int]) -> sa.Label[int]:
    """How many people a request for help is addressed to."""
    counted = sa.select(sa.func.count()).where(_asked.c.help_request_id == help_request_id)
    return counted.correlate(help_request_id.table).scalar_subquery().label("people")


def _offer(key: str, title: str, status: Status | None, asked: int) -> Candidate:
    # What was never deferred has not waited, so the moment has no weight.
    return Candidate(key, title, status, 0, datetime.min.replace(tzinfo=UTC), asked, offer=True)


def _help_offers(connection: Connection, meeting_id: int) -> list[Offer]:
    became_topic = sa.exists().where(_topic.c.help_request_id == _help.c.id)
    rows = connection.execute(
        sa.select(_help.c.id, _help.c.text, _milestone.c.status, _member.c.name, _people(_help.c.id))
        .select_from(_help)
        .join(_update, _update.c.id == _help.c.update_id)
        .join(_member, _member.c.id == _update.c.member_id)
        .outerjoin(_milestone, _milestone.c.id == _help.c.milestone_id)
        .where(_update.c.meeting_id == meeting_id, ~became_topic)
    )
    return [
        Offer(_offer(f"help:{row.id}", row.text, row.status, row.people), SourceKind.HELP, row.text, row.name)
        for row in rows
    ]


def _milestone_offers(connection: Connection, meeting_id: int) -> list[Offer]:
    # A topic with a place in this meeting counts even when it is settled: it was talked about just now.
    into = _topic.alias("into")
    here = sa.exists().where(_discussion.c.topic_id == _topic.c.id, _discussion.c.meeting_id == meeting_id)
    with_topic = (
        sa.select(_topic.c.id)
        .outerjoin(into, into.c.id == _topic.c.merged_into_id)
        .where(
            _topic.c.milestone_id == _milestone.c.id,
            sa.or_(_topic.c.state == TopicState.OPEN, into.c.state == TopicState.OPEN, here),
        )
        .correlate(_milestone)
        .exists()
    )
    rows = connection.execute(
        sa.select(_milestone.c.id, _milestone.c.title, _milestone.c.status).where(
            _milestone.c.status.in_([Status.MIGHT_MISS, Status.WILL_MISS]), ~with_topic
        )
    )
    return [
        Offer(_offer(f"milestone:{row.id}", row.title, row.status, 0), SourceKind.MILESTONE, row.title, "")
        for row in rows
    ]
