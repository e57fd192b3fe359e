"""The page for the notes on a topic, which may have many lines."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from facilitator.tui.screens.form import FormScreen
from facilitator.tui.widgets.text_field import TextField


class NotesForm(FormScreen):
    """Shows the `notes` that stand by now to be put right.

    `take` gets the new ones, and those that were seen; it may raise FacilitatorError.
    """

    CSS_PATH = "notes_form.tcss"
    TITLE = "Notes"

    def __init__(self, title: str, notes: Callable[[], str], *, take: Callable[[str, str], None], draft: str) -> None:
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
        return self.values_now()

    def values_now(self) -> Mapping[str, str]:
        """The notes as they stand by now."""
        return {"notes": self._notes()}

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Give the notes on. Raises FacilitatorError."""
        if changed:
            self._take(values["notes"], self.seen["notes"])
