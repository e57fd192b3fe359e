"""The page of one milestone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from textual.app import ComposeResult

from facilitator.errors import NotValid
from facilitator.process.status import STATUS_ORDER, Status
from facilitator.text import required_line
from facilitator.tui.answers import Question, date_answer, person_named, when, who, words
from facilitator.tui.keys import key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.status_marks import status_mark
from facilitator.tui.widgets.choice_field import ChoiceField, Option
from facilitator.tui.widgets.field import Field, LineField
from facilitator.tui.widgets.text_field import TextField
from facilitator.views.board import Board, BoardMilestone, PriorityLine
from facilitator.views.meeting import Person

STATUS_LETTERS = {Status.ON_TRACK: "g", Status.MIGHT_MISS: "y", Status.WILL_MISS: "r", Status.DONE: "d"}

Saved = Callable[[int, bool], None]
"""Told which milestone was saved, and whether it became "might miss" by that."""


class MilestoneFormScreen(FormScreen):
    """Adds a milestone, or changes `milestone`. `meeting` is the running meeting that the change belongs to."""

    CSS_PATH = "milestone_form.tcss"
    TITLE = "Milestone"

    def __init__(
        self, board: Board, milestone: BoardMilestone | None, *, today: date, meeting: int | None, saved: Saved
    ) -> None:
        super().__init__(f"milestone:{milestone.id if milestone else 'new'}")
        self._milestone = milestone
        self._priorities = board.priorities
        self._members = _owners(board.members, milestone)
        self._today = today
        self._meeting = meeting
        self._saved = saved

    def heading(self) -> str:
        """Whether it is a new one."""
        return "Milestone" if self._milestone else "New milestone"

    def compose_fields(self) -> ComposeResult:
        """What gets done, for which priority, by whom, by when; how it stands and what it needs."""
        yield LineField("title", words("Title"))
        yield LineField("priority", self._priority_question(), hint=self._priority_hint())
        yield LineField("owner", self._owner_question(), hint=self._owner_hint())
        yield LineField("due", when("Due", self._today), hint="such as 31 mar, 2027-03-31, +2w, fri, eom")
        options = [
            Option(status, status_mark(status, word=False) + f" {status.word}", STATUS_LETTERS[status])
            for status in (Status.ON_TRACK, *(one for one in STATUS_ORDER if one is not Status.ON_TRACK))
        ]
        yield ChoiceField("status", "Status", options)
        yield TextField("resources", "Needs", hint="resources and support, and from whom")
        yield TextField("notes", "Notes")

    def start_values(self) -> Mapping[str, str]:
        """The milestone as it stands; for a new one the only priority there is."""
        if self._milestone is None:
            return {"priority": self._priorities[0].title if len(self._priorities) == 1 else ""}
        return self.values_now()

    def values_now(self) -> Mapping[str, str]:
        """The milestone as it stands by now. Raises NotFound where it was taken out."""
        if self._milestone is None:
            return {}
        now = self.desk.see(reading.board.milestone_history, self._milestone.id).milestone
        return {
            "title": now.title,
            "priority": now.priority,
            "owner": now.owner,
            "due": now.due.isoformat() if now.due else "",
            "status": now.status,
            "resources": now.resources,
            "notes": now.notes,
        }

    def to_check(self) -> Sequence[Field]:
        """Of a milestone that is there only what was changed: an import may have left it without an owner."""
        return [field for field in self.fields if self._milestone is None or field.key in self.changed]

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Add it, or change what was changed."""
        if self._milestone is None:
            saved = self._add(values)
        else:
            saved = self._milestone.id
            self._change(self._milestone, values, changed)
        might_miss = "status" in changed and values["status"] == Status.MIGHT_MISS
        self._saved(saved, might_miss)

    def _add(self, values: Mapping[str, str]) -> int:
        return self.desk.do(
            acts.planning.add_milestone,
            title=values["title"],
            priority_id=self._priority_id(values["priority"]),
            owner_id=person_named(values["owner"], self._members).id,
            due=date_answer(values["due"], self._today),
            status=Status(values["status"]),
            resources=values["resources"],
            notes=values["notes"],
            meeting=self._meeting,
        )

    def _change(self, milestone: BoardMilestone, values: Mapping[str, str], changed: frozenset[str]) -> None:
        unchanged = acts.planning.UNCHANGED
        if changed - {"status"}:
            self.desk.do(
                acts.planning.change_milestone,
                milestone.id,
                title=values["title"] if "title" in changed else None,
                priority_id=self._priority_id(values["priority"]) if "priority" in changed else None,
                owner_id=person_named(values["owner"], self._members).id if "owner" in changed else unchanged,
                due=date_answer(values["due"], self._today) if "due" in changed else unchanged,
                resources=values["resources"] if "resources" in changed else None,
                notes=values["notes"] if "notes" in changed else None,
                meeting=self._meeting,
                seen=self.seen,
            )
        if "status" in changed:
            seen = Status(self.seen["status"])
            status = Status(values["status"])
            self.desk.do(acts.planning.set_status, milestone.id, status, meeting=self._meeting, seen=seen)

    # --- the priority ------------------------------------------------------------------------------------------

    def _priority_question(self) -> Question:
        return Question("Priority", self._priority_words, names=tuple(one.title for one in self._priorities))

    def _priority_hint(self) -> str:
        if not self._priorities:
            return "a new one: type what the team is after"
        return f"↓ chooses: {' · '.join(one.title for one in self._priorities)}"

    def _owner_question(self) -> Question:
        return who("Owner", self._members) if self._members else Question("Owner", _no_owner)

    def _owner_hint(self) -> str:
        return "the one who answers for it" if self._members else str(_no_members())

    def _priority_words(self, typed: str) -> str:
        known = priority_named(typed, self._priorities)
        return f"→ {known.title}" if known else "→ a new priority"

    def _priority_id(self, typed: str) -> int:
        known = priority_named(typed, self._priorities)
        if known is None:
            known = PriorityLine(self.desk.do(acts.planning.add_priority, typed), required_line(typed, "priority"), "")
            # Where the milestone cannot be saved now, the next try finds it.
            self._priorities = (*self._priorities, known)
        return known.id


def _no_members() -> NotValid:
    return NotValid("There are no members yet.", f"{key_name('back', first=True)}, then {key_name('setup')} adds them.")


def _no_owner(_typed: str) -> str:
    """Whatever is typed, nobody is called that; raises NotValid with what to do about it."""
    raise _no_members()


def _owners(members: Sequence[Person], milestone: BoardMilestone | None) -> tuple[Person, ...]:
    """Whom the owner can be: active members, and the owner as it is even where they left."""
    known = {member.id: member for member in members}
    if milestone is not None and milestone.owner_id is not None:
        known.setdefault(milestone.owner_id, Person(milestone.owner_id, milestone.owner))
    return tuple(known.values())


def priority_named(typed: str, priorities: Sequence[PriorityLine]) -> PriorityLine | None:
    """The priority with that title, else the only one that begins so; None where it is a new one.

    Raises NotValid for an empty or over-long title.
    """
    wanted = required_line(typed, "priority").casefold()
    exact = [one for one in priorities if one.title.casefold() == wanted]
    found = exact or [one for one in priorities if one.title.casefold().startswith(wanted)]
    if len(found) > 1 and not exact:
        raise NotValid(f"{len(found)} priorities begin so.", "Type a letter more, or choose with ↓.")
    return found[0] if found else None
