"""What every screen shares but the first: it is left once, and its stylesheet knows how much room there is."""

from typing import Any

from textual import on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.events import Resize, ScreenResume
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

_ROOMY = {"-wide": (110, 0), "-large": (110, 32), "-huge": (170, 50)}
"""Classes of a screen by the columns and rows from which on it has them; the larger ones have the smaller too."""
_TINY, _FLAT, _THIN = 56, 18, 10
"""Columns below which a screen has the class -tiny, rows below which it has -flat, and -thin as well."""


def take_sizes(app: App[Any]) -> None:
    """Let every screen of `app` take its classes. Those behind the one in front are laid out with it, and not again."""
    for screen in app.screen_stack:
        if isinstance(screen, LeftOnce):
            screen.take_size(app.size)


class LeftOnce(Screen[ScreenResultType]):
    """A screen that ends with a result. Keys typed faster than it goes reach it still; without this the second of them
    would take the screen beneath away, and in the end the last one, which ends the program."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with `result`; where it has ended already, nothing happens."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_press(self, key: str) -> None:
        """Press a key: its name was clicked."""
        self.app.simulate_key(key)

    @on(Resize)
    @on(ScreenResume)
    def _measured(self) -> None:
        # Textual's own breakpoints come after the screen was laid out, which then is laid out and filled a second time.
        take_sizes(self.app)

    @property
    def headroom(self) -> int:
        """Rows that a title in large letters may take; 0 where the screen has none to spare."""
        return (self.app.size.height + 7) // 3 if self.has_class("-large") else 0

    def take_size(self, size: Size) -> bool:
        """Take the classes of `size`; gives back whether they are others now."""
        columns, rows = size
        sized = {name: columns >= least and rows >= lowest for name, (least, lowest) in _ROOMY.items()}
        sized |= {"-tiny": columns < _TINY, "-flat": rows < _FLAT, "-thin": rows < _THIN}
        changed = any(self.has_class(name) is not wanted for name, wanted in sized.items())
        if changed:
            for name, wanted in sized.items():
                self.set_class(wanted, name)
            self.update_node_styles(animate=False)
        return changed
