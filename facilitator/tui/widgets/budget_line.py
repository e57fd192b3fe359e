"""The line on time that always stands there: now, the end, ahead or behind, minutes for what is left."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.timebox import clock_text
from facilitator.tui.moments import weekday_text
from facilitator.tui.theme import ALARM, GOOD, QUIET, STRONG, WATCH
from facilitator.tui.widgets.key_words import key_words
from facilitator.tui.widgets.plain import Plain
from facilitator.views.meeting import MeetingHead


class BudgetLine(Plain):
    """One line, composed anew each second and repainted only where a figure changed."""

    DEFAULT_CSS = "BudgetLine { height: 1; padding: 0 1; }"

    def show_budget(
        self, head: MeetingHead, now: datetime, *, more: Sequence[Content] = (), rest: bool = False
    ) -> None:
        """Wall clock and planned end in the meeting's zone, what the screen adds as `more`, and the midpoint.

        What does not fit whole is left out. `rest` is whether a key takes those as read who are yet to speak.
        """
        zone = ZoneInfo(head.zone)
        pieces = [Content.styled(f"{now.astimezone(zone):%H:%M}", STRONG)]
        if head.phase is Phase.PLANNED:
            start, today = head.planned_start.astimezone(zone), now.astimezone(zone).date()
            day = "" if start.date() == today else f"{weekday_text(start.date(), today)} "
            begins = "begins" if start >= now else "was to begin"
            pieces.append(Content.styled(f"{begins} {day}{start:%H:%M}", QUIET))
        if head.phase is not Phase.CLOSED:
            pieces.append(Content.styled(f"ends {head.planned_end.astimezone(zone):%H:%M}", QUIET))
        over = now > head.planned_end and head.phase in LIVE_PHASES
        if over and not head.long_past(now):
            # One that was left open, or whose clock was set, is asked about, and the line has no room for both.
            pieces.append(Content.styled(f"over by {clock_text((now - head.planned_end).total_seconds())}", ALARM))
        pieces += more
        if head.phase is Phase.UPDATES and not over:
            pieces.append(_midpoint(head, now, rest=rest))
        line = pieces[0]
        for piece in pieces[1:]:
            longer = Content.assemble(line, "   ", piece)
            line = longer if longer.cell_length <= self.content_size.width else line
        self.show(line)


def _midpoint(head: MeetingHead, now: datetime, *, rest: bool) -> Content:
    left = (head.midpoint - now).total_seconds()
    if left <= 0:
        said = Content.styled(f"◆ midpoint{': ' if rest else ''}", WATCH)
        return said + key_words("rest", "takes the rest as read", WATCH) if rest else said
    return Content.styled(f"midpoint in {minutes_text(left)}", QUIET)


def minutes_text(seconds: float) -> str:
    """Whole minutes as people say them; seconds only below two minutes."""
    return f"{int(seconds // 60)} min" if seconds >= 120 else f"{int(seconds)} s"


def ahead_text(seconds: float) -> Content:
    """Ahead or behind, in words and colour; in steps of ten seconds, so that the line stays calm."""
    word, style = ("ahead", GOOD) if seconds >= 0 else ("behind", WATCH)
    return Content.styled(f"{word} {clock_text(abs(seconds) // 10 * 10)}", style)
