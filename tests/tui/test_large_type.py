"""Large letters and digits: what is drawn, at which size, and what of it is painted when a second goes by."""

import pytest
from leadership import Leadership
from live import clock, headline, later
from shown import shown
from textual.geometry import Region

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.tui.widgets.large_digits import LargeDigits
from facilitator.tui.widgets.large_type import enlarged, in_blocks, points

SMALLEST = (1,)


def test_a_word_is_drawn_in_blocks() -> None:
    assert enlarged("lo!", 20, 3, SMALLEST) == ("▄    ▄▄  ▄", "█   █  █ █", "█▄▄ ▀▄▄▀ ▄")


def test_the_largest_size_that_fits_is_taken() -> None:
    assert [len(enlarged("Ann", width, 9)) for width in (60, 28, 14, 12)] == [6, 6, 3, 0]
    assert [len(enlarged("Ann", 60, height)) for height in (9, 6, 5, 3, 2)] == [6, 6, 3, 3, 0]


def test_words_are_wrapped_and_lines_stand_apart() -> None:
    rows = enlarged("Ann Berg", 20, 9, SMALLEST)
    assert len(rows) == 7
    assert rows[3] == ""


def test_accents_are_drawn_and_what_cannot_be_is_left_to_ordinary_text() -> None:
    assert enlarged("Ü", 9, 3, SMALLEST) == ("▀  ▀", "█  █", "▀▄▄▀")
    assert enlarged("É", 9, 3, SMALLEST)[0] == "▄██"
    for words in ("Łukasz", "李小龙", "Zoë 🎉", "مريم", "Nguyễn", ""):
        assert enlarged(words, 99, 9) == (), words


def test_digits_differ_and_are_whole_at_every_scale() -> None:
    for scale in (1, 2, 3):
        drawn = {one: "\n".join(in_blocks(points(one) or (), scale)) for one in "0123456789"}
        assert len(set(drawn.values())) == 10
        assert {len(row) for one in drawn.values() for row in one.split("\n")} == {3 * scale}


@pytest.mark.parametrize(("size", "rows"), [((20, 5), 1), ((30, 12), 3), ((80, 24), 3), ((120, 36), 5), ((200, 60), 8)])
async def test_the_clock_is_as_large_as_the_room_allows(
    store: Store, hand: ManualClock, size: tuple[int, int], rows: int
) -> None:
    room = Leadership(store, hand)
    room.begin()
    async with shown(store, hand, size=size) as now:
        headline(now, "ANN")
        digits = now.screen.query_one(LargeDigits)
        await later(now, hand, 1)
        assert clock(now) == "4:59"
        drawn = [y for y in range(digits.size.height) if digits.render_line(y).text.strip()]
        assert len(drawn) == rows


async def test_a_second_paints_the_digits_that_changed_alone(
    store: Store, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Leadership(store, hand)
    room.begin()
    painted: list[Region] = []
    async with shown(store, hand, size=(120, 36)) as now:
        await later(now, hand, 1)
        digits = now.screen.query_one(LargeDigits)
        monkeypatch.setattr(digits, "refresh", lambda *regions, **_: painted.extend(regions))
        await later(now, hand, 1)
        assert clock(now) == "4:58"
        (region,) = painted
        assert region.width <= 6
        assert region.x >= digits.size.width - 6


@pytest.mark.parametrize("key", ["y", "ctrl+p"])
async def test_behind_a_question_the_stage_takes_the_new_size_of_the_window(
    store: Store, hand: ManualClock, key: str
) -> None:
    room = Leadership(store, hand)
    room.begin()
    async with shown(store, hand, size=(120, 36)) as now:
        stage = now.screen
        whole = [strip.text for strip in stage._compositor.render_strips()]
        await now.pilot.resize_terminal(80, 24)
        await now.settle()
        await now.press(key)
        assert now.screen is not stage
        await now.pilot.resize_terminal(120, 36)
        await now.settle()
        assert [strip.text for strip in stage._compositor.render_strips()] == whole
