"""The rows of the history: past meetings with their figures, or what a search found."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.dates import day_text
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, longest, one_line, row, text
from facilitator.tui.widgets.rows import Row
from facilitator.views.history import Found, PastMeeting

_DAY, _KIND = 11, 11
_WHO, _WHO_WIDE = 14, 24
_WIDE = 100
"""Cells from which every figure stands in its row."""

_FEW = (("min", 4), ("topics", 6), ("decided", 7), ("deferred", 8))
_ALL = (("min", 4), ("present", 7), ("topics", 6), ("decided", 7), ("actions", 7), ("deferred", 8), ("rated", 5))


def past_heading(width: int) -> Content:
    """What stands in the columns of `past_rows`."""
    names = [(Content.styled(name.rjust(wide), QUIET), wide) for name, wide in _columns(width)]
    return row((Content.styled("day", QUIET), _DAY), (Content.styled("meeting", QUIET), _title_room(width)), *names)


def past_rows(meetings: Sequence[PastMeeting], width: int, today: date) -> list[Row]:
    """One row for each meeting, keyed by its id."""
    return [Row(f"meeting:{meeting.id}", _past(meeting, width, today)) for meeting in meetings]


def _columns(width: int) -> tuple[tuple[str, int], ...]:
    return _ALL if width >= _WIDE else _FEW


def _title_room(width: int) -> int:
    return max(10, width - _DAY - 2 - sum(wide + 2 for _, wide in _columns(width)))


def _past(meeting: PastMeeting, width: int, today: date) -> Content:
    figures = {
        "min": meeting.minutes_long,
        "present": meeting.present,
        "topics": meeting.topics,
        "decided": meeting.decisions,
        "actions": meeting.actions,
        "deferred": meeting.deferred,
        "rated": meeting.rating,
    }
    cells = [
        (Content(("–" if (figure := figures[name]) is None else str(figure)).rjust(wide)), wide)
        for name, wide in _columns(width)
    ]
    return row(
        (Content(day_text(meeting.start.astimezone(ZoneInfo(meeting.zone)).date(), today)), _DAY),
        (one_line(meeting.title, STRONG), _title_room(width)),
        *cells,
    )


def past_detail(meeting: PastMeeting) -> Content:
    """The figures that a narrow row leaves out."""
    actions = f"{meeting.actions} action item{'' if meeting.actions == 1 else 's'}"
    rated = f"rated {meeting.rating} of 10" if meeting.rating else "not rated"
    local = meeting.start.astimezone(ZoneInfo(meeting.zone))
    return Content.styled(f"{local:%H:%M} {meeting.zone}   {meeting.present} present   {actions}   {rated}", QUIET)


def found_rows(found: Sequence[Found], width: int, today: date) -> list[Row]:
    """What was found, under the meeting it was found in."""
    rows: list[Row] = []
    last = None
    who = (_WHO if width < _WIDE else _WHO_WIDE) if any(place.who for place in found) else 0
    room = width - _KIND - 2
    # Names stand close to what they belong to; where there is none, its words have the whole line.
    words = min(room - who - 2, longest([one_line(place.text).plain for place in found if place.who], width))
    for n, place in enumerate(found):
        if place.meeting_id != last:
            day = day_text(place.start.astimezone(ZoneInfo(place.zone)).date(), today)
            rows += [Row("", Content("")), Row("", fitted(text(f"{day}  {place.meeting}", HEADING), width))]
            last = place.meeting_id
        kind, told = Content.styled(place.kind, QUIET), one_line(place.text)
        cells = [(told, words), (one_line(place.who, QUIET), who)] if place.who else [(told, room)]
        rows.append(Row(f"found:{n}", row((kind, _KIND), *cells)))
    return rows
