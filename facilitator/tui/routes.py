"""Which screen belongs to what: the one place that knows them all."""

from typing import TYPE_CHECKING

from facilitator.errors import NotFound
from facilitator.process.phases import Phase
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.screens.board import BoardScreen

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk
    from facilitator.tui.screens.stage import AnyStage


def stage(desk: "Desk", meeting_id: int) -> "AnyStage":
    """The screen for the phase that the meeting is in."""
    match desk.see(reading.heads.meeting_head, meeting_id).phase:
        case Phase.PLANNED | Phase.CHECK_IN:
            from facilitator.tui.screens.check_in import CheckInScreen

            return CheckInScreen(meeting_id)
        case Phase.UPDATES:
            from facilitator.tui.screens.updates import UpdatesScreen

            return UpdatesScreen(meeting_id)
        case Phase.PRIORITIZE:
            from facilitator.tui.screens.prioritize import PrioritizeScreen

            return PrioritizeScreen(meeting_id)
        case Phase.DISCUSS:
            from facilitator.tui.screens.discuss import DiscussScreen

            return DiscussScreen(meeting_id)
        case Phase.CLOSE | Phase.CLOSED:
            from facilitator.tui.screens.closing import ClosingScreen

            return ClosingScreen(meeting_id)


def meeting_screen(desk: "Desk") -> "DeskScreen":
    """The meeting that runs or comes next, made from its series; where there is none, the page that makes one."""
    try:
        return stage(desk, desk.do(acts.meetings.open_next_meeting))
    except NotFound:
        from facilitator.tui.screens.meeting_form import MeetingFormScreen

        return MeetingFormScreen()


def first_screen(desk: "Desk", view: str) -> "DeskScreen":
    """The running meeting; for "run" else the next one; else the board."""
    running = desk.see(reading.heads.running_meeting)
    if running is not None:
        return stage(desk, running)
    return meeting_screen(desk) if view == "run" else BoardScreen()
