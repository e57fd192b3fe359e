"""The page that plans a meeting where there is no series."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from shown import Shown, shown
from small_team import SmallTeam
from textual.events import Paste

from facilitator.acts import meetings
from facilitator.clock import ManualClock
from facilitator.reading.heads import meeting_head
from facilitator.records.schema import METADATA
from facilitator.store.database import Store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.check_in import CheckInScreen
from facilitator.tui.screens.meeting_form import MeetingFormScreen
from facilitator.views.meeting import MeetingHead


@pytest.fixture(autouse=True)
def machine_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


def next_head(store: Store) -> MeetingHead:
    with store.read() as connection:
        meeting = connection.execute(sa.select(METADATA.tables["meeting"].c.id)).scalar_one()
        return meeting_head(connection, meeting)


async def fill(now: Shown, key: str, words: str) -> None:
    field = now.screen.query_one(f"#{key}").query("*:can-focus").first()
    field.focus()
    await now.settle()
    await now.press("ctrl+u")
    field.post_message(Paste(words))
    await now.settle()


async def test_one_prefilled_page_makes_the_meeting_and_goes_to_it(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        assert isinstance(now.screen, MeetingFormScreen)
        for piece in ("Milestone meeting", "2026-11-17", "10:00", "Ann Berg", "Bo Lee", "2 updates of 5:00 fit"):
            assert piece in now.text
        await now.press("ctrl+s")
        assert isinstance(now.screen, CheckInScreen)
    head = next_head(plan.store)
    assert (head.planned_start, head.length_minutes) == (datetime(2026, 11, 17, 10, tzinfo=UTC), 60)
    assert head.update_seconds == 300


async def test_when_how_long_and_who_can_be_changed(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        await fill(now, "day", "fri")
        await fill(now, "at", "8:15")
        await fill(now, "zone", "America/New_York")
        await fill(now, "length", "15")
        await fill(now, "each", "4:30")
        assert "2 updates of 4:30 are 1:30 too long" in now.text
        now.screen.query_one("#people").query("*:can-focus").first().focus()
        await now.press("space", "space", "down", "space")
        assert "– not in" in now.line("Ann Berg")
        assert "○ takes part" in now.line("Bo Lee")
        await now.press("ctrl+s")
        assert isinstance(now.screen, CheckInScreen)
        assert "Ann Berg" not in now.text
        assert "Bo Lee" in now.text
    head = next_head(plan.store)
    assert head.planned_start == datetime(2026, 11, 20, 13, 15, tzinfo=UTC)
    assert (head.zone, head.length_minutes, head.update_seconds) == ("America/New_York", 15, 270)


async def test_without_anybody_no_meeting_is_made(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        now.screen.query_one("#people").query("*:can-focus").first().focus()
        await now.press("space", "space", "down", "space", "space", "ctrl+s")
        assert "Nobody takes part." in now.text
        assert isinstance(now.screen, MeetingFormScreen)


async def test_what_is_wrong_with_who_takes_part_stands_right_beneath_the_names(
    plan: SmallTeam, hand: ManualClock
) -> None:
    async with shown(plan.store, hand, view="board", size=(200, 60)) as now:
        await now.press("M")
        people = now.lines.index(now.line("Who"))
        members = sum("gives an update" in line for line in now.lines)
        assert "space changes it" in now.lines[people + members]


async def test_without_any_members_it_says_where_they_come_from(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="run", size=(120, 36)) as now:
        await now.press("ctrl+s")
        assert isinstance(now.screen, MeetingFormScreen)
        assert "There are no members yet." in now.text
        who = now.lines.index(now.line("Who"))
        assert "Add them in the set-up first: esc, S." in now.lines[who + 1]


async def test_wrong_figures_are_refused_beside_their_fields(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        await fill(now, "at", "25:00")
        await fill(now, "length", "an hour")
        await now.press("ctrl+s")
        assert '"25:00" is not a time of day.' in now.text
        assert "an hour" in now.text
        await fill(now, "at", "9")
        await fill(now, "length", "1000")
        await now.press("ctrl+s")
        assert "between 5 and 720" in now.text
        assert isinstance(now.screen, MeetingFormScreen)


async def test_a_long_sentence_on_what_is_wrong_takes_two_lines(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board", size=(120, 36)) as now:
        await now.press("M")
        heights = [line for line, words in enumerate(now.lines) if "▕" in words]
        await fill(now, "day", "32 feb")
        await now.press("ctrl+s")
        day = now.lines.index(now.line("Day"))
        assert now.lines[day + 1].strip() == 'There is no "32 feb" in the calendar. Look'
        assert now.lines[day + 2].strip() == "at the day and the month again."
        assert "again" not in now.lines[-2]
        await now.type("x")
        assert [line for line, words in enumerate(now.lines) if "▕" in words] == heights


async def test_what_has_no_room_beneath_its_field_is_said_at_the_foot_alone(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        await fill(now, "length", "all day")
        await now.press("ctrl+s")
        wrong = now.lines[-2].strip()
        assert wrong.endswith(".")
        assert now.text.count(wrong[:10]) == 1
        assert "▲" in now.lines[now.lines.index(now.line("Minutes")) + 1]


async def test_esc_goes_to_the_board_and_keeps_what_was_typed(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        await fill(now, "title", "Retreat")
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
        await now.press("M")
        assert "Retreat" in now.text


async def test_a_meeting_that_is_planned_is_gone_to_at_once(plan: SmallTeam, hand: ManualClock) -> None:
    start = datetime(2026, 11, 18, 9, tzinfo=UTC)
    meetings.add_meeting(
        plan.store, meetings.MeetingPlan("Planned", start, "Europe/Berlin", 60, 300, ((plan.ann, True),))
    )
    async with shown(plan.store, hand, view="board") as now:
        assert "Planned" in now.lines[1] or "Wed 18 Nov 10:00 Europe/Berlin" in now.lines[1]
        await now.press("M")
        assert isinstance(now.screen, CheckInScreen)
