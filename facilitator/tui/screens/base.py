"""What every screen does on which people act: acts in, fresh views out, undo."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from facilitator.errors import FacilitatorError, MovedOn, NotSaved
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts
from facilitator.tui.presence import taken_over
from facilitator.tui.saving import Waiting
from facilitator.tui.screens.looking import LookingScreen

if TYPE_CHECKING:
    from facilitator.store.undo import Undone


class DeskScreen(LookingScreen):
    """A screen that shows a view of the database, and changes it.

    Key -> action -> act (committed) -> fresh view -> widgets.
    """

    BINDINGS = bindings("undo", "redo")
    SCOPE = "Everywhere"

    def __init__(self) -> None:
        super().__init__()
        self._passed_over: tuple[int, ...] = ()
        self.never_undone: tuple[int, ...] = ()
        """Ids of acts that the program did by itself: undo passes over them."""

    def look(self) -> None:
        """Notice whether the program was there all the time, then look."""
        holder = self.facilitator.presence.look() if self.is_current else None
        if holder is not None:
            self.facilitator.tell(taken_over(holder), wrong=True)
        super().look()

    @contextmanager
    def acting(self, then: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Carry out one act: what goes wrong is told, and what stands afterwards is shown.

        What the database does not take waits until it does. `then` is what follows once the act is saved. What was said
        of an act before gives way, so that it is not taken for what came of this one.
        """
        self.facilitator.said.give_way()
        try:
            yield
            then()
        except NotSaved as refusal:
            self._wait(refusal, lambda _outcome: then())
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
        else:
            self._passed_over = ()
        self.refresh_view()

    def _wait(self, refusal: NotSaved, done: Callable[[Any], object]) -> None:
        """Let what a key asked for wait. It means what was seen then: where that has changed, it is not carried out."""
        again, scope = refusal.again, self.meeting_scope
        if again is None:
            self.facilitator.tell(str(refusal), wrong=True)
            return
        seen = self.desk.newest(scope)

        def again_where_nothing_changed() -> Any:
            if self.desk.newest(scope) != seen:
                raise MovedOn("Something changed elsewhere meanwhile.", "Look again, and repeat it if it still fits.")
            return again()

        def saved(outcome: Any) -> None:
            try:
                done(outcome)
            except FacilitatorError as error:
                self.facilitator.tell(str(error), wrong=True)
            if self.is_current:
                self.refresh_view()

        self.facilitator.saving.wait(Waiting(refusal.what or "that", again_where_nothing_changed, saved), refusal)
        self.show_keys()

    @property
    def meeting_scope(self) -> int | None:
        """The meeting whose acts this screen undoes; None for acts outside meetings."""
        return None

    def undo_newest(self, passing_over: tuple[int, ...]) -> "Undone":
        """Undo the newest act of this screen's scope, those in `passing_over` left out. Raises FacilitatorError."""
        return self.desk.undo(self.meeting_scope, passing_over)

    def redo_last(self) -> "Undone":
        """Redo what was undone last in this screen's scope. Raises FacilitatorError."""
        return self.desk.redo(self.meeting_scope)

    def action_undo(self) -> None:
        """Undo the newest act of this scope, and say which."""
        try:
            undone = self.undo_newest((*self._passed_over, *self.never_undone))
        except NotSaved as refusal:
            self._wait(refusal, self._undone)
        except FacilitatorError as error:
            refused = getattr(error, "act_id", None)
            if refused is not None:
                self._passed_over = (*self._passed_over, refused)
            self.facilitator.tell(str(error), wrong=True)
            self.after_undo()
        else:
            self._undone(undone)

    def _undone(self, undone: "Undone") -> None:
        self._passed_over = ()
        self.facilitator.tell(f"Undone: {acts.desk.describe(undone)}")
        self.after_undo(undone.kind)

    def action_redo(self) -> None:
        """Redo what was undone last, and say which."""
        try:
            redone = self.redo_last()
        except NotSaved as refusal:
            self._wait(refusal, self._redone)
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
            self.after_undo()
        else:
            self._redone(redone)

    def _redone(self, redone: "Undone") -> None:
        self.facilitator.tell(f"Redone: {acts.desk.describe(redone)}")
        self.after_undo()

    def after_undo(self, kind: str = "") -> None:
        """Show what stands now. `kind` is that of the act that was undone; empty for redo, and where none was."""
        self.refresh_view()

    def action_settings(self) -> None:
        """What can be chosen, and where the files are."""
        from facilitator.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())
