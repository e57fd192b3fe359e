"""Past meetings, the search across them, and their minutes on the screen."""

import re
from datetime import date
from pathlib import Path

import pytest
from leadership import Leadership
from shown import Shown, shown

from facilitator.acts import checkin, closing, discussing, moving, topics, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.closing import ClosingScreen
from facilitator.tui.screens.history import HistoryScreen
from facilitator.tui.screens.minutes import MinutesScreen


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    """Two meetings were held; the second one has more in it."""
    room = Leadership(store, hand)
    room.begin()
    updates.write(store, room.update_of(room.ann), wins="Three customers signed", meeting=room.meeting)
    hand.tick(3600)
    room.hold()
    room.begin()
    topics.raise_topic(store, "Prices [2027] | next", meeting=room.meeting)
    room.here(discussing.decide, "We keep the *old* prices")
    room.here(discussing.add_action, "Tell the customers", room.ben, date(2026, 12, 1))
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.rate, 8)
    hand.tick(45 * 60)
    room.hold()
    return room


async def open_history(now: Shown) -> None:
    now.app.push_screen(HistoryScreen())
    await now.settle()


async def test_past_meetings_stand_newest_first_with_their_figures(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board", size=(120, 36)) as now:
        await open_history(now)
        assert now.text.index("24 Nov") < now.text.index("17 Nov")
        assert now.line("24 Nov").split() == ["▌24", "Nov", "Leadership", "45", "4", "1", "1", "1", "1", "8"]
        assert now.line("17 Nov").split()[-1] == "–"


async def test_a_narrow_screen_tells_the_rest_of_the_row_under_the_cursor(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        assert "Europe/Berlin   4 present   1 action item   rated 8 of 10" in now.text
        await now.press("down")
        assert "0 action items   not rated" in now.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=["small", "medium", "large"])
async def test_the_rows_and_what_is_told_of_one_are_kept_apart(room: Leadership, size: tuple[int, int]) -> None:
    async with shown(room.store, room.hand, view="board", size=size) as now:
        await open_history(now)
        await now.press("slash", *"prices", "enter")
        await now.until(" place")
        assert set(now.lines[now.lines.index(now.line("4 present")) - 1].strip()) == {"─"}


async def test_enter_opens_the_minutes_and_esc_leads_back(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("down", "enter")
        assert "Leadership: minutes of Tue 17 Nov 2026" in now.text
        await now.press("escape")
        assert isinstance(now.screen, HistoryScreen)
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)


async def test_words_are_searched_while_they_are_typed(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("slash")
        await now.type("customers")
        await now.until("wins         Three customers signed")
        assert "action item  Tell the customers" in now.text
        assert now.text.index("24 Nov") < now.text.index("17 Nov")
        await now.type(" signed")
        await now.until("1 place")
        assert "Tell the customers" not in now.text


async def test_while_one_types_in_the_search_the_foot_offers_no_letters(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("slash")
        await now.type("signed")
        await now.until("1 place")
        assert now.lines[-1].split() == ["enter", "to", "the", "list", "esc", "back"]
        await now.pilot.click(offset=(now.lines[-1].index("to the"), len(now.lines) - 1))
        await now.settle()
        assert isinstance(now.screen, HistoryScreen)
        assert "enter minutes" in now.text


async def test_what_nobody_said_has_the_whole_line_and_names_stand_close(room: Leadership) -> None:
    long = "We keep the prices of the north until the customers of the south have seen theirs"
    room.begin()
    topics.raise_topic(room.store, "Prices", meeting=room.meeting)
    room.here(discussing.decide, long)
    room.here(moving.move_to, Phase.CLOSE)
    room.hold()
    async with shown(room.store, room.hand, view="board", size=(110, 36)) as now:
        await open_history(now)
        await now.press("slash")
        await now.type("customers")
        await now.until(long)
        assert now.line("Three customers signed").endswith("Three customers signed  Ann Berg")


async def test_what_was_found_is_opened(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("slash")
        await now.type("signed")
        await now.until("1 place")
        assert now.line("Three customers signed").endswith("Ann Berg")
        await now.press("enter", "enter")
        assert isinstance(now.screen, MinutesScreen)
        assert "minutes of Tue 17 Nov" in now.text


async def test_nothing_found_is_said_and_esc_brings_the_list_back(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("slash")
        await now.type("zebra")
        await now.until("Nothing found.")
        assert now.lines[-1].split() == ["esc", "back"]
        await now.press("escape")
        assert "w write minutes" in now.text
        assert "17 Nov" in now.text
        assert isinstance(now.screen, HistoryScreen)


async def test_people_s_text_is_shown_as_it_is_in_rows_and_in_minutes(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board", size=(120, 60)) as now:
        await open_history(now)
        await now.press("slash")
        await now.type("prices")
        await now.until("Prices [2027] | next")
        assert "We keep the *old* prices" in now.text
        await now.press("enter", "enter")
        assert "Prices [2027] | next" in now.text
        assert "We keep the *old* prices" in now.text
        assert "\\" not in now.text


async def test_the_minutes_of_a_past_meeting_are_written_from_the_list_and_from_the_page(
    room: Leadership, tmp_path: Path
) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("w")
        assert re.fullmatch(r"Minutes written to minutes/\S+\.md\.", now.told)
        assert (tmp_path / "minutes" / "2026-11-24-leadership-minutes.md").exists()
        await now.press("down", "enter", "w")
        assert (tmp_path / "minutes" / "2026-11-17-leadership-minutes.md").exists()


async def test_from_the_minutes_the_words_can_be_put_right(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("enter", "e")
        assert isinstance(now.screen, ClosingScreen)
        await now.press("down", "e")
        assert "We keep the *old* prices" in now.lines[-2]
        await now.type(" for now")
        await now.press("enter", "escape")
        assert isinstance(now.screen, MinutesScreen)
        assert "We keep the *old* prices for now" in now.text


async def test_long_minutes_scroll(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="board") as now:
        await open_history(now)
        await now.press("enter", "end")
        assert "minutes of Tue" not in now.text
        assert "Nothing in writing" in now.text


async def test_a_history_without_meetings_says_what_to_do(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await open_history(now)
        assert "No meeting was held yet." in now.text
        await now.press("enter", "slash", "w")
        assert isinstance(now.screen, HistoryScreen)


async def test_many_meetings_are_read_as_the_cursor_comes_to_them(
    store: Store, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.tui.screens.history.AT_ONCE", 2)
    room = Leadership(store, hand)
    for _ in range(5):
        room.here(checkin.start)
        room.hold()
    async with shown(store, hand, view="board") as now:
        await open_history(now)
        assert "1 Dec" not in now.text
        await now.press(*["down"] * 8)
        assert "17 Nov" in now.text
        assert now.text.count("Leadership") == 5
