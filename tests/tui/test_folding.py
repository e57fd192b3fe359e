"""Lists in windows in which nobody scrolls, and the path where it does not fit."""

import pytest
from leadership import Leadership
from shown import shown
from textual.content import Content

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.tui.screens.folding import folded
from facilitator.tui.widgets.rows import Row


def rows(*sizes: int) -> list[Row]:
    """Lists A, B and so on with as many items, a blank line before each."""
    made = []
    for letter, size in zip("ABC", sizes, strict=False):
        made += [Row("", Content("")), Row("", Content(letter))]
        made += [Row(f"{letter}{n}", Content(f"{letter.lower()}{n}")) for n in range(size)]
    return made


def lines(height: int, *sizes: int) -> list[str]:
    return [line.plain for line in folded(rows(*sizes), height)]


def test_what_fits_stands_whole_with_its_blank_lines() -> None:
    assert lines(6, 2, 1) == ["A", "a0", "a1", "", "B", "b0"]


def test_blank_lines_go_first() -> None:
    assert lines(5, 2, 1) == ["A", "a0", "a1", "B", "b0"]


def test_then_the_longest_list_says_how_many_more_there_are() -> None:
    assert lines(6, 5, 1) == ["A", "a0", "a1", "  and 3 more", "B", "b0"]


def test_of_two_that_are_as_long_the_first_keeps_more() -> None:
    assert lines(9, 4, 4) == ["A", "a0", "a1", "a2", "a3", "B", "b0", "b1", "  and 2 more"]


def test_every_list_keeps_its_heading_and_an_item_as_long_as_it_can() -> None:
    assert lines(9, 9, 9, 9) == ["A", "a0", "  and 8 more", "B", "b0", "  and 8 more", "C", "c0", "  and 8 more"]


@pytest.mark.parametrize("height", range(1, 14))
def test_there_are_never_more_lines_than_there_is_room(height: int) -> None:
    assert len(folded(rows(7, 3, 5), height)) <= height


def test_items_without_a_heading_stand_first() -> None:
    told = folded([Row("1", Content("one")), Row("2", Content("two")), *rows(1)], 9)

    assert [line.plain for line in told] == ["one", "two", "", "A", "a0"]


def test_a_line_between_two_rows_stands_in_their_list() -> None:
    cut = [Row("1", Content("one")), Row("", Content("----")), Row("2", Content("two"))]

    assert [line.plain for line in folded([*cut, *rows(1)], 9)] == ["one", "----", "two", "", "A", "a0"]


async def test_a_path_that_does_not_fit_begins_where_the_meeting_is(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    room.begin()
    async with shown(store, hand, view="follow", size=(50, 20)) as now:
        assert now.lines[0].strip().startswith("UPDATES 1 of 3  ›  Prioritize")
        await now.pilot.resize_terminal(80, 24)
        await now.settle()
        assert now.lines[0].strip().startswith("Check in  ›  UPDATES 1 of 3")
