"""The publish folder is kept up to date while the program runs, once a second at most and away from the keys."""

from pathlib import Path

import pytest
from council import Council
from shown import Shown, shown
from small_team import SmallTeam

from facilitator.acts import closing, discussing, moving, planning
from facilitator.acts.team import set_publish_folder
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.tui.publishing import AGAIN_SECONDS

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    """The publish folder, set and empty."""
    made = tmp_path / "public"
    made.mkdir()
    set_publish_folder(store, "public")
    return made


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are written, in their order."""
    from facilitator.files import write_whole

    written: list[str] = []

    def noted(path: Path, data: bytes, hint: str) -> None:
        written.append(path.name)
        write_whole(path, data, hint)

    monkeypatch.setattr("facilitator.outgoing.publish.write_whole", noted)
    return written


async def second(now: Shown) -> None:
    """What the program does each second, and until it is done."""
    now.app.keep_up()
    await now.settle()


def tracker(folder: Path) -> str:
    return (folder / "tracker.md").read_text(encoding="utf-8")


async def test_a_change_on_the_board_is_published_within_a_second(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    SmallTeam(store).meets()
    async with shown(store, hand, view="board") as now:
        await second(now)
        assert not list(folder.iterdir())
        await now.press("j", "r")
        assert not list(folder.iterdir())
        await second(now)
        assert "✗ 2 will miss" in tracker(folder)
        assert (folder / "preread.html").exists()


async def test_many_changes_are_published_at_once_and_nothing_without_one(
    store: Store, hand: ManualClock, folder: Path, writes: list[str]
) -> None:
    SmallTeam(store).meets()
    async with shown(store, hand, view="board") as now:
        await now.press("j", "r", "y", "r")
        await second(now)
        assert sorted(writes) == ["preread.html", "preread.md", "tracker.html", "tracker.md"]
        await second(now)
        assert len(writes) == 4


async def test_what_another_program_changed_is_published_when_the_screen_shows_it(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    team = SmallTeam(store)
    async with shown(store, hand, view="board") as now:
        planning.set_status(store, team.prices, Status.MIGHT_MISS)
        now.screen.look()  # type: ignore[attr-defined]
        await second(now)
        assert "▲ 2 might miss" in tracker(folder)


async def test_a_folder_that_is_gone_is_told_once_and_written_when_it_is_back(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    SmallTeam(store)
    away = folder.rename(folder.with_name("away"))
    async with shown(store, hand, view="board") as now:
        for key in ("r", "y", "g"):
            await now.press(key)
            await second(now)
            await second(now)
        told = [words for words in now.app.said.told if "publish folder" in words]
        assert len(told) == 1
        assert "is not there" in told[0]
        away.rename(folder)
        await second(now)
        assert not list(folder.iterdir())
        await now.press("r")
        await second(now)
        assert "will miss" in tracker(folder)
        folder.rename(away)
        await now.press("g")
        await second(now)
        assert len([words for words in now.app.said.told if "publish folder" in words]) == 2


async def test_a_folder_that_comes_back_is_written_without_a_change(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    SmallTeam(store)
    away = folder.rename(folder.with_name("away"))
    async with shown(store, hand, view="board") as now:
        await now.press("r")
        await second(now)
        hand.tick(AGAIN_SECONDS)
        await second(now)
        away.rename(folder)
        hand.tick(AGAIN_SECONDS - 1)
        await second(now)
        assert not list(folder.iterdir())
        hand.tick(1)
        await second(now)
        assert "will miss" in tracker(folder)
        assert len([words for words in now.app.said.told if "publish folder" in words]) == 1


async def test_the_last_change_is_published_when_the_program_is_left(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    SmallTeam(store)
    async with shown(store, hand, view="board") as now:
        await now.press("r")
        assert not list(folder.iterdir())
    assert now.app.keep_up_at_the_end() == ""
    assert "will miss" in tracker(folder)


async def test_what_went_wrong_at_the_end_is_given_back(store: Store, hand: ManualClock, folder: Path) -> None:
    SmallTeam(store)
    async with shown(store, hand, view="board") as now:
        await now.press("r")
    folder.rmdir()
    assert "is not there" in now.app.keep_up_at_the_end()
    assert now.app.keep_up_at_the_end() == ""


async def test_minutes_are_published_at_the_close_and_after_corrections(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    council = Council(store, hand)
    council.start()
    decision = council.here(discussing.decide, "We rise the price")
    council.here(moving.move_to, Phase.CLOSE)
    minutes = folder / "2026-11-17-leadership-minutes.md"
    async with shown(store, hand) as now:
        await second(now)
        assert not minutes.exists()
        await now.press("c")
        await second(now)
        assert "rise the price" in minutes.read_text(encoding="utf-8")
        assert minutes.with_suffix(".html").exists()
        discussing.correct_decision(store, decision, "We raise the price")
        now.screen.look()  # type: ignore[attr-defined]
        await second(now)
        assert "raise the price" in minutes.read_text(encoding="utf-8")


async def test_minutes_that_could_not_be_written_come_with_the_next_change(
    store: Store, hand: ManualClock, folder: Path
) -> None:
    council = Council(store, hand)
    council.start()
    council.here(moving.move_to, Phase.CLOSE)
    away = folder.rename(folder.with_name("away"))
    async with shown(store, hand) as now:
        council.here(closing.close)
        now.screen.look()  # type: ignore[attr-defined]
        await second(now)
        away.rename(folder)
        planning.add_priority(store, "Later")
        now.screen.look()  # type: ignore[attr-defined]
        await second(now)
    assert (folder / "2026-11-17-leadership-minutes.md").exists()


async def test_a_database_that_is_thrown_away_publishes_nothing(store: Store, hand: ManualClock, folder: Path) -> None:
    SmallTeam(store)
    async with shown(store, hand, view="board", throwaway=True) as now:
        await now.press("r")
        await second(now)
    assert now.app.keep_up_at_the_end() == ""
    assert not list(folder.iterdir())


async def test_a_folder_that_is_set_meanwhile_is_taken_up(store: Store, hand: ManualClock, tmp_path: Path) -> None:
    SmallTeam(store)
    async with shown(store, hand, view="board") as now:
        await now.press("r")
        await second(now)
        (tmp_path / "public").mkdir()
        set_publish_folder(store, "public")
        now.screen.look()  # type: ignore[attr-defined]
        await second(now)
        assert "will miss" in tracker(tmp_path / "public")
