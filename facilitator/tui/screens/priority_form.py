"""The page of one strategic priority."""

from collections.abc import Mapping

from textual.app import ComposeResult

from facilitator.tui.answers import words
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.widgets.field import LineField
from facilitator.tui.widgets.text_field import TextField
from facilitator.views.board import PriorityLine


class PriorityFormScreen(FormScreen):
    """Adds a priority, or changes `priority`."""

    CSS_PATH = "priority_form.tcss"
    TITLE = "Priority"

    def __init__(self, priority: PriorityLine | None) -> None:
        super().__init__(f"priority:{priority.id if priority else 'new'}")
        self._priority = priority

    def heading(self) -> str:
        """Whether it is a new one."""
        return "Priority" if self._priority else "New priority"

    def compose_fields(self) -> ComposeResult:
        """What it is called, and what it should bring about."""
        yield LineField("title", words("Title"))
        yield TextField("outcome", "Outcome", hint="what shifts, and for whom")

    def start_values(self) -> Mapping[str, str]:
        """The priority as it stands."""
        return self.values_now()

    def values_now(self) -> Mapping[str, str]:
        """The priority as it stands by now."""
        if self._priority is None:
            return {}
        board = self.desk.see(reading.board.board, self.today(), self.now())
        now = next(one for one in board.priorities if one.id == self._priority.id)
        return {"title": now.title, "outcome": now.outcome}

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Add or change the priority."""
        if self._priority is None:
            self.desk.do(acts.planning.add_priority, values["title"], values["outcome"])
            return
        self.desk.do(
            acts.planning.change_priority,
            self._priority.id,
            title=values["title"] if "title" in changed else None,
            outcome=values["outcome"] if "outcome" in changed else None,
            seen=self.seen,
        )
