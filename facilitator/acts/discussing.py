"""The second half: one topic after the other, what is said and decided, and how each of them ends."""

from datetime import date

from facilitator.acts import clocks
from facilitator.acts.agenda import in_order, line_up, renumber
from facilitator.acts.labels import day, named
from facilitator.acts.moving import bring_up_topic, clear_stage, enter, put_up
from facilitator.acts.outcomes import SeparatePlan as SeparatePlan
from facilitator.acts.outcomes import discussion_in, give_outcome, give_separate, take_back
from facilitator.acts.seen import Seen, check_seen, check_words
from facilitator.acts.team import active_member
from facilitator.errors import NotNow, NotValid
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import Turn
from facilitator.process.phases import Phase
from facilitator.records.meeting import Meeting
from facilitator.records.team import Member
from facilitator.records.topic import ActionItem, Decision, Discussion, Topic
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph, required_line


def start(store: Store, meeting_id: int, discussion_id: int) -> None:
    """Bring up a topic that waits, out of its turn; what was up waits again, at its place.

    Raises NotNow outside the discussion, and for a topic that has an outcome.
    """
    with store.act("discussing.start", meeting=meeting_id) as unit:
        meeting, discussion = _still_open(unit, meeting_id, discussion_id)
        if discussion.turn is not Turn.UP:
            clear_stage(unit, meeting)
            put_up(unit, discussion)


def conclude(
    store: Store,
    meeting_id: int,
    discussion_id: int,
    outcome: Outcome,
    *,
    reason: str = "",
    as_of: int | None = None,
) -> None:
    """End a topic with an outcome; the next one that waits comes up, and after the last one the closing begins.

    Raises NotValid for a topic dropped without a reason and for a separate meeting (see `conclude_separately`),
    NotNow outside the discussion and for a topic that has an outcome.
    """
    with store.act("discussing.conclude", meeting=meeting_id, as_of=as_of) as unit:
        meeting, discussion = _still_open(unit, meeting_id, discussion_id)
        _stop(unit, discussion)
        give_outcome(unit, discussion, outcome, reason)
        _go_on(unit, meeting)


def conclude_separately(
    store: Store, meeting_id: int, discussion_id: int, plan: SeparatePlan, *, as_of: int | None = None
) -> int:
    """End a topic by planning a meeting for it alone, and give back that meeting's id; the next topic comes up.

    Raises NotValid where the plan cannot be carried out, NotNow as `conclude` does.
    """
    with store.act("discussing.conclude_separately", meeting=meeting_id, as_of=as_of) as unit:
        meeting, discussion = _still_open(unit, meeting_id, discussion_id)
        _stop(unit, discussion)
        separate = give_separate(unit, meeting, discussion, plan)
        _go_on(unit, meeting)
        return separate.id


def take_up_again(store: Store, meeting_id: int, discussion_id: int) -> None:
    """Take a topic's outcome back and bring it up; from the closing this leads back to the discussion.

    A separate meeting that was planned for it goes, unless somebody has worked on it since. Raises NotNow where the
    topic has no outcome, or a later meeting has taken it up.
    """
    with store.act("discussing.take_up_again", meeting=meeting_id) as unit:
        meeting = unit.get(Meeting, meeting_id)
        if meeting.phase not in (Phase.DISCUSS, Phase.CLOSE):
            raise NotNow("Topics are taken up again in the discussion.", "Go there first.")
        discussion = discussion_in(unit, meeting_id, discussion_id)
        unit.about(unit.get(Topic, discussion.topic_id).title)
        if discussion.outcome is None:
            raise NotNow("The topic has no outcome that could be taken back.", "It comes up in its turn.")
        clear_stage(unit, meeting)
        take_back(unit, discussion)
        _to_the_front(unit, discussion)
        if meeting.phase is Phase.CLOSE:
            enter(unit, meeting, Phase.DISCUSS)
        else:
            put_up(unit, discussion)


def note(store: Store, discussion_id: int, text: str) -> None:
    """Add a line to the notes on a topic. Raises NotValid where it is empty or the notes become too long."""
    with store.act("discussing.note") as unit:
        discussion = _running_discussion(unit, discussion_id)
        discussion.notes = paragraph(f"{discussion.notes}\n{_words(text, 'note')}", "notes")


def decide(store: Store, meeting_id: int, text: str, discussion_id: int | None = None) -> int:
    """Write down a decision, on a topic or (None) of the meeting as a whole, and give back its id."""
    with store.act("discussing.decide", meeting=meeting_id) as unit:
        _running(unit, meeting_id)
        decision = Decision(
            meeting_id=meeting_id,
            discussion_id=_of_meeting(unit, meeting_id, discussion_id),
            text=_words(text, "decision"),
        )
        unit.about(decision.text)
        return unit.add(decision).id


def add_action(
    store: Store, meeting_id: int, what: str, owner_id: int, due: date | None, discussion_id: int | None = None
) -> int:
    """Give somebody something to do, on a topic or (None) of the meeting as a whole, and give back its id."""
    with store.act("discussing.add_action", meeting=meeting_id) as unit:
        _running(unit, meeting_id)
        action = ActionItem(
            meeting_id=meeting_id,
            discussion_id=_of_meeting(unit, meeting_id, discussion_id),
            what=required_line(what, "action item"),
            owner_id=active_member(unit, owner_id).id,
            due=due,
        )
        by = f", by {day(due)}" if due else ""
        unit.about(f"{named(action.what)} to {unit.get(Member, owner_id).name}{by}")
        return unit.add(action).id


