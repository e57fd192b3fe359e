"""Everything that ever changed about a milestone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from facilitator.process.dates import day_text, how_far
from facilitator.tui.keys import bindings
from facilitator.tui.moments import near_day_text
from facilitator.tui.opening import reading
from facilitator.tui.screens.page import PageScreen
from facilitator.tui.status_marks import status_mark
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import fitted, joined, longest, one_line, row, short_names, text, wrapped
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows
from facilitator.views.board import MilestoneHistory, MilestonePast

_DETAIL_LINES = 6
_WIDE = 140
"""Cells from which on names are shown in full, and in which meeting it was."""
_ACTOR, _ACTOR_NARROW = 20, 10
_CHANGE, _MEETING = 2, 3
"""Which of the columns these are."""


class MilestonePastScreen(PageScreen):
    """The changes that count, newest first; the one under the cursor in full beneath."""

    CSS_PATH = "milestone_past.tcss"
    TITLE = "History of a milestone"
    BINDINGS = bindings("back")

    def __init__(self, milestone_id: int) -> None:
        super().__init__()
        self._milestone_id = milestone_id
        self._history: MilestoneHistory | None = None

    def compose_body(self) -> ComposeResult:
        """The milestone as it stands, its changes, and one of them in full."""
        yield Plain(id="head")
        yield Rows(id="past")
        yield Plain(id="detail")

    @property
    def home(self) -> Widget:
        """The changes."""
        return self.query_one(Rows)

    def show_fresh(self) -> None:
        """Read the history and show it."""
        history = self.desk.see(reading.board.milestone_history, self._milestone_id)
        self._history = history
        rows, today = self.query_one(Rows), self.today()
        rows.show(past_rows(history.past, max(0, rows.size.width - 3), today))
        self._show_head(history, today)
        self._show_detail()
        self.show_keys()

    def _show_head(self, history: MilestoneHistory, today: date) -> None:
        head, milestone = self.query_one("#head", Plain), history.milestone
        due = f"{near_day_text(milestone.due, today)}, {how_far(milestone.due, today)}" if milestone.due else "no date"
        stands = Content.assemble(
            status_mark(milestone.status), "  ", text(f"{milestone.owner or 'nobody'}   {due}   "),
            one_line(milestone.priority, QUIET),
        )  # fmt: skip
        width = head.size.width
        head.show(joined([fitted(one_line(milestone.title, "bold"), width), fitted(stands, width)]))

    @on(Rows.Moved)
    def _show_detail(self) -> None:
        detail, cursor = self.query_one("#detail", Plain), self.query_one(Rows).cursor
        if self._history is None or not cursor:
            detail.show(Content.styled("Nothing has changed yet.", QUIET))
            return
        past = self._history.past[int(cursor)]
        where = f", in {past.meeting}" if past.meeting else ""
        said = Content.assemble((past.field, "bold"), text(f"   {past.actor}{where}", QUIET))
        changed = text(_change(past))
        detail.show(joined([said, *wrapped(changed, max(1, detail.size.width), _DETAIL_LINES - 1)]))

    def key_ids(self) -> Sequence[Any]:
        """Back to the board."""
        return ("undo", "back", "help")

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.app.pop_screen()


def past_rows(past: Sequence[MilestonePast], width: int, today: date) -> list[Row]:
    """A row of `width` cells for each change: when, what, from and to, in which meeting, by whom."""
    wide = width >= _WIDE
    called = short_names([one.actor for one in past], _ACTOR if wide else _ACTOR_NARROW)
    columns = [
        ([_when(one, today) for one in past], 18, QUIET),
        ([one.field for one in past], 9, "bold"),
        ([_change(one) for one in past], 0, ""),
        # In a narrow row what changed needs the room; the lines beneath have the meeting.
        ([one.meeting if wide else "" for one in past], 34, QUIET),
        ([called[one.actor] for one in past], _ACTOR, QUIET),
    ]
    spaces = [longest(cells, most) for cells, most, _ in columns]
    rest = max(8, width - sum(spaces) - 2 * (len([space for space in spaces if space])))
    rest = min(rest, longest([" ".join(_change(one).split()) for one in past], rest))
    rows = []
    for n in range(len(past)):
        cells = [
            (one_line(cells[n], style), space if most else rest)
            for (cells, most, style), space in zip(columns, spaces, strict=True)
        ]
        if cells[_MEETING][1] and not past[n].meeting:
            # What changed outside a meeting has its room as well.
            _, empty = cells.pop(_MEETING)
            changed, room = cells[_CHANGE]
            cells[_CHANGE] = (changed, room + 2 + empty)
        rows.append(Row(str(n), row(*[cell for cell in cells if cell[1]])))
    return rows


def _when(past: MilestonePast, today: date) -> str:
    local = past.at.astimezone()
    return f"{day_text(local.date(), today)} {local:%H:%M}"


def _change(past: MilestonePast) -> str:
    return f"{past.before or '(empty)'} → {past.after or '(empty)'}" if past.field != "added" else past.after
