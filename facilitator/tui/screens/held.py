"""A meeting that another window runs: who has it since when, the meeting as the room sees it, and one key to take over.

The other window is told at once, and takes it back by the same key: that is the undo of it, so nothing is asked.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.content import Content

from facilitator.errors import FacilitatorError, NotSaved
from facilitator.process.holding import Holder
from facilitator.process.phases import LIVE_PHASES
from facilitator.text import shown
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.opening import reading
from facilitator.tui.routes import stage, to_board
from facilitator.tui.screens.follow import FollowScreen
from facilitator.tui.theme import QUIET, STRONG, WATCH
from facilitator.tui.widgets.plain import Plain


class HeldScreen(FollowScreen):
    """Follows `meeting_id` read-only until this window takes it over."""

    BINDINGS = bindings("take_over", "board")

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self._zone = ""
        self._live = True
        self._holder: Holder | None = None

    def compose_head(self) -> ComposeResult:
        """Who has the meeting, under the path."""
        yield from super().compose_head()
        yield Plain(id="held")

    def key_ids(self) -> Sequence[Any]:
        """To take the meeting over, or to leave it to them."""
        return ("take_over", "board", "help", "quit")

    def show_fresh(self) -> None:
        """The meeting as it stands, and who has it."""
        head = self.desk.see(reading.heads.meeting_head, self.meeting_id)
        self._zone, self._live = head.zone, head.phase in LIVE_PHASES
        super().show_fresh()
        self._show_holder()

    def tick(self) -> None:
        """Whoever has the meeting may leave it, or fall silent, without any act."""
        super().tick()
        try:
            self._show_holder()
        except FacilitatorError as error:
            self.not_read(error)

    def _show_holder(self) -> None:
        if not self._zone:
            return
        self._holder = self.desk.held_elsewhere(self.meeting_id) if self._live else None
        self.query_one("#held", Plain).show(self._words(self._holder))

    def _words(self, holder: Holder | None) -> Content:
        if not self._live:
            return Content("")
        if holder is None:
            return Content.styled(f"▲ Nobody runs this meeting now; {key_name('take_over')} runs it here.", WATCH)
        who = Content.styled(shown(holder.seat.words), STRONG)
        since = Content.styled(f" since {self._told(holder.since)}; you follow.", QUIET)
        return Content.assemble(Content.styled("▌ ", "$accent"), Content.styled("Run by ", QUIET), who, since)

    def _told(self, moment: datetime) -> str:
        """A time, with its day where that is not this one."""
        today = self.today(self._zone)
        same_day = moment.astimezone(ZoneInfo(self._zone)).date() == today
        return time_text(moment, self._zone) if same_day else moment_text(moment, self._zone, today)

    def action_take_over(self) -> None:
        """Run the meeting in this window from now on."""
        try:
            before = self.desk.take_over(self.meeting_id)
            screen = stage(self.desk, self.meeting_id)
        except NotSaved as error:
            # There is one line for it.
            self.facilitator.tell(f"Not taken over: {error.message}", wrong=True)
            return
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
            return
        told = f" {before.seat.words} is told, and can take it back." if before is not None else ""
        self.facilitator.tell(f"You run the meeting now.{told}")
        self.app.switch_screen(screen)

    def action_leave(self) -> None:
        """To the board."""
        to_board(self.app)
