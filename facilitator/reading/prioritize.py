"""The midpoint's screen: topics in the order that the facilitator gives them, then what is on offer."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.agenda import Candidate, reason, suggested_order
from facilitator.reading.candidates import Offer, offers, topic_candidates
from facilitator.reading.heads import meeting_head
from facilitator.reading.lines import people
from facilitator.reading.origins import Origin, origins
from facilitator.records.columns import COLUMNS
from facilitator.views.prioritize import CandidateLine, Prioritize

_discussion = COLUMNS["discussion"]
_topic = COLUMNS["topic"]


def prioritize(connection: Connection, meeting_id: int, today: date) -> Prioritize:
    """The candidates of a meeting: its topics that wait, in their order, then offers in the suggested one.

    A separate meeting has its own topic and no offers. `today` is the date in the meeting's zone.
    """
    head = meeting_head(connection, meeting_id)
    places = connection.execute(
        sa.select(
            _discussion.c.id, _discussion.c.topic_id, _discussion.c.minutes, _discussion.c.outcome,
            _topic.c.raised_in_id,
        )
        .join_from(_discussion, _topic, _discussion.c.topic_id == _topic.c.id)
        .where(_discussion.c.meeting_id == meeting_id)
        .order_by(_discussion.c.position, _discussion.c.id)
    ).all()  # fmt: skip
    waiting = [place for place in places if place.outcome is None]
    known = origins(connection, [place.topic_id for place in places], today)
    ranked = topic_candidates(connection, [place.topic_id for place in waiting])
    topics = [_topic_line(known[place.topic_id], ranked[place.topic_id], place, meeting_id, today) for place in waiting]
    on_offer = () if head.separate else offers(connection, meeting_id)
    return Prioritize(
        head=head,
        candidates=(*topics, *_offer_lines(on_offer, today)),
        settled=tuple(known[place.topic_id].title for place in places if place.outcome is not None),
        members=people(connection),
    )


def _topic_line(
    origin: Origin, ranked: Candidate, place: sa.Row[*tuple[Any, ...]], meeting_id: int, today: date
) -> CandidateLine:
    return CandidateLine(
        key=f"discussion:{place.id}",
        discussion_id=place.id,
        topic_id=place.topic_id,
        title=origin.title,
        status=ranked.status,
        source=origin.source,
        source_text=origin.source_text,
        asked_by=origin.raised_by,
        reason=reason(ranked, today),
        deferrals=ranked.deferrals,
        since=ranked.waiting_since.date() if ranked.deferrals else None,
        minutes=place.minutes,
        raised_here=place.raised_in_id == meeting_id,
    )


def _offer_lines(on_offer: tuple[Offer, ...], today: date) -> list[CandidateLine]:
    by_key = {offer.candidate.key: offer for offer in on_offer}
    return [
        CandidateLine(
            key=ranked.key,
            discussion_id=None,
            topic_id=None,
            title=ranked.title,
            status=ranked.status,
            source=by_key[ranked.key].source,
            source_text=by_key[ranked.key].source_text,
            asked_by=by_key[ranked.key].asked_by,
            reason=reason(ranked, today),
            deferrals=0,
            since=None,
            minutes=None,
            raised_here=False,
        )
        for ranked in suggested_order([offer.candidate for offer in on_offer])
    ]
