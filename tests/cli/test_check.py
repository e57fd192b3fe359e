"""facilitator check: sound or not, and what is odd."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from facilitator.acts import checkin, meetings, planning, series, team
from facilitator.acts.meetings import MeetingPlan
from facilitator.acts.series import SeriesPlan
from facilitator.clock import ManualClock
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]


@pytest.fixture
def desk(made: Path, hand: ManualClock) -> Iterator[Store]:
    """The database that the command line looks at, open."""
    store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
    yield store
    store.close()


@contextmanager
def behind_its_back(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, without the program's care for it."""
    connection = sqlite3.connect(path)
    try:
        yield connection
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


@pytest.mark.usefixtures("made")
def test_a_new_database_is_sound_and_nothing_is_odd(say: Say) -> None:
    assert say("check") == "The database is sound.\nNothing in it is odd.\n"


def test_without_a_database_there_is_nothing_to_check(refuse: Refuse, database: Path) -> None:
    assert "There is no database" in refuse("check")
    assert not database.exists()


def test_what_is_odd_in_the_plan_is_listed_and_is_no_fault(say: Say, desk: Store, hand: ManualClock) -> None:
    ann, bo = team.add_member(desk, "Ann"), team.add_member(desk, "Bo [/]")
    growth = planning.add_priority(desk, "Growth")
    planning.add_priority(desk, "Idle")

    def milestone(title: str, owner: int, due: date | None, status: Status = Status.ON_TRACK) -> None:
        planning.add_milestone(desk, title=title, priority_id=growth, owner_id=owner, due=due, status=status)

    today = date(2026, 11, 17)
    milestone("late", ann, today - timedelta(days=3))
    milestone("late and known", ann, today - timedelta(days=3), Status.WILL_MISS)
    milestone("late and done", bo, today - timedelta(days=3), Status.DONE)
    milestone("due today", ann, today)
    milestone("some day", ann, None)
    milestone("left alone", bo, today)
    team.change_member(desk, bo, active=False)

    assert say("check") == (
        "The database is sound.\n"
        "\nMilestones that are past due and still on track\n  late (14 Nov, 3 days ago; Ann)\n"
        "\nMilestones whose owner has left\n  left alone (Bo [/])\n"
        "\nMilestones without a due date\n  some day\n"
        "\nPriorities without a milestone\n  Idle\n"
    )


def test_a_member_without_a_series_is_odd_once_there_is_one(say: Say, desk: Store) -> None:
    ann, _bo = team.add_member(desk, "Ann"), team.add_member(desk, "Bo")
    assert "no series" not in say("check")

    plan = SeriesPlan("Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", date(2026, 11, 17))
    series.add_series(desk, plan, [ann])

    assert "Members who take part in no series\n  Bo\n" in say("check")


def test_what_was_promised_and_forgotten_is_odd(say: Say, desk: Store, hand: ManualClock, made: Path) -> None:
    ann = team.add_member(desk, "Ann")
    plan = MeetingPlan("Leadership", hand.now(), "Europe/Berlin", 60, 300, ((ann, True),))
    begun = meetings.add_meeting(desk, plan)
    checkin.start(desk, begun)
    meetings.add_meeting(desk, MeetingPlan("Never held", hand.now(), "Europe/Berlin", 60, 300, ()))
    with behind_its_back(made) as connection:
        for what, due in (("Ask legal", "2026-11-17"), ("Ask again", "2026-12-24")):
            connection.execute(
                "INSERT INTO action_item (meeting_id, what, owner_id, due, version) VALUES (?, ?, ?, ?, 0)",
                (begun, what, ann, due),
            )
    assert "overdue" not in say("check")
    hand.tick(30 * 86_400)

    text = say("check")

    assert "Action items that are long overdue\n  Ask legal (Ann, 4 weeks ago)\n" in text
    assert "Ask again" not in text
    assert "Meetings that were begun and never closed\n  Leadership (17 Nov)\n" in text
    assert "Meetings that were planned and never begun\n  Never held (17 Nov)\n" in text


def test_a_reference_to_nothing_is_a_fault(refuse: Refuse, call: Callable[..., Result], made: Path) -> None:
    with behind_its_back(made) as connection:
        connection.execute(
            "INSERT INTO milestone (title, priority_id, status, resources, notes, version)"
            " VALUES ('x', 7, 'on_track', '', '', 0)"
        )

    assert "not sound: 1 fault." in refuse("check")
    assert "refers to a priority that is not there" in call("check").stdout


def test_a_rule_that_a_meeting_breaks_is_a_fault(refuse: Refuse, desk: Store, hand: ManualClock, made: Path) -> None:
    meetings.add_meeting(desk, MeetingPlan("Leadership", hand.now(), "Europe/Berlin", 60, 300, ()))
    with behind_its_back(made) as connection:
        connection.execute("UPDATE meeting SET phase = 'closed'")

    assert "not sound: 2 faults." in refuse("check")


def test_a_damaged_page_is_found(refuse: Refuse, made: Path) -> None:
    with behind_its_back(made) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_milestone_status'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(made.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    made.write_bytes(content)

    assert "bring a backup back" in refuse("check")


def test_a_table_that_is_missing_is_a_fault(refuse: Refuse, call: Callable[..., Result], made: Path) -> None:
    with behind_its_back(made) as connection:
        connection.execute("DROP TABLE private_note")

    assert "not sound" in refuse("check")
    assert "The table private_note is missing." in call("check").stdout
