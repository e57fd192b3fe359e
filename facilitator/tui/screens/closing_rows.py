"""What the closing lists: everything as it will stand, what has no destination first."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from textual.content import Content

from facilitator.process.carryover import Outcome, deferred_text, times_text
from facilitator.process.dates import day_text
from facilitator.process.timebox import clock_text
from facilitator.tui.moments import moment_text
from facilitator.tui.screens.destinations import row_key
from facilitator.tui.status_marks import OUTCOME_MARKS
from facilitator.tui.theme import ALARM, GOOD, HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import TAIL_ROOM, beside, longest, one_line, row
from facilitator.tui.widgets.rows import Row
from facilitator.views.closing import Closing, ClosingTopic, MilestoneChange, RequestLine
from facilitator.views.meeting import ActionLine

_INDENT = 2
_STYLES = {
    Outcome.RESOLVED: GOOD,
    Outcome.NEXT_MEETING: "$accent",
    Outcome.SEPARATE_MEETING: "$accent",
    Outcome.DROPPED: QUIET,
}


class Part(Enum):
    """A list of the closing."""

    UNDECIDED = "undecided"
    REQUESTS = "requests"
    NEXT = "next"
    OWN = "own"
    DONE = "done"
    ACTIONS = "actions"
    CHANGES = "changes"
    NOTES = "notes"


RECAP = (Part.UNDECIDED, Part.DONE, Part.ACTIONS, Part.NEXT, Part.OWN, Part.CHANGES)
"""What is read out at the end: what was decided, who does what, what goes where."""


def closing_rows(view: Closing, width: int, today: date, parts: Iterable[Part] = Part) -> list[Row]:
    """The lists `parts` in `width` cells; what there is none of is left out."""
    lists = _lists(view, width, today)
    rows = [row for part in parts for row in _section(*lists[part])]
    return rows or [Row("", Content("")), Row("nothing", Content.styled("No topic, no decision, no change.", QUIET))]


def _lists(view: Closing, width: int, today: date) -> dict[Part, tuple[str, list[Row], str]]:
    """The heading of each list, its rows, and the style of its heading."""
    zone, width = view.head.zone, min(width, TAIL_ROOM)
    near = min(width, _needed(view, today))
    found = {outcome: [topic for topic in view.topics if topic.outcome is outcome] for outcome in Outcome}
    settled = [*found[Outcome.RESOLVED], *found[Outcome.DROPPED]]

    def listed(topics: Iterable[ClosingTopic]) -> list[Row]:
        told = ((topic, _topic(topic, _where(topic, zone, today), near)) for topic in topics)
        return [row for topic, line in told for row in (line, *_decisions(view, topic.discussion_id, width))]

    undecided, following = listed(view.without_destination), listed(found[Outcome.NEXT_MEETING])
    own = listed(found[Outcome.SEPARATE_MEETING])
    done = [*listed(settled), *_decisions(view, None, width)]
    requests = [_request(request, near) for request in view.requests]
    return {
        Part.UNDECIDED: ("No destination yet", undecided, ALARM),
        Part.REQUESTS: ("Help asked for in writing, and no topic yet", requests, ALARM),
        Part.NEXT: (f"Goes to the next meeting{_on(view, today)}", following, HEADING),
        Part.OWN: ("Gets its own meeting", own, HEADING),
        Part.DONE: ("Decided and done", done, HEADING),
        Part.ACTIONS: ("Action items", [_action(action, near, today) for action in view.actions], HEADING),
        Part.CHANGES: ("Milestones changed", _changes(view.changes, near), HEADING),
        Part.NOTES: ("Notes", [_notes(topic, width) for topic in view.topics if topic.notes], HEADING),
    }


def _needed(view: Closing, today: date) -> int:
    """Cells in which every title stands whole beside its tail, so that no tail stands far from its title."""
    lines = [(topic.title, _where(topic, view.head.zone, today)) for topic in view.topics]
    lines += [(request.title, request.asked_by) for request in view.requests]
    lines += [(action.what, _by(action, today)) for action in view.actions]
    lines += [(change.title, _became(change)) for change in view.changes]
    whole = longest([f"  {title}  {tail}" for title, tail in lines], TAIL_ROOM)
    # A tail has at most half of the line.
    return max(whole, 2 * longest([tail for _title, tail in lines], TAIL_ROOM))


def _where(topic: ClosingTopic, zone: str, today: date) -> str:
    """What stands behind the title of a topic."""
    match topic.outcome:
        case Outcome.RESOLVED | Outcome.DROPPED:
            return _how(topic)
        case Outcome.SEPARATE_MEETING:
            return _separate(topic, zone, today)
        case _:
            return _often(topic)


def _section(title: str, rows: Sequence[Row], style: str) -> list[Row]:
    return [Row("", Content("")), Row("", Content.styled(title, style)), *rows] if rows else []


def _on(view: Closing, today: date) -> str:
    return "" if view.next_start is None else f", {moment_text(view.next_start, view.head.zone, today)}"


def _topic(topic: ClosingTopic, where: str, width: int) -> Row:
    mark, style = ("▲", ALARM) if topic.outcome is None else (OUTCOME_MARKS[topic.outcome], _STYLES[topic.outcome])
    told = Content.assemble((f"{mark} ", style), one_line(topic.title, STRONG if topic.outcome is None else ""))
    return Row(row_key(topic), beside(told, one_line(where, QUIET).truncate(width // 2, ellipsis=True), width))


def _often(topic: ClosingTopic) -> str:
    """How often it will have been put off, or was put off before where it is not yet again."""
    if topic.outcome is None:
        return times_text(topic.deferrals) if topic.deferrals else ""
    return deferred_text(topic.deferrals)


def _separate(topic: ClosingTopic, zone: str, today: date) -> str:
    when = moment_text(topic.separate_start, zone, today) if topic.separate_start else ""
    return ", ".join(piece for piece in (when, topic.separate_owner) if piece)


def _how(topic: ClosingTopic) -> str:
    word = "resolved" if topic.outcome is Outcome.RESOLVED else f"dropped: {topic.reason}"
    return f"{word}, {clock_text(topic.seconds)}" if topic.seconds else word


def _decisions(view: Closing, discussion_id: int | None, width: int) -> list[Row]:
    """The decisions on a topic, which stand beneath it; or (None) those of the meeting as a whole."""
    indent = 0 if discussion_id is None else _INDENT
    return [
        Row(
            f"decision:{line.id}",
            Content(" " * indent)
            + row((Content.styled("decided", GOOD), 7), (one_line(line.text), width - indent - 9)),
            beneath=discussion_id is not None,
        )
        for line in view.decisions
        if line.discussion_id == discussion_id
    ]


def _request(request: RequestLine, width: int) -> Row:
    told = Content.assemble(("? ", ALARM), one_line(request.title))
    return Row(
        row_key(request), beside(told, one_line(request.asked_by, QUIET).truncate(width // 2, ellipsis=True), width)
    )


def _by(action: ActionLine, today: date) -> str:
    due = "no date" if action.due is None else f"by {day_text(action.due, today)}"
    return f"{action.owner}, {due}"


def _action(action: ActionLine, width: int, today: date) -> Row:
    told = Content.assemble(("✓ ", GOOD) if action.done else "○ ", one_line(action.what))
    who = one_line(_by(action, today), QUIET).truncate(width // 2, ellipsis=True)
    return Row(f"action:{action.id}", beside(told, who, width))


def _notes(topic: ClosingTopic, width: int) -> Row:
    told = Content.assemble(one_line(topic.notes), "  ", one_line(topic.title, QUIET))
    return Row(f"notes:{topic.discussion_id}", row((told, width)))


def _became(change: MilestoneChange) -> str:
    return f"{change.field}: {change.before or 'none'} → {change.after or 'none'}"


def _changes(changes: Iterable[MilestoneChange], width: int) -> list[Row]:
    return [
        Row(
            f"change:{n}",
            beside(
                one_line(change.title),
                one_line(_became(change), QUIET).truncate(width * 2 // 3, ellipsis=True),
                width,
            ),
        )
        for n, change in enumerate(changes)
    ]
