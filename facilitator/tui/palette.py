"""The palette: whatever the screen can do, found by its words. It is made from the table of keys."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input

from facilitator.tui.key_groups import key_groups
from facilitator.tui.keys import KEYS
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.screens.looking import LookingScreen
from facilitator.tui.screens.once import take_sizes
from facilitator.tui.theme import ALARM, THEMES, put_on, worn
from facilitator.tui.widgets.columns import joined, text, wrapped
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.paste_cut import PasteCut

HISTORY = "Past meetings"
"""The title of the history's screen."""
_KEY, _BESIDE = 8, 6
"""Cells of the column of keys, and of what is left and right of the list."""


@dataclass(frozen=True)
class Command:
    """What can be done: a sentence, the key for it (empty where it has none), and how it is done."""

    words: str
    key: str
    run: Callable[[], Awaitable[object] | object]

    def shown(self, width: int) -> Content:
        """The key and the sentence in `width` cells, in columns as in the help; never parsed as markup."""
        lines = wrapped(text(self.words), max(20, width - _KEY), 3)
        keys = [Content.styled(f"{self.key:<{_KEY}}", "bold $accent"), *[Content(" " * _KEY)] * (len(lines) - 1)]
        return joined([key + line for key, line in zip(keys, lines, strict=True)])


class Palette(CommandPalette):
    """Textual's, with a line that keeps of a paste what it can hold, and a chosen row that is seen, as everywhere."""

    DEFAULT_CSS = """
    Palette > #--container { background: $surface; }
    Palette #--input { border: hkey $scrollbar; }
    Palette #--input.--list-visible { border-bottom: none; }
    Palette CommandList { border-bottom: hkey $scrollbar; }
    Palette CommandList > .option-list--option { text-style: none; }
    Palette CommandList > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: $block-cursor-text-style;
    }
    """

    def __init__(self) -> None:
        super().__init__([KeysProvider], id="--command-palette")
        self._columns = 0

    def compose(self) -> ComposeResult:
        """Put our line in the place of Textual's, and leave out its emoji: many terminals have none."""
        for widget in super().compose():
            if isinstance(widget, CommandInput):
                yield _Line(placeholder=self._placeholder, select_on_focus=False)
            elif isinstance(widget, CommandList):
                yield _List()
            elif not isinstance(widget, SearchIcon):
                yield widget

    def on_resize(self) -> None:
        """What is seen behind it is laid out anew, and what is found is folded for the new width."""
        take_sizes(self.app)
        before, self._columns = self._columns, self.app.size.width
        if before not in (0, self._columns):
            line = self.query_one(CommandInput)
            line.post_message(Input.Changed(line, line.value))

    def on_paste_cut(self, event: PasteCut) -> None:
        """Say above the line what it keeps of a paste."""
        event.stop()
        self.query_one("#--input").border_title = Content.styled(event.told, ALARM)


class _Line(CommandInput, LineInput):
    """It looks and is found as Textual's."""


class _List(CommandList):
    """It has a shape before the chosen command, as rows have: a ground alone may not be seen."""

    def render_line(self, y: int) -> Strip:
        """The line `y` of what is in view."""
        strip = super().render_line(y)
        style = next(iter(strip)).style
        if style is None or style.meta.get("option", -1) != self.highlighted:
            return strip
        edge = Segment("▌", style + Style(color=self.app.theme_variables["accent"]))
        reverse = self.get_component_styles("option-list--option-highlighted").text_style.reverse
        return Strip([edge, *strip.crop(1).apply_style(Style(reverse=bool(reverse)))])


class KeysProvider(Provider):
    """Gives every act of the screen, and what can be done anywhere."""

    async def discover(self) -> Hits:
        """Everything, in the order of the help."""
        for command in self._commands():
            yield DiscoveryHit(command.shown(self._width), command.run, text=command.words)

    async def search(self, query: str) -> Hits:
        """What the words fit, the best first."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.words)
            if score > 0:
                yield Hit(score, command.shown(self._width), command.run, text=command.words)

    @property
    def _width(self) -> int:
        """Cells of a line of the palette's list."""
        return self.app.size.width - _BESIDE

    def _commands(self) -> Iterator[Command]:
        keys = [key for group in key_groups(self.screen) for key in group.keys]
        for key in keys:
            # A key of digits needs one of them.
            if key.action not in ("pick", "app.command_palette"):
                yield Command(key.help, key.name, partial(self.screen.run_action, key.action))
        acts = isinstance(self.screen, DeskScreen)
        if acts and self.screen.TITLE != HISTORY and not any(key.action == "history" for key in keys):
            yield Command(KEYS["history"].help, "", self._history)
        if acts and not any(key.id == "settings" for key in keys):
            yield Command(KEYS["settings"].help, "", partial(self.screen.run_action, "settings"))
        for theme, words in THEMES.items():
            if worn(self.app) != theme:
                yield Command(words, "", partial(self._wear, theme))

    def _wear(self, theme: str) -> None:
        if isinstance(self.screen, LookingScreen):
            self.screen.choose("theme", theme)
        else:
            put_on(self.app, theme)

    def _history(self) -> Any:
        from facilitator.tui.screens.history import HistoryScreen

        return self.app.push_screen(HistoryScreen())
