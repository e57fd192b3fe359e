"""Which screen belongs to what: the one place that knows them all."""

from typing import TYPE_CHECKING

from facilitator.errors import NotFound
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.screens.board import BoardScreen

if TYPE_CHECKING:
    from textual.app import App

    from facilitator.acts.desk import Desk
    from facilitator.tui.screens.held import HeldScreen
    from facilitator.tui.screens.looking import LookingScreen
    from facilitator.tui.screens.stage import AnyStage


def stage(desk: "Desk", meeting_id: int) -> "AnyStage | HeldScreen":
    """The screen for the phase that the meeting is in; while another window runs it, the one that follows it."""
    phase = desk.see(reading.heads.meeting_head, meeting_id).phase
    if phase in LIVE_PHASES and desk.held_elsewhere(meeting_id) is not None:
        from facilitator.tui.screens.held import HeldScreen

        return HeldScreen(meeting_id)
    match phase:
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


def meeting_screen(desk: "Desk") -> "LookingScreen":
    """The meeting that runs or comes next, made from its series; where there is none, the page that makes one."""
    try:
        return stage(desk, desk.do(acts.meetings.open_next_meeting))
    except NotFound:
        from facilitator.tui.screens.meeting_form import MeetingFormScreen

        return MeetingFormScreen()


def to_board(app: "App[int]") -> None:
    """Back to the board that the screen in front was opened from, else to a fresh one."""
    if len(app.screen_stack) > 1 and isinstance(app.screen_stack[-2], BoardScreen):
        app.pop_screen()
    else:
        app.switch_screen(BoardScreen())


def prepare_screen(desk: "Desk", member_id: int | None = None) -> "DeskScreen":
    """The screen on which `member_id` prepares, else who sits here; where nobody said who that is, it is asked.

    Raises FacilitatorError.
    """
    from facilitator.tui.screens.prepare import PrepareScreen
    from facilitator.tui.screens.prepare_choice import WhoSitsScreen
    from facilitator.tui.sitting import sit_down, who_sits

    sits = who_sits(desk)
    if member_id is None:
        return WhoSitsScreen() if sits is None else PrepareScreen(sits.id)
    if sits is None:
        sit_down(desk, member_id)
    return PrepareScreen(member_id)


def first_screen(desk: "Desk", view: str, member_id: int | None = None) -> "LookingScreen":
    """That of a second window; for "prepare" that of `member_id`.

    Else the running meeting; for "run" else the next one; else the board.
    """
    if view == "follow":
        from facilitator.tui.screens.follow import FollowScreen

        return FollowScreen()
    if view == "notes":
        from facilitator.tui.screens.private_notes import PrivateNotesScreen

        return PrivateNotesScreen()
    if view == "prepare":
        return prepare_screen(desk, member_id)
    running = desk.see(reading.heads.running_meeting)
    if running is not None:
        return stage(desk, running)
    return meeting_screen(desk) if view == "run" else BoardScreen()
