"""What a window without keys shows of the meeting: composed as on the stage, and nothing that has to be scrolled."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.dates import how_far
from facilitator.process.phases import Phase
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.screens.candidate_rows import candidate_rows
from facilitator.tui.screens.check_in_rows import check_in_rows, plan_lines
from facilitator.tui.screens.closing_rows import RECAP, closing_rows
from facilitator.tui.screens.closing_sheet import closed_words
from facilitator.tui.screens.folding import folded
from facilitator.tui.screens.milestone_sheet import milestone_sheet
from facilitator.tui.screens.speaking_order import speaking_order
from facilitator.tui.screens.stage_words import fitting
from facilitator.tui.screens.topic_sheet import nothing_on_stage, queue_sheet, topic_head, topic_sheet
from facilitator.tui.screens.update_sheet import nobody_speaks, speaker_head, update_sheet, whole_sheet
from facilitator.tui.theme import GOOD, QUIET, STRONG
from facilitator.tui.widgets.columns import beside, joined, one_line, text, titled, wrapped
from facilitator.views.check_in import CheckIn
from facilitator.views.closing import Closing
from facilitator.views.discuss import Discuss
from facilitator.views.following import Expected, Followed, Waiting
from facilitator.views.prioritize import Prioritize
from facilitator.views.updates import Updates

_SOON = 3600
"""Seconds before its start from which a meeting is counted down to, in minutes."""


def timed(view: Followed) -> bool:
    """Whether something stands large on the stage with a clock beside it; else the whole room is a list's."""
    return isinstance(view, Updates | Discuss)


def up_words(view: Followed, width: int, height: int) -> Content:
    """Who speaks, or the topic; where nothing is up the meeting's title."""
    match view:
        case Waiting():
            return Content("")
        case Updates() if view.speaker is not None:
            return speaker_head(view, width, height, keys=False)
        case Discuss(topic=topic):
            return topic_head(topic, width, height)
        case Updates():
            return joined([Content(""), Content.styled("Nobody speaks at the moment", "bold")])
        case _:
            title = titled(one_line(view.head.title, "bold $accent"), width, max(1, height - 1))
            return joined([Content(""), *title][:height])


def sheet(view: Followed, width: int, height: int, now: datetime, today: date, *, whole: bool = False) -> Content:
    """What fills the room under the name and the clock; in phases without them, all of it.

    `whole` is whether the milestones of who speaks stand here too.
    """
    match view:
        case Updates(speaker=speaker) if speaker is not None and whole:
            return whole_sheet(speaker, width, height, today)[0]
        case Updates(speaker=speaker):
            return nobody_speaks(view, keys=False) if speaker is None else update_sheet(speaker, width, height)
        case Discuss(topic=None):
            return text(nothing_on_stage(len(view.queue), len(view.done)), QUIET)
        case Discuss(topic=topic) if topic is not None:
            return topic_sheet(topic, width, height, today, keys=False)
        case CheckIn():
            plan = [Content(""), *plan_lines(view, width, today), Content("")]
            return joined([*plan, *folded(check_in_rows(view, width, today), height - len(plan))][:height])
        case Prioritize():
            rows = candidate_rows(view, width, fitting(view, now), keys=False)
            head = [Content(""), Content.styled("The topics are being put in order.", STRONG), Content("")]
            return joined([*head, *folded(rows, height - len(head))][:height])
        case Closing():
            return _result(view, width, height, today)
        case Waiting(expected=expected):
            return _in_the_middle(waiting_lines(expected, max(1, width - 4), now, today), width, height)
        case _:
            return Content("")


def side(view: Followed, width: int, height: int) -> Content:
    """Who or what comes next."""
    match view:
        case Updates():
            return speaking_order(view, width, height)
        case Discuss():
            return queue_sheet(view, width, height)
        case _:
            return Content("")


def below(view: Followed, width: int, height: int, today: date) -> Content:
    """The milestones of who speaks."""
    match view:
        case Updates(speaker=speaker) if speaker is not None:
            return milestone_sheet(speaker, width, height, today)[0]
        case _:
            return Content("")


def _result(view: Closing, width: int, height: int, today: date) -> Content:
    """What was decided, who does what, what goes where; and when the next meeting is."""
    head = view.head
    closed = Content.styled(closed_words(view, today), GOOD) if head.phase is Phase.CLOSED else Content("")
    above = [Content(""), beside(one_line(head.title, STRONG), closed, width), Content("")]
    beneath = []
    if view.next_start is not None:
        when = moment_text(view.next_start, head.zone, today)
        beneath = [Content(""), Content.assemble(("Next meeting  ", QUIET), text(when, STRONG))]
    rows = closing_rows(view, width, today, RECAP)
    return joined([*above, *folded(rows, height - len(above) - len(beneath)), *beneath][:height])


def waiting_lines(expected: Expected | None, width: int, now: datetime, today: date) -> list[Content]:
    """Which meeting is the next, and how far off it is, in lines of `width` cells."""
    if expected is None:
        return wrapped(Content.styled("No meeting is running, and none is planned.", STRONG), width, 2)
    return [
        *wrapped(Content.styled("No meeting is running. The next one:", QUIET), width, 2),
        Content(""),
        *titled(one_line(expected.title, "bold $accent"), max(1, width), 2),
        Content.styled(moment_text(expected.start, expected.zone, today), STRONG),
        *wrapped(text(_how_long(expected, now, today), QUIET), width, 2),
    ]


def _how_long(expected: Expected, now: datetime, today: date) -> str:
    seconds = (expected.start - now).total_seconds()
    if seconds <= 0:
        return f"it was to begin at {time_text(expected.start, expected.zone)}, and has not yet"
    if seconds <= _SOON:
        minutes = -(-int(seconds) // 60)
        return "in less than a minute" if seconds < 60 else f"in {minutes} minute{'' if minutes == 1 else 's'}"
    return how_far(expected.start.astimezone(ZoneInfo(expected.zone)).date(), today)


def _in_the_middle(lines: list[Content], width: int, height: int) -> Content:
    above = max(0, (height - len(lines)) // 2 - 1)
    placed = [Content(" " * max(0, (width - line.cell_length) // 2)) + line for line in lines]
    return joined([*[Content("")] * above, *placed][:height])
