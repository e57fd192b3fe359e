"""What an owner has in view while they write: what they wrote last time, and what happened since then."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from facilitator.process.dates import day_text
from facilitator.tui.keys import key_name
from facilitator.tui.screens.sheet_lines import with_tail
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import joined, one_line, text, wrapped
from facilitator.views.preparing import Happened, LastTime, PastRequest, Preparing

PARTS = ("milestones", "wins", "learnings", "help")
"""What can be prepared, by the id of its widget."""

_MOST = 1000
"""As many lines as there are."""


def past_of(part: str, view: Preparing, width: int, height: int, today: date) -> Content:
    """What belongs to one part of the screen, in `width` x `height` cells."""
    if part == "milestones":
        head = Content.styled(_since(view, today), HEADING)
        return joined(_cut([head, *_happened(view, width)], width, height))
    if view.past.last is None:
        return joined([Content.styled("Last time", HEADING), text("This is your first update.", QUIET)][:height])
    lines = (
        _asked(view.past.last.help, width, height)
        if part == "help"
        else _prose(_words(view.past.last, part), width, height)
    )
    first, *rest = lines
    head = Content.styled(_last_time(view, today), HEADING)
    label = head + Content.styled(": ", HEADING)
    if label.cell_length + first.cell_length <= width and not rest:
        return label + first
    return joined(_cut([head, first, *rest], width, height))


def whole_past(view: Preparing, width: int, today: date) -> list[Content]:
    """All of it, one under the other, in lines of `width` cells."""
    lines = [Content.styled(_last_time(view, today), HEADING)]
    if view.past.last is None:
        lines.append(text("This is your first update.", QUIET))
    elif view.past.last.empty:
        lines.append(text("Nothing was written.", QUIET))
    else:
        for label, part in (("Wins", "wins"), ("Learnings", "learnings")):
            lines += [text(label, STRONG), *_prose(_words(view.past.last, part), width, _MOST)]
        lines += [text("Help", STRONG), *_asked(view.past.last.help, width, _MOST)]
    return [*lines, Content(""), Content.styled(_since(view, today), HEADING), *_happened(view, width)]


def side(view: Preparing, width: int, height: int, today: date) -> Content:
    """All of it, as much as fits into `height` lines."""
    return joined(_cut(whole_past(view, width, today), width, height))


def _cut(lines: Sequence[Content], width: int, height: int) -> list[Content]:
    """The first `height` lines; where there are more, the last of them says how to see the rest."""
    if len(lines) <= height:
        return list(lines)
    kept = list(lines[: max(1, height)])
    more = Content.styled(f"  {key_name('last_time')} all", QUIET)
    kept[-1] = kept[-1].truncate(max(0, width - more.cell_length), ellipsis=True) + more
    return kept


def _last_time(view: Preparing, today: date) -> str:
    return "Last time" if view.past.last is None else f"Last time, {day_text(view.past.last.day, today)}"


def _since(view: Preparing, today: date) -> str:
    return "Lately" if view.past.last is None else f"Since {day_text(view.past.last.day, today)}"


def _words(last: LastTime, part: str) -> str:
    return last.wins if part == "wins" else last.learnings


def _prose(words: str, width: int, lines: int) -> list[Content]:
    return wrapped(text(words), width, lines) if words else [Content.styled("nothing was written", QUIET)]


def _asked(requests: Sequence[PastRequest], width: int, lines: int) -> list[Content]:
    if not requests:
        return [Content.styled("no help was asked for", QUIET)]
    told = []
    for request in requests:
        became = Content.styled(f"  → {request.became or 'nobody took it up'}", "$accent" if request.became else QUIET)
        told += wrapped(Content.assemble("• ", one_line(request.text), became), width, lines)
    return told


def _happened(view: Preparing, width: int) -> list[Content]:
    told = [line for one in view.happened for line in with_tail(one_line(one.title, STRONG), _change(one), width, 2)]
    waiting = [
        line
        for title in view.past.open_topics
        for line in wrapped(Content.assemble("topic that waits: ", one_line(title, STRONG)), width, 2)
    ]
    return [*told, *waiting] or [Content.styled("Nothing changed about your milestones.", QUIET)]


def _change(happened: Happened) -> Content:
    if happened.field == "new":
        return text("is new", QUIET)
    change = one_line(f"{happened.field} {happened.before} → {happened.after}")
    return Content.assemble(change, "  ", one_line(happened.by, QUIET))
