"""Screens that are left once, however many keys come in the same moment."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class LeftOnce(Screen[ScreenResultType]):
    """A screen that ends with a result. Keys typed faster than it goes reach it still; without this the second of them
    would take the screen beneath away, and in the end the last one, which ends the program."""

    # By these the stylesheets of all screens know how much room there is.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (110, "-wide"), (170, "-huge")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-tall"), (32, "-high"), (50, "-lofty")]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with `result`; where it has ended already, nothing happens."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
