"""The help and the palette: what the keys of a screen do, found and read."""

import re
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from council import Council
from leadership import Leadership
from shown import Shown, shown
from textual.command import CommandList
from textual.screen import Screen

from facilitator.acts import checkin, moving
from facilitator.characters import PLAIN
from facilitator.clock import ManualClock
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui import keys, screens
from facilitator.tui.key_groups import key_groups, keys_of
from facilitator.tui.palettes import PALETTES, Depth
from facilitator.tui.screens.help import HelpScreen
from facilitator.tui.screens.history import HistoryScreen
from facilitator.tui.theme import DARK, LIGHT


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    room = Leadership(store, hand)
    room.here(checkin.start)
    return room


@pytest.mark.parametrize(("size", "scrolls"), [((80, 24), True), ((200, 60), False)], ids=["small", "large"])
async def test_how_to_scroll_is_said_where_it_does(room: Leadership, size: tuple[int, int], scrolls: bool) -> None:
    async with shown(room.store, room.hand, size=size) as now:
        await now.press("question_mark")
        assert ("↑ ↓ scroll" in now.text) is scrolls
        assert "esc close" in now.text
        await now.pilot.resize_terminal(200, 12)
        await now.settle()
        assert "↑ ↓ scroll" in now.text


async def test_the_palette_shows_nothing_that_a_terminal_may_not_have(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("ctrl+p")
        assert "Search for commands" in now.text
        assert {letter for letter in now.text if not letter.isascii()} <= set(PLAIN)


@pytest.mark.parametrize("phase", [Phase.UPDATES, Phase.CLOSE])
async def test_a_key_stands_in_the_help_once(room: Leadership, phase: Phase) -> None:
    room.here(moving.move_to, phase)
    async with shown(room.store, room.hand) as now:
        groups = key_groups(now.screen)
        assert [key for key, count in Counter(key.id for one in groups for key in one.keys).items() if count > 1] == []


async def whole_help(now: Shown) -> str:
    """Everything that the help says, from top to bottom."""
    seen = [now.text]
    for _ in range(4):
        await now.press("pagedown")
        seen.append(now.text)
    return "\n".join(seen)


def test_every_key_has_an_id_of_its_own() -> None:
    assert [name for name, count in Counter(key.id for key in keys._TABLE).items() if count > 1] == []


def test_every_key_says_in_a_sentence_what_it_does() -> None:
    assert [key.id for key in keys._TABLE if not key.help.endswith(".") or not key.label] == []


def _screens() -> list[type[Screen[Any]]]:
    modules = [import_module(f"facilitator.tui.screens.{found.name}") for found in iter_modules(screens.__path__)]
    kinds = [kind for module in modules for kind in vars(module).values() if isinstance(kind, type)]
    return [kind for kind in dict.fromkeys(kinds) if issubclass(kind, Screen)]


@pytest.mark.parametrize("screen", _screens())
def test_no_key_has_two_acts_on_one_screen(screen: type[Screen[Any]]) -> None:
    acts: dict[str, set[str]] = {}
    for cls in screen.__mro__:
        for key in keys_of(cls):
            for one in key.keys.split(","):
                acts.setdefault(one, set()).add(key.action)
    assert {one: found for one, found in acts.items() if len(found) > 1} == {}


async def test_the_help_shows_the_keys_of_the_screen_it_came_from(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("question_mark")
        assert "Keys: Check in" in now.text
        told = await whole_help(now)
        assert re.search("late +The member comes late", told)
        assert "Undo the last act" in told
        assert told.index("The member comes late.") < told.index("In every phase") < told.index("Everywhere")


async def test_the_help_leaves_out_what_does_nothing_here(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("question_mark")
        told = await whole_help(now)
        assert "Give a minute more." not in told
        assert "Write down a topic" in told


async def test_the_help_of_a_closed_meeting_differs_from_that_of_its_closing(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.start()
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(store, hand) as now:
        await now.press("question_mark")
        told = await whole_help(now)
        assert "Close the meeting and write the minutes." in told
        assert "Open a closed meeting again." not in told
        await now.press("escape", "c", "question_mark")
        told = await whole_help(now)
        assert "Close the meeting and write the minutes." not in told
        assert "Open a closed meeting again." in told


@pytest.mark.parametrize("key", ["escape", "question_mark", "enter"])
async def test_any_of_three_keys_closes_the_help_and_does_nothing_else(room: Leadership, key: str) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("question_mark")
        assert isinstance(now.screen, HelpScreen)
        await now.press(key)
        assert "Who is here" in now.text
        assert room.head.phase is Phase.CHECK_IN


async def test_a_long_help_scrolls_at_80x24(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("question_mark")
        assert "ctrl+q" not in now.text
        await now.press("end")
        assert "ctrl+q" in now.text


async def test_the_help_is_laid_out_anew_where_the_screen_changes_its_size(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("question_mark")
        await now.pilot.resize_terminal(120, 50)
        await now.settle()
        assert "Go on: the next speaker, the next topic, the next phase." in now.text


async def test_the_palette_finds_an_act_by_its_words_and_does_it(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("ctrl+p")
        await now.type("away today")
        await now.until("o       The member is away today.")
        chosen = now.screen.query_one(CommandList).get_component_styles("option-list--option-highlighted")
        assert chosen.background.hex6 == PALETTES["dark"][Depth.MILLIONS].cursor.upper()
        await now.press("enter")
        assert room.state_of(room.ann) is AttendanceState.AWAY


async def test_the_chosen_command_has_a_shape_before_it(room: Leadership) -> None:
    """Colours and grounds are not seen on every terminal."""
    async with shown(room.store, room.hand) as now:
        await now.press("ctrl+p")
        chosen = [now.lines.index(line) for line in now.lines if line.startswith("▌")]
        await now.press("down")
        assert [now.lines.index(line) - 1 for line in now.lines if line.startswith("▌")] == chosen
        assert len(chosen) == 1


async def test_the_palette_shows_everything_that_can_be_done_here(room: Leadership) -> None:
    async with shown(room.store, room.hand, size=(100, 60)) as now:
        await now.press("ctrl+p")
        await now.until("Light colours.")
        for sentence in ("p       The member is here.", "D       Write down a decision.", "Undo the last act"):
            assert sentence in now.text
        assert "Give a minute more." not in now.text


async def test_a_long_sentence_of_the_palette_goes_on_beneath_itself(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("ctrl+p")
        await now.type("somebody arrives")
        await now.until("Somebody arrives who")
        first = next(n for n, line in enumerate(now.lines) if "Somebody arrives who" in line)
        assert now.lines[first + 1].lstrip("▌ ").startswith("last.")
        assert now.lines[first + 1].index("last.") == now.lines[first].index("Somebody")
        # While it is open the window is made wider.
        await now.pilot.resize_terminal(120, 36)
        await now.until("is not on the list; they speak last.")
        # And narrower.
        await now.pilot.resize_terminal(60, 24)
        await now.settle()
        assert now.line("they speak last.").lstrip("▌ ") == "list; they speak last."


async def test_the_palette_changes_the_colours(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        assert now.app.theme == DARK.name
        await now.press("ctrl+p")
        await now.type("light")
        await now.until("Light colours.")
        await now.press("enter")
        assert now.app.theme == LIGHT.name


async def test_the_palette_leads_to_past_meetings_and_esc_back_to_the_meeting(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("ctrl+p")
        await now.type("past meetings")
        await now.until("Past meetings, their minutes")
        await now.press("enter")
        assert isinstance(now.screen, HistoryScreen)
        await now.press("escape")
        assert "Who is here" in now.text
