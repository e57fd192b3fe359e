"""Backups are taken while the program runs, behind the screens."""

from pathlib import Path

import pytest
from leadership import Leadership
from live import look
from shown import Shown, shown
from small_team import SmallTeam

from facilitator.acts import checkin, closing, moving
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.backups import backups_of
from facilitator.store.database import Store
from facilitator.tui.safekeeping import BACKUP_SECONDS

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def team_of_four(store: Store, hand: ManualClock) -> Leadership:
    return Leadership(store, hand)


async def second(now: Shown) -> None:
    """What the program does each second, and until it is done."""
    now.app.keep_up()
    await now.settle()


def taken(tmp_path: Path) -> int:
    return len(backups_of(tmp_path / "team.db"))


async def test_a_backup_is_taken_when_a_meeting_begins_and_when_it_is_closed(
    team_of_four: Leadership, hand: ManualClock, tmp_path: Path
) -> None:
    room = team_of_four
    async with shown(room.store, hand, view="run") as now:
        await second(now)
        assert taken(tmp_path) == 0
        await now.press("enter")
        await second(now)
        assert taken(tmp_path) == 1
        await now.press("o")
        await second(now)
        assert taken(tmp_path) == 1
        hand.tick(60)
        moving.move_to(room.store, room.meeting, Phase.CLOSE)
        closing.close(room.store, room.meeting)
        await look(now)
        await second(now)
        assert taken(tmp_path) == 2


async def test_half_an_hour_of_change_is_backed_up_and_half_an_hour_without_is_not(
    store: Store, hand: ManualClock, tmp_path: Path
) -> None:
    SmallTeam(store).meets()
    async with shown(store, hand, view="board") as now:
        hand.tick(BACKUP_SECONDS)
        await second(now)
        assert taken(tmp_path) == 0
        await now.press("j", "r")
        await second(now)
        assert taken(tmp_path) == 1
        hand.tick(BACKUP_SECONDS - 1)
        await now.press("d")
        await second(now)
        assert taken(tmp_path) == 1
        hand.tick(1)
        await second(now)
        assert taken(tmp_path) == 2


async def test_where_none_can_be_written_that_is_told_once_and_the_program_goes_on(
    store: Store, hand: ManualClock, tmp_path: Path
) -> None:
    SmallTeam(store).meets()
    (tmp_path / "backups").write_text("in the way")
    async with shown(store, hand, view="board") as now:
        await now.press("j", "r")
        hand.tick(BACKUP_SECONDS)
        await second(now)
        assert "No backup was taken" in now.told
        await now.press("d")
        said = len(now.app.said.told)
        hand.tick(BACKUP_SECONDS)
        await second(now)
        assert len(now.app.said.told) == said


async def test_a_rehearsal_leaves_no_backups(team_of_four: Leadership, hand: ManualClock, tmp_path: Path) -> None:
    checkin.start(team_of_four.store, team_of_four.meeting)
    async with shown(team_of_four.store, hand, view="board", throwaway=True) as now:
        hand.tick(BACKUP_SECONDS)
        await second(now)
        assert taken(tmp_path) == 0
