"""The demo team, on days that are easy to get wrong: what a user who opens it is promised."""

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from facilitator.acts import checkin, discussing, meetings, moving, ordering, updates
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.demo import build
from facilitator.process.carryover import Outcome, TopicState
from facilitator.process.meeting import HandIn, MeetingKind
from facilitator.process.phases import Phase
from facilitator.process.schedule import occurrences
from facilitator.process.status import Status
from facilitator.reading.board import milestone_history
from facilitator.reading.check_in import check_in
from facilitator.reading.checks import broken_meetings, oddities
from facilitator.reading.heads import meeting_head
from facilitator.reading.history import past_meetings
from facilitator.reading.next_meeting import due_next
from facilitator.reading.prioritize import prioritize
from facilitator.reading.topics import waiting
from facilitator.records.schema import METADATA
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.store.undo import NothingToUndo, undo

NOW = (
    pytest.param(datetime(2026, 11, 17, 9, 7, tzinfo=UTC), id="a Tuesday morning"),
    pytest.param(datetime(2028, 2, 29, 14, 59, tzinfo=UTC), id="29 February"),
    pytest.param(datetime(2026, 12, 31, 22, 52, tzinfo=UTC), id="last minutes of a year"),
    pytest.param(datetime(2026, 10, 25, 1, 20, tzinfo=UTC), id="the hour that comes twice"),
    pytest.param(datetime(2027, 4, 4, 0, 35, tzinfo=UTC), id="a week after the hour that was left out"),
)

ZONE = "Europe/Berlin"


@dataclass(frozen=True)
class Demo:
    """A demo team that was built at `now`, as somebody at a terminal sees it; `meeting` is the one that is due."""

    store: Store
    now: datetime
    meeting: int

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    def see(self, query: Callable[..., Any], *args: object) -> Any:
        with self.store.read() as connection:
            return query(connection, *args)

    def rows(self, table: str) -> list[sa.RowMapping]:
        with self.store.read() as connection:
            return list(connection.execute(sa.select(METADATA.tables[table])).mappings())


def opened(file: Path, now: datetime) -> Demo:
    store = open_store(f"sqlite:///{file}", ManualClock(now).clock, "somebody")
    with store.read() as connection:
        due = due_next(connection, now)
    assert due is not None
    assert due.meeting_id is not None
    return Demo(store, now, due.meeting_id)


@pytest.fixture(scope="module", params=NOW)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, datetime]:
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    build(f"sqlite:///{file}", ManualClock(request.param).clock)
    return file, request.param


@pytest.fixture
def demo(built: tuple[Path, datetime], tmp_path: Path) -> Iterator[Demo]:
    """A copy of the demo team, for a test to do with as it likes."""
    file = tmp_path / "demo.db"
    shutil.copy(built[0], file)
    found = opened(file, built[1])
    yield found
    found.store.close()


def test_the_team_and_its_plan_are_of_the_promised_size(demo: Demo) -> None:
    members = demo.rows("member")
    assert len(members) == 8
    assert all(member["role"] and member["email"] for member in members)
    priorities = demo.rows("priority")
    assert len(priorities) == 5
    assert all(priority["outcome"] for priority in priorities)
    milestones = demo.rows("milestone")
    assert len(milestones) == 30
    assert {milestone["owner_id"] for milestone in milestones} == {member["id"] for member in members}
    assert all(milestone["due"] for milestone in milestones)
    statuses = Counter(milestone["status"] for milestone in milestones)
    assert statuses == {Status.ON_TRACK: 19, Status.DONE: 6, Status.MIGHT_MISS: 4, Status.WILL_MISS: 1}


def test_no_milestone_is_due_on_a_weekend(demo: Demo) -> None:
    assert not [row["title"] for row in demo.rows("milestone") if row["due"].weekday() > 4]


def test_a_meeting_is_due_now_and_starts_as_planned(demo: Demo) -> None:
    head = demo.see(meeting_head, demo.meeting)
    assert head.phase is Phase.PLANNED
    assert head.planned_start <= demo.now < head.planned_end
    assert head.planned_start.minute % 5 == 0
    checkin.start(demo.store, demo.meeting)
    assert demo.see(meeting_head, demo.meeting).planned_start == head.planned_start


