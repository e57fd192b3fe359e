"""What the facilitator's own window lists: who took how long, and the private notes."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.timebox import ClockState, clock_text, elapsed_text
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.theme import ALARM, HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, one_line, row, text, wrapped
from facilitator.tui.widgets.rows import Row
from facilitator.views.discuss import Discuss
from facilitator.views.private_notes import NotedMeeting, NoteLine, PrivateView, TimeTaken

_MARK, _TIME, _PLAN, _OVER = 1, 7, 8, 8
_CLOCK = 5
_LEAST = 3
"""Lines that the list of what is not going on now keeps: its heading and two more."""
_NOTE_LINES = 20


def time_rows(view: PrivateView, now: datetime, width: int, height: int) -> list[Row]:
    """Who took how long, and which topic, in `width` x `height` cells: what goes on now first, its newest last."""
    speakers, topics = ("Updates", view.speakers), ("Topics", view.topics)
    # From the discussion on the topics are what one looks for.
    lists = [topics, speakers] if view.topics or isinstance(view.stage, Discuss) else [speakers]
    rows: list[Row] = []
    for n, (title, taken) in enumerate(lists):
        last = n == len(lists) - 1
        room = height - len(rows) - (0 if last else min(_LEAST, len(lists[-1][1]) + 1) + 1)
        if rows and room >= _LEAST:
            rows.append(Row("", Content("")))
            room -= 1
        if not rows or room >= _LEAST - 1:
            rows += _taken(title, taken, now, width, max(1, room))
    return rows[:height]


def _taken(title: str, taken: Sequence[TimeTaken], now: datetime, width: int, height: int) -> list[Row]:
    told = [_line(one, now, width) for one in taken]
    if not told:
        return [Row("", Content.styled(title, HEADING)), Row("", Content.styled("  nothing timed yet", QUIET))]
    if len(told) > height - 1:
        kept = max(1, height - 2)
        told = [Content.styled(f"  {len(told) - kept} earlier", QUIET), *told[-kept:]]
    return [Row("", Content.styled(title, HEADING)), *(Row("", line) for line in told)]


def _line(one: TimeTaken, now: datetime, width: int) -> Content:
    over = one.clock.state(now) is ClockState.OVER
    left = one.clock.left(now)
    plan = "" if one.clock.allotted is None else f"of {clock_text(one.clock.allotted)}"
    overrun = f"■ +{elapsed_text(-left)}" if over and left is not None else ""
    mark = Content.styled("▶", "$accent") if one.up else Content(" ")
    cells = [
        (mark, _MARK),
        (one_line(one.title, STRONG if one.up else ""), max(6, width - _MARK - _TIME - _PLAN - _OVER - 4)),
        (Content(elapsed_text(one.clock.elapsed(now)).rjust(_TIME)), _TIME),
        (Content.styled(plan, QUIET), _PLAN),
        (Content.styled(overrun, ALARM), _OVER),
    ]
    return row(*cells, gap=1)


def note_rows(notes: Sequence[NoteLine], zone: str, width: int) -> list[Row]:
    """The notes, the newest last, each with its time; a long one goes on in rows of its own."""
    if not notes:
        return [
            Row("", Content.styled("Private notes", HEADING)),
            Row("nothing", Content.styled("None yet. What you type below is for you alone.", QUIET)),
        ]
    rows = [Row("", Content.styled("Private notes", HEADING))]
    for note in notes:
        taken = f"{note.taken_at.astimezone(ZoneInfo(zone)):%H:%M}"
        for n, piece in enumerate(wrapped(text(note.text), max(10, width - _CLOCK - 2), _NOTE_LINES)):
            label = fitted(Content.styled(taken if n == 0 else "", QUIET), _CLOCK)
            rows.append(Row(f"note:{note.id}" if n == 0 else f"note:{note.id}:{n}", label + Content("  ") + piece))
    return rows


def noted_rows(meetings: Sequence[NotedMeeting], width: int, today: date) -> list[Row]:
    """The meetings that private notes were taken on."""
    if not meetings:
        return [Row("nothing", Content.styled("No private notes were taken yet.", QUIET))]
    return [
        Row(
            f"meeting:{meeting.id}",
            row(
                (Content(moment_text(meeting.start, meeting.zone, today)), 22),
                (one_line(meeting.title), max(10, width - 22 - 10 - 4)),
                (Content.styled("1 note" if meeting.notes == 1 else f"{meeting.notes} notes", QUIET), 10),
            ),
        )
        for meeting in meetings
    ]


def taken_text(note: NoteLine, zone: str) -> str:
    """When a note was taken, as a prompt names it."""
    return time_text(note.taken_at, zone)
