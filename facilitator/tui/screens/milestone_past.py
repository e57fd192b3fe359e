"""Everything that ever changed about a milestone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from facilitator.process.dates import day_text, how_far
from facilitator.tui.keys import bindings
from facilitator.tui.opening import reading
from facilitator.tui.screens.page import PageScreen
from facilitator.tui.theme import QUIET, status_mark
from facilitator.tui.widgets.columns import fitted, joined, one_line, row, text, wrapped
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows
from facilitator.views.board import MilestoneHistory, MilestonePast

_DETAIL_LINES = 6


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
        width = max(0, rows.size.width - 3)
        rows.show([Row(str(n), self._line(past, width, today)) for n, past in enumerate(history.past)])
        self._show_head(history, today)
        self._show_detail()
        self.show_keys()

    def _show_head(self, history: MilestoneHistory, today: date) -> None:
        head, milestone = self.query_one("#head", Plain), history.milestone
        due = f"{day_text(milestone.due, today)}, {how_far(milestone.due, today)}" if milestone.due else "no date"
        stands = Content.assemble(
            status_mark(milestone.status), "  ", text(f"{milestone.owner or 'nobody'}   {due}   "),
            one_line(milestone.priority, QUIET),
        )  # fmt: skip
        width = max(0, head.size.width - 2)
        head.show(joined([fitted(one_line(milestone.title, "bold"), width), fitted(stands, width)]))

    def _line(self, past: MilestonePast, width: int, today: date) -> Content:
        widths = (19, 10 if width < 100 else 16, 9, 0, 24 if width < 100 else 36)
        rest = max(8, width - sum(widths) - 2 * 4)
        cells = (self._when(past, today), past.actor, past.field, _change(past), past.meeting)
        styles = (QUIET, QUIET, "bold", "", QUIET)
        shown = [
            (one_line(cell, style), space or rest) for cell, style, space in zip(cells, styles, widths, strict=True)
        ]
        return row(*shown)

    def _when(self, past: MilestonePast, today: date) -> str:
        local = past.at.astimezone()
        return f"{day_text(local.date(), today)} {local:%H:%M}"

    @on(OptionList.OptionHighlighted)
    def _show_detail(self) -> None:
        detail, cursor = self.query_one("#detail", Plain), self.query_one(Rows).cursor
        if self._history is None or not cursor:
            detail.show(Content.styled("Nothing has changed yet.", QUIET))
            return
        past = self._history.past[int(cursor)]
        where = f", in {past.meeting}" if past.meeting else ""
        said = Content.assemble((past.field, "bold"), text(f"   {past.actor}{where}", QUIET))
        changed = text(_change(past))
        detail.show(joined([said, *wrapped(changed, max(1, detail.size.width - 2), _DETAIL_LINES - 1)]))

    def key_ids(self) -> Sequence[Any]:
        """Back to the board."""
        return ("undo", "back", "help")

    def action_leave(self) -> None:
        """Back to where it was opened."""
        self.app.pop_screen()


def _change(past: MilestonePast) -> str:
    return f"{past.before or '(empty)'} → {past.after or '(empty)'}" if past.field != "added" else past.after