def test_the_meeting_has_just_come_due_unless_the_hour_comes_twice(demo: Demo) -> None:
    late = demo.now - demo.see(meeting_head, demo.meeting).planned_start
    local = demo.now.astimezone(ZoneInfo(ZONE))
    assert late < timedelta(minutes=65 if local.fold else 5)


def test_whoever_asks_for_the_next_meeting_gets_the_one_that_is_due(demo: Demo) -> None:
    assert meetings.open_next_meeting(demo.store) == demo.meeting
    assert len([row for row in demo.rows("meeting") if row["kind"] is MeetingKind.REGULAR]) == 9


def test_the_past_meetings_keep_the_rhythm_of_the_series(demo: Demo) -> None:
    (series,) = demo.rows("series")
    starts = occurrences(
        series["rule"], series["starts_on"], series["at"], series["zone"], demo.now - timedelta(days=60), 9
    )
    planned = [row["planned_start"] for row in demo.rows("meeting") if row["kind"] is MeetingKind.REGULAR]
    assert sorted(planned) == list(starts)


def test_the_past_meetings_were_held_in_time_and_rated(demo: Demo) -> None:
    past = [line for line in demo.see(past_meetings) if line.rating is not None]
    assert len(past) == 8
    assert all(70 <= line.minutes_long <= 90 and line.decisions and line.actions for line in past)


def test_six_updates_came_in_time_one_late_and_one_is_missing(demo: Demo) -> None:
    attendees = demo.see(check_in, demo.meeting, demo.today).attendees
    assert Counter(line.handed_in for line in attendees) == {HandIn.IN_TIME: 6, HandIn.LATE: 1, HandIn.MISSING: 1}
    written = [row for row in demo.rows("update") if row["meeting_id"] == demo.meeting and row["handed_in_at"]]
    assert all(row["wins"] and row["learnings"] for row in written)


def test_eight_updates_fit_where_the_meeting_is_started_within_ten_minutes(demo: Demo) -> None:
    checkin.start(demo.store, demo.meeting)
    view = demo.see(check_in, demo.meeting, demo.today)
    assert view.fit.speakers == 8
    assert view.fit.fits is (demo.now - view.head.planned_start <= timedelta(minutes=10))


def test_help_names_people_and_milestones(demo: Demo) -> None:
    updates_of = {row["id"] for row in demo.rows("update") if row["meeting_id"] == demo.meeting}
    requests = [row for row in demo.rows("help_request") if row["update_id"] in updates_of]
    asked = {row["help_request_id"] for row in demo.rows("help_asked")}
    assert len(requests) == 7
    assert all(row["milestone_id"] and row["id"] in asked for row in requests)


def test_every_meeting_is_sound(demo: Demo) -> None:
    assert demo.see(broken_meetings) == ()


def test_every_topic_of_the_past_has_one_fate(demo: Demo) -> None:
    outcomes: dict[int, list[Outcome]] = {row["id"]: [] for row in demo.rows("topic")}
    for row in sorted(demo.rows("discussion"), key=lambda row: row["id"]):
        outcomes[row["topic_id"]].append(row["outcome"])
    put_off = {Outcome.NEXT_MEETING, Outcome.SEPARATE_MEETING}
    for topic in demo.rows("topic"):
        past = outcomes[topic["id"]]
        assert set(past[:-1]) <= put_off, topic["title"]
        ended = past[-1:] == [Outcome.RESOLVED] or past[-1:] == [Outcome.DROPPED]
        separately = past[-1:] == [Outcome.SEPARATE_MEETING] and topic["state"] is TopicState.SETTLED
        merged = topic["merged_into_id"] is not None
        assert [topic["state"] is TopicState.OPEN, ended, separately, merged].count(True) == 1, topic["title"]
    assert {outcome for past in outcomes.values() for outcome in past} == set(Outcome)


def test_topics_wait_with_the_ages_that_the_story_gives_them(demo: Demo) -> None:
    assert {line.title: line.deferrals for line in demo.see(waiting, demo.today)} == {
        "Who may hold a bus for a late tram": 2,
        "Charging at night or between trips": 1,
        "Ticket offices when the machines close": 1,
        "What we show the council at the North depot": 0,
    }


