"""A list of rows with a cursor that stays on its row, whatever changes around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True)
class Row:
    """A row: its key (unique; empty for a heading, which the cursor passes over) and what it shows."""

    key: str
    content: Content


_CURSOR = [
    Binding("down", "cursor_down", "down", show=False, tooltip="Move the cursor down."),
    Binding("up", "cursor_up", "up", show=False, tooltip="Move the cursor up."),
    Binding("home", "first", "first", show=False),
    Binding("end", "last", "last", show=False),
    Binding("pagedown", "page_down", "page down", show=False),
    Binding("pageup", "page_up", "page up", show=False),
]


class Rows(OptionList, inherit_bindings=False):
    """Patched by row key: where the rows are the same ones, only those whose text changed are painted again.

    Enter belongs to the screen; a click on a row moves the cursor and posts `OptionSelected`.
    """

    DEFAULT_CSS = """
    Rows { border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; text-wrap: nowrap; }
    Rows:focus { border: none; background: $background; background-tint: $foreground 0%; }
    Rows > .option-list--option { padding: 0 1; }
    Rows > .option-list--option-disabled { padding: 0 1; color: $foreground; }
    """
    BINDINGS = [
        *_CURSOR,
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._rows: tuple[Row, ...] = ()
        self._follow = ""

    def follow(self, key: str) -> None:
        """Put the cursor on the row `key` as soon as it is shown."""
        self._follow = key

    def go_to(self, beginning: str) -> bool:
        """Put the cursor on the first row whose key begins so, at the top; gives back whether there is one."""
        place = next((n for n, row in enumerate(self._rows) if row.key.startswith(beginning)), None)
        if place is None:
            return False
        self.highlighted = place
        # Its heading comes into view with it, and as much as fits of what follows.
        self.scroll_to(y=max(0, place - 1), animate=False)
        return True

    @property
    def cursor(self) -> str:
        """Key of the row under the cursor; empty where there is none."""
        option = self.highlighted_option
        return (option.id or "") if option is not None else ""

    def show(self, rows: Sequence[Row]) -> None:
        """Show `rows`; the cursor stays on its row, else goes to the row that took its place."""
        new, old = tuple(rows), self._rows
        cursor, self._follow = self._follow, ""
        if not cursor and [row.key for row in new] == [row.key for row in old]:
            for n, (now, before) in enumerate(zip(new, old, strict=True)):
                if not now.content.is_same(before.content):
                    self.replace_option_prompt_at_index(n, now.content)
            self._rows = new
            return
        wanted, place = cursor or self.cursor, self.highlighted or 0
        self._rows = new
        self.set_options([_option(row) for row in new])
        self._put_cursor(wanted, place)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll to the cursor; on the first row so that the headings above it are in view."""
        super().scroll_to_highlight(top)
        if self.highlighted is not None and not any(row.key for row in self._rows[: self.highlighted]):
            self.scroll_to(y=0, animate=False, immediate=True)

    def _put_cursor(self, wanted: str, place: int) -> None:
        keys = [row.key for row in self._rows]
        if wanted in keys and wanted:
            self.highlighted = keys.index(wanted)
            return
        near = [n for n, key in enumerate(keys) if key]
        self.highlighted = min(near, key=lambda n: (abs(n - place), n)) if near else None


class ArrowRows(Rows, inherit_bindings=False):
    """Rows on a screen that needs j or k for an act of its own."""

    BINDINGS = [*_CURSOR]


def _option(row: Row) -> Option:
    return Option(row.content, id=row.key or None, disabled=not row.key)
