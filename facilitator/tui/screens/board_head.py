"""The head of the board: the team, how the milestones stand, and the next meeting."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.documents.marks import MARKS
from facilitator.process.dates import how_far
from facilitator.process.phases import LIVE_PHASES
from facilitator.process.status import STATUS_ORDER, Status, is_missed
from facilitator.process.timebox import clock_text
from facilitator.tui.moments import moment_text
from facilitator.tui.status_marks import STATUS_STYLES
from facilitator.tui.theme import ALARM, GOOD, QUIET, STRONG, WATCH
from facilitator.tui.widgets.columns import beside, fitted, one_line, text
from facilitator.tui.widgets.key_words import key_words
from facilitator.views.board import Board
from facilitator.views.hand_ins import HandIns

_WIDE = 100
"""Cells from which on every status is counted."""
_HOURS_IN_MINUTES = 100
"""Minutes up to which the time to the meeting is told in minutes."""


def head_lines(board: Board, now: datetime, today: date, width: int, *, throwaway: bool) -> list[Content]:
    """Three lines of `width` cells. With `throwaway` they say that nothing is kept."""
    team = Content.styled("rehearsal   ", "$accent") if throwaway else Content("")
    team += one_line(board.team or "Board", "bold")
    counts = _counts(board, today, every=width >= _WIDE)
    lines = [beside(team, counts, width)]
    if board.meeting is None:
        ways = [
            Content("No meeting is planned."),
            key_words("meeting", "plans one", QUIET),
            key_words("setup", "says when the team meets", QUIET),
        ]
        return [*lines, fitted(Content("   ").join(ways), width), Content("")]
    return [*lines, _when(board.meeting, now, width), _handed_in(board.meeting, now, width)]


def _counts(board: Board, today: date, *, every: bool) -> Content:
    """How many milestones stand how; where there is little room only what needs attention."""
    pieces = []
    for status in STATUS_ORDER if every else (Status.MIGHT_MISS, Status.WILL_MISS):
        count = board.done if status is Status.DONE else sum(one.status is status for one in board.milestones)
        if count:
            pieces.append(Content.styled(f"{MARKS[status]} {count} {status.word}", STATUS_STYLES[status]))
    missed = sum(is_missed(one.status, one.due, today) for one in board.milestones)
    if missed:
        pieces.insert(0, Content.styled(f"{missed} missed", ALARM))
    return Content("  ").join(pieces)


def _when(meeting: HandIns, now: datetime, width: int) -> Content:
    zone_today = now.astimezone(ZoneInfo(meeting.zone)).date()
    if meeting.phase in LIVE_PHASES:
        went = key_words("meeting", "goes back to it", QUIET)
        running = Content.assemble(("▶ runs now: ", "bold $accent"), one_line(meeting.title, STRONG))
        return beside(running + text(f", {meeting.phase.word}", QUIET), went, width)
    when = f"{moment_text(meeting.start, meeting.zone, zone_today)} {meeting.zone}"
    told = Content.assemble(
        text(when, STRONG), "   ", (far_off(meeting.start, now, zone_today, meeting.zone), "$accent")
    )
    key = key_words("meeting", "goes to the meeting", QUIET)
    if meeting.choices:
        over = Content.styled(f"▲ updates {clock_text(meeting.fit.over_by)} too long", WATCH)
        return beside(told, over, width)
    titled = told + Content("   ") + one_line(meeting.title)
    return beside(titled if titled.cell_length + key.cell_length + 2 <= width else told, key, width)


def far_off(start: datetime, now: datetime, today: date, zone: str) -> str:
    """How far off a meeting is: minutes and hours on its day, days and weeks before."""
    minutes = int((start - now).total_seconds() // 60)
    if minutes < 0:
        ago = -minutes
        return f"was due {ago} min ago" if ago < _HOURS_IN_MINUTES else f"was due {ago // 60} h ago"
    if minutes < _HOURS_IN_MINUTES:
        return f"in {minutes} min"
    day = start.astimezone(ZoneInfo(zone)).date()
    return f"today, in {minutes // 60} h" if day == today else how_far(day, today)


def _handed_in(meeting: HandIns, now: datetime, width: int) -> Content:
    """Who has handed in and who has not; names that find no room are counted."""
    speakers = len(meeting.handed_in) + len(meeting.missing)
    if not speakers:
        return fitted(Content.styled("no updates in this meeting", QUIET), width)
    counted = "" if speakers == 1 else f"{len(meeting.late)} "
    late = f" ({counted}late)" if meeting.late else ""
    if not meeting.missing:
        told = "the update is" if speakers == 1 else f"all {speakers} updates are"
        return fitted(Content.styled(f"✓ {told} handed in{late}", GOOD), width)
    day = now.astimezone(ZoneInfo(meeting.zone)).date()
    over = now > meeting.deadline
    due = "were due" if over else "due"
    deadline = f"   {due} {moment_text(meeting.deadline, meeting.zone, day)}"
    handed = Content.styled(f"{len(meeting.handed_in)} of {speakers} handed in{late}", STRONG)
    to_come = Content.styled("to come: ", WATCH if over else QUIET)
    room = width - handed.cell_length - len(deadline) - 3
    both = room - to_come.cell_length
    missing = names(meeting.missing, both)
    spent = both - missing.cell_length
    have = Content("")
    if meeting.handed_in and spent > 12:
        have = Content(": ") + names(meeting.handed_in, spent - 2)
    line = Content.assemble(handed, have, "   ", to_come, missing, (deadline, WATCH if over else QUIET))
    return fitted(line, width)


def names(people: Sequence[str], room: int) -> Content:
    """As many names as fit into `room` cells, then how many more there are; where not one of several does, how many."""
    for count in range(len(people), 0, -1):
        more = len(people) - count
        told = one_line(", ".join(people[:count])) + Content(f" +{more}" if more else "")
        if told.cell_length <= room:
            return told
    counted = Content(f"{len(people)} members") if len(people) > 1 else one_line("".join(people))
    return fitted(counted, min(counted.cell_length, max(4, room)))
