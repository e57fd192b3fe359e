"""The history of a milestone: every change that counts, newest first."""

import re
from datetime import date

import pytest
from shown import shown
from small_team import SmallTeam

from facilitator.acts import checkin, meetings, planning
from facilitator.clock import ManualClock
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.milestone_past import MilestonePastScreen


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


async def test_each_change_says_when_what_and_in_which_meeting(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    meeting = meetings.open_next_meeting(plan.store)
    hand.tick(48 * 3600)
    checkin.start(plan.store, meeting)
    planning.set_due(plan.store, plan.shop, date(2026, 12, 15), meeting=meeting)
    planning.set_status(plan.store, plan.shop, Status.WILL_MISS, meeting=meeting)
    async with shown(plan.store, hand, view="board", size=(160, 36)) as now:
        await now.press("escape", "down", "h")
        assert isinstance(now.screen, MilestonePastScreen)
        assert "✗ will miss" in now.lines[2]
        assert "19 Nov" in now.line("might miss → will miss")
        assert "Weekly, 19 Nov 2026" in now.line("might miss → will miss")
        assert "Facilitator" in now.line("might miss → will miss")
        assert "due" in now.line("1 Dec → 15 Dec")
        places = [now.text.index(words) for words in ("might miss → will miss", "1 Dec → 15 Dec", "added")]
        assert places == sorted(places)


async def test_what_was_undone_is_left_out(plan: SmallTeam, hand: ManualClock) -> None:
    planning.set_status(plan.store, plan.shop, Status.WILL_MISS)
    undo(plan.store)
    async with shown(plan.store, hand, view="board") as now:
        await now.press("h")
        assert "will miss" not in now.text
        assert "added" in now.text


async def test_what_changed_outside_a_meeting_takes_the_room_of_the_meeting(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    meeting = meetings.open_next_meeting(plan.store)
    hand.tick(48 * 3600)
    checkin.start(plan.store, meeting)
    planning.set_status(plan.store, plan.shop, Status.WILL_MISS, meeting=meeting)
    notes = "The landlord wants a guarantee, and the bank says in which week it can give one; then we sign."
    planning.change_milestone(plan.store, plan.shop, notes=notes)
    async with shown(plan.store, hand, view="board", size=(200, 60)) as now:
        await now.press("escape", "h")
        assert f"(empty) → {notes}  " in now.line("notes")
        assert "Weekly, 19 Nov 2026" in now.line("might miss → will miss")


async def test_who_changed_it_stands_close_to_what_changed(plan: SmallTeam, hand: ManualClock) -> None:
    planning.set_due(plan.store, plan.shop, date(2026, 12, 15))
    async with shown(plan.store, hand, view="board", size=(120, 36)) as now:
        await now.press("down", "h")
        assert re.search(r"1 Dec → 15 Dec {2,9}Facilitator$", now.line("1 Dec → 15 Dec"))


async def test_long_notes_are_shown_in_full_beneath(plan: SmallTeam, hand: ManualClock) -> None:
    planning.change_milestone(plan.store, plan.shop, notes="The landlord wants a guarantee.\n" * 6 + "END")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("h")
        assert "(empty) → The landlord wants a guarantee." in now.text
        assert " +" in now.text
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
