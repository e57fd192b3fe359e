"""Planning: strategic priorities, and the milestones that serve them."""

from datetime import date
from enum import Enum
from typing import Final, Literal

from sqlmodel import col, func, select

from facilitator.acts.labels import day, named
from facilitator.acts.seen import Seen, check_seen, check_words
from facilitator.errors import NotNow, NotValid
from facilitator.process.agenda import place
from facilitator.process.status import Status
from facilitator.records.plan import Milestone, MilestoneBaseline, Priority
from facilitator.records.team import Member
from facilitator.records.topic import Topic
from facilitator.records.update import HelpRequest
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph, quoted, required_line


class Unchanged(Enum):
    """Says "leave it as it is" where None is a value of its own."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED
LeaveIt = Literal[Unchanged.UNCHANGED]


def add_priority(store: Store, title: str, outcome: str = "") -> int:
    """Add a strategic priority after the others, and give back its id. `outcome` says what shifts for whom."""
    with store.act("planning.add_priority") as unit:
        priority = new_priority(unit, title, outcome)
        unit.about(priority.title)
        return priority.id


def change_priority(
    store: Store,
    priority_id: int,
    *,
    title: str | None = None,
    outcome: str | None = None,
    position: int | None = None,
    seen: Seen | None = None,
) -> None:
    """Change a priority; None leaves a field as it is. `position` counts from 0, held within the ends.

    Raises NotFound, NotValid, and Conflict where title or outcome stand otherwise than `seen`.
    """
    with store.act("planning.change_priority") as unit:
        priority = unit.get(Priority, priority_id)
        before = {"title": priority.title, "outcome": priority.outcome}
        if title is not None:
            priority.title = required_line(title, "title")
        if outcome is not None:
            priority.outcome = paragraph(outcome, "outcome")
        if position is not None:
            order = unit.all(select(Priority).order_by(col(Priority.position), col(Priority.id)))
            for number, one in enumerate(place(order, priority, position)):
                one.position = number
        check_seen(seen, before, {"title": priority.title, "outcome": priority.outcome})
        unit.about(priority.title)


def add_milestone(
    store: Store,
    *,
    title: str,
    priority_id: int,
    owner_id: int | None,
    due: date | None,
    status: Status = Status.ON_TRACK,
    resources: str = "",
    notes: str = "",
    meeting: int | None = None,
) -> int:
    """Add a milestone, and give back its id.

    Raises NotValid for texts that cannot be taken and where there is no owner, or one who left.
    """
    with store.act("planning.add_milestone", meeting=meeting) as unit:
        milestone = Milestone(
            title=required_line(title, "title"),
            priority_id=unit.get(Priority, priority_id).id,
            owner_id=_owner(unit, owner_id),
            due=due,
            status=status,
            resources=paragraph(resources, "resources"),
            notes=paragraph(notes, "notes"),
        )
        unit.add(milestone)
        unit.about(milestone.title)
        return milestone.id


def change_milestone(
    store: Store,
    milestone_id: int,
    *,
    title: str | None = None,
    priority_id: int | None = None,
    owner_id: int | LeaveIt | None = UNCHANGED,
    due: date | LeaveIt | None = UNCHANGED,
    resources: str | None = None,
    notes: str | None = None,
    meeting: int | None = None,
    seen: Seen | None = None,
) -> None:
    """Change a milestone; None (UNCHANGED for owner and due date) leaves a field as it is.

    An owner who left may stay, but is not newly given a milestone. Raises NotFound, NotValid, and Conflict where a
    field stands otherwise than `seen`: title, priority (title), owner (name), due (ISO, or empty), resources, notes.
    """
    with store.act("planning.change_milestone", meeting=meeting) as unit:
        milestone = unit.get(Milestone, milestone_id)
        before = _words(unit, milestone)
        if title is not None:
            milestone.title = required_line(title, "title")
        if priority_id is not None:
            milestone.priority_id = unit.get(Priority, priority_id).id
        if owner_id is not UNCHANGED and owner_id != milestone.owner_id:
            milestone.owner_id = _owner(unit, owner_id)
        if due is not UNCHANGED:
            milestone.due = due
        if resources is not None:
            milestone.resources = paragraph(resources, "resources")
        if notes is not None:
            milestone.notes = paragraph(notes, "notes")
        check_seen(seen, before, _words(unit, milestone))
        unit.about(milestone.title)


def set_status(
    store: Store, milestone_id: int, status: Status, *, meeting: int | None = None, seen: Status | None = None
) -> None:
    """Set a milestone's status, to done and back too. Raises Conflict where it is another one than was `seen`."""
    with store.act("planning.set_status", meeting=meeting) as unit:
        milestone = unit.get(Milestone, milestone_id)
        before, milestone.status = milestone.status, status
        check_words(None if seen is None else seen.word, before.word, status.word)
        unit.about(f"{named(milestone.title)} to {status.word}")


