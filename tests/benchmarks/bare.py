"""The smallest Textual program: what everything is measured beside."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    BINDINGS = [("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        yield Static("BARE-READY")


if __name__ == "__main__":
    Bare().run()
