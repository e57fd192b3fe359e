"""Text as data: a widget that parses no markup and repaints only when its text has changed."""

from collections.abc import Callable

from rich.style import Style as RichStyle
from textual.content import Content
from textual.widgets import Static


class Plain(Static):
    """Shows `Content`, which its screen composes. Its size comes from the stylesheet, so updates need no layout."""

    DEFAULT_CSS = """
    Plain { height: 1; text-wrap: nowrap; text-overflow: ellipsis; link-style: none; link-color: $foreground;
            link-background-hover: $panel; link-color-hover: $foreground; link-style-hover: none; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(""), markup=False, id=id, classes=classes)
        self._shown = Content("")

    @property
    def link_style(self) -> RichStyle:
        """Nothing: each piece keeps its own colour, whether or not it can be clicked."""
        return RichStyle.null()

    def show(self, content: Content) -> None:
        """Show `content` if it differs, in text or in style, from what is there."""
        if not self._shown.is_same(content):
            before, self._shown = self._shown.plain, content
            auto = self.styles.height is not None and self.styles.height.is_auto
            # Lines are never wrapped here, so only their number makes a height.
            grows = not before or before.count("\n") != content.plain.count("\n")
            self.update(content, layout=auto and grows)


class Fitting(Plain):
    """Shows what is composed for its width and height, and composes it anew where they change."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._composed: Callable[[int, int], Content] = lambda _width, _height: Content("")

    def show_fitted(self, composed: Callable[[int, int], Content]) -> None:
        """Show what `composed` gives for a width and a height in cells."""
        self._composed = composed
        self.on_resize()

    def on_resize(self) -> None:
        """Compose for the size that there is now; while it is hidden it has none."""
        if self.content_size.width > 0:
            self.show(self._composed(*self.content_size))
