"""The minutes as the database gives them: what stood when the meeting ended, whatever came later."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa

from facilitator.clock import ManualClock
from facilitator.documents.minutes import markdown
from facilitator.errors import NotFound, NotNow
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState, HandIn, MeetingKind, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.minutes import last_meeting, minutes
from facilitator.records.base import Record
from facilitator.records.meeting import Attendance, ClockSpan, Meeting, PrivateNote
from facilitator.records.plan import Milestone, Priority
from facilitator.records.team import Member, Series, Team
from facilitator.records.topic import ActionItem, Decision, Discussion, Topic
from facilitator.records.update import HelpAsked, HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.views.meeting import MilestoneChange
from facilitator.views.minutes import Minutes, MinutesAction, MinutesHelp, MinutesTopic, MinutesUpdate

BEGAN = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
ENDED = BEGAN + timedelta(minutes=64)
WEEK = timedelta(days=7)


class Northwind:
    """A team of four that meets on Tuesdays at ten in Berlin, with a milestone; rows are made by hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.add(Team(name="Northwind"))
        self.ana, self.ben, self.chris, self.dana = (
            self.add(Member(name=name, role=role))
            for name, role in (("Ana", "COO"), ("Ben", ""), ("Chris", ""), ("Dana", ""))
        )
        self.series = self.add(
            Series(
                name="Leadership weekly", rule="FREQ=WEEKLY;BYDAY=TU", starts_on=date(2026, 11, 3), at=time(10, 0),
                zone="Europe/Berlin",
            )
        )  # fmt: skip
        self.growth = self.add(Priority(title="Growth"))
        self.shop = self.add(
            Milestone(priority_id=self.growth, title="Open the shop", owner_id=self.ana, due=date(2027, 3, 31))
        )

    def add(self, record: Record, meeting: int | None = None) -> int:
        with self.store.act("test.add", meeting=meeting) as unit:
            return unit.add(record).id

    def meeting(self, began: datetime = BEGAN, phase: Phase = Phase.CLOSED) -> int:
        return self.add(
            Meeting(
                series_id=self.series, series_day=began.date(), title="Leadership weekly", phase=phase,
                planned_start=began, zone="Europe/Berlin", started_at=None if phase is Phase.PLANNED else began,
                ended_at=began + timedelta(minutes=64) if phase is Phase.CLOSED else None,
            )
        )  # fmt: skip

    def topic(self, title: str, meeting: int | None = None, outcome: Outcome | None = None, place: int = 0) -> int:
        """A topic that Ben raised two weeks ago; with `meeting` it is on that meeting's agenda."""
        topic = self.add(Topic(title=title, raised_by_id=self.ben, raised_at=BEGAN - 2 * WEEK))
        if meeting is not None:
            self.discussed(topic, meeting, outcome, place)
        return topic

    def discussed(self, topic: int, meeting: int, outcome: Outcome | None, place: int = 0) -> int:
        turn = Turn.WAITING if outcome is None else Turn.DONE
        return self.add(Discussion(meeting_id=meeting, topic_id=topic, position=place, turn=turn, outcome=outcome))

    def set_status(self, status: Status, meeting: int | None = None) -> None:
        with self.store.act("test.status", meeting=meeting) as unit:
            unit.get(Milestone, self.shop).status = status


@pytest.fixture
def team(store: Store) -> Northwind:
    return Northwind(store)


def read(store: Store, meeting: int) -> Minutes:
    with store.read() as connection:
        return minutes(connection, meeting)


def clock(meeting: int, begin: int, seconds: int, **subject: int) -> ClockSpan:
    """A clock that ran for `seconds`, from `begin` minutes into the meeting."""
    start = BEGAN + timedelta(minutes=begin)
    return ClockSpan(meeting_id=meeting, started_at=start, ended_at=start + timedelta(seconds=seconds), **subject)


