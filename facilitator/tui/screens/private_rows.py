"""What the facilitator's own window lists: who took how long, and the private notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.timebox import clock_text, elapsed_text
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.theme import ALARM, HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, longest, one_line, row, text, titled, wrapped
from facilitator.tui.widgets.rows import Row
from facilitator.views.private_notes import NotedMeeting, NoteLine, PrivateView, TimeTaken

_MARK, _BESIDE = 1, 2
_MOST = 999
"""Lines that count as no limit."""
_CLOCK = 5
_WHEN, _COUNT, _TITLE = 22, 10, 12
"""Cells of when a meeting was and of how many notes it has, and the fewest that a title is worth."""
_LEAST = 3
"""Lines that the list of what is not going on now keeps: its heading and two more."""
_NOTE_LINES = 20
_BLANK = (Row("", Content("")),)
_NONE_YET = "None yet. What you type below is for you alone: it is never shown or exported."


def time_rows(view: PrivateView, now: datetime, width: int, height: int) -> list[Row]:
    """Who took how long, and which topic, in `width` x `height` cells: what goes on now first, the newest last.

    Titles go on in a second line where there are lines enough for that.
    """
    plan = view.stage.head.update_seconds
    updates = _List(f"Updates, {clock_text(plan)} each", [_taken(one, plan, now) for one in view.speakers])
    topics = _List("Topics", [_taken(one, None, now) for one in view.topics])
    # From the discussion on the topics are what one looks for.
    lists = [topics, updates] if view.topics else [updates]
    columns = _columns([one for each in lists for one in each.taken], width)
    whole = [line for n, one in enumerate(lists) for line in [*_BLANK[: n > 0], *_rows(one, columns, 2, _MOST)]]
    if len(whole) <= height:
        return whole
    rows: list[Row] = []
    for n, one in enumerate(lists):
        kept_free = sum(min(_LEAST, len(after.taken) + 1) + 1 for after in lists[n + 1 :])
        room = height - len(rows) - kept_free
        if n and room >= _LEAST:
            rows += _BLANK
            room -= 1
        if not n or room >= _LEAST - 1:
            rows += _rows(one, columns, 1, max(2, room))
    return rows[:height]


@dataclass(frozen=True)
class _Taken:
    """A line of a list: who or what, how long, and what that is against what was allotted."""

    title: str
    up: bool
    time: str
    against: Content


@dataclass(frozen=True)
class _List:
    title: str
    taken: Sequence[_Taken]


def _taken(one: TimeTaken, plan: int | None, now: datetime) -> _Taken:
    """With the overrun; else with what was allotted instead of the `plan`, in seconds, that each of them has."""
    left, allotted = one.clock.left(now), one.clock.allotted
    against = Content("")
    if left is not None and one.clock.over(now):
        against = Content.styled(f"■ +{elapsed_text(-left)}", ALARM)
    elif allotted is not None and allotted != plan:
        against = Content.styled(f"of {clock_text(allotted)}", QUIET)
    return _Taken(one.title, one.up, elapsed_text(one.clock.elapsed(now)), against)


def _columns(taken: Sequence[_Taken], width: int) -> tuple[int, int, int]:
    """Cells of the title, of the time, and of what it is against, where anything is."""
    time = longest([one.time for one in taken], width)
    against = longest([one.against.plain for one in taken], width)
    room = width - _MARK - 1 - _BESIDE - time - (against + _BESIDE if against else 0)
    return longest([one.title for one in taken], max(6, room)), time, against


def _rows(one: _List, columns: tuple[int, int, int], lines: int, height: int) -> list[Row]:
    """The list in `height` lines where each title has one of them, else at most `lines`."""
    rows = [Row("", Content.styled(one.title, HEADING))]
    taken = list(one.taken)
    if len(taken) > height - 1:
        kept = max(1, height - 2)
        # Who is up may have begun before all the others, and come up again.
        up = [each for each in taken[:-kept] if each.up]
        rows.append(Row("", Content.styled(f"  {len(taken) - kept} earlier", QUIET)))
        taken = [*up, *taken[len(taken) - kept + len(up) :]]
    return [*rows, *(line for each in taken for line in _lines(each, columns, lines))]


def _lines(one: _Taken, columns: tuple[int, int, int], most: int) -> list[Row]:
    """The mark of who is up, the title in at most so many lines, the time taken, and what that is against."""
    title, time, against = columns
    first, *rest = titled(one_line(one.title, STRONG if one.up else ""), title, most) or [Content("")]
    mark = Content.styled("▶", "$accent") if one.up else Content(" ")
    cells = ((first, title), (Content(one.time.rjust(time)), time), (one.against, against))
    told = row(*[cell for cell in cells if cell[1]], gap=_BESIDE)
    return [Row("", Content.assemble(mark, " ", told)), *(Row("", Content("  ") + piece) for piece in rest)]


def note_rows(notes: Sequence[NoteLine], zone: str, width: int) -> list[Row]:
    """The notes, the newest last, each with its time; a long one goes on in rows of its own."""
    if not notes:
        return [
            Row("", Content.styled("Private notes", HEADING)),
            *(Row("", line) for line in wrapped(Content.styled(_NONE_YET, QUIET), max(10, width), 3)),
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
        return [Row("", Content.styled("No private notes were taken yet.", QUIET))]
    title = longest([meeting.title for meeting in meetings], width)
    return [Row(f"meeting:{meeting.id}", _noted(meeting, title, width, today)) for meeting in meetings]


def _noted(meeting: NotedMeeting, title: int, width: int, today: date) -> Content:
    when = (Content(moment_text(meeting.start, meeting.zone, today)), _WHEN)
    count = (Content.styled("1 note" if meeting.notes == 1 else f"{meeting.notes} notes", QUIET), _COUNT)
    room = width - _WHEN - _COUNT - 4
    return row(when, count) if room < _TITLE else row(when, (one_line(meeting.title), min(title, room)), count)


def taken_text(note: NoteLine, zone: str) -> str:
    """When a note was taken, as a prompt names it."""
    return time_text(note.taken_at, zone)
