"""What every screen on the open database does that looks: views out, and a look for changes from elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings
from facilitator.tui.screens.once import LeftOnce
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.paste_cut import PasteCut

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk
    from facilitator.clock import Clock
    from facilitator.tui.app import FacilitatorApp


class LookingScreen(LeftOnce[None]):
    """A screen that shows a view of the database, and follows it. Subclasses say what they read in `show_fresh`."""

    BINDINGS = bindings("help", "colours", "palette", "quit_now")
    SCOPE: ClassVar[str] = "Everywhere"
    """Over which keys the help puts this: those bound here, up to the next class with a scope of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._began = False
        self._seen = -1
        self._looks = 0
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
        self._began = True
        try:
            newest = self.desk.newest()
            self.show_fresh()
        except FacilitatorError as error:
            self.not_read(error)
        else:
            self._seen = newest
            self.facilitator.changed(newest)

    def not_read(self, error: FacilitatorError) -> None:
        """The database could not be read this time."""
        self.facilitator.tell(str(error), wrong=True)

    def on_mount(self) -> None:
        """Show the first view as soon as the sizes are known."""
        self.call_after_refresh(self.refresh_view)

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        if self._seen >= 0 and self.take_size(self.app.size):
            self.call_after_refresh(self.refresh_view)
        elif self._seen >= 0:
            self.refresh_view()

    def on_resize(self) -> None:
        """Everything is composed for its width."""
        if self._seen >= 0:
            self.call_after_refresh(self.refresh_view)

    def look(self) -> None:
        """Take over what changed elsewhere, and move the clocks. Called at each beat of the program."""
        if not (self._began and self.is_current):
            return
        try:
            newest = self.desk.look()
        except FacilitatorError as error:
            self.not_read(error)
            return
        if newest != self._seen:
            self.refresh_view()
        if self._says or self.facilitator.said.now() is not None:
            self.show_keys()
        self._looks += 1
        if self._looks % self.facilitator.looks == 0:
            self.tick()

    def tick(self) -> None:
        """Move what moves with time alone."""

    def on_paste_cut(self, event: PasteCut) -> None:
        """Say of a field that has no line of its own what it keeps of a paste."""
        event.stop()
        self.facilitator.tell(event.told, wrong=True)

    # --- keys --------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """The keys of this screen."""
        from facilitator.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_colours(self) -> None:
        """The next of the themes; it is kept."""
        self.choose("theme", self.facilitator.chosen.next_theme)

    def choose(self, name: str, value: str | bool) -> None:
        """Change a setting of the screens, and keep it; where it cannot be kept, that is told."""
        try:
            self.facilitator.chosen.choose(self.app, name, value)
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)

    async def action_quit_gently(self) -> None:
        """Leave the program; the screen may ask for the key once more."""
        await self.action_quit_program()

    async def action_quit_program(self) -> None:
        """Leave the program; a running meeting goes on where it was."""
        await self.app.action_quit()

    def show_keys(self) -> None:
        """Show the keys that matter now, and what was said last while it stands."""
        said = self.facilitator.said.now()
        self._says = said is not None
        self.show_foot(said)

    def show_foot(self, said: Content | None) -> None:
        """Show the keys, and what is `said` in passing."""
        for line in self.query(KeyLine):
            line.show_keys(self.key_ids(), said=said)

    def action_hush(self) -> None:
        """What was said in passing gives way to the keys; what is not saved stays."""
        self.facilitator.said.hush()
        self.show_keys()

    def key_ids(self) -> Sequence[Any]:
        """Ids of the keys that matter here, for the line at the foot; a pair gives a key another word."""
        return ()