def test_the_minutes_of_a_whole_meeting(store: Store, team: Northwind) -> None:
    earlier = team.meeting(BEGAN - WEEK)
    prices = team.topic("Prices", earlier, Outcome.NEXT_MEETING)
    meeting = team.meeting()
    for place, (member, state) in enumerate(
        [
            (team.ana, AttendanceState.PRESENT),
            (team.ben, AttendanceState.PRESENT),
            (team.chris, AttendanceState.LATE),
            (team.dana, AttendanceState.AWAY),
        ]
    ):
        team.add(Attendance(meeting_id=meeting, member_id=member, position=place, state=state))
    update = team.add(
        Update(
            meeting_id=meeting, member_id=team.ana, turn=Turn.DONE, wins="Lease signed", learnings="Six weeks",
            notes="Photos follow", handed_in_at=BEGAN - timedelta(hours=30),
        )
    )  # fmt: skip
    bens = team.add(Update(meeting_id=meeting, member_id=team.ben, position=1, turn=Turn.READ))
    request = team.add(HelpRequest(update_id=update, text="Who can lend an engineer?", milestone_id=team.shop))
    team.add(HelpAsked(help_request_id=request, member_id=team.ben))
    team.add(HelpRequest(update_id=update, text="Look at the lease", position=1))
    hiring = team.add(
        Topic(
            title="Engineers", source=SourceKind.HELP, help_request_id=request, milestone_id=team.shop,
            raised_by_id=team.ana, raised_in_id=meeting, raised_at=BEGAN,
        )
    )  # fmt: skip
    separate = team.add(
        Meeting(
            kind=MeetingKind.SEPARATE, title="Prices", planned_start=BEGAN + timedelta(days=2), zone="Europe/Berlin",
            owner_id=team.ben,
        )
    )  # fmt: skip
    team.add(Attendance(meeting_id=separate, member_id=team.ben))
    team.add(Attendance(meeting_id=separate, member_id=team.dana, position=1))
    second = team.add(
        Discussion(
            meeting_id=meeting, topic_id=prices, position=0, turn=Turn.DONE, outcome=Outcome.SEPARATE_MEETING,
            separate_meeting_id=separate,
        )
    )  # fmt: skip
    first = team.add(
        Discussion(
            meeting_id=meeting, topic_id=hiring, position=1, turn=Turn.DONE, outcome=Outcome.RESOLVED, notes="Two ways",
        )
    )  # fmt: skip
    for span in (
        clock(meeting, 1, 200, update_id=update),
        clock(meeting, 6, 100, update_id=bens),
        clock(meeting, 30, 600, discussion_id=first),
        clock(meeting, 42, 60, discussion_id=second),
        clock(meeting, 50, 125, discussion_id=first),
    ):
        team.add(span)
    team.add(Decision(meeting_id=meeting, discussion_id=first, text="Hire"))
    team.add(Decision(meeting_id=meeting, text="Reports go out monthly"))
    team.add(
        ActionItem(meeting_id=meeting, discussion_id=first, what="Call", owner_id=team.ana, due=date(2026, 11, 20))
    )
    team.add(ActionItem(meeting_id=meeting, what="Send it", owner_id=team.chris, done_at=ENDED))
    team.set_status(Status.MIGHT_MISS, meeting)

    call = MinutesAction("Call", "Ana", date(2026, 11, 20), done=False, topic="Engineers")
    assert read(store, meeting) == Minutes(
        meeting_id=meeting,
        title="Leadership weekly",
        team="Northwind",
        separate=False,
        phase=Phase.CLOSED,
        zone="Europe/Berlin",
        planned_start=BEGAN,
        length_minutes=60,
        started_at=BEGAN,
        ended_at=ENDED,
        present=("Ana", "Ben"),
        late=("Chris",),
        away=("Dana",),
        rating=None,
        topics=(
            MinutesTopic(
                title="Engineers",
                asked_by="Ana",
                source_text="Who can lend an engineer?",
                milestone="Open the shop",
                status=Status.MIGHT_MISS,
                seconds=725,
                notes="Two ways",
                decisions=("Hire",),
                actions=(call,),
                outcome=Outcome.RESOLVED,
                reason="",
                deferrals=0,
                first_raised=date(2026, 11, 17),
                separate_start=None,
                separate_zone="",
                separate_owner="",
                separate_attendees=(),
            ),
            MinutesTopic(
                title="Prices",
                asked_by="Ben",
                source_text="",
                milestone="",
                status=None,
                seconds=60,
                notes="",
                decisions=(),
                actions=(),
                outcome=Outcome.SEPARATE_MEETING,
                reason="",
                deferrals=2,
                first_raised=date(2026, 11, 3),
                separate_start=BEGAN + timedelta(days=2),
                separate_zone="Europe/Berlin",
                separate_owner="Ben",
                separate_attendees=("Dana",),
            ),
        ),
        general_decisions=("Reports go out monthly",),
        general_actions=(MinutesAction("Send it", "Chris", None, done=True, topic=""),),
        changes=(MilestoneChange(team.shop, "Open the shop", "Ana", "status", "on track", "might miss"),),
        updates=(
            MinutesUpdate(
                name="Ana",
                role="COO",
                turn=Turn.DONE,
                handed_in=HandIn.IN_TIME,
                wins="Lease signed",
                learnings="Six weeks",
                notes="Photos follow",
                help=(
                    MinutesHelp("Who can lend an engineer?", "Open the shop", ("Ben",), became_topic=True),
                    MinutesHelp("Look at the lease", "", (), became_topic=False),
                ),
            ),
            MinutesUpdate("Ben", "", Turn.READ, HandIn.MISSING, "", "", "", ()),
        ),
        update_seconds=300,
        discussion_seconds=785,
        next_start=BEGAN + WEEK,
        next_zone="Europe/Berlin",
    )


