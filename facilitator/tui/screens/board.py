"""The board: where everything stands between meetings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import reading
from facilitator.tui.screens.board_head import head_lines
from facilitator.tui.screens.board_order import Arrangement, counts_text, following, without_news
from facilitator.tui.screens.board_rows import board_rows, milestone_detail, topic_detail
from facilitator.tui.screens.milestone_keys import MilestoneKeys
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import beside, joined
from facilitator.tui.widgets.line_input import LineInput
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import Board, BoardMilestone, WaitingTopic


class BoardScreen(MilestoneKeys):
    """Milestones by priority, the next meeting, and the topics that wait."""

    CSS_PATH = "board.tcss"
    TITLE = "Board"
    SCOPE = "The board"
    BINDINGS = [
        *bindings(
            "open", "edit", "meeting", "prepare", "filter", "sort", "group", "finished", "topics", "history", "setup",
            "settings", "back", "quit",
        ),
        Binding("down", "to_rows", "to the list", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._finished: tuple[BoardMilestone, ...] | None = None
        self._arrangement = Arrangement()
        self._composed: tuple[object, ...] = ()
        self._welcomed = False

    def compose_body(self) -> ComposeResult:
        """The head, how it is arranged, the rows, and the one under the cursor in full."""
        yield Plain(id="head")
        with Horizontal(id="arranged"):
            yield LineInput(id="filter", classes="edge", placeholder="type to filter")
            yield Plain(id="arrangement")
        with Container(id="main"):
            yield Rows(id="rows")
            yield Plain(id="detail")

    @property
    def home(self) -> Widget:
        """The rows."""
        return self.query_one(Rows)

    @property
    def board(self) -> Board:
        """What was read last."""
        if self._board is None:
            raise FacilitatorError("The board is not read yet.", "Wait a moment.")
        return self._board

    @property
    def topics(self) -> Sequence[WaitingTopic]:
        """Every topic that waits."""
        return self.board.topics

    @property
    def meeting_scope(self) -> int | None:
        """What is done here belongs to the meeting that runs in this window; elsewhere it is an owner's own."""
        meeting = self._board.meeting if self._board else None
        return meeting.id if meeting is not None and self.facilitator.presence.holds(meeting.id) else None

    # --- showing -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read the board, and the finished milestones where they are asked for."""
        today = self.today()
        self._board = without_news(self.desk.see(reading.board.board, today, self.now()))
        if self._finished is not None:
            self._finished = self.desk.see(reading.board.done_milestones, today)
        self._show_rows()
        if self._board.empty and not self._welcomed:
            self._welcomed = True
            self.call_after_refresh(self.action_setup)

    def tick(self) -> None:
        """How far off the meeting is moves with time; at midnight everything does."""
        if self._board is None:
            return
        if self._composed and self._composed[-1] != self.today():
            self.refresh_view()
            return
        self._show_head()

    def _show_head(self) -> None:
        head, throwaway = self.query_one("#head", Plain), self.facilitator.throwaway
        head.show(joined(head_lines(self.board, self.now(), self.today(), head.size.width, throwaway=throwaway)))

    def _show_rows(self) -> None:
        rows, today = self.query_one(Rows), self.today()
        width = max(0, rows.size.width - 3)
        wanted = (self._board, self._finished, self._arrangement, width, today)
        if wanted != self._composed:
            self._composed = wanted
            rows.show(board_rows(self.board, self._finished, self._arrangement, width, today))
        self._show_head()
        self._show_arrangement()
        self._show_detail()

    def _show_arrangement(self) -> None:
        shown = self.query_one("#arrangement", Plain)
        told = f"{key_name('back')} shows all" if self._arrangement.filtered else self._arrangement.told
        if not self.board.milestones and not self._finished:
            told = ""
        counted = Content.styled(counts_text(self.board, self._finished, self._arrangement, self.today()), QUIET)
        shown.show(beside(counted, Content.styled(told, QUIET), shown.size.width))

    @on(Rows.Moved)
    def _show_detail(self) -> None:
        if self._board is None:
            return
        shown = self.query_one("#detail", Plain)
        width, height = shown.content_size
        milestone, topic = self.milestone_here(), self.topic_here()
        # A rule with nothing beneath would look like something that is missing.
        shown.visible = milestone is not None or topic is not None
        if milestone is not None:
            offer = [Content.assemble((key_name("topic"), "bold $accent"), " makes it a topic")] if self.offered else []
            lines = milestone_detail(milestone, offer, width, height, self.today())
            shown.show(joined(lines))
        elif topic is not None:
            zone = self.board.meeting.zone if self.board.meeting else "UTC"
            shown.show(joined(topic_detail(topic, width, height, zone, self.today())))
        else:
            shown.show(Content(""))
        self.show_keys()

    def key_ids(self) -> Sequence[Any]:
        """The keys for what the cursor is on, then those of the board; while one types there, letters are letters."""
        if self.query_one("#filter").has_focus:
            return (("open", "to the list"), "back")
        if self.topic_here() is not None:
            here: tuple[Any, ...] = (
                ("topic", "raise one"),
                ("edit", "reword"),
                "merge",
                "settle",
                "drop",
                ("topics", "milestones"),
            )
        else:
            on_it = ("edit", "green", "yellow", "red", "done", "date", "past") if self.milestone_here() else ()
            here = ("new", *on_it, *(() if self.offered else ("topic",)), "topics")
        arrange = ("filter", "sort", "group", "finished")
        return (*here, "meeting", "prepare", *arrange, "undo", "history", "setup", "quit", "help")

    # --- what the cursor is on ---------------------------------------------------------------------------------

    def milestone_here(self) -> BoardMilestone | None:
        """The milestone under the cursor; None where there is none."""
        kind, _, number = self.query_one(Rows).cursor.partition(":")
        known = (*self.board.milestones, *(self._finished or ()))
        return next((one for one in known if kind == "m" and str(one.id) == number), None)

    def topic_here(self) -> WaitingTopic | None:
        """The waiting topic under the cursor; None where there is none."""
        kind, _, number = self.query_one(Rows).cursor.partition(":")
        return next((one for one in self.board.topics if kind == "t" and str(one.id) == number), None)

    def follow(self, milestone_id: int) -> None:
        """Put the cursor on that milestone as soon as it is shown."""
        self.query_one(Rows).follow(f"m:{milestone_id}")

    def action_to_rows(self) -> None:
        """From the filter to the rows."""
        self.home.focus()

    def action_topics(self) -> None:
        """Go to the waiting topics; from there back to the milestones."""
        kind = "m:" if self.topic_here() is not None else "t:"
        if not self.query_one(Rows).go_to(kind):
            told = (
                f"No topic waits: {key_name('topic')} raises one." if kind == "t:" else "There is no milestone in view."
            )
            self.facilitator.tell(told)

    # --- arranging ---------------------------------------------------------------------------------------------

    def _arrange(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._show_rows()
        self.query_one(Rows).begin_anew()

    def action_sort(self) -> None:
        """The next way to sort."""
        self._arrange(replace(self._arrangement, sort=following(self._arrangement.sort)))

    def action_group(self) -> None:
        """The next way to group."""
        self._arrange(replace(self._arrangement, group=following(self._arrangement.group)))

    def on_descendant_focus(self) -> None:
        """The keys are others in the filter and out of it."""
        if self._board is not None:
            self.show_keys()

    def action_filter(self) -> None:
        """Type what to show."""
        line = self.query_one("#filter", LineInput)
        line.display = True
        line.focus()
        self.call_after_refresh(self._show_arrangement)

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self._arrange(replace(self._arrangement, words=event.value))

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one("#filter").display = self._arrangement.filtered
        self.home.focus()
        self.call_after_refresh(self._show_arrangement)

    def action_leave(self) -> None:
        """Show everything again."""
        line = self.query_one("#filter", LineInput)
        line.value = ""
        line.display = False
        self.home.focus()
        # Without the filter there is room for all of it.
        self.call_after_refresh(self._show_arrangement)

    def action_finished(self) -> None:
        """Show the finished milestones, or hide them again."""
        self._finished = () if self._finished is None else None
        self.refresh_view()

    # --- the row under the cursor ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Enter edits what the cursor is on; from the filter it goes to the list."""
        if self.query_one("#filter").has_focus:
            self._filtered()
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Edit the milestone, or reword the topic, under the cursor."""
        if (topic := self.topic_here()) is not None:
            self.reword_topic(topic)
        elif (milestone := self.milestone_or_said()) is not None:
            self.open_form(milestone)

    # --- elsewhere ---------------------------------------------------------------------------------------------

    def action_meeting(self) -> None:
        """Go to the running meeting, else to the next one; where none can be made, plan one."""
        from facilitator.tui.routes import meeting_screen

        try:
            self.app.switch_screen(meeting_screen(self.desk))
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)

    def action_prepare(self) -> None:
        """Prepare the update of who sits here."""
        from facilitator.tui.routes import prepare_screen

        try:
            self.app.push_screen(prepare_screen(self.desk))
        except FacilitatorError as error:
            self.facilitator.tell(str(error), wrong=True)

    def action_history(self) -> None:
        """Past meetings."""
        from facilitator.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_setup(self) -> None:
        """The team, its priorities and when it meets; step by step where there is nothing yet."""
        from facilitator.tui.screens.first_steps import first_step
        from facilitator.tui.screens.setup import SetupScreen

        self.app.push_screen(first_step() if self.board.empty else SetupScreen())
