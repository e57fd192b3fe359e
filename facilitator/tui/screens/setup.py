"""The set-up: the team, its priorities, and when it meets with whom."""

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.screens.member_form import MemberFormScreen
from facilitator.tui.screens.page import PageScreen
from facilitator.tui.screens.priority_form import PriorityFormScreen
from facilitator.tui.screens.series_form import SeriesFormScreen
from facilitator.tui.screens.setup_rows import setup_rows
from facilitator.tui.screens.team_form import TeamFormScreen
from facilitator.tui.theme import HEADING
from facilitator.tui.widgets.columns import text
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import Board
from facilitator.views.team import MemberLine, Participant, SeriesLine


class SetupScreen(PageScreen):
    """Everything that was set up, each to be changed where it stands."""

    CSS_PATH = "setup.tcss"
    TITLE = "Set-up"
    BINDINGS = bindings("open", "new", "edit", "retire", "takes_part", "speaks", "move_down", "move_up", "back", "quit")

    def __init__(self) -> None:
        super().__init__()
        self._board: Board | None = None
        self._members: Sequence[MemberLine] = ()
        self._series: Sequence[SeriesLine] = ()

    def compose_body(self) -> ComposeResult:
        """A heading and the rows."""
        yield Plain(id="head")
        yield Rows(id="rows")

    @property
    def home(self) -> Widget:
        """The rows."""
        return self.query_one(Rows)

    def show_fresh(self) -> None:
        """Read team, priorities and series."""
        self._board = self.desk.see(reading.board.board, self.today(), self.now())
        self._members = self.desk.see(reading.team.members, False)
        self._series = self.desk.see(reading.series.all_series)
        self.query_one("#head", Plain).show(text("Set-up", HEADING))
        rows = self.query_one(Rows)
        width = max(0, rows.size.width - 3)
        rows.show(setup_rows(self._board, self._members, self._series, width, self.now()))
        self.show_keys()

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.show_keys()

    def key_ids(self) -> Sequence[Any]:
        """The keys for what the cursor is on."""
        keys: dict[str, tuple[Any, ...]] = {
            "team": ("edit",),
            "member": ("edit", ("retire", "leaves, or comes back"), ("new", "add a member")),
            "priority": ("edit", "move_down", "move_up", ("new", "add a priority")),
            "series": ("edit", ("retire", "ends, or goes on"), ("new", "add a series")),
            "part": ("speaks", "takes_part", "move_down", "move_up"),
            "add": (("open", "add"),),
        }
        return (*keys.get(self._here()[0], ()), "undo", "redo", "back", "help")

    # --- what the cursor is on ---------------------------------------------------------------------------------

    def _here(self) -> tuple[str, str]:
        kind, _, which = self.query_one(Rows).cursor.partition(":")
        return kind, which

    def _member(self, member_id: str) -> MemberLine:
        return next(one for one in self._members if str(one.id) == member_id)

    def _part(self) -> tuple[SeriesLine, int, Participant | None] | None:
        """The series and member under the cursor, and how they take part; None, and said so, on other rows."""
        kind, which = self._here()
        if kind != "part":
            self.facilitator.tell("Put the cursor on a name under a series of meetings.", wrong=True)
            return None
        series_id, _, member_id = which.partition(":")
        series = next(one for one in self._series if str(one.id) == series_id)
        part = next((one for one in series.participants if str(one.member_id) == member_id), None)
        return series, int(member_id), part

    # --- acts --------------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Enter changes what the cursor is on, or adds."""
        if self._here()[0] == "add":
            self.action_new()
        elif self._here()[0] == "part":
            self.action_gives_update()
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Change what the cursor is on."""
        kind, which = self._here()
        priorities = self._board.priorities if self._board else ()
        form: FormScreen
        match kind:
            case "team":
                form = TeamFormScreen()
            case "member":
                form = MemberFormScreen(self._member(which))
            case "priority":
                form = PriorityFormScreen(next(one for one in priorities if str(one.id) == which))
            case "series" | "part":
                form = SeriesFormScreen(int(which.partition(":")[0]))
            case _:
                self.action_new()
                return
        self.app.push_screen(form)

    def action_new(self) -> None:
        """Add one of what the cursor is among."""
        kind, which = self._here()
        match which if kind == "add" else kind:
            case "priority":
                self.app.push_screen(PriorityFormScreen(None))
            case "series" | "part":
                self.app.push_screen(SeriesFormScreen())
            case _:
                self.app.push_screen(MemberFormScreen(None))

    def action_retire(self) -> None:
        """A member leaves or comes back; a series ends or goes on."""
        kind, which = self._here()
        with self.acting():
            if kind == "member":
                member = self._member(which)
                self.desk.do(acts.team.change_member, member.id, active=not member.active)
            elif kind == "series":
                series = next(one for one in self._series if str(one.id) == which)
                self.desk.do(acts.series.change_series, series.id, active=not series.active)

    def action_move(self, by: int) -> None:
        """Move a priority, or a member in the speaking order."""
        kind, which = self._here()
        if kind == "priority" and self._board is not None:
            ids = [str(one.id) for one in self._board.priorities]
            with self.acting():
                place = max(0, ids.index(which) + by)
                self.desk.do(acts.planning.change_priority, int(which), position=place)
        elif kind == "part" and (here := self._part()) is not None:
            series, member_id, part = here
            if part is not None:
                place = max(0, series.participants.index(part) + by)
                with self.acting():
                    self.desk.do(
                        acts.series.set_participant,
                        series.id, member_id, gives_update=part.gives_update, position=place,
                    )  # fmt: skip

    def action_gives_update(self) -> None:
        """The member gives an update in this series, or does not."""
        if (here := self._part()) is not None:
            series, member_id, part = here
            gives = part is None or not part.gives_update
            with self.acting():
                self.desk.do(acts.series.set_participant, series.id, member_id, gives_update=gives)

    def action_takes_part(self) -> None:
        """The member takes part in this series, or does not."""
        if (here := self._part()) is not None:
            series, member_id, part = here
            with self.acting():
                if part is None:
                    self.desk.do(acts.series.set_participant, series.id, member_id)
                else:
                    self.desk.do(acts.series.remove_participant, series.id, member_id)

    def action_leave(self) -> None:
        """Back to the board."""
        self.app.pop_screen()
