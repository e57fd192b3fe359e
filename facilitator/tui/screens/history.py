"""Past meetings, and a search across everything that was said and decided in them."""

from collections.abc import Sequence
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.minutes_file import save_minutes
from facilitator.tui.opening import reading
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.screens.history_rows import found_rows, past_detail, past_heading, past_rows
from facilitator.tui.screens.minutes import MinutesScreen
from facilitator.tui.theme import HEADING, QUIET
from facilitator.tui.widgets.columns import joined
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows
from facilitator.views.history import Found, PastMeeting

AT_ONCE = 100
"""Meetings that are read at a time; the next ones when the cursor comes to the end."""
_PLACES = 100
"""Places that a search shows at most."""


class HistoryScreen(DeskScreen):
    """Past meetings, newest first; or, while words stand in the search, where they were found."""

    CSS_PATH = "history.tcss"
    TITLE = "Past meetings"
    AUTO_FOCUS = "Rows"
    BINDINGS = [
        *bindings("open", "search", "write", "back"),
        Binding("down", "to_rows", "to the list", show=False),
    ]

    class Searched(Message):
        """A search came to its end."""

        def __init__(self, words: str, found: tuple[Found, ...]) -> None:
            super().__init__()
            self.words = words
            self.found = found

    class SearchFailed(Message):
        """A search could not be carried out."""

        def __init__(self, error: FacilitatorError) -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._meetings: tuple[PastMeeting, ...] = ()
        self._all_read = False
        self._found: tuple[Found, ...] | None = None

    def compose(self) -> ComposeResult:
        """The search, the columns, the rows, a line on the row under the cursor, the keys."""
        yield Plain(id="title")
        yield LineInput(
            id="words", classes="edge", placeholder="/ to search topics, decisions, action items, notes, updates"
        )
        yield Plain(id="columns")
        yield Rows(id="rows")
        yield Plain(id="detail")
        yield KeyLine(id="keys")

    @property
    def _words(self) -> str:
        return self.query_one("#words", LineInput).value.strip()

    def key_ids(self) -> Sequence[Any]:
        """What can be done with a past meeting; while one types there, letters are letters."""
        if not self._meetings:
            return ("back", "help")
        if self.query_one("#words").has_focus:
            return (("open", "to the list"), "back") if self._found is None or self._found else ("back",)
        return (("open", "minutes"), "search", "write", "back", "help")

    def show_fresh(self) -> None:
        """Read the newest meetings; search again where words stand in the search."""
        count = max(AT_ONCE, len(self._meetings))
        self._meetings = self.desk.see(reading.history.past_meetings, count)
        self._all_read = len(self._meetings) < count
        if self._words:
            self._search(self._words)
        self._paint()
        if self.focused is None:
            self.query_one(Rows).focus()

    def _paint(self) -> None:
        rows, today = self.query_one(Rows), self.today()
        width = rows.size.width - 3
        self.query_one("#title", Plain).show(Content.styled("Past meetings", HEADING))
        self.query_one("#words").display = bool(self._meetings)
        if self._found is not None:
            rows.show(found_rows(self._found, width, today))
            self._say_columns(Content.styled(_count(len(self._found)), QUIET))
        else:
            rows.show(past_rows(self._meetings, width, today))
            self._say_columns(past_heading(width) if self._meetings else _nothing())
        self._show_detail()
        self.show_keys()

    def _say_columns(self, content: Content) -> None:
        self.query_one("#columns", Plain).show(content)

    # --- the row under the cursor ------------------------------------------------------------------------------

    def _meeting_id(self) -> int | None:
        """Id of the meeting under the cursor; None where the list is empty."""
        kind, _, number = self.query_one(Rows).cursor.partition(":")
        if kind == "found" and self._found is not None:
            return self._found[int(number)].meeting_id
        return int(number) if kind == "meeting" else None

    def _show_detail(self) -> None:
        number = self._meeting_id()
        meeting = next((m for m in self._meetings if m.id == number), None)
        shown = self.query_one("#detail", Plain)
        shown.visible = meeting is not None
        shown.show(past_detail(meeting) if meeting else Content(""))

    @on(Rows.Moved)
    def _moved(self) -> None:
        """Show more of the row; at the end of the list read the meetings before."""
        self._show_detail()
        last = self._meetings[-1] if self._meetings else None
        if self._found is None and last and self._meeting_id() == last.id and not self._all_read:
            more = self.desk.see(reading.history.past_meetings, AT_ONCE, last.start)
            self._all_read = len(more) < AT_ONCE
            self._meetings += more
            self._paint()

    def action_open(self) -> None:
        """Show the minutes; from the search go to what was found."""
        if self.query_one("#words").has_focus:
            self.action_to_rows()
        elif (number := self._meeting_id()) is not None:
            self.app.push_screen(MinutesScreen(number))

    def action_write_minutes(self) -> None:
        """Write the minutes of the meeting under the cursor to a file."""
        if (number := self._meeting_id()) is not None:
            with self.acting():
                minutes = self.desk.see(reading.minutes.minutes, number)
                self.facilitator.tell(save_minutes(self.facilitator.database, minutes))

    # --- the search --------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Type words; every one of them must stand in what is found."""
        if self._meetings:
            self.query_one("#words").focus()

    def action_to_rows(self) -> None:
        """From the words to what was found."""
        self.query_one(Rows).focus()

    def on_descendant_focus(self) -> None:
        """The keys are others in the search and out of it."""
        self.show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the words are typed."""
        event.stop()
        if self._words:
            self._search(self._words)
        else:
            self.workers.cancel_group(self, "search")
            self._found = None
            self._paint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.action_to_rows()

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, words: str) -> None:
        worker = get_current_worker()
        try:
            found = self.desk.see(reading.history.search, words, _PLACES)
        except FacilitatorError as error:
            self.post_message(self.SearchFailed(error))
        else:
            if not worker.is_cancelled:
                self.post_message(self.Searched(words, found))

    def on_history_screen_searched(self, event: Searched) -> None:
        """Show what was found, if these words still stand there."""
        if event.words == self._words:
            self._found = event.found
            self._paint()

    def on_history_screen_search_failed(self, event: SearchFailed) -> None:
        """Say what went wrong."""
        self.facilitator.tell(str(event.error), wrong=True)

    def action_leave(self) -> None:
        """From the search back to the list of meetings; from there to where one came from."""
        line = self.query_one("#words", LineInput)
        if line.value or line.has_focus:
            line.value = ""
            self.query_one(Rows).focus()
        else:
            self.dismiss()


def _count(places: int) -> str:
    if places == _PLACES:
        return f"the newest {_PLACES} places"
    return {0: "Nothing found.", 1: "1 place"}.get(places, f"{places} places")


def _nothing() -> Content:
    return joined(
        [
            Content("No meeting was held yet."),
            Content.styled("Closed meetings stand here, with their minutes and a search across them.", QUIET),
            Content.assemble(
                (key_name("back"), "bold $accent"),
                " goes back, ",
                (key_name("meeting"), "bold $accent"),
                " on the board starts one.",
            ),
        ]
    )
