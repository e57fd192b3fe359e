"""A meeting in sentences that can be read out: what was raised, what is decided, who does what, what is open."""

from facilitator.documents.markdown import inline, item, opening
from facilitator.documents.when import day, moment
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.text import one_line
from facilitator.views.closing import Closing, ClosingTopic
from facilitator.views.discuss import DecisionLine
from facilitator.views.meeting import ActionLine, MilestoneChange
from facilitator.views.updates import Updates

_FIRST_HALF = (Phase.PLANNED, Phase.CHECK_IN, Phase.UPDATES, Phase.PRIORITIZE)


def recap(result: Closing, updates: Updates) -> str:
    """What stands so far, as Markdown: the first half has what was raised, the second what came of it."""
    head = result.head
    first_half = head.phase in _FIRST_HALF
    body = [
        *(_raised(updates) if first_half else []),
        *_said("We decided", [line for decision in result.decisions for line in item(_decided(result, decision))]),
        *_said("Who does what", [f"- {_action(action)}" for action in result.actions]),
        *_outcome(result, Outcome.NEXT_MEETING, "Goes to the next meeting"),
        *_separate(result),
        *([] if first_half else _outcome(result, None, "Is open: it has no destination yet")),
        *_outcome(result, Outcome.RESOLVED, "Is resolved"),
        *_outcome(result, Outcome.DROPPED, "Was dropped"),
        *_said("Milestones that changed", [f"- {_change(change)}" for change in result.changes]),
    ]
    sections = [
        [f"# {inline(head.title)}: where we stand"],
        *(body or [["Nothing yet. Topics, decisions and action items stand here as soon as they are written down."]]),
        *([] if first_half else _next(result)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def said_in_chat(newest: DecisionLine | ActionLine) -> str:
    """A decision or an action item on one line of plain text, for the chat of a call."""
    if isinstance(newest, DecisionLine):
        return f"Decided: {one_line(newest.text)}"
    by = f", by {day(newest.due)}" if newest.due else ""
    return f"Action: {one_line(newest.what)} ({one_line(newest.owner)}{by})"


def _said(heading: str, lines: list[str]) -> list[list[str]]:
    return [[f"## {heading}"], lines] if lines else []


def _raised(updates: Updates) -> list[list[str]]:
    lines = [
        f"- {opening(topic.title)}{f', raised by {inline(topic.raised_by)}' if topic.raised_by else ''}"
        for topic in updates.topics
    ]
    return _said("Was raised", lines)


def _decided(result: Closing, decision: DecisionLine) -> str:
    title = next((topic.title for topic in result.topics if topic.discussion_id == decision.discussion_id), "")
    return f"{decision.text} ({title})" if title else decision.text


def _action(action: ActionLine) -> str:
    by = f", by {day(action.due)}" if action.due else ""
    return f"{opening(action.owner)}: {inline(action.what)}{by}{' (done)' if action.done else ''}"


def _outcome(result: Closing, outcome: Outcome | None, heading: str) -> list[list[str]]:
    found = [topic for topic in result.topics if topic.outcome is outcome]
    return _said(heading, [f"- {_topic(topic)}" for topic in found])


def _topic(topic: ClosingTopic) -> str:
    return f"{opening(topic.title)}{f': {inline(topic.reason)}' if topic.reason else ''}"


def _separate(result: Closing) -> list[list[str]]:
    lines = []
    for topic in result.topics:
        if topic.outcome is Outcome.SEPARATE_MEETING:
            when = f" on {moment(topic.separate_start, result.head.zone)}" if topic.separate_start else ""
            owner = f", called by {inline(topic.separate_owner)}" if topic.separate_owner else ""
            lines.append(f"- {opening(topic.title)}:{when}{owner}")
    return _said("Gets a meeting of its own", lines)


def _change(change: MilestoneChange) -> str:
    before, after = inline(change.before) or "none", inline(change.after) or "none"
    return f"{opening(change.title)}: {change.field} from {before} to {after}"


def _next(result: Closing) -> list[list[str]]:
    if result.next_start is None:
        return []
    return [[f"We meet again on {moment(result.next_start, result.head.zone)}."]]
