"""The stage for a second screen: the running meeting as the room sees it, without a key that changes anything."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content

from facilitator.process.phases import Phase
from facilitator.tui.keys import bindings
from facilitator.tui.moments import time_text
from facilitator.tui.opening import reading
from facilitator.tui.screens import follow_sheet
from facilitator.tui.screens.following import FollowingScreen
from facilitator.tui.screens.stage_words import fitting
from facilitator.tui.theme import QUIET, STRONG
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.tui.widgets.plain import Fitting
from facilitator.views.discuss import Discuss
from facilitator.views.following import Followed, Waiting
from facilitator.views.prioritize import Prioritize
from facilitator.views.updates import Updates


class FollowScreen(FollowingScreen):
    """Shows the meeting that runs, what came of it when it is closed, and until one begins which is the next."""

    CSS_PATH = "follow.tcss"
    TITLE = "Following the meeting"
    AUTO_FOCUS = ""
    BINDINGS = bindings("quit")

    def __init__(self) -> None:
        super().__init__()
        self._view: Followed | None = None
        self._fitting: int | None = None

    def compose(self) -> ComposeResult:
        """The path; name and clock; what belongs to them; the line on time; how to leave."""
        yield from self.compose_head()
        with Container(id="body"):
            with Horizontal(id="top", classes="stage-top"):
                yield Fitting(id="name", classes="stage-name")
                yield ClockFace(id="clock")
            with Horizontal(classes="stage-main"):
                yield Fitting(id="sheet", classes="stage-sheet")
                yield Fitting(id="side", classes="stage-side")
            yield Fitting(id="below", classes="stage-below")
        yield BudgetLine(id="budget")
        yield KeyLine(id="keys")

    def compose_head(self) -> ComposeResult:
        """What stands above the meeting."""
        yield PathBar(id="path")

    def key_ids(self) -> Sequence[Any]:
        """There is nothing to do here."""
        return ("help", "quit")

    def show_fresh(self) -> None:
        """Read what there is to follow, and show it."""
        now = self.now()
        view = self.desk.see(reading.following.followed, now)
        self._view = view
        self.was_read(now)
        self.set_class(follow_sheet.timed(view), "-timed")
        self.set_class(isinstance(view, Waiting), "-waiting")
        self.set_class(isinstance(view, Updates), "-speaker")
        self.set_class(isinstance(view, Discuss), "-topic")
        self._paint(view, now)

    @property
    def ages(self) -> bool:
        """A meeting to come draws near, and what came of one stands for a while."""
        return isinstance(self._view, Waiting) or (self._view is not None and self._view.head.phase is Phase.CLOSED)

    def _paint(self, view: Followed, now: datetime) -> None:
        today = self.today(_zone(view))
        name, side, below = (self.query_one(f"#{part}", Fitting) for part in ("name", "side", "below"))
        self._paint_sheet(view, now)
        room = self.headroom if isinstance(view, Discuss) else 0
        name.show_fitted(lambda width, height: follow_sheet.up_words(view, width, room or height))
        side.show_fitted(lambda width, height: follow_sheet.side(view, width, height))
        below.show_fitted(lambda width, height: follow_sheet.below(view, width, height, today))
        self.show_keys()
        self.move_clock()

    def _paint_sheet(self, view: Followed, now: datetime) -> None:
        """What fills the room. The line between what fits and what does not moves with time."""
        self._fitting = fitting(view, now) if isinstance(view, Prioritize) else None
        today = self.today(_zone(view))
        self.query_one("#sheet", Fitting).show_fitted(
            lambda width, height: follow_sheet.sheet(view, width, height, now, today, whole=self.has_class("-huge"))
        )

    def move_clock(self) -> None:
        """The clock and the line on time; before a meeting how far off it is."""
        view, now = self._view, self.now()
        if view is None:
            return
        if isinstance(view, Waiting):
            self._wait(view, now)
            return
        self.show_time(view, now)
        if isinstance(view, Prioritize) and fitting(view, now) != self._fitting:
            self._paint_sheet(view, now)

    def _wait(self, view: Waiting, now: datetime) -> None:
        zone = _zone(view)
        local = time_text(now, zone) if zone else f"{now.astimezone():%H:%M}"
        self.query_one(PathBar).show(Content.styled("Waiting for the meeting", QUIET))
        self.query_one(BudgetLine).show(Content.styled(local, STRONG))
        self._paint_sheet(view, now)


def _zone(view: Followed) -> str | None:
    """The zone in which times are told; None for that of this machine."""
    if isinstance(view, Waiting):
        return view.expected.zone if view.expected else None
    return view.head.zone
