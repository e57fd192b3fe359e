"""Who belongs to the team."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotFound
from facilitator.records.schema import METADATA
from facilitator.text import one_line
from facilitator.views.meeting import Person
from facilitator.views.team import MemberLine

_member = METADATA.tables["member"]


def members(connection: Connection, active_only: bool = False) -> tuple[MemberLine, ...]:
    """The members by name; those who left come last, or not at all with `active_only`."""
    query = sa.select(_member.c.id, _member.c.name, _member.c.role, _member.c.email, _member.c.active)
    if active_only:
        query = query.where(_member.c.active)
    lines = [MemberLine(**row) for row in connection.execute(query).mappings()]
    return tuple(sorted(lines, key=lambda line: (not line.active, line.name.casefold(), line.id)))


def member_named(connection: Connection, text: str, *, active_only: bool = False) -> Person:
    """The member whom `text` means: a whole name, else the beginning of any word of a name that only one member has.

    Capital letters do not matter. Raises NotFound, which lists who there is.
    """
    wanted = one_line(text).casefold()
    known = members(connection, active_only)
    found = [member for member in known if member.name.casefold() == wanted]
    if not found and wanted:
        found = [member for member in known if _begins(member.name, wanted)]
    if len(found) == 1:
        return Person(found[0].id, found[0].name)
    if not known:
        raise NotFound("There are no members yet.", "Add one: facilitator members add 'Ann Berg'")
    if found:
        raise NotFound(f"{one_line(text)!r} could be {_names(found, 'or')}.", "Write more of the name.")
    raise NotFound(f"There is no member {one_line(text)!r}.", f"There are {_names(known, 'and')}.")


def _begins(name: str, wanted: str) -> bool:
    words = name.casefold().split()
    return any(" ".join(words[first:]).startswith(wanted) for first in range(len(words)))


def _names(found: tuple[MemberLine, ...] | list[MemberLine], joiner: str) -> str:
    names = [member.name for member in found]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joiner} {names[-1]}"
