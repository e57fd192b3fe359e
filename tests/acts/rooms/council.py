"""A team of eight in its meeting: what the tests of the second half share."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Concatenate, ParamSpec, TypeVar

from made_once import made_once

from facilitator.acts import checkin, meetings, moving, ordering, planning, series, team, topics, updates
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.process.invariants import broken
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.reading import closing, discuss, heads, prioritize
from facilitator.reading.updates import updates as updates_view
from facilitator.store.database import Store
from facilitator.views.closing import Closing
from facilitator.views.discuss import Discuss
from facilitator.views.meeting import MeetingHead
from facilitator.views.prioritize import Prioritize

P = ParamSpec("P")
R = TypeVar("R")

NAMES = ("Ann", "Ben", "Cem", "Dee", "Eva", "Fay", "Gus", "Hal")


class Council:
    """A team of eight in its weekly meeting. Every act takes a second, and the rules are looked at after each."""

    def __init__(self, store: Store, hand: ManualClock) -> None:
        self.store, self.hand, self.desk = store, hand, Desk(store)
        vars(self).update(made_once(store, "council", self._make))

    def _make(self) -> dict[str, Any]:
        store = self.store
        self.members = {name: team.add_member(store, name) for name in NAMES}
        plan = series.SeriesPlan(
            "Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", date(2026, 9, 1), update_seconds=180
        )
        self.series_id = series.add_series(store, plan, self.members.values())
        self.priority_id = planning.add_priority(store, "Grow")
        self.meeting_id = meetings.open_next_meeting(store)
        return {name: getattr(self, name) for name in ("members", "series_id", "priority_id", "meeting_id")}

    @property
    def today(self) -> date:
        """The day it is; the meetings are far from midnight."""
        return self.hand.time.date()

    def do(self, act: Callable[Concatenate[Store, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out an act, a second after the one before; refused or not, the rules hold afterwards."""
        self.hand.tick(1)
        try:
            return self.desk.do(act, *args, **kwargs)
        finally:
            self.check()

    def here(self, act: Callable[Concatenate[Store, int, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Carry out an act on the meeting."""
        return self.do(act, self.meeting_id, *args, **kwargs)

    def undo(self) -> str:
        """Undo the newest act of the meeting, and give back its kind."""
        kind = self.desk.undo(self.meeting_id).kind
        self.check()
        return kind

    def redo(self) -> str:
        """Redo what was undone last in the meeting, and give back its kind."""
        kind = self.desk.redo(self.meeting_id).kind
        self.check()
        return kind

    def check(self) -> None:
        """The rules of the process hold for the meeting."""
        assert broken(self.desk.see(heads.meeting_facts, self.meeting_id)) == ()

    def milestone(self, title: str, status: Status = Status.ON_TRACK, owner: str = "Ann") -> int:
        """Add a milestone, due on 18 December."""
        return planning.add_milestone(
            self.store,
            title=title,
            priority_id=self.priority_id,
            owner_id=self.members[owner],
            due=date(2026, 12, 18),
            status=status,
        )

    def asks(self, name: str, text: str, asked: Sequence[str] = (), milestone: int | None = None) -> int:
        """A member writes a request for help into their update."""
        order = self.desk.see(updates_view, self.meeting_id).order
        update = next(turn.update_id for turn in order if turn.name == name)
        people = [self.members[other] for other in asked]
        return updates.add_help(self.store, update, text, milestone_id=milestone, asked=people)

    def start(self) -> None:
        """Into the updates."""
        self.here(checkin.start)
        self.here(moving.move_to, Phase.UPDATES)

    def raise_topics(self, *titles: str) -> list[int]:
        """Raise topics in the meeting, and give back their ids."""
        return [self.do(topics.raise_topic, title, meeting=self.meeting_id) for title in titles]

    def prepare(self, *titles: str) -> None:
        """To the midpoint, with these topics raised on the way."""
        self.start()
        self.raise_topics(*titles)
        self.here(updates.take_rest_as_read)

    def begin_discussing(self, *titles: str) -> None:
        """Into the discussion of these topics, in the order of the alphabet."""
        self.prepare(*titles)
        self.here(ordering.commit)

    @property
    def head(self) -> MeetingHead:
        """The meeting's head."""
        return self.desk.see(heads.meeting_head, self.meeting_id)

    @property
    def phase(self) -> Phase:
        """Where the meeting is."""
        return self.head.phase

    @property
    def prioritize(self) -> Prioritize:
        """The prioritize screen."""
        return self.desk.see(prioritize.prioritize, self.meeting_id, self.today)

    @property
    def discuss(self) -> Discuss:
        """The discuss screen."""
        return self.desk.see(discuss.discuss, self.meeting_id, self.today)

    @property
    def closing(self) -> Closing:
        """The closing screen."""
        return self.desk.see(closing.closing, self.meeting_id, self.today)

    @property
    def order(self) -> list[str]:
        """Titles of the topics that are ordered, in their order."""
        return [topic.title for topic in self.prioritize.topics]

    @property
    def stage(self) -> str:
        """The title of the topic that is up; empty where none is."""
        topic = self.discuss.topic
        return "" if topic is None else topic.title

    @property
    def up(self) -> int:
        """The discussion that is up."""
        topic = self.discuss.topic
        assert topic is not None
        return topic.discussion_id

    def titled(self, title: str) -> int:
        """The discussion of the topic with this title."""
        return next(topic.discussion_id for topic in self.closing.topics if topic.title == title)
