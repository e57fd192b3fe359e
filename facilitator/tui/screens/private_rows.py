"""What the facilitator's own window lists: who took how long, and the private notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.timebox import clock_text, elapsed_text
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.theme import ALARM, HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, one_line, row, text, wrapped
from facilitator.tui.widgets.rows import Row
from facilitator.views.private_notes import NotedMeeting, NoteLine, PrivateView, TimeTaken

_MARK, _TIME, _OVER = 1, 7, 9
_CLOCK = 5
_WHEN, _COUNT, _TITLE = 22, 10, 12
"""Cells of when a meeting was and of how many notes it has, and the fewest that a title is worth."""
_LEAST = 3
"""Lines that the list of what is not going on now keeps: its heading and two more."""
_NOTE_LINES = 20
_NONE_YET = "None yet. What you type below is for you alone: it is never shown or exported."


def time_rows(view: PrivateView, now: datetime, width: int, height: int) -> list[Row]:
    """Who took how long, and which topic, in `width` x `height` cells: what goes on now first, the newest last."""
    each = clock_text(view.stage.head.update_seconds)
    updates = _List(f"Updates, {each} each", view.speakers, view.stage.head.update_seconds)
    # From the discussion on the topics are what one looks for.
    lists = [_List("Topics", view.topics, None), updates] if view.topics else [updates]
    rows: list[Row] = []
    for n, one in enumerate(lists):
        kept_free = sum(min(_LEAST, len(after.taken) + 1) + 1 for after in lists[n + 1 :])
        room = height - len(rows) - kept_free
        if n and room >= _LEAST:
            rows.append(Row("", Content("")))
            room -= 1
        if not n or room >= _LEAST - 1:
            rows += _taken(one, now, width, max(2, room))
    return rows[:height]


@dataclass(frozen=True)
class _List:
    title: str
    taken: Sequence[TimeTaken]
    plan: int | None
    """Seconds that each of them has unless it was given others."""


def _taken(one: _List, now: datetime, width: int, height: int) -> list[Row]:
    rows = [Row("", Content.styled(one.title, HEADING))]
    taken = list(one.taken)
    if len(taken) > height - 1:
        kept = max(1, height - 2)
        # Who is up may have begun before all the others, and come up again.
        up = [each for each in taken[:-kept] if each.up]
        rows.append(Row("", Content.styled(f"  {len(taken) - kept} earlier", QUIET)))
        taken = [*up, *taken[len(taken) - kept + len(up) :]]
    return [*rows, *(Row("", _line(each, one.plan, now, width)) for each in taken)]


def _line(one: TimeTaken, plan: int | None, now: datetime, width: int) -> Content:
    """The mark of who is up, the name, the time taken, and the overrun; else what was allotted instead of the plan."""
    left, allotted = one.clock.left(now), one.clock.allotted
    against = Content("")
    if left is not None and one.clock.over(now):
        against = Content.styled(f"■ +{elapsed_text(-left)}", ALARM)
    elif allotted is not None and allotted != plan:
        against = Content.styled(f"of {clock_text(allotted)}", QUIET)
    return row(
        (Content.styled("▶", "$accent") if one.up else Content(" "), _MARK),
        (one_line(one.title, STRONG if one.up else ""), max(6, width - _MARK - _TIME - _OVER - 3)),
        (Content(elapsed_text(one.clock.elapsed(now)).rjust(_TIME)), _TIME),
        (against, _OVER),
        gap=1,
    )


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
    return [Row(f"meeting:{meeting.id}", _noted(meeting, width, today)) for meeting in meetings]


def _noted(meeting: NotedMeeting, width: int, today: date) -> Content:
    when = (Content(moment_text(meeting.start, meeting.zone, today)), _WHEN)
    count = (Content.styled("1 note" if meeting.notes == 1 else f"{meeting.notes} notes", QUIET), _COUNT)
    room = width - _WHEN - _COUNT - 4
    return row(when, count) if room < _TITLE else row(when, (one_line(meeting.title), room), count)


def taken_text(note: NoteLine, zone: str) -> str:
    """When a note was taken, as a prompt names it."""
    return time_text(note.taken_at, zone)
