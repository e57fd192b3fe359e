"""Everything that shows the database: screens' views, documents, files. Each has to be there in any state."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import cycle
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Connection

from facilitator.cli.export import exported
from facilitator.documents import calendar, html, minutes, preread, tracker
from facilitator.documents.forms.writing import form_text
from facilitator.documents.tables.writing import write_csv
from facilitator.process.phases import Phase
from facilitator.reading import (
    actions,
    board,
    check_in,
    checks,
    closing,
    discuss,
    following,
    forms,
    heads,
    history,
    prioritize,
    private_notes,
    topics,
)
from facilitator.reading import calendar as reading_calendar
from facilitator.reading import minutes as reading_minutes
from facilitator.reading import plan as reading_plan
from facilitator.reading import preread as reading_preread
from facilitator.reading import series as reading_series
from facilitator.reading import tracker as reading_tracker
from facilitator.reading import updates as reading_updates
from facilitator.store.database import last_act
from facilitator.views.actions import Which

TODAY_ZONE = ZoneInfo("Europe/Berlin")
Look = Callable[[Connection, int, datetime, date], object]
"""Shows something of a meeting, at a moment (UTC) and the day of it."""


def _minutes(connection: Connection, meeting: int, now: datetime, _today: date) -> object:
    return html.page(minutes.markdown(reading_minutes.minutes(connection, meeting), now), "Minutes")


def _preread(connection: Connection, meeting: int, now: datetime, _today: date) -> object:
    return preread.markdown(reading_preread.preread(connection, meeting, now))


def _form(connection: Connection, meeting: int, _now: datetime, today: date) -> object:
    owners = forms.form_owners(connection, meeting)
    return [form_text(forms.owner_form(connection, meeting, owner.id), today) for owner in owners[:2]]


LOOKS: dict[str, Look] = {
    "minutes": _minutes,
    "pre-read": _preread,
    "form": _form,
    "tracker": lambda c, _m, now, _t: tracker.markdown(reading_tracker.tracker(c, now)),
    "board": lambda c, _m, now, today: board.board(c, today, now),
    "calendar": lambda c, _m, now, _t: calendar.calendar_file(reading_calendar.calendar(c, now), now),
    "check": lambda c, _m, _n, today: (checks.broken_meetings(c), checks.oddities(c, today)),
    "head": lambda c, m, _n, _t: heads.meeting_head(c, m),
    "check-in": lambda c, m, _n, today: check_in.check_in(c, m, today),
    "updates": lambda c, m, _n, _t: reading_updates.updates(c, m),
    "agenda": lambda c, m, _n, today: prioritize.prioritize(c, m, today),
    "discuss": lambda c, m, _n, today: discuss.discuss(c, m, today),
    "closing": lambda c, m, _n, today: closing.closing(c, m, today),
    "private notes": lambda c, m, now, _t: private_notes.private_view(c, m, now),
    "following": lambda c, _m, now, _t: following.followed(c, now),
    "history": lambda c, _m, _n, _t: (history.past_meetings(c), history.search(c, "w1")),
    "topics": lambda c, _m, _n, today: topics.waiting(c, today),
    "actions": lambda c, _m, _n, _t: actions.action_items(c, Which.ALL),
    "series": lambda c, _m, _n, _t: reading_series.all_series(c),
    "plan": lambda c, _m, _n, _t: write_csv(exported(reading_plan.plan(c))),
    "pasts": lambda c, _m, _n, _t: [board.milestone_history(c, each.id) for each in reading_plan.plan(c).milestones],
}
"""What is looked at, by name; `applies` says of which meetings."""


def applies(look: str, phase: Phase, *, separate: bool) -> bool:
    """Whether the program would show that of a meeting in this phase."""
    match look:
        case "minutes":
            return phase is not Phase.PLANNED
        case "pre-read":
            return phase is not Phase.CLOSED
        case "form":
            return phase is not Phase.CLOSED and not separate
        case _:
            return True


class InTurn:
    """Looks at a few things at a time, another few the next time, until all were looked at."""

    def __init__(self) -> None:
        self._next = cycle(LOOKS)

    def look(self, connection: Connection, meeting: int, now: datetime, several: int) -> None:
        """Show the next `several` things."""
        head = heads.meeting_head(connection, meeting)
        before = last_act(connection)
        for name in self._names(several):
            if applies(name, head.phase, separate=head.separate):
                LOOKS[name](connection, meeting, now, now.astimezone(TODAY_ZONE).date())
        assert last_act(connection) == before

    def _names(self, several: int) -> Iterator[str]:
        for _ in range(several):
            yield next(self._next)
