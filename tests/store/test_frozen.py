"""Databases of every schema that was released: each opens, is migrated, and still says what it said.

`frozen/` has one SQL dump a schema, of a team that held a whole meeting and is in its second one. They are never
changed; a new schema gets a dump of its own.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from thawing import SCHEMAS, thaw

from facilitator.clock import ManualClock
from facilitator.documents.minutes import markdown
from facilitator.reading.board import board, milestone_history
from facilitator.reading.hand_ins import of_meeting
from facilitator.reading.minutes import last_meeting, minutes
from facilitator.reading.next_start import next_start
from facilitator.reading.series import all_series
from facilitator.store.database import Store
from facilitator.store.inspecting import file_revision
from facilitator.store.opening import open_store
from facilitator.store.replaying import journal_faults
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.soundness import file_faults

HELD = 1


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> str:
    """A schema that was released."""
    return str(request.param)


@pytest.fixture
def thawed(schema: str, tmp_path: Path) -> Path:
    """A database as that schema left it."""
    path = thaw(schema, tmp_path / "team.db")
    assert file_revision(path) == schema
    return path


@pytest.fixture
def opened(thawed: Path, hand: ManualClock) -> Store:
    return open_store(f"sqlite:///{thawed}", hand.clock, "Facilitator")


def test_there_is_a_frozen_database_of_this_schema() -> None:
    assert SCHEMA_REVISION in SCHEMAS


def test_it_is_migrated_and_sound(opened: Store, thawed: Path) -> None:
    opened.close()
    assert file_revision(thawed) == SCHEMA_REVISION
    assert not file_faults(thawed)


def test_its_minutes_still_say_what_was_decided(opened: Store) -> None:
    with opened.read() as connection:
        text = markdown(minutes(connection, HELD))
        assert last_meeting(connection) != HELD
    assert "- We sign with the second bidder. (Hire twelve nurses)" in text
    assert "**Outcome:** dropped (Settled in the corridor.)" in text
    assert text.count("deferred for the 1st time · raised") == 3


def test_its_board_and_its_history_are_there(opened: Store, hand: ManualClock) -> None:
    with opened.read() as connection:
        shown = board(connection, date(2026, 11, 20), hand.now())
        past = milestone_history(connection, shown.milestones[0].id).past
    assert {milestone.title for milestone in shown.milestones} == {
        "Archive moved", "Hire twelve nurses", "New rota in use", "Open the second site", "Sign the lease",
    }  # fmt: skip
    assert [topic.title for topic in shown.topics][-1] == "A rota for on call"
    assert past


def test_its_meetings_know_their_day_and_until_when_updates_were_due(opened: Store) -> None:
    with opened.read() as connection:
        held = of_meeting(connection, HELD)
        days = connection.execute(sa.text("SELECT series_day FROM meeting WHERE id = 1")).scalar_one()
        following = next_start(connection, HELD)
    assert held.start - held.deadline == timedelta(hours=24)
    assert days == held.start.date().isoformat()
    assert following is not None
    assert following > held.start


def test_its_journal_can_be_read_to_the_first_act(opened: Store, schema: str) -> None:
    with opened.read() as connection:
        acts = connection.execute(sa.text("SELECT count(*) FROM act")).scalar_one()
        changes = connection.execute(sa.text("SELECT count(*) FROM change")).scalar_one()
    assert (acts, changes) == {"0001": (63, 242), "0002": (67, 265)}[schema]


def test_every_row_is_what_its_journal_says(opened: Store) -> None:
    with opened.read() as connection:
        assert journal_faults(connection) == ()


def test_the_days_on_which_nobody_meets_are_kept(opened: Store, schema: str) -> None:
    with opened.read() as connection:
        (line,) = all_series(connection)
    days = {"0001": date(2026, 12, 4), "0002": date(2026, 12, 11)}
    assert [meeting.day for meeting in line.made] == ([days["0002"]] if schema == "0002" else [])
    start = line.next_start(datetime(2026, 12, 2, tzinfo=UTC))
    assert start is not None
    assert start.date() == days[schema]
