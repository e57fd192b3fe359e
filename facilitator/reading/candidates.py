"""What could be discussed, with the facts that its place in the order rests on (step 4 of the process).

Acts build the order of topics from this, and the prioritize screen shows it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.agenda import Candidate, SourceKind
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.topics import deferral_facts
from facilitator.records.schema import METADATA

_topic = METADATA.tables["topic"]
_discussion = METADATA.tables["discussion"]
_meeting = METADATA.tables["meeting"]
_help = METADATA.tables["help_request"]
_asked = METADATA.tables["help_asked"]
_update = METADATA.tables["update"]
_milestone = METADATA.tables["milestone"]
_member = METADATA.tables["member"]


@dataclass(frozen=True)
class CandidateFacts:
    """A candidate and what a screen says of it beside its place."""

    candidate: Candidate
    topic_id: int | None
    source: SourceKind
    source_text: str
    asked_by: str
    since: date | None
    """Day it was first deferred."""
    milestone_id: int | None


def waiting_for(connection: Connection, meeting_id: int, now: datetime) -> tuple[int, ...]:
    """Ids of the topics that belong into the order of this meeting and have no place in it yet.

    For a separate meeting these are the topics deferred to it, for any other all open ones but those that have a
    separate meeting still to come or going on at `now` (UTC). One whose separate meeting should be over and was
    not settled is there again: nothing falls out unseen.
    """
    separate = connection.execute(sa.select(_meeting.c.kind).where(_meeting.c.id == meeting_id)).scalar_one()
    placed = sa.exists().where(_discussion.c.topic_id == _topic.c.id, _discussion.c.meeting_id == meeting_id)
    query = sa.select(_topic.c.id).where(_topic.c.state == TopicState.OPEN, ~placed).order_by(_topic.c.id)
    if separate == MeetingKind.SEPARATE:
        sent_here = sa.exists().where(
            _discussion.c.topic_id == _topic.c.id, _discussion.c.separate_meeting_id == meeting_id
        )
        query = query.where(sa.or_(sent_here, _topic.c.raised_in_id == meeting_id))
        return tuple(connection.execute(query).scalars())
    away = _with_separate_meeting(connection, now)
    return tuple(topic_id for topic_id in connection.execute(query).scalars() if topic_id not in away)


def _with_separate_meeting(connection: Connection, now: datetime) -> frozenset[int]:
    rows = connection.execute(
        sa.select(_discussion.c.topic_id, _meeting.c.planned_start, _meeting.c.length_minutes)
        .join_from(_discussion, _meeting, _discussion.c.separate_meeting_id == _meeting.c.id)
        .where(_discussion.c.outcome == Outcome.SEPARATE_MEETING, _meeting.c.phase != Phase.CLOSED)
    )
    return frozenset(row.topic_id for row in rows if row.planned_start + timedelta(minutes=row.length_minutes) > now)


def topic_candidates(connection: Connection, topic_ids: Iterable[int]) -> dict[int, CandidateFacts]:
    """The facts of each of these topics; a topic's milestone may be that of the help line it came from."""
    wanted = list(topic_ids)
    if not wanted:
        return {}
    asker = _member.alias("asker")
    origin = _meeting.alias("origin")
    people_asked = (
        sa.select(sa.func.count())
        .where(_asked.c.help_request_id == _topic.c.help_request_id)
        .correlate(_topic)
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(
            _topic.c.id, _topic.c.title, _topic.c.source, _topic.c.raised_at,
            _help.c.text.label("help_text"), _milestone.c.id.label("milestone_id"),
            _milestone.c.title.label("milestone"), _milestone.c.status, asker.c.name.label("asked_by"),
            origin.c.title.label("origin"), people_asked.label("asked"),
        )
        .select_from(_topic)
        .outerjoin(_help, _help.c.id == _topic.c.help_request_id)
        .outerjoin(_milestone, _milestone.c.id == sa.func.coalesce(_topic.c.milestone_id, _help.c.milestone_id))
        .outerjoin(asker, asker.c.id == _topic.c.raised_by_id)
        .outerjoin(origin, origin.c.id == _topic.c.raised_in_id)
        .where(_topic.c.id.in_(wanted))
    )  # fmt: skip
    deferred = deferral_facts(connection, wanted)
    return {row.id: _topic_facts(row, *deferred.get(row.id, (0, None))) for row in rows}


