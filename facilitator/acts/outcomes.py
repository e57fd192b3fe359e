"""What becomes of a topic when its discussion ends, or was not reached: pieces that several acts share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import col, select

from facilitator.acts.labels import concluded, separated
from facilitator.acts.team import active_member
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.carryover import Outcome, TopicState, needs_reason, state_after
from facilitator.process.meeting import MeetingKind, Turn
from facilitator.process.phases import Phase
from facilitator.process.schedule import check_zone
from facilitator.records.meeting import Attendance, Meeting
from facilitator.records.topic import Discussion, Topic
from facilitator.store.database import last_act
from facilitator.store.unit import Unit
from facilitator.text import optional_line, required_line

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 720


@dataclass(frozen=True)
class SeparatePlan:
    """A meeting for one topic: when (aware, with the IANA zone to show it in), how long, and who comes.

    The owner answers for it, and is one of those who come whether or not they are among the attendees.
    """

    title: str
    start: datetime
    zone: str
    length_minutes: int
    owner_id: int
    attendee_ids: tuple[int, ...]


def discussion_in(unit: Unit, meeting_id: int, discussion_id: int) -> Discussion:
    """A discussion of this meeting. Raises NotFound where there is none, or it belongs to another meeting."""
    discussion = unit.get(Discussion, discussion_id)
    if discussion.meeting_id != meeting_id:
        raise NotFound("The topic belongs to another meeting.", "Look again, and choose it from this one.")
    return discussion


def give_outcome(unit: Unit, discussion: Discussion, outcome: Outcome, reason: str = "") -> None:
    """Write down how a discussion ended, in the place of what was there before; the act is about that.

    Raises NotValid where a topic is dropped without a reason, and for a separate meeting, which needs a plan.
    """
    why = optional_line(reason, "reason")
    if needs_reason(outcome) and not why:
        raise NotValid("A topic is dropped for a reason.", "Say in a few words why it need not be discussed.")
    if outcome is Outcome.SEPARATE_MEETING:
        raise NotValid("A separate meeting needs a plan.", "Say when it is, who owns it and who comes.")
    _let_go(unit, discussion)
    _settle(unit, discussion, outcome, why)
    unit.about(concluded(unit.get(Topic, discussion.topic_id).title, outcome))


def give_separate(unit: Unit, meeting: Meeting, discussion: Discussion, plan: SeparatePlan) -> Meeting:
    """Plan a meeting for this topic alone, and make that its outcome in `meeting`; the act is about that.

    Raises NotValid where the plan cannot be carried out.
    """
    separate = _planned(unit, meeting, plan)
    _let_go(unit, discussion)
    discussion.separate_meeting_id = separate.id
    _settle(unit, discussion, Outcome.SEPARATE_MEETING, "")
    unit.about(separated(unit.get(Topic, discussion.topic_id).title, plan.start.date()))
    return separate


def take_back(unit: Unit, discussion: Discussion) -> None:
    """Take an outcome back, so that the topic waits again. Raises NotNow where a later meeting has taken it up."""
    if _later(unit, discussion) is not None:
        raise NotNow("A later meeting has taken this topic up.", "Raise it as a new topic there.")
    _let_go(unit, discussion)
    discussion.outcome, discussion.reason, discussion.turn = None, "", Turn.WAITING
    _decide(unit, discussion, TopicState.OPEN)
    unit.session.flush()


def _settle(unit: Unit, discussion: Discussion, outcome: Outcome, reason: str) -> None:
    # What a later meeting made of the topic stands, even where an earlier one is corrected.
    if _later(unit, discussion) is None:
        _decide(unit, discussion, state_after(outcome))
    discussion.outcome, discussion.reason, discussion.turn = outcome, reason, Turn.DONE
    unit.session.flush()


def _decide(unit: Unit, discussion: Discussion, state: TopicState) -> None:
    # One that was merged or settled meanwhile has this fate now, and not both: neither do the words on that one stay.
    topic = unit.get(Topic, discussion.topic_id)
    topic.state, topic.merged_into_id, topic.settled_note = state, None, ""


def _later(unit: Unit, discussion: Discussion) -> Discussion | None:
    return unit.first(
        select(Discussion).where(
            Discussion.topic_id == discussion.topic_id,
            col(Discussion.id) > discussion.id,
            Discussion.meeting_id != discussion.meeting_id,
        )
    )


def _planned(unit: Unit, meeting: Meeting, plan: SeparatePlan) -> Meeting:
    title = required_line(plan.title, "title")
    if not SHORTEST_MINUTES <= plan.length_minutes <= LONGEST_MINUTES:
        raise NotValid(
            f"{plan.length_minutes} minutes is no length for a meeting.",
            f"Plan between {SHORTEST_MINUTES} and {LONGEST_MINUTES} minutes.",
        )
    if plan.start < unit.now:
        raise NotValid("The separate meeting would lie in the past.", "Choose a day and a time still to come.")
    separate = Meeting(
        kind=MeetingKind.SEPARATE,
        title=title,
        planned_start=plan.start.astimezone(UTC),
        # Looking a zone's name up is slow, and most of the time it is this meeting's own.
        zone=plan.zone if plan.zone == meeting.zone else check_zone(plan.zone),
        length_minutes=plan.length_minutes,
        # A short meeting cannot spend most of its time on closing.
        reserve_seconds=min(meeting.reserve_seconds, plan.length_minutes * 60 // 2),
        owner_id=active_member(unit, plan.owner_id).id,
    )
    unit.add(separate)
    _invite(unit, separate, (plan.owner_id, *plan.attendee_ids))
    return separate


def _invite(unit: Unit, separate: Meeting, member_ids: Iterable[int]) -> None:
    unit.session.add_all(
        Attendance(
            meeting_id=separate.id, member_id=active_member(unit, member_id).id, position=position, gives_update=False
        )
        for position, member_id in enumerate(dict.fromkeys(member_ids))
    )
    unit.session.flush()


def _let_go(unit: Unit, discussion: Discussion) -> None:
    """Part the discussion from its separate meeting, which goes too where it was only planned and nobody touched it."""
    if discussion.separate_meeting_id is None:
        return
    separate = unit.get(Meeting, discussion.separate_meeting_id)
    discussion.separate_meeting_id = None
    unit.session.flush()
    invited = unit.all(select(Attendance).where(Attendance.meeting_id == separate.id))
    if _untouched(unit, separate, invited):
        for row in (*invited, separate):
            unit.delete(row)


def _untouched(unit: Unit, separate: Meeting, invited: Iterable[Attendance]) -> bool:
    as_made = all(row.version == separate.version for row in invited)
    another = unit.first(select(Discussion).where(Discussion.separate_meeting_id == separate.id))
    nothing_done_in_it = last_act(unit.session.connection(), separate.id) == 0
    return separate.phase is Phase.PLANNED and as_made and another is None and nothing_done_in_it