def test_topics_come_in_the_order_discussed_and_those_not_reached_in_the_order_committed(
    store: Store, team: Northwind
) -> None:
    meeting = team.meeting()
    ids = [team.discussed(team.topic(title), meeting, None, place) for place, title in enumerate("ABCD")]
    team.add(clock(meeting, 30, 60, discussion_id=ids[2]))
    team.add(clock(meeting, 40, 60, discussion_id=ids[1]))
    assert [topic.title for topic in read(store, meeting).topics] == ["C", "B", "A", "D"]


def test_what_was_deferred_again_later_does_not_count_in_earlier_minutes(store: Store, team: Northwind) -> None:
    first, second, third = (team.meeting(BEGAN + n * WEEK) for n in range(3))
    topic = team.topic("Prices", first, Outcome.NEXT_MEETING)
    team.discussed(topic, second, Outcome.SEPARATE_MEETING)
    team.discussed(topic, third, Outcome.NEXT_MEETING)
    assert [read(store, meeting).topics[0].deferrals for meeting in (first, second, third)] == [1, 2, 3]


def test_a_milestone_has_the_status_that_it_had_when_the_meeting_ended(
    store: Store, team: Northwind, hand: ManualClock
) -> None:
    meeting = team.meeting()
    topic = team.add(Topic(title="Shop", milestone_id=team.shop, raised_at=BEGAN))
    team.discussed(topic, meeting, Outcome.RESOLVED)
    team.set_status(Status.MIGHT_MISS)
    assert read(store, meeting).topics[0].status is Status.MIGHT_MISS
    hand.tick(70 * 60)
    team.set_status(Status.ON_TRACK)
    hand.tick(3600)
    team.set_status(Status.DONE)
    assert read(store, meeting).topics[0].status is Status.MIGHT_MISS


def test_a_change_made_while_closing_late_belongs_to_the_meeting(
    store: Store, team: Northwind, hand: ManualClock
) -> None:
    meeting = team.meeting()
    topic = team.add(Topic(title="Shop", milestone_id=team.shop, raised_at=BEGAN))
    team.discussed(topic, meeting, Outcome.RESOLVED)
    hand.tick(90 * 60)
    team.set_status(Status.WILL_MISS, meeting)
    assert read(store, meeting).topics[0].status is Status.WILL_MISS


def test_milestone_changes_are_net_in_words_and_without_what_was_undone(store: Store, team: Northwind) -> None:
    meeting = team.meeting(phase=Phase.DISCUSS)
    team.set_status(Status.WILL_MISS, meeting)
    team.set_status(Status.MIGHT_MISS, meeting)
    with store.act("test.plan", meeting=meeting) as unit:
        milestone = unit.get(Milestone, team.shop)
        milestone.due, milestone.owner_id = date(2026, 12, 31), team.ben
    team.set_status(Status.DONE, meeting)
    undo(store, meeting=meeting)
    found = {(change.field, change.before, change.after) for change in read(store, meeting).changes}
    assert found == {
        ("status", "on track", "might miss"),
        ("due", "31 Mar 2027", "31 Dec 2026"),
        ("owner", "Ana", "Ben"),
    }
    team.set_status(Status.ON_TRACK, meeting)
    assert "status" not in {change.field for change in read(store, meeting).changes}


