"""The settings: chosen at once, kept in the file, and the same the next time."""

from pathlib import Path

import pytest
from shown import Shown, shown
from small_team import SmallTeam

from facilitator.clock import ManualClock
from facilitator.reading.published import publish_folder
from facilitator.screen_settings import read_screen_settings
from facilitator.store.database import Store
from facilitator.tui.theme import worn


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "config.toml"


def folder(plan: SmallTeam) -> str:
    with plan.store.read() as connection:
        return publish_folder(connection)


def look(now: Shown) -> tuple[str, str]:
    """The theme, and the ground that it really paints."""
    return worn(now.app), now.screen.styles.background.hex


async def test_a_key_changes_the_colours_at_once_and_they_are_kept(
    plan: SmallTeam, hand: ManualClock, file: Path
) -> None:
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        assert look(now) == ("dark", "#14181D")
        await now.press("C")
        assert look(now) == ("light", "#FBFAF7")
        await now.press("C")
        assert look(now) == ("contrast", "#000000")
        assert "Second shop opens" in now.text
        assert file.read_text(encoding="utf-8") == 'theme = "contrast"\n'
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        assert look(now) == ("contrast", "#000000")
        await now.press("C")
        assert look(now)[0] == "dark"


async def test_a_theme_from_the_palette_is_kept_as_well(plan: SmallTeam, hand: ManualClock, file: Path) -> None:
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("ctrl+p")
        await now.type("high contrast")
        await now.until("High contrast.")
        await now.press("enter")
        assert look(now)[0] == "contrast"
    assert read_screen_settings(file).theme == "contrast"


async def test_the_page_shows_what_holds_and_changes_it_at_once(plan: SmallTeam, hand: ManualClock, file: Path) -> None:
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("comma")
        assert "[dark]  light   high contrast" in now.text
        await now.press("right")
        assert look(now) == ("light", "#FBFAF7")
        await now.press("down", "right", "down", "right")
        settings = read_screen_settings(file)
        assert (settings.theme, settings.bell, settings.coaching) == ("light", True, False)
        assert now.app.chosen.settings == settings
        await now.press("escape")
        assert "Second shop opens" in now.text


async def test_a_letter_picks_a_theme(plan: SmallTeam, hand: ManualClock, file: Path) -> None:
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("comma", "h")
        assert look(now)[0] == "contrast"
        assert "[high contrast]" in now.text


async def test_the_publish_folder_is_taken_when_one_goes_on(
    plan: SmallTeam, hand: ManualClock, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("comma", "down", "down", "down")
        await now.type(str(tmp_path / "shared"))
        assert folder(plan) == ""
        await now.press("enter")
        assert folder(plan).endswith("shared")
        await now.press("escape")
        assert now.screen.TITLE == "Board"


async def test_a_folder_that_is_none_is_told_and_one_can_go_all_the_same(
    plan: SmallTeam, hand: ManualClock, file: Path, tmp_path: Path
) -> None:
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("comma", "down", "down", "down")
        await now.type("/nowhere/at/all")
        await now.press("escape")
        assert "There is no folder" in now.text
        assert "everything is kept" not in now.text
        await now.press("escape")
        assert now.screen.TITLE == "Board"
    assert folder(plan) == ""


async def test_what_is_wrong_with_the_folder_is_read_in_a_narrower_window_too(
    plan: SmallTeam, hand: ManualClock, file: Path
) -> None:
    async with shown(plan.store, hand, view="board", config_file=file, size=(120, 36)) as now:
        await now.press("comma", "down", "down", "down")
        await now.type("/nowhere/at/all")
        await now.press("enter")
        assert "Make it first, or name another one." in now.text
        await now.pilot.resize_terminal(60, 24)
        await now.settle()
        assert 'There is no folder "/nowhere/at/all". Make it first, or name another one.' in " ".join(now.text.split())


async def test_it_says_where_the_files_are_and_what_is_wrong_with_the_settings(
    plan: SmallTeam, hand: ManualClock, file: Path
) -> None:
    file.parent.mkdir()
    file.write_text('theme = "blue"\n', encoding="utf-8")
    async with shown(plan.store, hand, view="board", config_file=file, size=(200, 40)) as now:
        assert 'theme is "blue". Write "dark", "light" or "contrast".' in now.told
        assert str(file) in now.told
        await now.press("comma")
        for words in (str(file), "team.db", "facilitator.log", 'theme is "blue"'):
            now.line(words)


async def test_where_the_file_cannot_be_written_the_choice_holds_and_that_is_told(
    plan: SmallTeam, hand: ManualClock, file: Path
) -> None:
    file.parent.mkdir()
    file.write_text("[mail\n", encoding="utf-8")
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("C")
        assert look(now)[0] == "light"
        assert "cannot be read" in now.told
    assert file.read_text(encoding="utf-8") == "[mail\n"


async def test_from_any_screen_the_palette_leads_to_the_settings(
    plan: SmallTeam, hand: ManualClock, file: Path
) -> None:
    async with shown(plan.store, hand, view="board", config_file=file) as now:
        await now.press("S", "ctrl+p")
        await now.type("publish folder")
        await now.until("where the files are.")
        await now.press("enter")
        assert now.screen.TITLE == "Settings"
        await now.press("escape")
        assert now.screen.TITLE == "Set-up"
