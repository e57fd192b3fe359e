"""What comes of comparing a form with the board: what it changes, what is left, and what is wrong with it."""

from dataclasses import dataclass, field
from datetime import datetime

from facilitator.acts.form_meaning import Fault
from facilitator.process.typing_marks import typed
from facilitator.text import quoted
from facilitator.views.form_board import Cell


@dataclass(frozen=True)
class CellChange:
    """A field (title, status or due) of a milestone that the owner changed; values as text, empty for no date."""

    milestone_id: int
    title: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class TextChange:
    """Wins or learnings (`field`) that the owner wrote."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class HelpChange:
    """A request for help: new where `request_id` is None, taken out where `after` is empty, else reworded."""

    request_id: int | None
    before: str
    after: str


@dataclass(frozen=True)
class FormMilestoneMade:
    """A new milestone of the owner. `given` says whether they named the priority; else it was chosen for them."""

    title: str
    priority_id: int | None
    priority: str
    given: bool
    status: str
    due: str


@dataclass(frozen=True)
class Conflict:
    """What both sides changed to different values: `what` it is, with both; it stays as the board has it."""

    what: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class FormComparison:
    """What one form does. With `faults` it does nothing at all.

    `kept` counts values that were changed on the board and left alone in the form. `stays` are those
    of them that an earlier form of the owner set, in words. `handed_in` says whether the
    update was handed in before, `hands_in` whether it is by this form, and `handed_in_at` when that was (UTC).
    `as_of` is the newest act that the comparison knew.
    """

    member_id: int
    member: str
    meeting_id: int
    meeting: str
    start: datetime
    zone: str
    update_id: int | None
    cells: tuple[CellChange, ...]
    texts: tuple[TextChange, ...]
    help: tuple[HelpChange, ...]
    new: tuple[FormMilestoneMade, ...]
    conflicts: tuple[Conflict, ...]
    kept: int
    stays: tuple[str, ...]
    notices: tuple[str, ...]
    faults: tuple[Fault, ...]
    handed_in: bool
    hands_in: bool
    handed_in_at: datetime = field(compare=False)
    as_of: int = field(compare=False)

    @property
    def changes(self) -> int:
        """How many things it changes."""
        return len(self.cells) + len(self.texts) + len(self.help) + len(self.new)


@dataclass
class Findings:
    """The parts of a comparison while it is made."""

    cells: list[CellChange] = field(default_factory=list)
    texts: list[TextChange] = field(default_factory=list)
    help: list[HelpChange] = field(default_factory=list)
    new: list[FormMilestoneMade] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    kept: int = 0

    def leave(self, what: str, cell: Cell, theirs: str) -> None:
        """Count a value that stays, and say so where an earlier form set it and this one has what it came with."""
        self.kept += 1
        brought = {typed(text) for _, text in cell.brought}
        if typed(cell.ours) in brought and typed(theirs) not in brought:
            self.stays.append(
                f"{what} stays {_shown(cell.ours)} as an earlier form said; "
                f"this one has {_shown(theirs)}, as when it was made. If that is meant, change it on the board."
            )

    @property
    def edited(self) -> bool:
        """Whether the owner filled anything in that the board does not have."""
        return bool(self.cells or self.texts or self.help or self.new or self.conflicts)


def _shown(text: str) -> str:
    return quoted(text) if text else "nothing"