def correct_notes(store: Store, discussion_id: int, text: str, *, seen: str | None = None) -> None:
    """Replace the notes on a topic; in a closed meeting too. Raises Conflict where others than `seen` stand there."""
    with store.act("discussing.correct_notes") as unit:
        discussion = unit.get(Discussion, discussion_id)
        unit.about(unit.get(Topic, discussion.topic_id).title, meeting=discussion.meeting_id)
        before, discussion.notes = discussion.notes, paragraph(text, "notes")
        check_words(seen, before, discussion.notes)


def correct_decision(store: Store, decision_id: int, text: str, *, seen: str | None = None) -> None:
    """Replace the words of a decision; in a closed meeting too. Raises Conflict where others than `seen` stand."""
    with store.act("discussing.correct_decision") as unit:
        decision = unit.get(Decision, decision_id)
        before, decision.text = decision.text, _words(text, "decision")
        check_words(seen, before, decision.text)
        unit.about(decision.text, meeting=decision.meeting_id)


def correct_action(
    store: Store, action_id: int, *, what: str, owner_id: int, due: date | None, seen: Seen | None = None
) -> None:
    """Put an action item right; in a closed meeting too. An owner who left may stay, but is not newly named.

    Raises Conflict where what, owner (a name) or due date (ISO, or empty) stand otherwise than `seen`.
    """
    with store.act("discussing.correct_action") as unit:
        action = unit.get(ActionItem, action_id)
        before = _action_words(unit, action)
        action.what = required_line(what, "action item")
        if owner_id != action.owner_id:
            action.owner_id = active_member(unit, owner_id).id
        action.due = due
        check_seen(seen, before, _action_words(unit, action))
        unit.about(action.what, meeting=action.meeting_id)


def remove_decision(store: Store, decision_id: int) -> None:
    """Take a decision out that was written down by mistake. Raises NotNow in a closed meeting."""
    with store.act("discussing.remove_decision") as unit:
        decision = unit.get(Decision, decision_id)
        _running(unit, decision.meeting_id)
        unit.about(decision.text, meeting=decision.meeting_id)
        unit.delete(decision)


def remove_action(store: Store, action_id: int) -> None:
    """Take an action item out that was written down by mistake. Raises NotNow in a closed meeting."""
    with store.act("discussing.remove_action") as unit:
        action = unit.get(ActionItem, action_id)
        _running(unit, action.meeting_id)
        unit.about(action.what, meeting=action.meeting_id)
        unit.delete(action)


def _still_open(unit: Unit, meeting_id: int, discussion_id: int) -> tuple[Meeting, Discussion]:
    meeting = unit.get(Meeting, meeting_id)
    if meeting.phase is not Phase.DISCUSS:
        raise NotNow(f"Topics are discussed in the second half; this is {meeting.phase.word}.", "Go to Discuss first.")
    discussion = discussion_in(unit, meeting_id, discussion_id)
    unit.about(unit.get(Topic, discussion.topic_id).title)
    if discussion.outcome is not None:
        raise NotNow(f"The topic has an outcome: {discussion.outcome.word}.", "Take it up again to change that.")
    return meeting, discussion


def _stop(unit: Unit, discussion: Discussion) -> None:
    if discussion.turn is Turn.UP:
        clocks.stop_clock(unit, discussion.meeting_id)


def _go_on(unit: Unit, meeting: Meeting) -> None:
    order = line_up(unit, meeting.id)
    one_is_up = any(discussion.turn is Turn.UP for discussion in order)
    if not one_is_up and not bring_up_topic(unit, order):
        enter(unit, meeting, Phase.CLOSE)


def _to_the_front(unit: Unit, discussion: Discussion) -> None:
    others = [other for other in in_order(unit, discussion.meeting_id) if other is not discussion]
    settled = [other for other in others if other.outcome is not None]
    renumber([*settled, discussion, *(other for other in others if other.outcome is None)])
    unit.session.flush()


def _running(unit: Unit, meeting_id: int) -> None:
    phase = unit.get(Meeting, meeting_id).phase
    if phase is Phase.CLOSED:
        raise NotNow("The meeting is closed.", "Correct the wording, or reopen it first.")
    if phase is Phase.PLANNED:
        raise NotNow("The meeting has not started.", "Start it first.")


def _running_discussion(unit: Unit, discussion_id: int) -> Discussion:
    discussion = unit.get(Discussion, discussion_id)
    _running(unit, discussion.meeting_id)
    unit.about(unit.get(Topic, discussion.topic_id).title, meeting=discussion.meeting_id)
    return discussion


def _of_meeting(unit: Unit, meeting_id: int, discussion_id: int | None) -> int | None:
    return None if discussion_id is None else discussion_in(unit, meeting_id, discussion_id).id


def _action_words(unit: Unit, action: ActionItem) -> Seen:
    due = action.due.isoformat() if action.due else ""
    return {"what": action.what, "owner": unit.get(Member, action.owner_id).name, "due": due}


def _words(text: str, what: str) -> str:
    words = paragraph(text, what)
    if not words:
        raise NotValid(f"The {what} is empty.", "Type a few words.")
    return words
