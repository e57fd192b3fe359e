"""The midpoint: the facilitator orders the topics; only then can discussion begin."""

from collections.abc import Sequence

from sqlmodel import select

from facilitator.acts.agenda import in_order, line_up, queue_topic, renumber, suggested
from facilitator.acts.labels import counted, named
from facilitator.acts.moving import enter
from facilitator.acts.outcomes import discussion_in, give_outcome
from facilitator.acts.topics import new_topic
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process import agenda
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.phases import Phase
from facilitator.records.meeting import ClockSpan, Meeting
from facilitator.records.plan import Milestone
from facilitator.records.topic import ActionItem, Decision, Discussion, Topic
from facilitator.records.update import HelpRequest
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph, quoted

LONGEST_MINUTES = 240


def keep(store: Store, meeting_id: int, key: str) -> int:
    """Make an offer ("help:4", "milestone:5") a topic, and give back the id of its discussion.

    It stands where it is suggested, among what the facilitator has not moved. Raises NotFound for a key that is no
    offer, NotNow outside the ordering and where it is an open topic already.
    """
    with store.act("ordering.keep", meeting=meeting_id) as unit:
        meeting = _ordering(unit, meeting_id)
        topic = _topic_of(unit, meeting_id, key)
        unit.about(topic.title)
        queue_topic(unit, meeting, topic)
        return next(one.id for one in in_order(unit, meeting_id) if one.topic_id == topic.id)


def place(store: Store, meeting_id: int, discussion_id: int, position: int) -> None:
    """Put a topic at `position` among those that wait, from 0 and held within the ends."""
    with store.act("ordering.place", meeting=meeting_id) as unit:
        waiting, discussion = _waiting(unit, meeting_id, discussion_id)
        _put(unit, discussion, agenda.place(waiting, discussion, position))


def move(store: Store, meeting_id: int, discussion_id: int, by: int) -> None:
    """Move a topic `by` places among those that wait (negative = up), held within the ends."""
    with store.act("ordering.move", meeting=meeting_id) as unit:
        waiting, discussion = _waiting(unit, meeting_id, discussion_id)
        _put(unit, discussion, agenda.move(waiting, discussion, by))


def give_minutes(store: Store, meeting_id: int, discussion_id: int, minutes: int | None) -> None:
    """Give a topic whole minutes; None = as long as it needs. Raises NotValid for a figure that cannot be meant."""
    with store.act("ordering.give_minutes", meeting=meeting_id) as unit:
        discussion = discussion_in(unit, meeting_id, discussion_id)
        given = "as long as it needs" if minutes is None else f"{minutes} min"
        unit.about(f"{named(unit.get(Topic, discussion.topic_id).title)} {given}")
        if unit.get(Meeting, meeting_id).phase not in (Phase.PRIORITIZE, Phase.DISCUSS):
            raise NotNow("Minutes are given while topics are ordered or discussed.", "Go to Prioritize first.")
        if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
            raise NotValid(f"{minutes} is no number of minutes for a topic.", f"Give 1 to {LONGEST_MINUTES}, or none.")
        discussion.minutes = minutes


def drop(store: Store, meeting_id: int, discussion_id: int, reason: str) -> None:
    """Drop a topic before it is discussed. Raises NotValid without a reason."""
    with store.act("ordering.drop", meeting=meeting_id) as unit:
        _, discussion = _waiting(unit, meeting_id, discussion_id)
        give_outcome(unit, discussion, Outcome.DROPPED, reason)
        line_up(unit, meeting_id)


def merge(store: Store, meeting_id: int, discussion_id: int, into_discussion_id: int) -> None:
    """Let a topic go up in another one that waits; what was noted and decided on it, and its time, go along."""
    with store.act("ordering.merge", meeting=meeting_id) as unit:
        _, discussion = _waiting(unit, meeting_id, discussion_id)
        _, into = _waiting(unit, meeting_id, into_discussion_id)
        if into.id == discussion.id:
            raise NotValid("A topic cannot be merged into itself.", "Choose another one.")
        topic, target = unit.get(Topic, discussion.topic_id), unit.get(Topic, into.topic_id)
        unit.about(f"{named(topic.title)} into {named(target.title)}")
        topic.state, topic.merged_into_id = TopicState.MERGED, target.id
        _hand_over(unit, discussion, into)
        unit.delete(discussion)
        line_up(unit, meeting_id)


