"""Beside the update: who comes next, who has spoken, who is away, and the newest topics, in the room there is."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.process.meeting import AttendanceState, Turn
from facilitator.text import shortened
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, joined, text, titled
from facilitator.views.updates import TurnLine, Updates

_LABEL = 7
_SKIPPED = " (skipped)"
_TITLE = 2
"""Lines that a title has at most, where there is room for more than the newest."""
# How many lines of those who wait, of those who spoke and of topics are shown: what gives way first comes first.
_SHARES = ((20, 12, 6), (8, 4, 4), (4, 3, 3), (4, 2, 2), (4, 2, 1), (3, 1, 1), (2, 1, 1), (1, 0, 1), (1, 0, 0))


def speaking_order(view: Updates, width: int, height: int) -> Content:
    """The column beside the update in `width` x `height` cells; who is next stays longest."""
    lines: list[Content] = []
    for waiting, spoken, topics in _SHARES:
        lines = [*_waiting(view, width, waiting), *_spoken(view, width, spoken), *_topics(view, width, topics)]
        if len(lines) <= height:
            break
    return joined(lines[:height])


def _waiting(view: Updates, width: int, most: int) -> list[Content]:
    names = [line.name for line in view.waiting]
    if not names:
        return [_labelled("Next", "the topics", width, QUIET)]
    return [_labelled("Next", names[0], width, STRONG), *_listed("Then", names[1:], width, most - 1)]


def _spoken(view: Updates, width: int, most: int) -> list[Content]:
    heard = [line for line in view.order if line.turn not in (Turn.WAITING, Turn.UP)]
    away = [line.name for line in view.order if line.turn is Turn.WAITING and line.state is AttendanceState.AWAY]
    # Who spoke last comes first.
    lines = _listed("Spoken", [_heard(line, width - _LABEL) for line in reversed(heard)], width, most, QUIET)
    lines += _listed("Away", away, width, most, QUIET)
    return [Content(""), *lines] if lines else []


def _heard(line: TurnLine, room: int) -> str:
    """The name; of who was skipped it gives way to saying so."""
    if line.turn is not Turn.SKIPPED:
        return line.name
    return f"{shortened(line.name, room - len(_SKIPPED))}{_SKIPPED}"


def _topics(view: Updates, width: int, most: int) -> list[Content]:
    if not most:
        return []
    count = len(view.topics)
    told = {0: "No topic raised yet", 1: "1 topic raised"}.get(count, f"{count} topics raised")
    tall = _TITLE if most > _TITLE else 1
    newest = [
        Content.assemble("› " if n == 0 else "  ", piece)
        for topic in view.topics[-most:]
        for n, piece in enumerate(titled(text(topic.title), width - 2, tall))
    ]
    return [Content(""), Content.styled(told, HEADING), *newest]


def _listed(label: str, names: Sequence[str], width: int, most: int, style: str = "") -> list[Content]:
    """At most `most` names, a line each, then how many more there are."""
    if most <= 0:
        return []
    lines = [_labelled(label if n == 0 else "", name, width, style) for n, name in enumerate(names[:most])]
    rest = len(names) - most
    return [*lines, _labelled("", f"and {rest} more", width, QUIET)] if rest > 0 else lines


def _labelled(label: str, name: str, width: int, style: str = "") -> Content:
    return Content.assemble(fitted(Content.styled(label, HEADING), _LABEL), fitted(text(name, style), width - _LABEL))
