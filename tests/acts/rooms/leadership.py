"""A team of four and its weekly meeting: what the tests of the first half share."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from made_once import made_once

from facilitator.acts import checkin, closing, meetings, moving, planning, series, team
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.process.meeting import AttendanceState, Turn
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.reading import check_in, heads
from facilitator.reading import updates as reading_updates
from facilitator.store.database import Store
from facilitator.views.check_in import CheckIn
from facilitator.views.meeting import MeetingHead
from facilitator.views.updates import Speaker, Updates

P = ParamSpec("P")
R = TypeVar("R")

TODAY = date(2026, 11, 17)
"""The Tuesday on which the clock of the tests begins; it is ten o'clock in Berlin."""


class Leadership:
    """Ann, Ben and Cem give updates in this order; Dora leads and gives none. They meet on Tuesdays at ten."""

    def __init__(self, store: Store, hand: ManualClock) -> None:
        self.store, self.hand, self.desk = store, hand, Desk(store)
        vars(self).update(made_once(store, "leadership", self._make))

    def _make(self) -> dict[str, Any]:
        store = self.store
        self.ann = team.add_member(store, "Ann Berg", "Sales")
        self.ben = team.add_member(store, "Ben Okoro", "Finance")
        self.cem = team.add_member(store, "Cem Aydin", "Product")
        self.dora = team.add_member(store, "Dora Lindt", "Managing director")
        plan = series.SeriesPlan("Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", TODAY)
        self.series = series.add_series(store, plan, (self.ann, self.ben, self.cem, self.dora))
        series.set_participant(store, self.series, self.dora, gives_update=False)
        self.growth = planning.add_priority(store, "Growth", "Customers stay longer")
        self.pricing = self.milestone("Pricing", self.ann, date(2026, 11, 24))
        self.hiring = self.milestone("Hiring", self.ann, date(2026, 12, 1))
        self.audit = self.milestone("Audit", self.ben, date(2026, 11, 20))
        self.meeting = meetings.open_next_meeting(store)
        return {name: value for name, value in vars(self).items() if isinstance(value, int)}

    def milestone(self, title: str, owner: int, due: date | None, status: Status = Status.ON_TRACK) -> int:
        return planning.add_milestone(
            self.store, title=title, priority_id=self.growth, owner_id=owner, due=due, status=status
        )

    def here(self, act: Callable[Concatenate[Store, int, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out an act on the meeting."""
        return act(self.store, self.meeting, *args, **kwargs)

    def begin(self) -> None:
        """Start the meeting and go to its updates: Ann comes up."""
        self.here(checkin.start)
        self.here(moving.move_to, Phase.UPDATES)

    def hold(self) -> None:
        """Close the meeting, and go on to the one of next week, a minute before it begins."""
        if self.head.phase is not Phase.CLOSE:
            self.here(moving.move_to, Phase.CLOSE)
        self.here(closing.send_rest_to_next)
        self.here(closing.close)
        next_week = self.hand.time.date() + timedelta(days=7)
        self.hand.tick((datetime.combine(next_week, time(8, 59), UTC) - self.hand.time).total_seconds())
        self.meeting = meetings.open_next_meeting(self.store)

    @property
    def head(self) -> MeetingHead:
        return self.desk.see(heads.meeting_head, self.meeting)

    @property
    def check_in(self) -> CheckIn:
        return self.desk.see(check_in.check_in, self.meeting, self.hand.time.date())

    @property
    def updates(self) -> Updates:
        return self.desk.see(reading_updates.updates, self.meeting)

    @property
    def speaker(self) -> Speaker:
        """Who is up."""
        found = self.updates.speaker
        assert found is not None
        return found

    @property
    def seconds(self) -> float:
        """What the clock of the speaker shows as used."""
        return self.speaker.clock.elapsed(self.hand.time)

    @property
    def turns(self) -> list[tuple[str, Turn]]:
        """First names in speaking order, with where they stand."""
        return [(line.name.split()[0], line.turn) for line in self.updates.order]

    def update_of(self, member: int) -> int:
        return next(line.update_id for line in self.updates.order if line.member_id == member)

    def state_of(self, member: int) -> AttendanceState:
        return next(one.state for one in self.check_in.attendees if one.member_id == member)