def suggest(store: Store, meeting_id: int) -> None:
    """Put the topics that wait back into the suggested order."""
    with store.act("ordering.suggest", meeting=meeting_id) as unit:
        _ordering(unit, meeting_id)
        _arrange(unit, meeting_id, suggested(unit, _still_waiting(unit, meeting_id)))


def commit(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """Commit the order and begin the discussion with its first topic."""
    with store.act("ordering.commit", meeting=meeting_id, as_of=as_of) as unit:
        meeting = _ordering(unit, meeting_id)
        unit.about(counted(len(_still_waiting(unit, meeting_id)), "topic"))
        meeting.order_committed_at = unit.now
        enter(unit, meeting, Phase.DISCUSS)


def _ordering(unit: Unit, meeting_id: int) -> Meeting:
    meeting = unit.get(Meeting, meeting_id)
    if meeting.phase is not Phase.PRIORITIZE:
        raise NotNow(f"Topics are ordered at the midpoint; this is {meeting.phase.word}.", "Go to Prioritize first.")
    return meeting


def _topic_of(unit: Unit, meeting_id: int, key: str) -> Topic:
    kind, _, number = key.partition(":")
    if kind == "help" and number.isdecimal():
        request = unit.get(HelpRequest, int(number))
        return new_topic(unit, request.text, meeting_id=meeting_id, help_request_id=request.id)
    if kind == "milestone" and number.isdecimal():
        milestone = unit.get(Milestone, int(number))
        return new_topic(
            unit, milestone.title, meeting_id=meeting_id, source=SourceKind.MILESTONE, milestone_id=milestone.id
        )
    raise NotFound(f"{quoted(key)} is not on offer.", "Choose a request for help or a milestone.")


def _still_waiting(unit: Unit, meeting_id: int) -> list[Discussion]:
    return [discussion for discussion in in_order(unit, meeting_id) if discussion.outcome is None]


def _waiting(unit: Unit, meeting_id: int, discussion_id: int) -> tuple[list[Discussion], Discussion]:
    """The topics that wait, and this one of them. Raises NotNow where it has an outcome."""
    _ordering(unit, meeting_id)
    discussion = discussion_in(unit, meeting_id, discussion_id)
    unit.about(unit.get(Topic, discussion.topic_id).title)
    if discussion.outcome is not None:
        raise NotNow(f"The topic has an outcome: {discussion.outcome.word}.", "Only topics that wait are ordered.")
    return _still_waiting(unit, meeting_id), discussion


def _put(unit: Unit, discussion: Discussion, waiting: Sequence[Discussion]) -> None:
    """Arrange what waits anew, on account of `discussion`; the act is about where that goes."""
    title = named(unit.get(Topic, discussion.topic_id).title)
    unit.about(f"{title} in place {waiting.index(discussion) + 1}")
    _arrange(unit, discussion.meeting_id, waiting)


def _arrange(unit: Unit, meeting_id: int, waiting: Sequence[Discussion]) -> None:
    settled = [discussion for discussion in in_order(unit, meeting_id) if discussion.outcome is not None]
    renumber([*settled, *waiting])


def _hand_over(unit: Unit, discussion: Discussion, into: Discussion) -> None:
    """After a return from the discussion a topic may have notes and more of its own."""
    for kind in (Decision, ActionItem, ClockSpan):
        for row in unit.all(select(kind).where(kind.discussion_id == discussion.id)):
            row.discussion_id = into.id
    if discussion.notes:
        into.notes = paragraph(f"{into.notes}\n{discussion.notes}", "notes")
    unit.session.flush()
