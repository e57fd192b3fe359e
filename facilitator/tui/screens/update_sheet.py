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
from facilitator.process.status import Status, how_far_off, is_missed
from facilitator.tui.keys import DIGITS, key_name
from facilitator.tui.moments import near_day_text
from facilitator.tui.status_marks import status_mark
from facilitator.tui.theme import ALARM, HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import (
    PROSE_ROOM,
    clickable,
    fitted,
    joined,
    longest,
    one_line,
    shares,
    text,
    wrapped,
)
from facilitator.tui.widgets.headline import headline
from facilitator.views.meeting import MilestoneLine
from facilitator.views.updates import HelpLine, Speaker, Updates

_LABEL = 13
"""Cells before a number, which is a key: close to the heading it would read as a count ("Milestones 2")."""
_NUMBER = 2
_MARK = 14
"""Cells before a milestone's title."""
_MILESTONE_ROOM = 84
"""Cells beyond which a date stands too far from its title to be read with it."""
_TITLE = 8
"""Cells that a milestone's title keeps."""
_MOST = 99
"""Lines that count as no limit."""
_BETWEEN = 3
"""Lines from the last one of an update to the first milestone in the same column."""
_GAPS, _AIRY = 14, 20
"""Lines from which on there are blank ones between the parts, and within them."""
TO_COME = "to come"


def update_sheet(speaker: Speaker, width: int, height: int) -> Content:
    """Wins, learnings, help and notes in `width` x `height` cells."""
    room = min(width - _LABEL - _NUMBER, PROSE_ROOM)
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


def milestone_sheet(
    speaker: Speaker, width: int, height: int, today: date
) -> tuple[Content, tuple[MilestoneLine, ...]]:
    """The speaker's milestones in `width` x `height` cells, and which of them are in view."""
    room = min(width - _LABEL - _NUMBER, _MILESTONE_ROOM)
    total = len(speaker.milestones)
    in_full = _in_full(speaker.milestones, len(speaker.help), room, today)
    if total and len(in_full) <= height:
        return joined(in_full), speaker.milestones
    shown = total if total <= height else max(0, height - 1)
    lines = _milestones(speaker.milestones, shown, len(speaker.help), room, today)
    return joined(lines[:height]), speaker.milestones[:shown]


def _labelled(label: str, number: str, rest: Content) -> Content:
    line = fitted(Content.styled(number, "bold $accent"), _NUMBER) + rest
    named = fitted(Content.styled(label, HEADING), _LABEL)
    return named + (clickable(line, f"pick({number})") if number else line)


def _prose(label: str, words: str, room: int, lines: int) -> list[Content]:
    body = text(words) if words else Content.styled(TO_COME, QUIET)
    pieces = wrapped(body, room, lines)
    return [_labelled(label if n == 0 else "", "", piece) for n, piece in enumerate(pieces)]


def _help(requests: Sequence[HelpLine], room: int, lines: int, *, apart: bool = False) -> list[Content]:
    """The requests in `lines` lines: whole, else the long ones cut, at last as many as there are lines and a count.

    `apart` is whether there is room for all of them with a blank line between them.
    """
    if not requests:
        return [_labelled("Help", "", Content.styled("none asked for", QUIET))]
    if apart:
        whole = [_numbered([_request(request, room, _MOST)], n) for n, request in enumerate(requests, 1)]
        return [line for n, told in enumerate(whole) for line in [*[Content("")] * (n > 0), *told]]
    if len(requests) > lines:
        shown = max(1, lines - 1)
        rest = Content.styled(f"and {len(requests) - shown} more", QUIET)
        return [*_numbered([_request(request, room, 1) for request in requests[:shown]]), _labelled("", "", rest)]
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
        _labelled("Help" if n == 1 and place == 0 else "", str(n) if place == 0 and n <= DIGITS else "", piece)
        for n, pieces in enumerate(told, first)
        for place, piece in enumerate(pieces)
    ]


