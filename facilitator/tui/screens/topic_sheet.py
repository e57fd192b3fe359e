"""The sheet of the topic on the stage, and the queue beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from facilitator.process.dates import day_text
from facilitator.process.help_lines import unnamed
from facilitator.tui.keys import DIGITS, key_name
from facilitator.tui.screens.milestone_sheet import background, due_words
from facilitator.tui.screens.sheet_lines import with_tail
from facilitator.tui.status_marks import OUTCOME_MARKS, status_mark
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import PROSE_ROOM, clickable, fitted, joined, shares, text, titled, wrapped
from facilitator.tui.widgets.headline import headline
from facilitator.tui.widgets.key_words import key_words
from facilitator.views.discuss import Discuss, QueuedTopic, TopicOnStage
from facilitator.views.meeting import ActionLine

_LABEL = 10
_NOTHING = Content("")
_DONE, _ROOMY = 3, 12
"""Topics that are done are shown, from so many lines on."""
_GAPS, _APART, _AIRY = 12, 10, 24
"""Lines from which on there is a blank one before what was said, and between its pieces; and a milestone in full."""
_ITEM = 3
"""Lines that one decision, action item or note has at most."""


def nothing_on_stage(waiting: int, done: int) -> str:
    """How it stands while no topic is on the stage, with so many that wait and that are done."""
    if waiting:
        return "1 topic waits." if waiting == 1 else f"{waiting} topics wait."
    return "Every topic has its outcome." if done else "There are no topics."


def no_topic(waiting: int, done: int, width: int) -> Content:
    """What can be done while no topic is on the stage, with so many that wait and that are done."""
    enter = key_name("next", first=True)
    told = f"{enter} takes up the next topic; a number takes up another one."
    if not waiting:
        told = nothing_on_stage(waiting, done)
        told += f" {enter} closes the loop; {key_name('topic')} writes down a topic"
        told += f", {key_name('again')} takes the last one up again." if done else "."
    return joined(wrapped(text(told, QUIET), width, 3))


def topic_sheet(topic: TopicOnStage, width: int, height: int, today: date, *, keys: bool = True) -> Content:
    """Where the topic comes from, whom it asks, and what was decided, given out and noted; the newest stays in view.

    `keys` is whether keys work in this window.
    """
    room = min(width - _LABEL, PROSE_ROOM)
    lines: list[Content] = []
    if topic.source_text and topic.source_text != topic.title:
        lines += _part("From", wrapped(text(topic.source_text), room, 2))
    if asked := unnamed(topic.title, topic.asked):
        lines += _part("Asks", wrapped(text(", ".join(asked)), room, 2))
    if topic.milestone is not None:
        milestone = topic.milestone
        due = due_words(milestone.status, milestone.due, today)
        named = [] if milestone.title == topic.title else titled(text(milestone.title), room, 2)
        told = Content.assemble(status_mark(milestone.status), " ", text(due, QUIET))
        whole = Content.assemble(told, text(f"  {milestone.owner}", QUIET))
        stands = [whole] if whole.cell_length <= room else [fitted(told, room), text(milestone.owner, QUIET)]
        more = background(milestone, room) if height >= _AIRY else []
        lines += _part("Milestone", [*named, *stands, *more])
    if lines and height > _GAPS:
        lines.append(Content(""))
    return joined([*lines, *_said(topic, room, max(1, height - len(lines)), today, keys=keys)][:height])


@dataclass(frozen=True)
class _Item:
    """A piece of what was said; `tail` (who does it, and when) stays where the words are cut."""

    label: str
    words: Content
    tail: Content = _NOTHING


def _said(topic: TopicOnStage, room: int, lines: int, today: date, *, keys: bool) -> list[Content]:
    """What was said in `lines` lines: cut to fewer lines each, then without the oldest notes, then the oldest of all.

    So a decision is not pushed out of view by notes.
    """
    decided = [_Item("Decided", text(decision.text, STRONG)) for decision in topic.decisions]
    actions = [_Item("Action", text(action.what), _who_and_when(action, today)) for action in topic.actions]
    notes = [_Item("Note", text(line)) for line in topic.notes.splitlines()]
    items = [*decided, *actions, *notes]
    if not items:
        ways = Content("   ").join(key_words(name, name, QUIET) for name in ("decision", "action", "note"))
        return _part("", [ways]) if keys else []
    for most in range(_ITEM, 0, -1):
        pieces = _all(items, room, most)
        told = [line for piece in pieces for line in piece]
        if lines >= _APART and len(told) + len(pieces) - 1 <= lines:
            return [line for piece in pieces for line in [*piece, _NOTHING]][:-1]
        if len(told) <= lines:
            return told
    fit = max(1, lines - 1)
    newest_notes = notes[-max(1, fit - len(decided) - len(actions)) :] if notes else []
    kept = [*decided, *actions, *newest_notes][-fit:]
    earlier = _part("", [Content.styled(f"and {len(items) - len(kept)} earlier", QUIET)])
    return [*(line for piece in _all(kept, room, 1) for line in piece), *earlier]


def _who_and_when(action: ActionLine, today: date) -> Content:
    by = f", by {day_text(action.due, today)}" if action.due else ""
    return text(f"{action.owner}{by}", "$accent")


def _all(items: Sequence[_Item], room: int, most: int) -> list[list[Content]]:
    """The lines of each."""
    pieces, before = [], ""
    for item in items:
        pieces.append(_part(item.label if item.label != before else "", with_tail(item.words, item.tail, room, most)))
        before = item.label
    return pieces


def _part(label: str, pieces: list[Content]) -> list[Content]:
    return [
        Content.assemble(fitted(Content.styled(label if n == 0 else "", HEADING), _LABEL), piece)
        for n, piece in enumerate(pieces)
    ]


def queue_sheet(view: Discuss, width: int, height: int) -> Content:
    """What comes next, numbered, and what was done."""
    lines = [Content.styled("Next" if view.queue else "Nothing waits", HEADING)]
    newest = view.done[-_DONE:] if height >= _ROOMY else view.done[-1:]
    done = [(f"{OUTCOME_MARKS[topic.outcome]} ", topic.title) for topic in newest if topic.outcome]
    room = height - 1 - (len(done) + 2 if done else 0)
    room = max(1, room if len(view.queue) <= room else room - 1)
    lines += _queue(view.queue[:room], width, room)
    if len(view.queue) > room:
        lines.append(Content.styled(f"and {len(view.queue) - room} more", QUIET))
    if done:
        lines += [Content(""), Content.styled(f"With an outcome: {len(view.done)}", HEADING)]
        lines += [
            text(mark if place == 0 else "  ", QUIET) + piece
            for (mark, title), most in _shared(done, width, height - len(lines))
            for place, piece in enumerate(titled(text(title, QUIET), width - 2, most))
        ]
    return joined(lines[:height])


def _shared(marked: Sequence[tuple[str, str]], width: int, height: int) -> Iterable[tuple[tuple[str, str], int]]:
    """Titles with their marks, and of `height` lines how many each has."""
    needed = [len(titled(text(title), width - 2, height)) for _mark, title in marked]
    return zip(marked, shares(needed, height), strict=True)


def _queue(topics: Sequence[QueuedTopic], width: int, height: int) -> list[Content]:
    """The topics with their numbers: apart and in full where `height` lines are enough, else together.

    Where not all can be shown in full, the first ones have more lines as far as that goes: they come next.
    """
    titles = [text(topic.title, STRONG if n == 1 else "") for n, topic in enumerate(topics, 1)]
    needed = [len(titled(title, width - 2, height + 1)) for title in titles]
    apart = sum(needed) + len(topics) - 1 <= height
    lines: list[Content] = []
    for n, (title, most) in enumerate(zip(titles, shares(needed, height), strict=True), 1):
        number = Content.styled(f"{n if n <= DIGITS else ' '} ", "bold $accent")
        lines += [Content("")] if apart and n > 1 else []
        lines += _beneath(number, titled(title, width - 2, most), n)
    return lines


def _beneath(number: Content, pieces: Sequence[Content], n: int) -> list[Content]:
    """The lines of a title, the first behind its number."""
    return [
        clickable((number if place == 0 else Content("  ")) + piece, f"pick({n})") for place, piece in enumerate(pieces)
    ]


def topic_head(topic: TopicOnStage | None, width: int, height: int) -> Content:
    """The title in large, who asked for it, and how often it was put off."""
    if topic is None:
        return joined([Content(""), Content.styled("No topic is on the stage", STRONG)])
    asked = f"asked by {topic.asked_by}" if topic.asked_by else ""
    about = "   ".join(piece for piece in (asked, topic.age) if piece)
    told = wrapped(text(about, QUIET), width, 1) if about else []
    return joined([*headline(topic.title, width, height - len(told)), *told])
