"""Which screen belongs to what: the one place that knows them all."""

from typing import TYPE_CHECKING

from facilitator.errors import NotFound
from facilitator.process.phases import Phase
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.check_in import CheckInScreen
from facilitator.tui.screens.closing import ClosingScreen
from facilitator.tui.screens.discuss import DiscussScreen
from facilitator.tui.screens.meeting_form import MeetingFormScreen
from facilitator.tui.screens.prioritize import PrioritizeScreen
from facilitator.tui.screens.updates import UpdatesScreen

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk
    from facilitator.tui.screens.stage import AnyStage

_STAGES: dict[Phase, "type[AnyStage]"] = {
    Phase.PLANNED: CheckInScreen,
    Phase.CHECK_IN: CheckInScreen,
    Phase.UPDATES: UpdatesScreen,
    Phase.PRIORITIZE: PrioritizeScreen,
    Phase.DISCUSS: DiscussScreen,
    Phase.CLOSE: ClosingScreen,
    Phase.CLOSED: ClosingScreen,
}


def stage(desk: "Desk", meeting_id: int) -> "AnyStage":
    """The screen for the phase that the meeting is in."""
    head = desk.see(reading.heads.meeting_head, meeting_id)
    return _STAGES[head.phase](meeting_id)


def meeting_screen(desk: "Desk") -> "DeskScreen":
    """The meeting that runs or comes next, made from its series; where there is none, the page that makes one."""
    try:
        return stage(desk, desk.do(acts.meetings.open_next_meeting))
    except NotFound:
        return MeetingFormScreen()


def first_screen(desk: "Desk", view: str) -> "DeskScreen":
    """The running meeting; for "run" else the next one; else the board."""
    running = desk.see(reading.heads.running_meeting)
    if running is not None:
        return stage(desk, running)
    return meeting_screen(desk) if view == "run" else BoardScreen()