def _topic_facts(row: sa.Row[tuple[object, ...]], deferrals: int, since: date | None) -> CandidateFacts:
    texts = {SourceKind.HELP: row.help_text, SourceKind.MILESTONE: row.milestone, SourceKind.MEETING: row.origin}
    candidate = Candidate(
        key=f"topic:{row.id}",
        title=row.title,
        status=row.status,
        deferrals=deferrals,
        waiting_since=row.raised_at if since is None else datetime.combine(since, time(), UTC),
        asked=row.asked,
        offer=False,
    )
    return CandidateFacts(
        candidate=candidate,
        topic_id=row.id,
        source=row.source,
        source_text=texts.get(row.source) or "",
        asked_by=row.asked_by or "",
        since=since,
        milestone_id=row.milestone_id,
    )


def offers(connection: Connection, meeting_id: int, now: datetime) -> tuple[CandidateFacts, ...]:
    """What nobody made a topic: written requests for help to this meeting, and milestones in trouble; unordered."""
    return (*_help_offers(connection, meeting_id, now), *_milestone_offers(connection, meeting_id, now))


def _help_offers(connection: Connection, meeting_id: int, now: datetime) -> list[CandidateFacts]:
    became_topic = sa.exists().where(_topic.c.help_request_id == _help.c.id)
    people_asked = (
        sa.select(sa.func.count()).where(_asked.c.help_request_id == _help.c.id).correlate(_help).scalar_subquery()
    )
    rows = connection.execute(
        sa.select(
            _help.c.id, _help.c.text, _help.c.milestone_id, _milestone.c.status,
            _member.c.name, people_asked.label("asked"),
        )
        .select_from(_help)
        .join(_update, _update.c.id == _help.c.update_id)
        .join(_member, _member.c.id == _update.c.member_id)
        .outerjoin(_milestone, _milestone.c.id == _help.c.milestone_id)
        .where(_update.c.meeting_id == meeting_id, ~became_topic)
    )  # fmt: skip
    return [
        CandidateFacts(
            candidate=Candidate(f"help:{row.id}", row.text, row.status, 0, now, row.asked, offer=True),
            topic_id=None,
            source=SourceKind.HELP,
            source_text=row.text,
            asked_by=row.name,
            since=None,
            milestone_id=row.milestone_id,
        )
        for row in rows
    ]


def _milestone_offers(connection: Connection, meeting_id: int, now: datetime) -> list[CandidateFacts]:
    # A topic that has its place in this meeting counts even when it is settled: it was just talked about.
    into = _topic.alias("into")
    here = sa.exists().where(_discussion.c.topic_id == _topic.c.id, _discussion.c.meeting_id == meeting_id)
    of_milestone = sa.func.coalesce(_topic.c.milestone_id, _help.c.milestone_id)
    has_topic = (
        sa.select(of_milestone)
        .select_from(_topic)
        .outerjoin(_help, _help.c.id == _topic.c.help_request_id)
        .outerjoin(into, into.c.id == _topic.c.merged_into_id)
        .where(
            of_milestone.is_not(None),
            sa.or_(_topic.c.state == TopicState.OPEN, into.c.state == TopicState.OPEN, here),
        )
    )
    rows = connection.execute(
        sa.select(_milestone.c.id, _milestone.c.title, _milestone.c.status)
        .where(_milestone.c.status.in_([Status.MIGHT_MISS, Status.WILL_MISS]), _milestone.c.id.not_in(has_topic))
    )  # fmt: skip
    return [
        CandidateFacts(
            candidate=Candidate(f"milestone:{row.id}", row.title, row.status, 0, now, 0, offer=True),
            topic_id=None,
            source=SourceKind.MILESTONE,
            source_text=row.title,
            asked_by="",
            since=None,
            milestone_id=row.id,
        )
        for row in rows
    ]
