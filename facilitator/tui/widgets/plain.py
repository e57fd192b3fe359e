"""Text as data: a widget that parses no markup and repaints only the lines that have changed."""

from collections.abc import Callable
from itertools import zip_longest

from rich.style import Style as RichStyle
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget


class Plain(Widget):
    """Shows `Content`, which its screen composes: from the top, a line of it in a line of the widget.

    Its size comes from the stylesheet, so updates need no layout.
    """

    DEFAULT_CSS = """
    Plain { height: 1; text-wrap: nowrap; text-overflow: ellipsis; link-style: none; link-color: $foreground;
            link-background-hover: $panel; link-color-hover: $foreground; link-style-hover: none; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: list[Content] = []
        self.content = Content("")
        """What is shown."""

    @property
    def link_style(self) -> RichStyle:
        """Nothing: each piece keeps its own colour, whether or not it can be clicked."""
        return RichStyle.null()

    def render(self) -> Content:
        """What is shown."""
        return self.content

    def show(self, content: Content) -> None:
        """Show `content`; the lines that differ, in text or in style, from what is there are painted again."""
        if self.content.is_same(content):
            return
        before, self._shown = self._shown, content.split("\n", allow_blank=True)
        self.content = content
        if self.styles.height is not None and self.styles.height.is_auto and len(before) != len(self._shown):
            # Lines are never wrapped here, so only their number makes a height.
            self.refresh(layout=True)
            return
        width, height = self.content_size
        lines = zip_longest(before, self._shown, fillvalue=Content(""))
        changed = [Region(0, n, width, 1) for n, (old, new) in enumerate(lines) if n < height and not old.is_same(new)]
        self.refresh(*changed)


class Fitting(Plain):
    """Shows what is composed for its width and height, and composes it anew where they change."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._composed: Callable[[int, int], Content] = lambda _width, _height: Content("")

    def show_fitted(self, composed: Callable[[int, int], Content]) -> None:
        """Show what `composed` gives for a width and a height in cells."""
        self._composed = composed
        self.on_resize()

    def on_resize(self) -> None:
        """Compose for the size that there is now; while it is hidden it has none."""
        if self.content_size.width > 0:
            self.show(self._composed(*self.content_size))