def with_tail(words: Content, tail: Content, width: int, lines: int) -> list[Content]:
    """`words` with `tail` behind them, in at most `lines` lines of `width` cells: the words give way, not the tail."""
    if not tail:
        return wrapped(words, width, lines)
    told = wrapped(words, width, lines + 1)
    if told and len(told) < lines and told[-1].cell_length + 2 + tail.cell_length > width >= tail.cell_length:
        # Not torn apart: it has a line of its own.
        return [*told, tail]
    whole = wrapped(Content.assemble(words, "  ", tail), width, lines + 1)
    if len(whole) <= lines:
        return whole
    if lines > 1:
        return [*wrapped(words, width, lines - 1), fitted(tail, width)]
    end = tail.truncate(width * 2 // 3, ellipsis=True)
    return [Content.assemble(fitted(words, width - end.cell_length - 2), "  ", end)]


def _milestones(
    milestones: Sequence[MilestoneLine], shown: int, numbered: int, room: int, today: date
) -> list[Content]:
    if not milestones:
        return [_labelled("Milestones", "", Content.styled("none open", QUIET))]
    lines = []
    for n, milestone in enumerate(milestones[:shown], 1):
        number = numbered + n
        label = "Milestones" if n == 1 else ""
        lines.append(_labelled(label, str(number) if number <= DIGITS else "", milestone_words(milestone, room, today)))
    rest = len(milestones) - shown
    if rest:
        label = "" if shown else "Milestones"
        lines.append(_labelled(label, "", Content.styled(f"and {rest} more on the board", QUIET)))
    return lines


def _in_full(milestones: Sequence[MilestoneLine], numbered: int, room: int, today: date) -> list[Content]:
    """The milestones with what they need and their notes under each, and a blank line between them."""
    lines = []
    for n, milestone in enumerate(milestones, 1):
        number = str(numbered + n) if numbered + n <= DIGITS else ""
        lines += [Content("")] if n > 1 else []
        left, behind = _behind(milestone, room, today)
        title, *rest = wrapped(one_line(milestone.title), left, _MOST) or [Content("")]
        first = Content.assemble(status_mark(milestone.status), "  ", fitted(title, left), "  ", behind)
        lines.append(_labelled("Milestones" if n == 1 else "", number, first))
        beneath = [*rest, *background(milestone, room - _MARK)]
        lines += [_labelled("", "", Content(" " * _MARK) + piece) for piece in beneath]
    return lines


def background(milestone: MilestoneLine, room: int) -> list[Content]:
    """What a milestone needs, and its notes, in full."""
    told = {"needs": milestone.needs, "notes": milestone.notes}
    return [
        piece
        for word, words in told.items()
        if words.strip()
        for piece in wrapped(one_line(f"{word}: {words}", QUIET), room, _MOST)
    ]


def milestone_lines(milestones: Sequence[MilestoneLine], room: int, today: date) -> list[Content]:
    """Milestones in lines of at most `room` cells: their dates beneath each other, close to the titles."""
    became = longest([_became(one) for one in milestones], room)
    titles = max(_TITLE, longest([one.title for one in milestones], room))
    dates = longest([due_words(one.status, one.due, today) for one in milestones], room)
    room = min(room, _MARK + titles + 2 + dates + became)
    return [milestone_words(one, room, today, became) for one in milestones]


def milestone_words(milestone: MilestoneLine, room: int, today: date, became: int = 0) -> Content:
    """A milestone in one line: shape and word, title, date, how far off, and (in `became` cells) whether it changed."""
    left, behind = _behind(milestone, room, today, became)
    return Content.assemble(status_mark(milestone.status), "  ", fitted(one_line(milestone.title), left), "  ", behind)


def _became(milestone: MilestoneLine) -> str:
    return "  → topic" if milestone.topic_id is not None else "  changed" if milestone.changed else ""


def _behind(milestone: MilestoneLine, room: int, today: date, most: int = 0) -> tuple[int, Content]:
    """The cells that are left for the title, and what stands behind it.

    How far off it is gives way to the title; of a date that is missed the date does.
    """
    became = _became(milestone).ljust(most)
    due = due_words(milestone.status, milestone.due, today)
    left = room - status_mark(milestone.status).cell_length - 4 - len(became)
    missed = is_missed(milestone.status, milestone.due, today)
    if milestone.due is not None and max(_TITLE, one_line(milestone.title).cell_length) > left - len(due):
        day = near_day_text(milestone.due, today)
        due = how_far_off(milestone.status, milestone.due, today) if missed else day
    return max(_TITLE, left - len(due)), Content.assemble((due, ALARM if missed else QUIET), (became, "$accent"))


def due_words(status: Status, due: date | None, today: date) -> str:
    """The due date and how far off it is; a date that has passed is missed unless it is done."""
    if due is None:
        return "no date"
    if status is Status.DONE:
        return f"due {near_day_text(due, today)}"
    return f"{near_day_text(due, today)}, {how_far_off(status, due, today)}"


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
