"""What is painted first, before anything of the database is imported; and where failure to open it is told.

Where a backup can take the database's place, one key brings it back. Nothing is moved before that key.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from rich.style import Style
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, NeedsBackup
from facilitator.text import shown
from facilitator.tui.keys import KEYS, bindings, key_name
from facilitator.tui.opening import bring_back, rescue_for

if TYPE_CHECKING:
    from facilitator.acts.rescuing import Rescue

Piece = Content | str | tuple[str, str]


class _Words(Static):
    """A page of words; what can be clicked in it looks as the rest does."""

    @property
    def link_style(self) -> Style:
        """Nothing: each piece keeps its own colour."""
        return Style.null()


class ShellScreen(Screen[None]):
    """The program's name and what it is doing."""

    DEFAULT_CSS = """
    ShellScreen { align: center middle; }
    ShellScreen Static { width: auto; max-width: 76; height: auto; }
    """
    TITLE = "Opening"
    BINDINGS = [Binding("q,escape,ctrl+q", "app.quit", "quit"), *bindings("restore", "next")]

    class Done(Message):
        """A thread is done; `show` shows what came of it."""

        def __init__(self, show: Callable[[], None]) -> None:
            super().__init__()
            self.show = show

    def __init__(self, database: str, clock: Clock, open_again: Callable[[], object] | None) -> None:
        """`open_again` opens the database once more when a backup was brought back; None: from here none is."""
        super().__init__()
        self._database = database
        self._clock = clock
        self._open_again = open_again
        self._rescue: Rescue | None = None
        self._then: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        """One line in the middle."""
        yield _Words(_page("opening ", shown(self._database)), markup=False)

    def show_failure(self, error: FacilitatorError) -> None:
        """Say what is wrong and what to do; where a backup can help, one is looked for."""
        if isinstance(error, NeedsBackup) and self._open_again is not None:
            self._show(*_said(error.message), "\n\nlooking for a sound backup …\n\n", *_QUIT)
            self._look_for_rescue(error)
        else:
            self._show(*_said(error.message), "\n\n", shown(error.hint), "\n\n", *_QUIT)

    def show_first(self, words: str, then: Callable[[], object]) -> None:
        """Say something that has to be known first; a key goes on with `then`."""
        self._then = then
        self._show(shown(words), "\n\n", _key("next", "go on"), "  ", *_QUIT)

    @work(thread=True)
    def _look_for_rescue(self, error: FacilitatorError) -> None:
        found = rescue_for(self._database)
        self.post_message(self.Done(partial(self._offer, error, found)))

    def _offer(self, error: FacilitatorError, rescue: "Rescue | None") -> None:
        self._rescue = rescue
        if rescue is None:
            words = "There is no sound backup of it. Name another file with --db."
            self._show(*_said(error.message), "\n\n", words, "\n\n", *_QUIT)
            return
        kept = " What is there now is kept beside it, under another name." if rescue.file.exists() else ""
        self._show(
            *_said(error.message),
            f"\n\nThe newest sound backup was taken on {rescue.moment}. It can take its place.{kept}\n\n",
            _key("restore", "bring it back"),
            "  ",
            *_QUIT,
        )

    def action_restore(self) -> None:
        """Bring back what was offered."""
        rescue, self._rescue = self._rescue, None
        if rescue is not None:
            self._show("restoring ", shown(self._database))
            self._restore(rescue)

    @work(thread=True)
    def _restore(self, rescue: "Rescue") -> None:
        try:
            words = bring_back(rescue, self._clock)
        except FacilitatorError as error:
            refused = FacilitatorError(error.message, error.hint)
            self.post_message(self.Done(partial(self.show_failure, refused)))
        else:
            self.post_message(self.Done(partial(self.show_first, words, self._open_restored)))

    def on_shell_screen_done(self, event: Done) -> None:
        """Show what came of it."""
        event.show()

    def action_go_on(self) -> None:
        """Go on, once what has to be known first was read."""
        then, self._then = self._then, None
        if then is not None:
            then()

    def _open_restored(self) -> None:
        self._show("opening ", shown(self._database))
        if self._open_again is not None:
            self._open_again()

    def _show(self, *pieces: Piece) -> None:
        self.query_one(Static).update(_page(*pieces))


_QUIT: tuple[Piece, ...] = (("q", "bold $accent"), " quit")


def _page(*pieces: Piece) -> Content:
    return Content.assemble(("facilitator\n\n", "bold"), *pieces)


def _said(message: str) -> tuple[Piece, ...]:
    return ((shown(message), "bold $error"),)


def _key(name: str, label: str) -> Content:
    # Imported where somebody has to press a key: the first paint does without.
    from facilitator.tui.widgets.columns import clickable

    return clickable(Content.assemble((key_name(name), "bold $accent"), " ", label), KEYS[name].action)
