"""The program on the screen: it opens, shows where the team stands, and quits. Everything else is a screen's."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.app import App
from textual.message import Message
from textual.worker import WorkerFailed

from facilitator.clock import SYSTEM_CLOCK, Clock
from facilitator.errors import FacilitatorError, NeedsBackup, NotSaved
from facilitator.settings import login_name
from facilitator.tui.chosen import Chosen
from facilitator.tui.opening import import_rest, open_desk
from facilitator.tui.said import Said
from facilitator.tui.screens.shell import ShellScreen
from facilitator.tui.signals import heed_closing, heed_signals
from facilitator.tui.upkeep import BEAT_SECONDS, Upkeep

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk
    from facilitator.mail_settings import Preferences
    from facilitator.tui.presence import Presence
    from facilitator.tui.ringing import Ringing
    from facilitator.tui.saving import Saving
    from facilitator.tui.sending import Sending

View = Literal["board", "run", "prepare", "follow", "notes"]

SECOND_WINDOWS: tuple[View, ...] = ("follow", "notes")
"""Views that stand beside the window in which the meeting is run, which publishes what is done in it."""


class FacilitatorApp(App[int]):
    """Paints a shell, opens the database in a thread, then shows the board or the meeting."""

    TITLE = "facilitator"
    CSS_PATH = "app.tcss"
    BINDINGS = []

    class Opened(Message):
        """The database is open; `warned` says that what may be missing in it was told."""

        def __init__(self, desk: "Desk", warned: bool = False) -> None:
            super().__init__()
            self.desk = desk
            self.warned = warned

    class OpeningFailed(Message):
        """The database cannot be opened; `error` says why and what to do."""

        def __init__(self, error: FacilitatorError) -> None:
            super().__init__()
            self.error = error

    class UpkeepFailed(Message):
        """The publish folder or a backup cannot be written; `words` say why."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class MailSent(Message):
        """Mail went out, or did not; `sending` knows."""

        def __init__(self, sending: "Sending") -> None:
            super().__init__()
            self.sending = sending

    def __init__(
        self,
        database: str,
        *,
        view: View = "board",
        member: int | None = None,
        throwaway: bool = False,
        config_file: Path | None = None,
        clock: Clock = SYSTEM_CLOCK,
        actor: str = "",
    ) -> None:
        super().__init__()
        self.database = database
        self._config_file = config_file
        self.chosen = Chosen(config_file)
        """The settings of the screens."""
        self.start_view = view
        self.looks = 2 if view in SECOND_WINDOWS else 1
        """How often in a second the screen in front looks; its clock moves once."""
        self.member = member
        self.throwaway = throwaway
        self.clock = clock
        self.actor = actor or login_name()
        # Until something is open there is nothing to find.
        self.use_command_palette = False
        self._desk: Desk | None = None
        self._saving: Saving | None = None
        self._upkeep: tuple[Upkeep, ...] = ()
        self.sending: Sending | None = None
        """Mail that is on its way."""
        self.said = Said(clock, lambda: "" if self._saving is None else self._saving.warning)
        """What is said in passing, and before all else what is not saved."""

    @property
    def desk(self) -> "Desk":
        """The open database. Screens that use it are shown only after it was opened."""
        if self._desk is None:
            raise FacilitatorError("The database is not open yet.", "Wait a moment.")
        return self._desk

    def preferences(self) -> "Preferences":
        """What the settings file says at this moment. Raises FacilitatorError."""
        from facilitator.mail_settings import Preferences, read_preferences

        return Preferences() if self._config_file is None else read_preferences(self._config_file)

    @cached_property
    def presence(self) -> "Presence":
        """Notices for how long the program was away from a running meeting."""
        from facilitator.tui.presence import Presence

        return Presence(self.desk)

    @cached_property
    def ringing(self) -> "Ringing":
        """Listens to the clock of a running meeting, for the bell."""
        from facilitator.tui.ringing import Ringing

        return Ringing(self.desk)

    @property
    def saving(self) -> "Saving":
        """What the database has not taken yet."""
        if self._saving is None:
            from facilitator.tui.saving import Saving

            self._saving = Saving(self.desk, lambda words, wrong: self.tell(words, wrong=wrong))
        return self._saving

    def on_mount(self) -> None:
        """Paint first, open then."""
        if not self.is_headless:
            heed_signals(self.exit, self.at_rest)
        self.chosen.wear(self)
        restoring = None if self.start_view in SECOND_WINDOWS else self.open_database
        self.push_screen(ShellScreen(self.database, self.clock, restoring))
        self.call_after_refresh(self.open_database)
        self.set_interval(BEAT_SECONDS / self.looks, self.beat)

    @work(thread=True, exclusive=True)
    def open_database(self) -> None:
        """Import and open, away from the screen."""
        try:
            look = self.start_view == "follow"
            desk = open_desk(self.database, self.clock, self.actor, look=look, alone=self.throwaway)
        except FacilitatorError as error:
            self.post_message(self.OpeningFailed(error))
        else:
            self.chosen.read()
            self.post_message(self.Opened(desk))

    def on_facilitator_app_opening_failed(self, event: OpeningFailed) -> None:
        """Failure is a state of the shell; quitting works."""
        if isinstance(self.screen, ShellScreen):
            self.screen.show_failure(event.error)
        if isinstance(event.error, NotSaved | NeedsBackup):
            self.close_desk()
        if isinstance(event.error, NotSaved):
            self.set_timer(BEAT_SECONDS, self.open_database)

    def on_facilitator_app_opened(self, event: Opened) -> None:
        """Go to the running meeting, to the next one, or to the board."""
        self._desk = event.desk
        self.chosen.take_effect(self)
        if event.desk.warning and not event.warned and isinstance(self.screen, ShellScreen):
            warned = self.Opened(event.desk, warned=True)
            self.screen.show_first(event.desk.warning, lambda: self.post_message(warned))
            return
        from facilitator.tui.routes import first_screen

        try:
            self._upkeep = (self.saving,)
            if not self.throwaway and self.start_view not in SECOND_WINDOWS:
                from facilitator.tui.publishing import Publishing
                from facilitator.tui.safekeeping import Safekeeping

                self._upkeep = (self.saving, Publishing(self.desk), Safekeeping(self.desk))
            screen = first_screen(self.desk, self.start_view, self.member)
        except FacilitatorError as error:
            self.post_message(self.OpeningFailed(error))
            return
        self.use_command_palette = True
        if words := self.chosen.told or self.desk.notice:
            self.tell(words, wrong=True, lasting=True)
        self.switch_screen(screen)
        self.call_after_refresh(self.run_worker, import_rest, thread=True, group="imports")

    def changed(self, newest: int) -> None:
        """A screen shows what stands after the act `newest`."""
        for upkeep in self._upkeep:
            upkeep.noticed(newest)

    def beat(self) -> None:
        """What is done each second, twice a second in a second window: all of it at once wakes the machine once."""
        if not self.is_running:
            # It is being left, and its widgets go one after the other.
            return
        if not self.is_headless:
            heed_closing(self.exit)
        if self._desk is not None:
            self.keep_up()
        if self.screen.is_mounted and (look := getattr(self.screen, "look", None)):
            look()

    def keep_up(self) -> None:
        """Save, publish, take backups, and ring, where that is due."""
        if self.chosen.settings.bell and self.presence.holder is None and self.ringing.due():
            self.bell()
        for upkeep in self._upkeep:
            if upkeep.begin():
                self._carry_out(upkeep)

    @work(thread=True, group="upkeep")
    def _carry_out(self, upkeep: Upkeep) -> None:
        if words := upkeep.carry_out():
            self.post_message(self.UpkeepFailed(words))

    def on_facilitator_app_upkeep_failed(self, event: UpkeepFailed) -> None:
        """Nothing is lost by it: the program goes on."""
        self.tell(event.words, wrong=True, lasting=True)

    def keep_up_at_the_end(self) -> str:
        """Do what the last second left to do; gives back what went wrong, empty where nothing did."""
        return " ".join(filter(None, (upkeep.carry_out() for upkeep in self._upkeep if upkeep.begin())))

    def send_mail(self, sending: "Sending") -> None:
        """Mail is on its way, in a thread of its own."""
        self.sending = sending
        sending.when_over(lambda over: self.post_message(self.MailSent(over)))

    def on_facilitator_app_mail_sent(self, event: MailSent) -> None:
        """It got there, or did not."""
        self.sending = None
        event.sending.then(event.sending)

    def tell(self, words: str, *, wrong: bool = False, lasting: bool = False) -> None:
        """Say something in passing: it stands on the line of keys for a few seconds, or until the next key acts."""
        self.said.tell(words, wrong=wrong, lasting=lasting)
        self.show_said()

    def show_said(self) -> None:
        """Show on the line of keys what is to be said now; a screen that is not there yet does so when it is."""
        if self.screen.is_mounted and (show_keys := getattr(self.screen, "show_keys", None)):
            show_keys()

    def action_command_palette(self) -> None:
        """Let the user find what can be done by its words."""
        from facilitator.tui.palette import Palette

        if self.use_command_palette and not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    async def action_quit(self) -> None:
        """Leave the program. Where something is not saved, it takes the key once more."""
        if self._saving is None or self._saving.may_leave():
            self.exit(0)
        else:
            self.show_said()

    def at_rest(self) -> bool:
        """Save what is typed; whether nothing is being written to the database then."""
        return self._saving is None or self._saving.rest()

    def wait_for_mail(self) -> None:
        """At the end: let mail that is on its way get there, and say on stderr what came of it."""
        if self.sending is not None:
            self.sending.wait()

    def close_desk(self) -> str:
        """Save what is left to save and close the database, if it was opened; gives back what could not be saved."""
        desk, saving, self._desk, self._saving = self._desk, self._saving, None, None
        unsaved = "" if saving is None else saving.at_the_end()
        if desk is not None:
            desk.close()
        return unsaved

    def raise_fault(self) -> None:
        """Raise what ended the program where it was a fault of its own."""
        fault = self._exception
        # Where it was left its widgets went one after the other, and what found one of them gone is no fault.
        if fault is not None and self.return_value is None:
            raise fault.error if isinstance(fault, WorkerFailed) else fault

    def _fatal_error(self) -> None:
        # Textual would print a traceback with people's text in it; `run_app` hands the fault on to be written down.
        self._close_messages_no_wait()
