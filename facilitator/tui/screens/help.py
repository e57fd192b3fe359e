"""The keys of a screen, with a sentence for each."""

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from facilitator.tui.key_groups import KeyGroup, key_groups
from facilitator.tui.keys import KEYS, key_name
from facilitator.tui.screens.once import LeftOnce
from facilitator.tui.theme import HEADING, QUIET
from facilitator.tui.widgets.columns import clickable, fitted, joined, longest
from facilitator.tui.widgets.hints import leaving
from facilitator.tui.widgets.plain import Plain

_KEY, _LABEL, _NARROWEST = 8, 24, 20


class HelpScreen(LeftOnce[None]):
    """Shows the keys of the screen it came from; any of esc, ? and Enter closes it."""

    CSS_PATH = "help.tcss"
    TITLE = "Help"
    BINDINGS = [Binding("escape,question_mark,enter,q", "close", "close")]

    def __init__(self, of: Screen[Any]) -> None:
        super().__init__()
        self._of = of
        self._title = str(of.TITLE or "This screen")
        self._groups = key_groups(of)

    def compose(self) -> ComposeResult:
        """A heading, the keys, and how to close."""
        yield Plain(id="heading")
        with VerticalScroll(id="keys"):
            yield Plain(id="list")
        yield Plain(id="foot")

    def on_mount(self) -> None:
        """The keys scroll at once, and it is said where they do."""
        keys = self.query_one("#keys")
        keys.focus()
        self.watch(keys, "show_vertical_scrollbar", self._paint_foot)

    def on_resize(self) -> None:
        """Sentences are wrapped for the width."""
        self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        self.query_one("#heading", Plain).show(
            Content.assemble(
                (f"Keys: {self._title}", HEADING), (f"   {key_name('palette')} finds them by their words", QUIET)
            )
        )
        room = self.query_one("#keys").size.width - 2
        self.query_one("#list", Plain).show(help_text(self._groups, room))

    def _paint_foot(self) -> None:
        self.query_one("#foot", Plain).show(leaving(self.query_one("#keys")))

    def action_act(self, key_id: str) -> None:
        """Do what the key does that was clicked, on the screen it is a key of."""
        action = KEYS[key_id].action
        self.dismiss()
        self.app.call_later(self._of.run_action, action)

    def action_close(self) -> None:
        """Back to the screen it came from."""
        self.dismiss()


def help_text(groups: list[KeyGroup], width: int) -> Content:
    """The groups as text in `width` cells: key, word and sentence of each, which can be clicked."""
    lines = []
    label = longest([key.label for group in groups for key in group.keys], _LABEL) + 2
    room = max(_NARROWEST, width - _KEY - label)
    for n, group in enumerate(groups):
        lines += [Content("")] * (n > 0) + [Content.styled(group.title, HEADING)]
        for key in group.keys:
            for m, sentence in enumerate(Content.styled(key.help, QUIET).wrap(room)):
                name = Content.styled(key.name if m == 0 else "", "bold $accent")
                line = fitted(name, _KEY) + fitted(Content(key.label if m == 0 else ""), label) + sentence
                # Which number is meant is said where it stands.
                lines.append(line if key.action == "pick" else clickable(line, f"act('{key.id}')"))
    return joined(lines)
