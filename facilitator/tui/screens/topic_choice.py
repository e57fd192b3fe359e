"""Choosing one of the topics, however many there are: a number or the cursor."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from facilitator.tui.screens.once import LeftOnce
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import one_line
from facilitator.tui.widgets.hints import hints
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows

_FRAME = 3
"""Lines that stay free: the prompt, the keys, and one of the screen beneath."""


class TopicChoice(LeftOnce[int], ModalScreen[int]):
    """Ends with the number of the topic that was chosen, or with 0 where it was none."""

    DEFAULT_CSS = """
    TopicChoice { background: transparent; align: left bottom; }
    TopicChoice Vertical { height: auto; background: $panel; }
    TopicChoice Plain { height: 1; width: 100%; padding: 0 1; background: $panel; }
    TopicChoice Rows { height: 1; background: $panel; }
    """
    BINDINGS = [
        Binding("escape", "dismiss(0)", "back"),
        Binding("enter", "take", "choose"),
        *[Binding(str(number), f"number({number})", "choose") for number in range(1, 10)],
    ]

    def __init__(self, prompt: str, topics: Mapping[int, str]) -> None:
        super().__init__()
        self._prompt = prompt
        self._topics = topics

    def compose(self) -> ComposeResult:
        """The prompt, the topics with their numbers, and the keys."""
        with Vertical():
            yield Plain(id="prompt")
            yield Rows()
            yield Plain(id="choice")

    def on_resize(self) -> None:
        """A line for each topic, as many as there is room for; the others scroll."""
        rows = self.query_one(Rows)
        rows.styles.height = min(len(self._topics), max(1, self.size.height - _FRAME))
        rows.show(
            [
                Row(str(number), Content.assemble((f"{number:>2} ", "bold $accent"), one_line(title)))
                for number, title in self._topics.items()
            ]
        )
        rows.focus()
        self.query_one("#prompt", Plain).show(one_line(self._prompt, "bold"))
        cursor = Content.assemble(("1-9", "bold $accent"), (" choose  ", QUIET), ("↓ ↑ ", "bold $accent"))
        self.query_one("#choice", Plain).show(cursor + hints(("enter", "choose any"), ("esc", "none")))

    @on(Rows.Chosen)
    def action_take(self) -> None:
        """Choose the topic under the cursor."""
        self.dismiss(int(self.query_one(Rows).cursor))

    def action_number(self, number: int) -> None:
        """Choose the topic with this number, if it is one of them."""
        if number in self._topics:
            self.dismiss(number)
