"""The sheet of the one who speaks, fitted into the room there is: wins, learnings and help, and their milestones.

Help stays whole; wins and learnings fold, with "+2", before help gives way. Of the milestones those in trouble come
first, then those that changed, then the next one due (the order of the view); the rest is a count.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual.content import Content

from facilitator.process.help_lines import unnamed
from facilitator.process.meeting import HandIn
from facilitator.tui.keys import DIGITS, key_name
from facilitator.tui.screens.milestone_sheet import milestone_sheet
from facilitator.tui.screens.sheet_lines import LABEL, NUMBER, labelled, with_tail
from facilitator.tui.theme import QUIET, STRONG
from facilitator.tui.widgets.columns import (
    PROSE_ROOM,
    joined,
    one_line,
    shares,
    text,
    wrapped,
)
from facilitator.tui.widgets.headline import headline
from facilitator.views.meeting import MilestoneLine
from facilitator.views.updates import HelpLine, Speaker, Updates

_MOST = 99
"""Lines that count as no limit."""
_BETWEEN = 3
"""Lines from the last one of an update to the first milestone in the same column."""
_GAPS, _AIRY = 14, 20
"""Lines from which on there are blank ones between the parts, and within them."""
_SEVERAL = "•"
"""Before each line that somebody wrote, where there are several."""
TO_COME = "to come"


def update_sheet(speaker: Speaker, width: int, height: int) -> Content:
    """Wins, learnings, help and notes in `width` x `height` cells."""
    room = min(width - LABEL - NUMBER, PROSE_ROOM)
    apart = height >= _AIRY and _needed(airy := _apart(speaker), room) <= height
    if apart:
        speaker = airy
    gap = [Content("")] if height >= _GAPS else []
    notes = _prose("Notes", speaker.notes, room, max(2, height // 4)) if speaker.notes else []
    left = height - len(notes) - len(gap) * (2 + bool(notes))
    requests = _help(speaker.help, room, max(1, left - 2), apart=apart)
    spare = left - len(requests)
    wins, learnings = _shared_out(speaker, room, max(2, spare))
    lines = [*wins, *gap, *learnings, *gap, *requests, *(gap if notes else []), *notes]
    return joined(lines[:height])


def whole_sheet(speaker: Speaker, width: int, height: int, today: date) -> tuple[Content, tuple[MilestoneLine, ...]]:
    """The update with the milestones beneath it, in one column, and which of those are in view.

    The milestones follow at once, and have at most what the update leaves, or half where it is long.
    """
    needed = len(update_sheet(speaker, width, _MOST).split("\n", allow_blank=True))
    room = max(height - needed - _BETWEEN, height // 2)
    below, shown = milestone_sheet(speaker, width, room, today)
    taken = len(below.split("\n", allow_blank=True))
    above = update_sheet(speaker, width, height - taken - _BETWEEN)
    return Content("\n").join([above, *[Content("")] * (_BETWEEN - 1), below]), shown


def _apart(speaker: Speaker) -> Speaker:
    """The same with a blank line after each line."""
    wins, learnings, notes = (
        "\n\n".join(words.splitlines()) for words in (speaker.wins, speaker.learnings, speaker.notes)
    )
    return replace(speaker, wins=wins, learnings=learnings, notes=notes)


def _needed(speaker: Speaker, room: int) -> int:
    """Lines that the whole of it takes, with the gaps."""
    prose = sum(len(wrapped(text(words), room, _MOST)) for words in (speaker.wins, speaker.learnings, speaker.notes))
    return prose + sum(len(_request(request, room, _MOST)) + 1 for request in speaker.help) + 4


def _shared_out(speaker: Speaker, room: int, lines: int) -> tuple[list[Content], list[Content]]:
    """Wins and learnings in `lines` lines: half each, and what one does not need goes to the other."""
    needed = len(_prose("", speaker.learnings, room, lines))
    wins = _prose("Wins", speaker.wins, room, max(1, lines - min(needed, lines // 2)))
    return wins, _prose("Learnings", speaker.learnings, room, max(1, lines - len(wins)))


def _prose(label: str, words: str, room: int, lines: int) -> list[Content]:
    body = text(words) if words else Content.styled(TO_COME, QUIET)
    begins, place = set(), 0
    for line in body.split("\n", allow_blank=True):
        begins |= {place} if line else set()
        place += len(wrapped(line, room, _MOST))
    # Several are told apart; where there is but one nothing is to be told from it.
    mark = _SEVERAL if len(begins) > 1 else ""
    return [
        labelled(label if n == 0 else "", "", piece, mark=mark if n in begins else "")
        for n, piece in enumerate(wrapped(body, room, lines))
    ]


def _help(requests: Sequence[HelpLine], room: int, lines: int, *, apart: bool = False) -> list[Content]:
    """The requests in `lines` lines: whole, else the long ones cut, at last as many as there are lines and a count.

    `apart` is whether there is room for all of them with a blank line between them.
    """
    if not requests:
        return [labelled("Help", "", Content.styled("none asked for", QUIET))]
    if apart:
        whole = [_numbered([_request(request, room, _MOST)], n) for n, request in enumerate(requests, 1)]
        return [line for n, told in enumerate(whole) for line in [*[Content("")] * (n > 0), *told]]
    if len(requests) > lines:
        shown = max(1, lines - 1)
        rest = Content.styled(f"and {len(requests) - shown} more", QUIET)
        return [*_numbered([_request(request, room, 1) for request in requests[:shown]]), labelled("", "", rest)]
    needed = [len(_request(request, room, lines)) for request in requests]
    each = zip(requests, shares(needed, lines), strict=True)
    return _numbered([_request(request, room, share) for request, share in each])


def _request(request: HelpLine, room: int, lines: int) -> list[Content]:
    became = [Content.styled("→ topic", "$accent")] if request.topic_id is not None else []
    others = unnamed(request.text, request.asked)
    asked = [text(f"from {', '.join(others)}", QUIET)] if others else []
    return with_tail(one_line(request.text, STRONG), Content("  ").join([*became, *asked]), room, lines)


def _numbered(told: Sequence[Sequence[Content]], first: int = 1) -> list[Content]:
    return [
        labelled("Help" if n == 1 and place == 0 else "", str(n) if place == 0 and n <= DIGITS else "", piece)
        for n, pieces in enumerate(told, first)
        for place, piece in enumerate(pieces)
    ]


def speaker_head(view: Updates, width: int, height: int, *, keys: bool = True) -> Content:
    """Who speaks, in capitals, with their role and whether they handed in; nothing where nobody does.

    `keys` is whether keys work in this window.
    """
    speaker, began = view.speaker, view.head.started_at
    if speaker is None:
        return Content("")
    # What is typed while they speak was not handed in: nobody is called late for it.
    in_meeting = began is not None and speaker.handed_in_at is not None and speaker.handed_in_at >= began
    typed = f": {', '.join(key_name(name) for name in ('wins', 'learnings', 'asks'))} type it in"
    handed = {
        HandIn.IN_TIME: ("", QUIET),
        HandIn.LATE: ("written in the meeting" if in_meeting else "update came late", QUIET),
        HandIn.MISSING: (f"no update handed in{typed if keys else ''}", "$warning"),
    }[speaker.handed_in]
    below = [text(speaker.role, QUIET), Content.styled(*handed)]
    return joined([*headline(speaker.name.upper(), width, height - len(below)), *below])


def nobody_speaks(view: Updates, *, keys: bool = True) -> Content:
    """What stands in place of an update where nobody speaks, and (where `keys` work) how it goes on."""
    if not view.order:
        onward = f"{key_name('next', first=True)} goes to the topics." if keys else ""
        return Content.assemble(("Nobody gives an update in this meeting.\n\n", STRONG), onward)
    return Content.assemble(
        ("Nobody speaks at the moment.\n\n", STRONG), f"{key_name('next', first=True)} goes on." if keys else ""
    )
