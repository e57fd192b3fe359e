"""The sheet of the topic on the stage, and the queue beside it."""

from datetime import date

from textual.content import Content

from facilitator.process.dates import day_text
from facilitator.tui.screens.update_sheet import due_words
from facilitator.tui.theme import HEADING, QUIET, STRONG, status_mark
from facilitator.tui.widgets.columns import fitted, joined, text, wrapped
from facilitator.views.discuss import Discuss, TopicOnStage

_LABEL = 11


def topic_sheet(topic: TopicOnStage | None, width: int, height: int, today: date) -> Content:
    """Where the topic comes from, and what was decided, given out and noted; the newest stays in view."""
    if topic is None:
        return Content.styled("Enter takes up the next topic; a number takes up another one.", QUIET)
    room = width - _LABEL
    lines: list[Content] = []
    if topic.source_text and topic.source_text != topic.title:
        lines += _part("From", wrapped(text(topic.source_text), room, 2))
    if topic.milestone is not None:
        milestone = topic.milestone
        due = due_words(milestone.status, milestone.due, today)
        told = Content.assemble(status_mark(milestone.status), " ", text(due, QUIET))
        named = Content.assemble(text(milestone.title), text(f"  {milestone.owner}", QUIET))
        lines += _part("Milestone", [*wrapped(named, room, 2), fitted(told, room)])
    said = [
        *_all("Decided", [text(decision.text, STRONG) for decision in topic.decisions], room),
        *_all("Action", [_action(a.what, a.owner, a.due, today) for a in topic.actions], room),
        *_all("Note", [text(line) for line in topic.notes.splitlines()], room),
    ]
    if not said:
        said = _part("", [Content.styled("D decision   a action item   n note", QUIET)])
    if lines and height > 12:
        lines.append(Content(""))
    left = max(1, height - len(lines))
    if len(said) > left:
        said = [Content.styled(f"{'':{_LABEL}}… {len(said) - left + 1} lines above", QUIET), *said[-(left - 1) :]]
    return joined([*lines, *said][:height])


def _action(what: str, owner: str, due: date | None, today: date) -> Content:
    by = f", by {day_text(due, today)}" if due else ""
    return Content.assemble(text(what), text(f"  {owner}{by}", "$accent"))


def _all(label: str, items: list[Content], room: int) -> list[Content]:
    lines = []
    for n, item in enumerate(items):
        lines += _part(label if n == 0 else "", wrapped(item, room, 3))
    return lines


def _part(label: str, pieces: list[Content]) -> list[Content]:
    return [
        Content.assemble(fitted(Content.styled(label if n == 0 else "", HEADING), _LABEL), piece)
        for n, piece in enumerate(pieces)
    ]


def queue_sheet(view: Discuss, width: int, height: int) -> Content:
    """What comes next, numbered, and what was done."""
    lines = [Content.styled("Next" if view.queue else "Nothing waits", HEADING)]
    done = [fitted(text(f"✓ {topic.title}", QUIET), width) for topic in view.done[-3:]]
    room = max(1, height - len(done) - 3)
    for n, topic in enumerate(view.queue[:room], 1):
        number = str(n) if n < 10 else " "
        lines.append(
            fitted(Content.assemble((f"{number} ", "bold $accent"), text(topic.title, STRONG if n == 1 else "")), width)
        )
    if len(view.queue) > room:
        lines.append(Content.styled(f"and {len(view.queue) - room} more", QUIET))
    if done:
        lines += [Content(""), Content.styled(f"Done {len(view.done)}", HEADING), *done]
    return joined(lines[:height])
