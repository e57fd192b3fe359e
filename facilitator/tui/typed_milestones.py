"""Milestones as people type or paste them: a line each, with title, priority, owner and due date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.errors import NotValid
from facilitator.text import required_line
from facilitator.tui.answers import date_answer
from facilitator.tui.typed_members import filled_lines


@dataclass(frozen=True)
class TypedMilestone:
    """One line, read: priority and owner by the names they have, or will have; `line` is as it was typed."""

    title: str
    priority: str
    owner: str
    due: date | None
    line: str


@dataclass(frozen=True)
class TypedPlan:
    """What was typed, and which priorities and members it brings that are not there yet."""

    milestones: tuple[TypedMilestone, ...]
    new_priorities: tuple[str, ...]
    new_members: tuple[str, ...]


def read_plan(typed: str, priorities: Sequence[str], members: Sequence[str], today: date) -> TypedPlan:
    """A milestone for each line: title; priority; owner; due date, with semicolons or tabs between.

    A priority that is left out is that of the line before; the date may be left out. Names are known by their
    beginning; other names are new. Raises NotValid with the number of the first line that cannot be taken.
    """
    known_priorities, known_members = list(priorities), list(members)
    milestones: list[TypedMilestone] = []
    before = ""
    for number, line in enumerate(filled_lines(typed), 1):
        try:
            cells = [*(cell.strip() for cell in re.split(r"[\t;]", line)), "", "", ""]
            milestone = TypedMilestone(
                title=required_line(cells[0], "title"),
                priority=_named(cells[1] or before, "priority", known_priorities),
                owner=_named(cells[2], "owner", known_members),
                due=date_answer(cells[3], today),
                line=line,
            )
        except NotValid as error:
            raise NotValid(f"Line {number}: {error.message}", error.hint) from error
        milestones.append(milestone)
        before = milestone.priority
    return TypedPlan(
        tuple(milestones), tuple(known_priorities[len(priorities) :]), tuple(known_members[len(members) :])
    )


def _named(typed: str, what: str, known: list[str]) -> str:
    """The one of `known` that `typed` names; a new one is added to `known`. Raises NotValid."""
    if not typed:
        raise NotValid(f"It has no {what}.", "Write: title; priority; owner; due date.")
    name = required_line(typed, what)
    folded = name.casefold()
    exact = [one for one in known if one.casefold() == folded]
    found = exact or [one for one in known if f" {folded}" in f" {one.casefold()}"]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotValid(f"{name} could be {' or '.join(found)}.", "Write more of it.")
    known.append(name)
    return name
