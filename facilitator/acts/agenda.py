"""The topics of one meeting, in their order: pieces that acts of every phase share.

A topic gets its place (a discussion) in the suggested order, never in the order in which things came up.
"""

from collections.abc import Collection, Iterable, Sequence

from sqlmodel import col, select

from facilitator.process.agenda import suggested_order
from facilitator.process.phases import Phase
from facilitator.reading.candidates import topic_candidates, waiting_for
from facilitator.records.meeting import Meeting
from facilitator.records.topic import Discussion, Topic
from facilitator.store.unit import Unit

_PHASES_WITH_TOPICS = (Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE)


def in_order(unit: Unit, meeting_id: int) -> list[Discussion]:
    """Every discussion of the meeting: those with an outcome in the order they got it, then what waits."""
    return unit.all(
        select(Discussion)
        .where(Discussion.meeting_id == meeting_id)
        .order_by(col(Discussion.position), col(Discussion.id))
    )


def renumber(order: Iterable[Discussion]) -> None:
    """Give each discussion its place in `order` as its position, from 0 without gaps."""
    for number, discussion in enumerate(order):
        if discussion.position != number:
            discussion.position = number


def line_up(unit: Unit, meeting_id: int) -> list[Discussion]:
    """Put what has an outcome before what waits, each in the order it was in. Gives back the whole order."""
    order = sorted(in_order(unit, meeting_id), key=lambda discussion: discussion.outcome is None)
    renumber(order)
    return order


def open_order(unit: Unit, meeting: Meeting) -> None:
    """Give each candidate topic that has none its place in the meeting.

    At first that is the suggested order; later ones go before the first topic that the suggestion ranks lower, so
    that what the facilitator moved stays where it is.
    """
    unit.session.flush()
    missing = waiting_for(unit.session.connection(), meeting.id, unit.now)
    _place(unit, meeting, missing)


def queue_topic(unit: Unit, meeting: Meeting, topic: Topic) -> None:
    """Give a topic that came up in the second half its place: where it is suggested, or last once it is committed.

    Before the second half, and where the topic has its place already, nothing is done: the order is opened later.
    """
    if meeting.phase not in _PHASES_WITH_TOPICS:
        return
    unit.session.flush()
    order = in_order(unit, meeting.id)
    if any(discussion.topic_id == topic.id for discussion in order):
        return
    if meeting.phase is Phase.PRIORITIZE:
        _place(unit, meeting, [topic.id])
    else:
        unit.add(Discussion(meeting_id=meeting.id, topic_id=topic.id, position=len(order)))


def suggested(unit: Unit, discussions: Sequence[Discussion]) -> list[Discussion]:
    """`discussions` in the order that the process suggests."""
    unit.session.flush()
    by_topic = {discussion.topic_id: discussion for discussion in discussions}
    return [by_topic[topic_id] for topic_id in _ranked(unit, by_topic)]


def _ranked(unit: Unit, topic_ids: Collection[int]) -> list[int]:
    topic_of = {found: topic for topic, found in topic_candidates(unit.session.connection(), topic_ids).items()}
    return [topic_of[candidate] for candidate in suggested_order(tuple(topic_of))]


def _place(unit: Unit, meeting: Meeting, topic_ids: Sequence[int]) -> None:
    if not topic_ids:
        return
    order = in_order(unit, meeting.id)
    settled = [discussion for discussion in order if discussion.outcome is not None]
    waiting = [discussion for discussion in order if discussion.outcome is None]
    ranked = _ranked(unit, [*(discussion.topic_id for discussion in waiting), *topic_ids])
    rank = {topic_id: number for number, topic_id in enumerate(ranked)}
    for topic_id in sorted(topic_ids, key=rank.__getitem__):
        discussion = Discussion(meeting_id=meeting.id, topic_id=topic_id)
        lower = (place for place, other in enumerate(waiting) if rank[other.topic_id] > rank[topic_id])
        waiting.insert(next(lower, len(waiting)), discussion)
    # Numbered before they are inserted, so that each row is written once.
    renumber([*settled, *waiting])
    unit.session.add_all(waiting)
    unit.session.flush()
