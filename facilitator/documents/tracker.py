"""The milestone tracker as Markdown: by priority, with what changed since the last meeting, might miss first."""

from datetime import date

from facilitator.documents.markdown import inline, labelled, table
from facilitator.documents.marks import MARKS, marked
from facilitator.documents.when import day, moment
from facilitator.process.status import STATUS_ORDER, Status, how_far_off
from facilitator.views.board import BoardMilestone
from facilitator.views.tracker import TrackedPriority, Tracker

Section = list[str]


def markdown(tracker: Tracker) -> str:
    """The tracker as Markdown, with one line end at the end."""
    sections = [
        [f"# {inline(title(tracker))}"],
        [f"- **As of:** {moment(tracker.as_of, tracker.zone)}", f"- **In all:** {in_all(tracker)}"],
        *by_priority(tracker, "##"),
        *_needs(tracker),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def title(tracker: Tracker) -> str:
    """What the document is called; people's text, not escaped."""
    return f"{tracker.team}: milestones" if tracker.team else "Milestones"


def in_all(tracker: Tracker) -> str:
    """How many milestones stand how, and how many finished ones are left out."""
    counts = [
        f"{MARKS[status]} {tracker.count(status)} {status.word}" for status in STATUS_ORDER if tracker.count(status)
    ]
    if tracker.finished_before:
        counts.append(f"{tracker.finished_before} finished earlier")
    return " · ".join(counts) or "none yet"


def by_priority(tracker: Tracker, heading: str) -> list[Section]:
    """For each priority its outcome and its milestones, under a heading that begins with `heading` ("##")."""
    changed = "Changed lately" if tracker.last_meeting is None else f"Changed since {day(tracker.last_meeting)}"
    return [
        section
        for group in tracker.priorities
        for section in (
            [f"{heading} {inline(group.priority.title)}"],
            labelled("Outcome", group.priority.outcome),
            table(("Status", "Milestone", "Owner", "Due", changed), _rows(group, tracker.today)),
        )
    ]


def _rows(group: TrackedPriority, today: date) -> list[tuple[str, ...]]:
    return [
        (marked(each.status), each.title, each.owner or "nobody", _due(each, today), each.changed)
        for each in group.milestones
    ]


def _due(milestone: BoardMilestone, today: date) -> str:
    if milestone.due is None:
        return "no date"
    if milestone.status is Status.DONE:
        return day(milestone.due)
    return f"{day(milestone.due)}, {how_far_off(milestone.status, milestone.due, today)}"


def _needs(tracker: Tracker) -> list[Section]:
    """What milestones need, and the notes on them, of those that have either."""
    lines = [line for each in tracker.milestones if each.resources or each.notes for line in _about(each)]
    return [["## Needs and notes"], lines] if lines else []


def _about(milestone: BoardMilestone) -> Section:
    lines = [f"- **{inline(milestone.title)}** · {marked(milestone.status)}"]
    for label, words in (("Needs", milestone.resources), ("Notes", milestone.notes)):
        if part := labelled(label, words):
            lines += [f"  - {part[0]}", *(f"    {line}" if line else "" for line in part[1:])]
    return lines
