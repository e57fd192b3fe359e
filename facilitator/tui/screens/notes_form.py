"""The page for the notes on a topic, which may have many lines."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from facilitator.tui.screens.form import FormScreen
from facilitator.tui.widgets.text_field import TextField


class NotesForm(FormScreen):
    """Shows `notes` to be put right, and gives the new ones to `take`, which may raise FacilitatorError."""

    CSS_PATH = "notes_form.tcss"
    TITLE = "Notes"

    def __init__(self, title: str, notes: str, *, take: Callable[[str], None], draft: str) -> None:
        super().__init__(draft)
        self._title = title
        self._notes = notes
        self._take = take

    def heading(self) -> str:
        """Whose notes they are."""
        return f"Notes: {self._title}"

    def compose_fields(self) -> ComposeResult:
        """The notes."""
        yield TextField("notes", "Notes")

    def start_values(self) -> Mapping[str, str]:
        """The notes as they stand."""
        return {"notes": self._notes}

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Give the notes on. Raises FacilitatorError."""
        if changed:
            self._take(values["notes"])
