"""What every screen on the open database does: acts in, views out, undo, and a look for changes from elsewhere."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast
from zoneinfo import ZoneInfo

from textual.screen import Screen

from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts
from facilitator.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk
    from facilitator.clock import Clock
    from facilitator.tui.app import FacilitatorApp

LOOK_SECONDS = 1.0
"""How often a screen looks whether something changed elsewhere, and moves its clock."""


class DeskScreen(Screen[None]):
    """A screen that shows a view of the database.

    Key -> action -> act (committed) -> fresh view -> widgets. Subclasses say what they read in `show_fresh`.
    """

    BINDINGS = bindings("help", "undo", "redo", "palette", "quit_now")
    SCOPE: ClassVar[str] = "Everywhere"
    """Over which keys the help puts this: those bound here, up to the next class with a scope of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = -1
        self._passed_over: tuple[int, ...] = ()
        self.never_undone: tuple[int, ...] = ()
        """Ids of acts that the program did by itself: undo passes over them."""
        self._says = False

    @property
    def facilitator(self) -> "FacilitatorApp":
        """The program."""
        return cast("FacilitatorApp", self.app)

    @property
    def desk(self) -> "Desk":
        """The open database."""
        return self.facilitator.desk

    @property
    def clock(self) -> "Clock":
        """The program's clock."""
        return self.facilitator.clock

    def now(self) -> datetime:
        """The time now, UTC."""
        return self.clock.now()

    def today(self, zone: str | None = None) -> date:
        """The day it is in `zone`, else on this machine."""
        return self.now().astimezone(ZoneInfo(zone) if zone else None).date()

    # --- reading -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read this screen's view and show it."""
        raise NotImplementedError

    def refresh_view(self) -> None:
        """Show what stands in the database now. Where it cannot be read that is told, and the next look tries again."""
        try:
            newest = self.desk.newest()
            self.show_fresh()
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
        else:
            self._seen = newest
            self.facilitator.changed(newest)

    def on_mount(self) -> None:
        """Show the first view as soon as the sizes are known, then look each second."""
        self.call_after_refresh(self.refresh_view)
        self.set_interval(LOOK_SECONDS, self.look)

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        if self._seen >= 0:
            self.refresh_view()

    def on_resize(self) -> None:
        """Everything is composed for its width."""
        if self._seen >= 0:
            self.call_after_refresh(self.refresh_view)

    def look(self) -> None:
        """Each second: take over what changed elsewhere, and move the clocks."""
        if not self.is_current:
            return
        self.facilitator.presence.look()
        try:
            newest = self.desk.newest()
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
            return
        if newest != self._seen:
            self.refresh_view()
        if self._says and self.facilitator.said() is None:
            self.show_keys()
        self.tick()

    def tick(self) -> None:
        """Move what moves with time alone."""

    # --- acting ------------------------------------------------------------------------------------------------

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Carry out acts: what goes wrong is told, and what stands afterwards is shown."""
        try:
            yield
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
        else:
            self._passed_over = ()
        self.refresh_view()

    @property
    def meeting_scope(self) -> int | None:
        """The meeting whose acts this screen undoes; None for acts outside meetings."""
        return None

    def action_undo(self) -> None:
        """Undo the newest act of this scope, and say which."""
        try:
            undone = self.desk.undo(self.meeting_scope, (*self._passed_over, *self.never_undone))
        except FacilitatorError as error:
            refused = getattr(error, "act_id", None)
            if refused is not None:
                self._passed_over = (*self._passed_over, refused)
            self.facilitator.tell(str(error), wrong=True)
            self.after_undo()
        else:
            self._passed_over = ()
            self.facilitator.tell(f"Undone: {acts.labels.label(undone.kind, undone.subject)}")
            self.after_undo(undone.kind)

    def action_redo(self) -> None:
        """Redo what was undone last, and say which."""
        try:
            redone = self.desk.redo(self.meeting_scope)
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)
        else:
            self.facilitator.tell(f"Redone: {acts.labels.label(redone.kind, redone.subject)}")
        self.after_undo()

    def after_undo(self, kind: str = "") -> None:
        """Show what stands now. `kind` is that of the act that was undone; empty for redo, and where none was."""
        self.refresh_view()

    def action_help(self) -> None:
        """The keys of this screen."""
        from facilitator.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_quit_program(self) -> None:
        """Leave the program; a running meeting goes on where it was."""
        self.app.exit(0)

    def show_keys(self) -> None:
        """Show the keys that matter now, and what was said last while it stands."""
        said = self.facilitator.said()
        self._says = said is not None
        for line in self.query(KeyLine):
            line.show_keys(self.key_ids(), said=said)

    def key_ids(self) -> Sequence[Any]:
        """Ids of the keys that matter here, for the line at the foot; a pair gives a key another word."""
        return ()
