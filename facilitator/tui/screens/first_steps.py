"""The first steps on an empty database: who the team is, when it meets, what it is after. Each can be skipped."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from facilitator.errors import FacilitatorError
from facilitator.tui.answers import optional_words
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.screens.series_form import SeriesFormScreen
from facilitator.tui.theme import QUIET
from facilitator.tui.typed_members import TypedMember, read_members
from facilitator.tui.typed_milestones import TypedMilestone, TypedPlan, read_plan
from facilitator.tui.widgets.field import Field, LineField
from facilitator.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk


class Step(FormScreen):
    """One of the steps: saving it leads to the next one, Esc to the one before."""

    CSS_PATH = "first_steps.tcss"
    TITLE = "Set-up"
    BINDINGS = bindings("skip_step")
    NUMBER = 1

    def key_ids(self) -> Sequence[Any]:
        """Go on, skip, go back."""
        return (("save", "save and go on"), ("skip_step", "skip this step"), ("back", "back"))

    def done(self) -> None:
        """The next step."""
        self._go(1)

    def action_skip(self) -> None:
        """The next step; what was typed is kept."""
        self.put_aside()
        self._go(1)

    def action_leave(self) -> None:
        """The step before; before the first the board."""
        self.put_aside()
        self._go(-1)

    def _go(self, by: int) -> None:
        place = self.NUMBER - 1 + by
        if 0 <= place < len(_STEPS):
            self.app.switch_screen(_STEPS[place](self.desk))
        else:
            self.app.pop_screen()

    def save_lines(self, key: str, lines: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Carry out the act of each line of the field `key`; where one fails, the lines still to do stay in it."""
        for done, (_, act) in enumerate(lines):
            try:
                act()
            except FacilitatorError:
                self.query_one(f"#{key}", TextField).put("\n".join(line for line, _ in lines[done:]))
                self.start_values()
                raise


class TeamStep(Step):
    """The team's name and its members."""

    def __init__(self) -> None:
        super().__init__("steps:team")
        self._known: tuple[str, ...] = ()
        self._team = ""

    def heading(self) -> str:
        """Which step it is."""
        return "Set-up 1 of 3: the team"

    def about(self) -> str:
        """Who is there already."""
        if not self._known:
            return "Who takes part in the meetings? A line each; many can be pasted at once."
        return f"{len(self._known)} so far: {', '.join(self._known)}"

    def compose_fields(self) -> ComposeResult:
        """The name, and a line for each member."""
        yield LineField("team", optional_words("Team name"), hint="may be left out")
        yield TextField("members", "Members", hint="name, role, e-mail, such as Ann Berg, COO, ann@example.org")

    def start_values(self) -> Mapping[str, str]:
        """The name it has; members are only added here."""
        self._known = tuple(one.name for one in self.desk.see(reading.team.members, False))
        self._team = self.desk.see(reading.board.board, self.today(), self.now()).team
        return {"team": self._team, "members": ""}

    def values_now(self) -> Mapping[str, str]:
        """The name, which somebody else may give as well."""
        return {"team": self.desk.see(reading.board.board, self.today(), self.now()).team}

    def on_typed(self, field: Field) -> None:
        """Say what was understood so far."""
        try:
            members = read_members(self.values["members"], self._known)
        except FacilitatorError as error:
            self.say(str(error), QUIET)
            return
        told = [f"{one.name} ({one.role})" if one.role else one.name for one in members]
        self.say(f"→ {len(told)}: {', '.join(told)}" if told else "", "$accent")

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Name the team and add the members."""
        members = read_members(values["members"], self._known)
        if "team" in changed:
            self.desk.do(acts.team.name_team, values["team"], seen=self.seen["team"])
        self.save_lines("members", [(one.line, partial(self._add, one)) for one in members])

    def _add(self, member: TypedMember) -> None:
        self.desk.do(acts.team.add_member, member.name, member.role, member.email)


class MeetsStep(SeriesFormScreen, Step):
    """When the team meets."""

    CSS_PATH = "series_form.tcss"
    NUMBER = 2

    def __init__(self, series_id: int | None) -> None:
        super().__init__(series_id)

    def heading(self) -> str:
        """Which step it is."""
        return "Set-up 2 of 3: when it meets"


class PlanStep(Step):
    """The milestones: imported, or typed here."""

    NUMBER = 3

    def __init__(self) -> None:
        super().__init__("steps:plan")
        self._priorities: dict[str, int] = {}
        self._members: dict[str, int] = {}

    def heading(self) -> str:
        """Which step it is."""
        return "Set-up 3 of 3: milestones"

    def about(self) -> str:
        """The two ways."""
        return "facilitator import FILE  brings in a spreadsheet; or type a line for each."

    def compose_fields(self) -> ComposeResult:
        """A line for each milestone."""
        yield TextField(
            "milestones",
            "Milestones",
            hint="title; priority; owner; due date, such as\nNew price list is out; Growth; Ann Berg; 31 mar",
        )

    def start_values(self) -> Mapping[str, str]:
        """Milestones are only added here."""
        self._members = {one.name: one.id for one in self.desk.see(reading.team.members, True)}
        board = self.desk.see(reading.board.board, self.today(), self.now())
        self._priorities = {one.title: one.id for one in board.priorities}
        return {"milestones": ""}

    def _read(self, typed: str) -> TypedPlan:
        return read_plan(typed, list(self._priorities), list(self._members), self.today())

    def on_typed(self, field: Field) -> None:
        """Say what was understood so far."""
        try:
            plan = self._read(field.value)
        except FacilitatorError as error:
            self.say(str(error), QUIET)
            return
        told = [f"→ {len(plan.milestones)} milestone{'' if len(plan.milestones) == 1 else 's'}"]
        if plan.new_priorities:
            told.append(f"new priorities: {', '.join(plan.new_priorities)}")
        if plan.new_members:
            told.append(f"new members: {', '.join(plan.new_members)}")
        self.say("   ".join(told) if plan.milestones else "", "$accent")

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Add the milestones, and the priorities and members that they bring."""
        plan = self._read(values["milestones"])
        self.save_lines("milestones", [(one.line, partial(self._add, one)) for one in plan.milestones])

    def _add(self, milestone: TypedMilestone) -> None:
        if milestone.priority not in self._priorities:
            self._priorities[milestone.priority] = self.desk.do(acts.planning.add_priority, milestone.priority)
        if milestone.owner not in self._members:
            self._members[milestone.owner] = self.desk.do(acts.team.add_member, milestone.owner)
        self.desk.do(
            acts.planning.add_milestone,
            title=milestone.title,
            priority_id=self._priorities[milestone.priority],
            owner_id=self._members[milestone.owner],
            due=milestone.due,
        )


def first_step() -> Step:
    """Where the steps begin."""
    return TeamStep()


def _meets(desk: "Desk") -> Step:
    made = desk.see(reading.series.all_series)
    return MeetsStep(made[0].id if made else None)


_STEPS: Sequence[Callable[["Desk"], Step]] = (lambda _desk: TeamStep(), _meets, lambda _desk: PlanStep())
