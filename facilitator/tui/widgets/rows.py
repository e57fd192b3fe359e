"""A list of rows with a cursor that stays on its row, whatever changes around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.content import Content, Span
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual


@dataclass(frozen=True)
class Row:
    """A row of one line: its key (unique; empty for a heading, which the cursor passes over) and what it shows."""

    key: str
    content: Content
    beneath: bool = False
    """Whether it belongs to the row before it."""


def spaced(rows: Sequence[Row], height: int) -> list[Row]:
    """`rows` with a blank line between them, where there is a large window and it holds all of them so.

    A heading keeps further away from the list before it than rows from each other, and a line between two rows
    stands in the middle.
    """
    apart: list[Row] = []
    between = False
    for n, row in enumerate(rows):
        told, behind_row = bool(row.content.plain), n > 0 and bool(rows[n - 1].key)
        heading = n > 1 and told and not row.key and not rows[n - 1].content.plain
        if heading or (between and row.key) or (behind_row and told and not row.beneath):
            apart.append(_BLANK)
        between = behind_row and told and not row.key
        apart.append(row)
    return apart if _LARGE <= height >= len(apart) else list(rows)


_BLANK = Row("", Content(""))
_LARGE = 36
_CACHED_LINES = 500


class Rows(ScrollView, can_focus=True):
    """Patched by row key: where the rows are the same ones, only those whose text changed are painted again.

    Enter belongs to the screen. `OptionList` was used at first; it paints every line when one of them changes, which
    cost most of the time from a key to its frame.
    """

    COMPONENT_CLASSES = {"rows--cursor"}
    DEFAULT_CSS = """
    Rows { background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; height: 1fr; }
    Rows > .rows--cursor { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
    Rows:focus > .rows--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
    }
    """
    BINDINGS = [
        Binding("down", "cursor(1)", "down", show=False, tooltip="Move the cursor down."),
        Binding("up", "cursor(-1)", "up", show=False, tooltip="Move the cursor up."),
        Binding("home", "ends(0)", "first", show=False),
        Binding("end", "ends(-1)", "last", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("j", "cursor(1)", "down", show=False),
        Binding("k", "cursor(-1)", "up", show=False),
    ]

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """Which row the cursor is on, counted from 0, headings included; None where there is none."""

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, rows: "Rows", key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    class Chosen(Moved):
        """A row was clicked; the cursor is on it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._follow = ""
        self._strips: LRUCache[tuple[str, tuple[Span, ...], int, Style, bool, bool], Strip] = LRUCache(_CACHED_LINES)

    def follow(self, key: str) -> None:
        """Put the cursor on the row `key` as soon as it is shown."""
        self._follow = key

    def go_to(self, beginning: str) -> bool:
        """Put the cursor on the row of this key, or the first whose key begins so where it ends in a colon, at the top.

        Gives back whether there is one.
        """
        kind = beginning if beginning.endswith(":") else "\n"
        found = (n for n, row in enumerate(self._rows) if row.key == beginning or row.key.startswith(kind))
        place = next(found, None)
        if place is None:
            return False
        self.highlighted = place
        # Its heading comes into view with it, and as much as fits of what follows.
        self.scroll_to(y=max(0, place - 1), animate=False)
        return True

    @property
    def cursor(self) -> str:
        """Key of the row under the cursor; empty where there is none."""
        return self._rows[self.highlighted].key if self.highlighted is not None else ""

    @property
    def at_end(self) -> bool:
        """Whether the cursor is on the last row that it can be on."""
        places = self._places()
        return not places or self.highlighted == places[-1]

    def show(self, rows: Sequence[Row]) -> None:
        """Show `rows`; the cursor stays on its row, else goes to the row that took its place."""
        new, old = tuple(rows), self._rows
        wanted, place = self._follow or self.cursor, self.highlighted or 0
        self._follow = ""
        self._rows = new
        if len(new) == len(old):
            for n, (now, before) in enumerate(zip(new, old, strict=True)):
                if now.key != before.key or not now.content.is_same(before.content):
                    self.refresh_line(n)
        else:
            self.refresh()
        self._fit()
        self._put_cursor(wanted, place)

    def _fit(self) -> None:
        width = self.scrollable_content_region.width
        if width:
            self.virtual_size = Size(width, len(self._rows))

    def _put_cursor(self, wanted: str, place: int) -> None:
        keys = [row.key for row in self._rows]
        before = self.highlighted
        if wanted and wanted in keys:
            self.highlighted = keys.index(wanted)
        else:
            near = [n for n, key in enumerate(keys) if key]
            self.highlighted = min(near, key=lambda n: (abs(n - place), n)) if near else None
        if self.highlighted == before:
            self.scroll_to_cursor()
            if self.cursor != wanted:
                self.post_message(self.Moved(self, self.cursor))

    def validate_highlighted(self, place: int | None) -> int | None:
        """Only a row that is there, and no heading, has the cursor."""
        return place if place is not None and 0 <= place < len(self._rows) and self._rows[place].key else None

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Paint the two lines, keep the cursor in view, and tell the screen."""
        for place in (before, now):
            if place is not None:
                self.refresh_line(place)
        self.scroll_to_cursor()
        self.post_message(self.Moved(self, self.cursor))

    def scroll_to_cursor(self) -> None:
        """Scroll the cursor into view, and with it the headings right above it."""
        if self.highlighted is None:
            return
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        if not any(row.key for row in self._rows[: self.highlighted]):
            self.scroll_to(y=0, animate=False, immediate=True)
        elif (first := self._with_headings(self.highlighted, height)) < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif height and self.highlighted >= top + height:
            self.scroll_to(y=self.highlighted - height + 1, animate=False, immediate=True)

    def begin_anew(self) -> None:
        """The rows are others, or in another order: begin at the first where the cursor is in view then, else at the
        heading over it or, near the end, at one before that; else with the cursor in the middle."""
        place, height = self.highlighted or 0, self.scrollable_content_region.height
        headings = [n for n, row in enumerate(self._rows[:place]) if not row.key and row.content.plain.strip()]
        seen = [n for n in headings if n > place - height]
        whole = [n for n in seen if n <= len(self._rows) - height]
        top = 0 if place < height else max(whole or seen or [place - height // 2])
        self.scroll_to(y=top, animate=False, immediate=True)

    def _with_headings(self, place: int, height: int) -> int:
        """The first of the headings that stand right above `place`; itself where `height` lines cannot hold both."""
        first = place
        while first > 0 and not self._rows[first - 1].key and self._rows[first - 1].content.plain.strip():
            first -= 1
        return first if place - first < height else place

    def on_resize(self) -> None:
        """Take the new width; the cursor stays in view."""
        self._fit()
        self.scroll_to_cursor()

    def notify_style_update(self) -> None:
        """Another theme: every line is painted anew."""
        self._strips.clear()
        super().notify_style_update()

    @property
    def link_style(self) -> RichStyle:
        """Nothing: each piece keeps its own colour, whether or not it can be clicked."""
        return RichStyle.null()

    def render_line(self, y: int) -> Strip:
        """The line `y` of what is in view."""
        place = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        here = place == self.highlighted
        component = ("rows--cursor",) if here else ()
        style = self.get_visual_style(*component)
        if place >= len(self._rows):
            return Strip.blank(width, style.rich_style)
        content = self._rows[place].content
        # Two contents are equal where their text is: the spans tell them apart.
        key = (content.plain, tuple(content.spans), width, style, here, self.has_focus)
        strip = self._strips.get(key)
        if strip is None:
            # A shape as well, since a background alone may not be seen.
            edge = Content.styled("▌", "$accent" if self.has_focus else "$secondary") if here else Content(" ")
            padded = edge + content.truncate(width - 2, ellipsis=True)
            if here and self.get_component_styles("rows--cursor").text_style.reverse:
                padded = padded.pad_right(width - padded.cell_length).stylize("reverse", 1)
            strip = Visual.to_strips(self, padded, width, 1, style, pad=True)[0]
            self._strips[key] = strip
        return strip

    # --- the cursor --------------------------------------------------------------------------------------------

    def _places(self) -> list[int]:
        return [n for n, row in enumerate(self._rows) if row.key]

    def action_cursor(self, by: int) -> None:
        """Move the cursor, over headings."""
        places = self._places()
        if not places:
            return
        now = places.index(self.highlighted) if self.highlighted in places else 0
        self.highlighted = places[min(max(now + by, 0), len(places) - 1)]

    def action_page(self, by: int) -> None:
        """Move the cursor by what is in view."""
        self.action_cursor(by * max(1, self.scrollable_content_region.height - 2))

    def action_ends(self, place: int) -> None:
        """Move the cursor to the first row (0) or the last (-1)."""
        places = self._places()
        if places:
            self.highlighted = places[place]

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where one clicks."""
        place = self.scroll_offset.y + event.y
        if place < len(self._rows) and self._rows[place].key:
            self.highlighted = place
            self.post_message(self.Chosen(self, self.cursor))
