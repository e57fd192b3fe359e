"""The sheet of the one who speaks: wins, learnings, help and milestones, fitted into the room there is.

Help stays whole. Wins and learnings fold to a line each with "+2" before help or a milestone in trouble gives way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from facilitator.process.dates import day_text, how_far
from facilitator.process.status import Status, is_missed
from facilitator.tui.theme import HEADING, QUIET, STRONG, status_mark
from facilitator.tui.widgets.columns import fitted, joined, one_line, text, wrapped
from facilitator.views.meeting import MilestoneLine
from facilitator.views.updates import HelpLine, Speaker

_LABEL = 11
_NUMBER = 2
_NUMBERS = 9
TO_COME = "to come"


@dataclass(frozen=True)
class Sheet:
    """What is on the stage, and what its numbers mean."""

    content: Content
    help: tuple[HelpLine, ...]
    milestones: tuple[MilestoneLine, ...]

    def numbered_milestones(self) -> dict[str, MilestoneLine]:
        """Milestones by the key of their number."""
        first = len(self.help) + 1
        return {str(first + n): line for n, line in enumerate(self.milestones) if first + n <= _NUMBERS}


def update_sheet(speaker: Speaker, width: int, height: int, today: date) -> Sheet:
    """Lay the update out in `width` x `height` cells."""
    room = width - _LABEL - _NUMBER
    airy = height >= 24
    help_lines = _help(speaker.help, room)
    milestones = speaker.milestones
    wanted = len(milestones) if airy else min(len(milestones), _pressing(milestones))
    spare = height - len(help_lines) - 3 * airy
    shown = max(0, min(wanted, spare - 2 - (len(milestones) > wanted)))
    milestone_lines = _milestones(milestones, shown, len(speaker.help), room, today)
    spare -= len(milestone_lines)
    told = sum(1 for words in (speaker.wins, speaker.learnings) if words)
    share = max(1, spare // 2) if told == 2 else max(1, spare - 1)
    wins = _prose("Wins", speaker.wins, room, share)
    learnings = _prose("Learnings", speaker.learnings, room, max(1, spare - len(wins)))
    if len(wins) < share:
        learnings = _prose("Learnings", speaker.learnings, room, max(1, spare - len(wins)))
    gap = [Content("")] if airy else []
    notes = _prose("Notes", speaker.notes, room, 2) if speaker.notes and airy else []
    lines = [*wins, *gap, *learnings, *gap, *help_lines, *gap, *milestone_lines, *(gap if notes else []), *notes]
    return Sheet(joined(lines[:height]), speaker.help, milestones[:shown])


def _labelled(label: str, number: str, rest: Content) -> Content:
    return Content.assemble(
        fitted(Content.styled(label, HEADING), _LABEL), fitted(Content.styled(number, "bold $accent"), _NUMBER), rest
    )


def _prose(label: str, words: str, room: int, lines: int) -> list[Content]:
    body = text(words) if words else Content.styled(TO_COME, QUIET)
    pieces = wrapped(body, room, lines)
    return [_labelled(label if n == 0 else "", "", piece) for n, piece in enumerate(pieces)]


def _help(requests: Sequence[HelpLine], room: int) -> list[Content]:
    if not requests:
        return [_labelled("Help", "", Content.styled("none asked for", QUIET))]
    lines = []
    for n, request in enumerate(requests, 1):
        told = text(request.text, STRONG)
        if request.asked:
            told += text(f"  from {', '.join(request.asked)}", QUIET)
        if request.topic_id is not None:
            told += Content.styled("  → topic", "$accent")
        for place, piece in enumerate(wrapped(told, room, 4)):
            label = "Help" if n == 1 and place == 0 else ""
            lines.append(_labelled(label, str(n) if place == 0 and n <= _NUMBERS else "", piece))
    return lines


def _pressing(milestones: Sequence[MilestoneLine]) -> int:
    """How many are worth their line at the smallest size: in trouble, changed, and the next one due."""
    pressing = [m for m in milestones if m.changed or m.status in (Status.MIGHT_MISS, Status.WILL_MISS)]
    return len(pressing) + (len(milestones) > len(pressing))


def _milestones(
    milestones: Sequence[MilestoneLine], shown: int, numbered: int, room: int, today: date
) -> list[Content]:
    if not milestones:
        return [_labelled("Milestones", "", Content.styled("none open", QUIET))]
    lines = []
    for n, milestone in enumerate(milestones[:shown], 1):
        number = numbered + n
        label = "Milestones" if n == 1 else ""
        lines.append(
            _labelled(label, str(number) if number <= _NUMBERS else "", milestone_words(milestone, room, today))
        )
    rest = len(milestones) - shown
    if rest:
        label = "" if shown else "Milestones"
        lines.append(_labelled(label, "", Content.styled(f"and {rest} more on the board", QUIET)))
    return lines


def milestone_words(milestone: MilestoneLine, room: int, today: date) -> Content:
    """A milestone in one line: shape and word, title, date, how far off, and whether it changed."""
    tail = Content.styled(due_words(milestone.status, milestone.due, today), QUIET)
    if milestone.topic_id is not None:
        tail = Content.assemble(tail, ("  → topic", "$accent"))
    elif milestone.changed:
        tail = Content.assemble(tail, ("  changed", "$accent"))
    mark = status_mark(milestone.status)
    left = max(8, room - mark.cell_length - tail.cell_length - 4)
    return Content.assemble(mark, "  ", fitted(one_line(milestone.title), left), "  ", tail)


def due_words(status: Status, due: date | None, today: date) -> str:
    """The due date and how far off it is; a date that has passed is missed unless it is done."""
    if due is None:
        return "no date"
    if status is Status.DONE:
        return f"due {day_text(due, today)}"
    if is_missed(status, due, today):
        return f"{day_text(due, today)}, missed {how_far(due, today)}"
    return f"{day_text(due, today)}, {how_far(due, today)}"
