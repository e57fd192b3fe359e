"""Closing the loop: every topic gets a destination, then the meeting is closed. Closing creates nothing."""

from datetime import UTC, datetime

from sqlmodel import col, or_, select

from facilitator.acts.agenda import in_order, queue_topic
from facilitator.acts.labels import counted
from facilitator.acts.moving import enter
from facilitator.acts.outcomes import SeparatePlan, discussion_in, give_outcome, give_separate
from facilitator.acts.topics import new_topic
from facilitator.errors import NotNow, NotValid
from facilitator.process.carryover import Outcome, needs_destination
from facilitator.process.phases import Phase
from facilitator.reading.candidates import unheard_requests
from facilitator.records.meeting import ClockSpan, Meeting
from facilitator.records.topic import Discussion
from facilitator.records.update import HelpRequest
from facilitator.store.database import Store
from facilitator.store.unit import Unit

HIGHEST_RATING = 10


def send_rest_to_next(store: Store, meeting_id: int) -> None:
    """Defer every topic that has no destination yet to the next meeting, in the order committed.

    So does every written request for help that was never on offer, because no order was committed; it becomes a topic.
    """
    with store.act("closing.send_rest_to_next", meeting=meeting_id) as unit:
        meeting = _closing(unit, meeting_id)
        for offer in unheard_requests(unit.session.connection(), meeting_id):
            _topic_of(unit, meeting, int(offer.candidate.key.partition(":")[2]))
        left = _without_destination(unit, meeting_id)
        for discussion in left:
            give_outcome(unit, discussion, Outcome.NEXT_MEETING)
        unit.about(counted(len(left), "topic"))


def set_outcome(store: Store, meeting_id: int, discussion_id: int, outcome: Outcome, reason: str = "") -> None:
    """Say what becomes of a topic, in the place of what was said before.

    Raises NotValid for a topic dropped without a reason and for a separate meeting (see `set_separate`).
    """
    with store.act("closing.set_outcome", meeting=meeting_id) as unit:
        _closing(unit, meeting_id)
        discussion = discussion_in(unit, meeting_id, discussion_id)
        give_outcome(unit, discussion, outcome, reason)


def set_separate(store: Store, meeting_id: int, discussion_id: int, plan: SeparatePlan) -> int:
    """Plan a meeting for one topic alone, and give back that meeting's id.

    Raises NotValid where the plan cannot be carried out.
    """
    with store.act("closing.set_separate", meeting=meeting_id) as unit:
        meeting = _closing(unit, meeting_id)
        discussion = discussion_in(unit, meeting_id, discussion_id)
        return give_separate(unit, meeting, discussion, plan).id


def answer_request(store: Store, meeting_id: int, help_request_id: int, outcome: Outcome, reason: str = "") -> None:
    """Make a written request for help a topic, and say at once what becomes of it. Raises as `set_outcome` does."""
    with store.act("closing.answer_request", meeting=meeting_id) as unit:
        discussion = _topic_of(unit, _closing(unit, meeting_id), help_request_id)
        give_outcome(unit, discussion, outcome, reason)


def answer_request_separately(store: Store, meeting_id: int, help_request_id: int, plan: SeparatePlan) -> int:
    """Make a written request for help a topic with a meeting of its own, and give back that meeting's id.

    Raises NotValid where the plan cannot be carried out.
    """
    with store.act("closing.answer_request_separately", meeting=meeting_id) as unit:
        meeting = _closing(unit, meeting_id)
        discussion = _topic_of(unit, meeting, help_request_id)
        return give_separate(unit, meeting, discussion, plan).id


def rate(store: Store, meeting_id: int, rating: int | None) -> None:
    """Write down how good the meeting was, 1 to 10; None takes it back. Raises NotValid for any other figure."""
    with store.act("closing.rate", meeting=meeting_id) as unit:
        meeting = _closing(unit, meeting_id)
        if rating is not None and not 1 <= rating <= HIGHEST_RATING:
            raise NotValid(f"{rating} is not a rating.", f"Give a whole number from 1 to {HIGHEST_RATING}.")
        unit.about(f"rated the meeting {rating} of {HIGHEST_RATING}" if rating else "took the rating back")
        meeting.rating = rating