def test_the_check_in_has_something_of_everything(demo: Demo) -> None:
    view = demo.see(check_in, demo.meeting, demo.today)
    open_actions = [line for line in view.actions if not line.done]
    assert len(open_actions) == 5
    assert [line.owner for line in open_actions if line.due < demo.today] == ["Daniel Reyes"]
    assert [line.topic for line in view.separate_meetings] == ["Charging at night or between trips"]
    assert [(line.title, line.now) for line in view.saved] == [("Power price fixed, 2 years", "done")]
    assert view.deferred == 3


def test_action_items_were_kept_by_their_owners_and_at_check_ins(demo: Demo) -> None:
    done = [row for row in demo.rows("act") if row["kind"] == "checkin.set_action_done"]
    assert {row["meeting_id"] is None for row in done} == {True, False}
    assert len(done) == len([row for row in demo.rows("action_item") if row["done_at"]])


def test_milestones_were_flagged_and_saved(demo: Demo) -> None:
    saved = set()
    for row in demo.rows("milestone"):
        past = demo.see(milestone_history, row["id"]).past
        statuses = [entry.before for entry in past if entry.field == "status"]
        if "might miss" in statuses and row["status"] in (Status.ON_TRACK, Status.DONE):
            saved.add(row["title"])
    assert saved == {
        "12 electric buses on line 4",
        "Door faults below 5 a week",
        "Mentor for every new driver",
        "Power price fixed, 2 years",
    }


def test_a_look_for_oddities_finds_what_was_put_there(demo: Demo) -> None:
    found = {oddity.title: oddity.places for oddity in demo.see(oddities, demo.today)}
    (past_due,) = found.pop("Milestones that are past due and still on track")
    assert past_due.startswith("Diversions in 15 minutes")
    (never_begun,) = found.pop("Meetings that were planned and never begun")
    assert never_begun.startswith("Charging plan for the North depot")
    assert found == {}


def test_the_journal_reaches_back_two_months_and_never_ahead(demo: Demo) -> None:
    times = [row["at"] for row in sorted(demo.rows("act"), key=lambda row: row["id"])]
    assert times == sorted(times)
    assert times[0] < demo.now - timedelta(days=60)
    assert times[-1] <= demo.now


def test_updates_were_written_by_their_owners_and_meetings_held_by_the_facilitator(demo: Demo) -> None:
    acts = demo.rows("act")
    written = [row for row in acts if row["kind"] == "updates.write"]
    assert all(row["actor"] == row["subject"] for row in written)
    assert len({row["actor"] for row in written}) == 8
    assert {row["actor"] for row in acts if row["meeting_id"]} == {"Lena Hartmann"}


def test_undo_does_not_reach_into_the_past(demo: Demo) -> None:
    with pytest.raises(NothingToUndo):
        undo(demo.store)
    checkin.start(demo.store, demo.meeting)
    assert undo(demo.store, meeting=demo.meeting).kind == "checkin.start"
    with pytest.raises(NothingToUndo):
        undo(demo.store, meeting=demo.meeting)


def test_the_meeting_can_be_held(demo: Demo) -> None:
    desk, meeting = Desk(demo.store), demo.meeting
    desk.do(checkin.start, meeting)
    (separate,) = desk.see(check_in, meeting, demo.today).separate_meetings
    desk.do(checkin.settle_separate, separate.meeting_id, False, meeting=meeting)
    desk.do(moving.move_to, meeting, Phase.UPDATES)
    for _ in range(8):
        desk.do(updates.next_speaker, meeting)
    view = desk.see(prioritize, meeting, demo.today)
    assert len(view.topics) == 4
    assert view.topics[0].title == "Who may hold a bus for a late tram"
    assert len(view.offers) == 12
    desk.do(ordering.commit, meeting)
    for line in view.topics:
        assert line.discussion_id is not None
        desk.do(discussing.conclude, meeting, line.discussion_id, Outcome.RESOLVED)
    assert desk.see(meeting_head, meeting).phase is Phase.CLOSE


def test_naming_the_demo_loads_no_database() -> None:
    code = "import sys, facilitator.demo; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