def set_due(
    store: Store, milestone_id: int, due: date | None, *, meeting: int | None = None, seen: str | None = None
) -> None:
    """Set the day a milestone is due; None where it has no date.

    Raises Conflict where another one than was `seen` (ISO, or empty) stands there.
    """
    with store.act("planning.set_due", meeting=meeting) as unit:
        milestone = unit.get(Milestone, milestone_id)
        before, milestone.due = milestone.due, due
        words = None if seen is None else {"due": seen}
        check_seen(words, {"due": due_words(before)}, {"due": due_words(due)})
        unit.about(f"{named(milestone.title)} to {day(due) if due else 'none'}")


def due_words(due: date | None) -> str:
    """A due date as it is compared with the one that was seen: ISO, or empty."""
    return due.isoformat() if due else ""


def remove_milestone(store: Store, milestone_id: int, *, meeting: int | None = None) -> None:
    """Take out a milestone that was added by mistake. Raises NotNow where a topic or request for help refers to it."""
    with store.act("planning.remove_milestone", meeting=meeting) as unit:
        milestone = unit.get(Milestone, milestone_id)
        _check_unused(unit, milestone)
        for baseline in unit.all(select(MilestoneBaseline).where(MilestoneBaseline.milestone_id == milestone_id)):
            unit.delete(baseline)
        unit.about(milestone.title)
        unit.delete(milestone)


def new_priority(unit: Unit, title: str, outcome: str = "") -> Priority:
    """Insert a priority after the others, as part of an act."""
    last = unit.session.exec(select(func.max(Priority.position))).one()
    return unit.add(
        Priority(
            title=required_line(title, "title"),
            outcome=paragraph(outcome, "outcome"),
            position=0 if last is None else last + 1,
        )
    )


def _words(unit: Unit, milestone: Milestone) -> Seen:
    """The fields of a milestone as a page of fields shows them."""
    return {
        "title": milestone.title,
        "priority": unit.get(Priority, milestone.priority_id).title,
        "owner": "" if milestone.owner_id is None else unit.get(Member, milestone.owner_id).name,
        "due": due_words(milestone.due),
        "resources": milestone.resources,
        "notes": milestone.notes,
    }


def _owner(unit: Unit, owner_id: int | None) -> int:
    if owner_id is None:
        raise NotValid("A milestone has exactly one owner.", "Name the member who answers for it.")
    owner = unit.get(Member, owner_id)
    if not owner.active:
        raise NotValid(f"{owner.name} has left the team.", "Name a member who is active.")
    return owner.id


def _check_unused(unit: Unit, milestone: Milestone) -> None:
    topic = unit.first(select(Topic).where(Topic.milestone_id == milestone.id))
    if topic is not None:
        raise NotNow(
            f"The topic {quoted(topic.title)} is about this milestone.", "Keep it, and set it to done instead."
        )
    if unit.first(select(HelpRequest).where(HelpRequest.milestone_id == milestone.id)) is not None:
        raise NotNow("An update asks for help with this milestone.", "Keep it, and set it to done instead.")
