"""The head of the screen on which an owner prepares: for which meeting, and whether it is handed in."""

from datetime import date, datetime

from textual.content import Content

from facilitator.process.meeting import HandIn, Turn
from facilitator.process.phases import LIVE_PHASES
from facilitator.tui.keys import key_name
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.theme import ALARM, GOOD, QUIET, STRONG, WATCH
from facilitator.tui.widgets.columns import beside, joined, one_line, text
from facilitator.views.preparing import MeetingToCome, OwnUpdate, Preparing

_TITLE = 12
"""Cells that a meeting's title has at least."""


def head(view: Preparing, now: datetime, today: date, width: int, *, typed: bool, throwaway: bool) -> Content:
    """Two lines: who and for which meeting; where the update stands. `typed` says that not all is handed in."""
    who = Content.assemble(one_line(view.member.name.upper(), "bold $accent"), "  ", one_line(view.role, QUIET))
    meeting = view.meeting
    if meeting is None:
        which = Content.styled("no meeting is planned", WATCH)
    else:
        runs = meeting.phase in LIVE_PHASES
        when = f", {'runs now' if runs else moment_text(meeting.start, meeting.zone, today)}"
        # A long title gives way to the time.
        room = max(_TITLE, width - min(who.cell_length, width // 2) - len(when) - 2)
        which = one_line(meeting.title, STRONG).truncate(room, ellipsis=True) + Content.styled(when, STRONG)
    if throwaway:
        which = Content.assemble(which, "  ", ("rehearsal", "$accent"))
    return joined([beside(who, which, width), standing(view, now, today, typed=typed).truncate(width, ellipsis=True)])


def standing(view: Preparing, now: datetime, today: date, *, typed: bool) -> Content:
    """Whether the update is handed in, and what can be done about it."""
    meeting, update = view.meeting, view.update
    if meeting is None:
        return text(f"Milestones can be kept up to date; meetings are planned on the board: {key_name('back')}.", QUIET)
    if update is None:
        return text("You give no update in this meeting: only your milestones are needed.", QUIET)
    if not view.can_write:
        return _too_late(update, typed=typed)
    if update.handed_in is HandIn.MISSING:
        return _missing(meeting, now, today)
    if typed:
        return Content.assemble(
            ("▲ Changed, and not handed in again yet: ", WATCH), (key_name("hand_in"), "bold $accent")
        )
    late = ", late" if update.handed_in is HandIn.LATE else ", in time"
    at = moment_text(update.handed_in_at, meeting.zone, today) if update.handed_in_at else ""
    return Content.assemble((f"✓ handed in {at}{late}", GOOD), ("; it can be changed until you have spoken", QUIET))


def _too_late(update: OwnUpdate, *, typed: bool) -> Content:
    why = "You have spoken" if update.turn is Turn.DONE else "The meeting is over"
    then = "What you typed is kept for next time." if typed else "What is new waits for next time."
    return Content.assemble((f"{why}: too late to change. ", WATCH), (then, QUIET))


def _missing(meeting: MeetingToCome, now: datetime, today: date) -> Content:
    by = moment_text(meeting.deadline, meeting.zone, today)
    if now > meeting.deadline:
        return Content.assemble(
            (f"▲ not handed in, was due {by}; ", ALARM), "late still helps: ", (key_name("hand_in"), "bold $accent")
        )
    left = (meeting.deadline - now).total_seconds()
    hours = int(left // 3600)
    far = f"in {hours} h" if hours < 48 else f"in {hours // 24} days"
    if hours < 1:
        far = f"at {time_text(meeting.deadline, meeting.zone)}"
    return Content.assemble(("○ not handed in yet", STRONG), (f", due {by}, {far}", QUIET))
