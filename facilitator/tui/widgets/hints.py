"""Keys and what they do, in a line: each is pressed where it is clicked."""

from textual.content import Content
from textual.widget import Widget

from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import clickable

_NAMES = {"esc": "escape"}
"""Textual's name of a key, where people read another one."""


def hints(*pairs: tuple[str, str], gap: int = 2) -> Content:
    """Each key and a word or two on what it does."""
    return Content(" " * gap).join(
        [
            clickable(Content.assemble((key, "bold $accent"), " ", (words, QUIET)), f"press('{_NAMES.get(key, key)}')")
            for key, words in pairs
        ]
    )


def leaving(page: Widget) -> Content:
    """How to close what is read on `page`, and how to scroll where not all of it is in view."""
    close = hints(("esc", "close"))
    if not page.show_vertical_scrollbar:
        return close
    return Content.assemble(("↑ ↓", "bold $accent"), (" scroll  ", QUIET), close)
