"""A team with two priorities and a few milestones, for the screens outside the meeting."""

from datetime import date, time
from typing import Any

from made_once import made_once

from facilitator.acts import planning, series, team
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.store.database import Store

TODAY = date(2026, 11, 17)
"""The day that `hand` begins on, a Tuesday."""


class SmallTeam:
    """Ann and Bo; Growth and Costs; four open milestones and a finished one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        vars(self).update(made_once(store, "small team", self._make))

    def _make(self) -> dict[str, Any]:
        store = self.store
        team.name_team(store, "Elm")
        self.ann = team.add_member(store, "Ann Berg", "COO", "ann@example.org")
        self.bo = team.add_member(store, "Bo Lee", "CFO")
        self.growth = planning.add_priority(store, "Growth", "Shops in the south order weekly")
        self.costs = planning.add_priority(store, "Costs", "Ten percent less for power")
        self.prices = self.add("New price list is out", self.growth, self.ann, date(2026, 12, 8))
        self.shop = self.add("Second shop opens", self.growth, self.bo, date(2026, 12, 1), Status.MIGHT_MISS)
        self.power = self.add("Power contract signed", self.costs, self.bo, date(2026, 11, 14))
        self.cars = self.add("Cars sold", self.costs, self.ann, None, Status.WILL_MISS)
        self.survey = self.add("Survey of customers", self.growth, self.ann, date(2026, 10, 1), Status.DONE)
        return {name: value for name, value in vars(self).items() if isinstance(value, int)}

    def add(self, title: str, priority: int, owner: int, due: date | None, status: Status = Status.ON_TRACK) -> int:
        """A milestone."""
        return planning.add_milestone(
            self.store, title=title, priority_id=priority, owner_id=owner, due=due, status=status
        )

    def meets(self) -> int:
        """Both meet on Thursdays at ten in Berlin, for half an hour with updates of five minutes."""
        plan = series.SeriesPlan(
            name="Weekly", cadence=Cadence.WEEKLY, weekday=3, at=time(10), zone="Europe/Berlin", starts_on=TODAY,
            length_minutes=30,
        )  # fmt: skip
        return series.add_series(self.store, plan, [self.ann, self.bo])
