"""Milestones on the sheets: in full where there is room, else in a line each, at last as many as there are lines."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from facilitator.process.status import Status, how_far_off, is_missed
from facilitator.tui.keys import DIGITS
from facilitator.tui.moments import near_day_text
from facilitator.tui.screens.sheet_lines import LABEL, NUMBER, labelled
from facilitator.tui.status_marks import status_mark
from facilitator.tui.theme import ALARM, QUIET
from facilitator.tui.widgets.columns import fitted, joined, longest, one_line, wrapped
from facilitator.views.meeting import MilestoneLine
from facilitator.views.updates import Speaker

_MARK = 14
"""Cells before a milestone's title."""
_MILESTONE_ROOM = 84
"""Cells beyond which a date stands too far from its title to be read with it."""
_TITLE = 8
"""Cells that a milestone's title keeps."""
_MOST = 99
"""Lines that count as no limit."""


def milestone_sheet(
    speaker: Speaker, width: int, height: int, today: date
) -> tuple[Content, tuple[MilestoneLine, ...]]:
    """The speaker's milestones in `width` x `height` cells, and which of them are in view."""
    room = min(width - LABEL - NUMBER, _MILESTONE_ROOM)
    total = len(speaker.milestones)
    in_full = _in_full(speaker.milestones, len(speaker.help), room, today)
    if total and len(in_full) <= height:
        return joined(in_full), speaker.milestones
    shown = total if total <= height else max(0, height - 1)
    lines = _milestones(speaker.milestones, shown, len(speaker.help), room, today)
    return joined(lines[:height]), speaker.milestones[:shown]


def _milestones(
    milestones: Sequence[MilestoneLine], shown: int, numbered: int, room: int, today: date
) -> list[Content]:
    if not milestones:
        return [labelled("Milestones", "", Content.styled("none open", QUIET))]
    lines = []
    room, became = _close(milestones, room, today)
    for n, milestone in enumerate(milestones[:shown], 1):
        number = numbered + n
        label, told = "Milestones" if n == 1 else "", milestone_words(milestone, room, today, became)
        lines.append(labelled(label, str(number) if number <= DIGITS else "", told))
    rest = len(milestones) - shown
    if rest:
        label = "" if shown else "Milestones"
        lines.append(labelled(label, "", Content.styled(f"and {rest} more on the board", QUIET)))
    return lines


def _in_full(milestones: Sequence[MilestoneLine], numbered: int, room: int, today: date) -> list[Content]:
    """The milestones with what they need and their notes under each, and a blank line between them."""
    lines = []
    close, became = _close(milestones, room, today)
    for n, milestone in enumerate(milestones, 1):
        number = str(numbered + n) if numbered + n <= DIGITS else ""
        lines += [Content("")] if n > 1 else []
        left, behind = _behind(milestone, close, today, became)
        title, *rest = wrapped(one_line(milestone.title), left, _MOST) or [Content("")]
        first = Content.assemble(status_mark(milestone.status), "  ", fitted(title, left), "  ", behind)
        lines.append(labelled("Milestones" if n == 1 else "", number, first))
        beneath = [*rest, *background(milestone, room - _MARK)]
        lines += [labelled("", "", Content(" " * _MARK) + piece) for piece in beneath]
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
    needed, became = _needed(milestones, room, today)
    return [milestone_words(one, min(room, needed), today, became) for one in milestones]


def _close(milestones: Sequence[MilestoneLine], room: int, today: date) -> tuple[int, int]:
    """The same where there is room for whole titles; else all of `room`, and dates at its end."""
    needed, became = _needed(milestones, room, today)
    return (needed, became) if needed <= room else (room, 0)


def _needed(milestones: Sequence[MilestoneLine], room: int, today: date) -> tuple[int, int]:
    """The cells of a line that all of them fit into whole, and of what says whether they changed."""
    became = longest([_became(one) for one in milestones], room)
    titles = max(_TITLE, longest([one.title for one in milestones], room))
    dates = longest([due_words(one.status, one.due, today) for one in milestones], room)
    return _MARK + titles + 2 + dates + became, became


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