def test_private_notes_are_not_in_the_minutes(store: Store, team: Northwind) -> None:
    meeting = team.meeting()
    team.add(PrivateNote(meeting_id=meeting, text="Ben went on and on", taken_at=BEGAN))
    assert "went on" not in markdown(read(store, meeting))


def test_the_next_meeting_is_the_one_that_follows_this_one(store: Store, team: Northwind) -> None:
    first, second = team.meeting(BEGAN), team.meeting(BEGAN + WEEK + timedelta(hours=2))
    assert read(store, first).next_start == BEGAN + WEEK + timedelta(hours=2)
    assert read(store, second).next_start == BEGAN + 2 * WEEK


def test_a_separate_meeting_has_no_next_one(store: Store, team: Northwind) -> None:
    separate = team.add(
        Meeting(
            kind=MeetingKind.SEPARATE, title="Prices", phase=Phase.CLOSED, planned_start=BEGAN, zone="Europe/Berlin",
            started_at=BEGAN, ended_at=ENDED,
        )
    )  # fmt: skip
    found = read(store, separate)
    assert found.separate
    assert found.next_start is None
    assert found.next_zone == "Europe/Berlin"


def test_the_last_meeting_is_the_one_that_runs_else_the_one_held_last(store: Store, team: Northwind) -> None:
    team.add(Meeting(title="Never begun", phase=Phase.CLOSED, planned_start=BEGAN + WEEK, zone="Europe/Berlin"))
    with store.read() as connection, pytest.raises(NotFound) as refused:
        last_meeting(connection)
    assert refused.value.hint
    newer, _ = team.meeting(BEGAN), team.meeting(BEGAN - WEEK)
    team.meeting(BEGAN + WEEK, Phase.PLANNED)
    with store.read() as connection:
        assert last_meeting(connection) == newer
    running = team.meeting(BEGAN - timedelta(hours=3), Phase.UPDATES)
    with store.read() as connection:
        assert last_meeting(connection) == running


def test_a_meeting_that_has_not_begun_has_no_minutes(store: Store, team: Northwind) -> None:
    planned = team.meeting(phase=Phase.PLANNED)
    with pytest.raises(NotNow, match="has not begun"):
        read(store, planned)
    with pytest.raises(NotFound, match="no meeting number 99"):
        read(store, 99)


def test_a_clock_that_runs_counts_when_it_has_stopped(store: Store, team: Northwind) -> None:
    meeting = team.meeting(phase=Phase.DISCUSS)
    discussion = team.discussed(team.topic("Prices"), meeting, None)
    team.add(clock(meeting, 10, 90, discussion_id=discussion))
    team.add(ClockSpan(meeting_id=meeting, discussion_id=discussion, started_at=BEGAN + timedelta(minutes=20)))
    assert read(store, meeting).topics[0].seconds == 90


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """Every statement that goes to the database inside."""
    statements: list[str] = []

    def note(*about: object) -> None:
        statements.append(str(about[2]))

    sa.event.listen(store.engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(store.engine, "before_cursor_execute", note)


def test_more_topics_and_updates_need_no_more_queries(store: Store, team: Northwind) -> None:
    small, large = team.meeting(), team.meeting(BEGAN + WEEK)
    for meeting, size in ((small, 1), (large, 4)):
        for place, member in enumerate((team.ana, team.ben, team.chris, team.dana)[:size]):
            update = team.add(Update(meeting_id=meeting, member_id=member, position=place, wins="w"))
            request = team.add(HelpRequest(update_id=update, text="help"))
            topic = team.add(
                Topic(
                    title="T", source=SourceKind.HELP, help_request_id=request, milestone_id=team.shop, raised_at=BEGAN
                )
            )
            discussion = team.discussed(topic, meeting, Outcome.NEXT_MEETING, place)
            team.add(Decision(meeting_id=meeting, discussion_id=discussion, text="d"))
            team.add(ActionItem(meeting_id=meeting, discussion_id=discussion, what="a", owner_id=member))
    with counted(store) as few:
        read(store, small)
    with counted(store) as many:
        read(store, large)
    assert len(many) == len(few) <= 27
