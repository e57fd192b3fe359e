"""A screen outside the meeting: its body, and at the foot the keys and the line for words."""

from abc import abstractmethod

from textual.app import ComposeResult

from facilitator.tui.screens.asking import AskingScreen


class PageScreen(AskingScreen):
    """Subclasses compose the body, say which widget has the focus, and show what they read."""

    AUTO_FOCUS = "Rows"

    DEFAULT_CSS = "PageScreen { layout: vertical; }"

    def compose(self) -> ComposeResult:
        """The body, then the foot."""
        yield from self.compose_body()
        yield from self.compose_foot()

    @abstractmethod
    def compose_body(self) -> ComposeResult:
        """What stands above the foot."""
