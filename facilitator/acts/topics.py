"""Topics: raised in a meeting or between meetings, reworded, merged, settled meanwhile."""

from sqlmodel import col, select

from facilitator.acts.agenda import queue_topic
from facilitator.acts.labels import named
from facilitator.acts.seen import check_words
from facilitator.errors import NotNow, NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import TopicState
from facilitator.process.phases import LIVE_PHASES
from facilitator.records.meeting import Meeting
from facilitator.records.plan import Milestone
from facilitator.records.team import Member
from facilitator.records.topic import Discussion, Topic
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph, quoted, required_line


def raise_topic(
    store: Store,
    title: str,
    *,
    meeting: int | None = None,
    raised_by: int | None = None,
    source: SourceKind = SourceKind.PERSON,
    help_request_id: int | None = None,
    milestone_id: int | None = None,
) -> int:
    """Raise a topic, in `meeting` or (None) between meetings, and give back its id.

    In the second half of a meeting it gets its place among the topics at once. Raises NotNow where the request for
    help or the milestone is an open topic already, NotFound and NotValid.
    """
    with store.act("topics.raise_topic", meeting=meeting) as unit:
        topic = new_topic(
            unit,
            title,
            meeting_id=meeting,
            raised_by=raised_by,
            source=source,
            help_request_id=help_request_id,
            milestone_id=milestone_id,
        )
        unit.about(topic.title)
        if meeting is not None:
            queue_topic(unit, unit.get(Meeting, meeting), topic)
        return topic.id


def new_topic(
    unit: Unit,
    title: str,
    *,
    meeting_id: int | None = None,
    raised_by: int | None = None,
    source: SourceKind = SourceKind.PERSON,
    help_request_id: int | None = None,
    milestone_id: int | None = None,
) -> Topic:
    """Insert a topic as part of an act. It has no place in a meeting yet. Raises as `raise_topic` does.

    A request for help brings its milestone along, and the member who asked.
    """
    line = required_line(title, "topic")
    if help_request_id is not None:
        request = unit.get(HelpRequest, help_request_id)
        _check_no_topic(unit, unit.all(select(Topic).where(Topic.help_request_id == request.id)))
        source = SourceKind.HELP
        milestone_id = request.milestone_id if milestone_id is None else milestone_id
        raised_by = unit.get(Update, request.update_id).member_id if raised_by is None else raised_by
    elif source is SourceKind.MILESTONE and milestone_id is not None:
        _check_no_topic(unit, unit.all(select(Topic).where(Topic.milestone_id == milestone_id)))
    return unit.add(
        Topic(
            title=line,
            source=source,
            help_request_id=help_request_id,
            milestone_id=None if milestone_id is None else unit.get(Milestone, milestone_id).id,
            raised_by_id=None if raised_by is None else unit.get(Member, raised_by).id,
            raised_in_id=None if meeting_id is None else unit.get(Meeting, meeting_id).id,
            raised_at=unit.now,
        )
    )


def reword(store: Store, topic_id: int, title: str, *, meeting: int | None = None, seen: str | None = None) -> None:
    """Give a topic other words. Raises NotFound, NotValid, and Conflict where others than `seen` stand there."""
    with store.act("topics.reword", meeting=meeting) as unit:
        topic = unit.get(Topic, topic_id)
        before, topic.title = topic.title, required_line(title, "topic")
        check_words(seen, before, topic.title)
        unit.about(topic.title)


def merge(store: Store, topic_id: int, into_id: int, *, meeting: int | None = None) -> None:
    """Let a waiting topic go up in another one that is open. Raises NotNow and NotValid where that cannot be."""
    with store.act("topics.merge", meeting=meeting) as unit:
        topic, into = _waiting(unit, topic_id), unit.get(Topic, into_id)
        if into.id == topic.id:
            raise NotValid("A topic cannot be merged into itself.", "Name another one.")
        if into.state is not TopicState.OPEN:
            raise NotNow(f"{quoted(into.title)} is not open any more.", "Take it up again first, or name another one.")
        topic.state = TopicState.MERGED
        topic.merged_into_id = into.id
        unit.about(f"{named(topic.title)} into {named(into.title)}")


def settle(store: Store, topic_id: int, note: str, *, meeting: int | None = None) -> None:
    """A waiting topic was settled meanwhile; `note` says how and may be empty. Raises NotNow where it does not wait."""
    with store.act("topics.settle", meeting=meeting) as unit:
        topic = _waiting(unit, topic_id)
        topic.state = TopicState.SETTLED
        topic.settled_note = paragraph(note, "note")
        unit.about(topic.title)


def drop(store: Store, topic_id: int, reason: str, *, meeting: int | None = None) -> None:
    """Drop a waiting topic. Raises NotValid without a reason, NotNow where it does not wait."""
    with store.act("topics.drop", meeting=meeting) as unit:
        topic = _waiting(unit, topic_id)
        topic.state = TopicState.DROPPED
        topic.settled_note = required_line(reason, "reason")
        unit.about(topic.title)


def reopen(store: Store, topic_id: int, *, meeting: int | None = None) -> None:
    """Let a settled, dropped or merged topic wait again. Its past in meetings stays as it is."""
    with store.act("topics.reopen", meeting=meeting) as unit:
        topic = unit.get(Topic, topic_id)
        topic.state = TopicState.OPEN
        topic.merged_into_id = None
        topic.settled_note = ""
        unit.about(topic.title)


def _check_no_topic(unit: Unit, topics: list[Topic]) -> None:
    for topic in topics:
        if topic.state is TopicState.OPEN:
            raise NotNow(
                f"It is a topic already: {quoted(topic.title)}.", "Reword that one, or type a topic of its own."
            )


def _waiting(unit: Unit, topic_id: int) -> Topic:
    """The open topic `topic_id`. Raises NotNow where it is closed, or stands in the running meeting."""
    topic = unit.get(Topic, topic_id)
    if topic.state is not TopicState.OPEN:
        raise NotNow(f"{quoted(topic.title)} is {topic.state.value} already.", "Take it up again first.")
    running = (
        select(Discussion)
        .join(Meeting, col(Discussion.meeting_id) == col(Meeting.id))
        .where(Discussion.topic_id == topic_id, col(Meeting.phase).in_(LIVE_PHASES))
    )
    if unit.first(running) is not None:
        raise NotNow(f"{quoted(topic.title)} stands in the running meeting.", "Do it there, where its outcome belongs.")
    return topic
