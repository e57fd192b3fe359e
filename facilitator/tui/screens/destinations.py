"""Giving a destination at the closing: to a topic that was not reached, or to a request for help that is no topic."""

from typing import TYPE_CHECKING

from facilitator.process.carryover import Outcome
from facilitator.tui.opening import acts
from facilitator.tui.screens.stage import StageScreen
from facilitator.views.closing import Closing, ClosingTopic, RequestLine

if TYPE_CHECKING:
    from facilitator.acts.discussing import SeparatePlan

Undecided = ClosingTopic | RequestLine


def row_key(line: Undecided) -> str:
    """The key of its row in the lists."""
    return f"request:{line.help_request_id}" if isinstance(line, RequestLine) else f"topic:{line.discussion_id}"


def in_row(view: Closing, key: str) -> Undecided | None:
    """The topic or request whose row has this key; None for a row of anything else."""
    lines: tuple[Undecided, ...] = (*view.topics, *view.requests)
    return next((line for line in lines if row_key(line) == key), None)


def row_after(view: Closing, line: Undecided) -> str:
    """Key of the next row without a destination, where the cursor goes on; empty where it stays."""
    waiting: tuple[Undecided, ...] = (*view.without_destination, *view.requests)
    if line not in waiting or len(waiting) == 1:
        return ""
    place = waiting.index(line)
    return row_key(waiting[place + 1] if place + 1 < len(waiting) else waiting[place - 1])


def send(screen: StageScreen[Closing], line: Undecided, outcome: Outcome, reason: str = "") -> None:
    """Say what becomes of it. Raises FacilitatorError."""
    if isinstance(line, RequestLine):
        screen.desk.do(acts.closing.answer_request, screen.meeting_id, line.help_request_id, outcome, reason)
    else:
        screen.desk.do(acts.closing.set_outcome, screen.meeting_id, line.discussion_id, outcome, reason)


def send_separately(screen: StageScreen[Closing], line: Undecided, plan: "SeparatePlan") -> None:
    """Give it a meeting of its own. Raises FacilitatorError."""
    if isinstance(line, RequestLine):
        screen.desk.do(acts.closing.answer_request_separately, screen.meeting_id, line.help_request_id, plan)
    else:
        screen.desk.do(acts.closing.set_separate, screen.meeting_id, line.discussion_id, plan)
