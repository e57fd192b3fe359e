"""The list that most screens are made of: its cursor stays on its row, and only changed lines are painted."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from facilitator.tui.widgets.rows import Row, Rows, spaced


class ListApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.moved: list[str] = []
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self.moved.append(event.key)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        self.chosen.append(event.key)


def rows(*keys: str, mark: str = "") -> list[Row]:
    """Rows that read as their keys do; a key that begins with # is a heading."""
    return [Row("" if key.startswith("#") else key, Content(f"{key}{mark}")) for key in keys]


async def shown(pilot: Pilot[None], given: list[Row]) -> Rows:
    widget = pilot.app.query_one(Rows)
    widget.focus()
    widget.show(given)
    await pilot.pause()
    return widget


def lines(widget: Rows, count: int) -> list[str]:
    return [widget.render_line(y).text.strip("▌ ") for y in range(count)]


async def test_the_cursor_passes_over_headings() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("#one", "a", "#two", "b", "c"))
        assert widget.cursor == "a"
        await pilot.press("down")
        assert widget.cursor == "b"
        await pilot.press("k", "k")
        assert widget.cursor == "a"
        await pilot.press("end")
        assert widget.cursor == "c"
        await pilot.press("home")
        assert widget.cursor == "a"


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("a", "b", "c"))
        await pilot.press("down")
        widget.show(rows("x", "c", "y", "b"))
        assert widget.cursor == "b"


async def test_a_group_that_does_not_fit_begins_with_the_cursor_in_the_middle() -> None:
    async with ListApp().run_test(size=(20, 4)) as pilot:
        widget = await shown(pilot, rows("#one", *"abcdefgh", "#two", "i"))
        await pilot.press("end", "k", "k")
        widget.begin_anew()
        assert (widget.cursor, lines(widget, 4)) == ("g", ["e", "f", "g", "h"])
        # From the heading over the cursor the list would end above the last line, and begin with a row of another.
        widget.show(rows("#one", "a", "b", "c", "#two", "d", "e", "#three", "g"))
        widget.begin_anew()
        assert (widget.cursor, lines(widget, 4)) == ("g", ["d", "e", "#three", "g"])
        widget.show(rows("#one", "a", "b", "c", "d", "#two", "e", "#three", "g"))
        widget.begin_anew()
        assert (widget.cursor, lines(widget, 4)) == ("g", ["#two", "e", "#three", "g"])
        widget.show([])
        widget.begin_anew()
        assert widget.scroll_offset.y == 0


async def test_where_its_row_is_gone_the_cursor_goes_to_the_one_that_took_the_place() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("a", "b", "c"))
        await pilot.press("down")
        widget.show(rows("a", "c"))
        assert widget.cursor == "c"
        widget.show([])
        assert widget.cursor == ""


async def test_a_row_that_is_to_be_followed_gets_the_cursor_once_it_is_shown() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("a", "b"))
        widget.follow("new")
        widget.show(rows("a", "new", "b"))
        assert widget.cursor == "new"


async def test_the_cursor_is_scrolled_into_view_and_the_first_row_brings_its_heading() -> None:
    async with ListApp().run_test(size=(20, 4)) as pilot:
        widget = await shown(pilot, rows("#head", *"abcdefgh"))
        await pilot.press("end")
        assert lines(widget, 4) == ["e", "f", "g", "h"]
        await pilot.press("home")
        assert lines(widget, 4) == ["#head", "a", "b", "c"]
        await pilot.press("pagedown")
        assert widget.cursor == "c"


async def test_the_first_row_of_a_group_brings_its_heading_into_view() -> None:
    async with ListApp().run_test(size=(20, 3)) as pilot:
        widget = await shown(pilot, rows("#one", "a", "b", "#two", "c", "d", "e"))
        await pilot.press("end", "up", "up")
        assert (widget.cursor, lines(widget, 3)) == ("c", ["#two", "c", "d"])
        # Also where the rows were arranged anew.
        widget.show(rows("#one", "b", "#three", "a", "c", "#two", "d", "e"))
        await pilot.press("end")
        widget.follow("a")
        widget.show(rows("#one", "b", "#three", "a", "c", "d", "#two", "e"))
        await pilot.pause()
        assert (widget.cursor, lines(widget, 3)) == ("a", ["#three", "a", "c"])


async def test_a_click_puts_the_cursor_there_and_says_so() -> None:
    app = ListApp()
    async with app.run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("#head", "a", "b"))
        await pilot.click(Rows, offset=(3, 2))
        assert widget.cursor == "b"
        assert app.chosen == ["b"]
        await pilot.click(Rows, offset=(3, 0))
        assert widget.cursor == "b"


async def test_it_says_when_the_cursor_is_on_another_row() -> None:
    app = ListApp()
    async with app.run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("a", "b"))
        app.moved.clear()
        await pilot.press("down")
        widget.show(rows("a", "b", mark="!"))
        await pilot.pause()
        assert app.moved == ["b"]
        widget.show(rows("a", "c"))
        await pilot.pause()
        assert app.moved == ["b", "c"]


async def test_only_lines_that_changed_are_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows(*"abcd"))
        painted: list[int] = []
        monkeypatch.setattr(widget, "refresh_line", painted.append)
        changed = rows(*"abcd")
        changed[2] = Row("c", Content.styled("c", "bold"))
        widget.show(changed)
        assert painted == [2]


async def test_a_long_row_is_cut_at_the_width_and_read_as_text() -> None:
    async with ListApp().run_test(size=(12, 3)) as pilot:
        widget = await shown(pilot, [Row("a", Content("[red]a very long row"))])
        assert lines(widget, 1) == ["[red]a ve…"]


async def test_the_row_under_the_cursor_has_a_shape_before_it_and_no_other_row() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("a", "b"))
        await pilot.press("down")
        assert [widget.render_line(y).text.strip() for y in range(2)] == ["a", "▌b"]


async def test_the_cursor_of_a_list_without_focus_is_paler() -> None:
    async with ListApp().run_test(size=(20, 6)) as pilot:
        widget = await shown(pilot, rows("a", "b"))
        (edge, *_) = widget.render_line(0)
        pilot.app.set_focus(None)
        await pilot.pause()
        (paler, *_) = widget.render_line(0)
        assert edge.text == paler.text == "▌"
        assert edge.style is not None
        assert paler.style is not None
        assert edge.style.color != paler.style.color


def test_in_a_large_window_a_heading_keeps_further_away_than_a_row_and_a_line_stands_between_two() -> None:
    first = [Row("", Content("")), Row("", Content("One")), Row("a", Content("a"))]
    line = [Row("", Content("----")), Row("b", Content("b"))]
    second = [Row("", Content("")), Row("", Content("Two")), Row("c", Content("c"))]
    told = [row.content.plain for row in spaced([*first, *line, *second], 40)]
    assert told == ["", "One", "a", "", "----", "", "b", "", "", "Two", "c"]
