"""Who sits here: the members to choose from. The choice is remembered."""

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import reading
from facilitator.tui.screens.page import PageScreen
from facilitator.tui.sitting import sit_down, who_sits
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import joined, longest, one_line, row, text
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows


class WhoSitsScreen(PageScreen):
    """Goes on to the update of whoever is chosen."""

    DEFAULT_CSS = """
    WhoSitsScreen #head { height: 3; padding: 0 1; }
    WhoSitsScreen.-wide #head { height: 4; padding: 1 1 0 1; }
    WhoSitsScreen.-huge #head { padding: 1 28 0 28; }
    WhoSitsScreen.-huge #rows { margin: 0 27; }
    """
    TITLE = "Who are you?"
    BINDINGS = bindings("open", "back", "quit")

    def compose_body(self) -> ComposeResult:
        """A question and the members."""
        yield Plain(id="head")
        yield Rows(id="rows")

    @property
    def home(self) -> Widget:
        """The members."""
        return self.query_one(Rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to undo here."""
        return action not in ("undo", "redo")

    def key_ids(self) -> Sequence[Any]:
        """Choose, or go back."""
        choose = (("open", "that is me"),) if self.query_one(Rows).cursor else ()
        return (*choose, "back", "quit", "help")

    def show_fresh(self) -> None:
        """Read the members; the cursor begins on who sat here last."""
        team = self.desk.see(reading.team.members, True)
        rows = self.query_one(Rows)
        before = who_sits(self.desk)
        if not rows.cursor and before is not None:
            rows.follow(str(before.id))
        c = key_name("somebody_else")
        told = f"↑ ↓ and enter, or a click. It is remembered on this machine; {c} changes it."
        if not team:
            told = f"There are no members yet: {key_name('back')}, then {key_name('setup')} adds them."
        self.query_one("#head", Plain).show(
            joined([Content.styled("Who are you?", "bold $primary"), text(told, QUIET)])
        )
        name = longest([one.name for one in team], 32)
        role = max(0, rows.size.width - name - 4)
        rows.show(
            [Row(str(one.id), row((one_line(one.name), name), (one_line(one.role, QUIET), role))) for one in team]
        )
        self.show_keys()

    @on(Rows.Chosen)
    def _clicked(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """That is me."""
        from facilitator.tui.screens.prepare import PrepareScreen

        if cursor := self.query_one(Rows).cursor:
            with self.acting():
                sit_down(self.desk, int(cursor))
            self.app.switch_screen(PrepareScreen(int(cursor)))

    def action_leave(self) -> None:
        """To the board."""
        from facilitator.tui.routes import to_board

        to_board(self.app)