def close(store: Store, meeting_id: int, *, ended_at: datetime | None = None, as_of: int | None = None) -> None:
    """Close the meeting, as ended now or (aware, in the past) at `ended_at`; no clock of it runs on after that.

    One that was closed before and reopened keeps its end unless another is given. Raises NotNow while a topic has
    no destination, NotValid for an end before the start or still to come.
    """
    with store.act("closing.close", meeting=meeting_id, as_of=as_of) as unit:
        meeting = unit.get(Meeting, meeting_id)
        unit.about(meeting.title)
        enter(unit, meeting, Phase.CLOSED)
        _check_destinations(unit, meeting_id)
        meeting.ended_at = _end(meeting, ended_at, unit.now)
        _cut_clocks(unit, meeting_id, meeting.ended_at)


def reopen(store: Store, meeting_id: int) -> None:
    """Take a closed meeting back to its closing.

    It keeps its end, because what is put right afterwards did not make the meeting longer; going on to a topic from
    there takes the end away. Raises NotNow where it is not closed.
    """
    with store.act("closing.reopen", meeting=meeting_id) as unit:
        meeting = unit.get(Meeting, meeting_id)
        unit.about(meeting.title)
        if meeting.phase is not Phase.CLOSED:
            raise NotNow("The meeting is not closed.", "Go on with it where it is.")
        enter(unit, meeting, Phase.CLOSE)


def _closing(unit: Unit, meeting_id: int) -> Meeting:
    meeting = unit.get(Meeting, meeting_id)
    if meeting.phase is Phase.CLOSED:
        raise NotNow("The meeting is closed.", "Reopen it first.")
    if meeting.phase is not Phase.CLOSE:
        raise NotNow(f"This is done at the end; the meeting is at {meeting.phase.word}.", "Go to Close first.")
    return meeting


def _topic_of(unit: Unit, meeting: Meeting, help_request_id: int) -> Discussion:
    """The place in this meeting of a request for help, which becomes a topic."""
    request = unit.get(HelpRequest, help_request_id)
    topic = new_topic(unit, request.text, meeting_id=meeting.id, help_request_id=request.id)
    queue_topic(unit, meeting, topic)
    return next(one for one in in_order(unit, meeting.id) if one.topic_id == topic.id)


def _without_destination(unit: Unit, meeting_id: int) -> list[Discussion]:
    return [discussion for discussion in in_order(unit, meeting_id) if needs_destination(discussion.outcome)]


def _check_destinations(unit: Unit, meeting_id: int) -> None:
    left = len(_without_destination(unit, meeting_id))
    if left:
        topics = "1 topic has" if left == 1 else f"{left} topics have"
        raise NotNow(f"{topics} no destination yet.", "Send the rest to the next meeting, or decide one by one.")


def _end(meeting: Meeting, given: datetime | None, now: datetime) -> datetime:
    began = meeting.started_at or now
    if given is None:
        # The wall clock may have been set back since the meeting began.
        return meeting.ended_at or max(now, began)
    end = given.astimezone(UTC)
    if end < began:
        raise NotValid("The meeting would end before it began.", "Give a later end.")
    if end > now:
        raise NotValid("The end is still to come.", "Give the time at which the meeting was over.")
    return end


def _cut_clocks(unit: Unit, meeting_id: int, end: datetime) -> None:
    """A meeting that was left open for days has a clock that ran as long; it counts up to the end only."""
    too_long = or_(col(ClockSpan.ended_at).is_(None), col(ClockSpan.ended_at) > end)
    for span in unit.all(select(ClockSpan).where(ClockSpan.meeting_id == meeting_id, too_long)):
        span.ended_at = max(end, span.started_at)
