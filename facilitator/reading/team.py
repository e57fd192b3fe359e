"""Who belongs to the team."""

import unicodedata

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.process.merging import name_key
from facilitator.records.columns import COLUMNS
from facilitator.text import as_argument, one_line, quoted
from facilitator.views.meeting import Person
from facilitator.views.team import MemberLine

_member = COLUMNS["member"]

_MEMBERS = sa.select(_member.c.id, _member.c.name, _member.c.role, _member.c.email, _member.c.active)


def members(connection: Connection, active_only: bool = False) -> tuple[MemberLine, ...]:
    """The members by name; those who left come last, or not at all with `active_only`."""
    query = _MEMBERS.where(_member.c.active) if active_only else _MEMBERS
    lines = [MemberLine(**row) for row in connection.execute(query).mappings()]
    return tuple(sorted(lines, key=lambda line: (not line.active, line.name.casefold(), line.id)))


def member_named(connection: Connection, text: str, *, active: bool | None = None) -> Person:
    """The member whom `text` means: a whole name, else a word of one, else the beginning of a word, that only one has.

    Accents may be left out where nobody is written so; capital letters do not matter. Looked for among all (the active
    ones first), or only among those who are `active`, or who are not. Raises NotFound, which lists who there is.
    """
    wanted, known = one_line(text), members(connection)
    if not known:
        raise NotFound("There are no members yet.", "Add one: facilitator members add 'Ann Berg'")
    there = [member for member in known if active is None or member.active is active]
    found = _meant(wanted, there)
    if not found:
        raise _nobody(one_line(text), _meant(wanted, [member for member in known if member not in there]), there)
    if len(found) > 1:
        raise NotFound(f"{quoted(text)} could be {_names(found, 'or')}.", "Write more of the name.")
    return Person(found[0].id, found[0].name)


def _meant(wanted: str, among: list[MemberLine]) -> list[MemberLine]:
    for key in (name_key, _unaccented):
        names = [(key(member.name), member) for member in among]
        asked = key(wanted)
        if whole := [member for name, member in names if name == asked]:
            return whole
        begun = [(name, member) for name, member in names if asked and _begins(name, asked)]
        begun = [(name, member) for name, member in begun if member.active] or begun
        if begun:
            return [member for name, member in begun if f" {asked} " in f" {name} "] or [m for _, m in begun]
    return []


def _unaccented(name: str) -> str:
    """The key of a name as somebody types it who has no accents on the keyboard."""
    letters = unicodedata.normalize("NFD", name_key(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _nobody(text: str, elsewhere: list[MemberLine], there: list[MemberLine]) -> NotFound:
    if elsewhere and elsewhere[0].active:
        return NotFound(f"{elsewhere[0].name} has not left the team.", "There is nothing to do.")
    if elsewhere:
        name = elsewhere[0].name
        return NotFound(
            f"{name} has left the team.", f"To bring them back: facilitator members return {as_argument(name)}"
        )
    return NotFound(
        f"There is no member {quoted(text)}.",
        f"There {'is' if len(there) == 1 else 'are'} {_names(there, 'and')}." if there else "",
    )


def _begins(name: str, wanted: str) -> bool:
    words = name.split()
    return any(" ".join(words[first:]).startswith(wanted) for first in range(len(words)))


def _names(found: list[MemberLine], joiner: str) -> str:
    names = [member.name for member in found]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joiner} {names[-1]}"
