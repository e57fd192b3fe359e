"""The team: its name and its members."""

import re

from sqlmodel import select

from facilitator.errors import NotValid
from facilitator.records.team import Member, Team
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import as_argument, optional_line, quoted, required_line

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def name_team(store: Store, name: str) -> None:
    """Give the team its name; an empty one takes it away. Raises NotValid for an over-long one."""
    line = optional_line(name, "name of the team")
    with store.act("team.name_team", line) as unit:
        team = unit.first(select(Team))
        if team is None:
            if line:
                unit.add(Team(name=line))
            return
        team.name = line


def add_member(store: Store, name: str, role: str = "", email: str = "") -> int:
    """Add a member, and give back the id. Raises NotValid for an empty, over-long or double name."""
    with store.act("team.add_member") as unit:
        member = new_member(unit, name, role, email)
        unit.about(member.name)
        return member.id


def change_member(
    store: Store,
    member_id: int,
    *,
    name: str | None = None,
    role: str | None = None,
    email: str | None = None,
    active: bool | None = None,
) -> None:
    """Change a member; None leaves a field as it is. Inactive is who has left: their past stays.

    Raises NotFound, and NotValid as `add_member` does.
    """
    with store.act("team.change_member") as unit:
        member = unit.get(Member, member_id)
        if name is not None:
            member.name = _free_name(unit, name, member_id)
        if role is not None:
            member.role = optional_line(role, "role")
        if email is not None:
            member.email = _address(email)
        if active is not None:
            member.active = active
        unit.about(member.name)


def new_member(unit: Unit, name: str, role: str = "", email: str = "") -> Member:
    """Insert a member as part of an act. Raises NotValid as `add_member` does."""
    return unit.add(Member(name=_free_name(unit, name), role=optional_line(role, "role"), email=_address(email)))


def active_member(unit: Unit, member_id: int) -> Member:
    """A member who can be given something. Raises NotFound, and NotValid for one who left."""
    member = unit.get(Member, member_id)
    if not member.active:
        raise NotValid(f"{member.name} has left the team.", "Bring them back first, or name somebody else.")
    return member


def _free_name(unit: Unit, name: str, own_id: int | None = None) -> str:
    """`name`, checked; two members of one name could not be told apart where a name is typed."""
    line = required_line(name, "name")
    for member in unit.all(select(Member).where(Member.id != own_id)):
        if member.name.casefold() == line.casefold():
            hint = (
                "Write an initial or a role with the name, to tell the two apart."
                if member.active
                else f"Bring them back with: facilitator members return {as_argument(member.name)}"
            )
            raise NotValid(f"There is a member {member.name} already{'' if member.active else ', who left'}.", hint)
    return line


def _address(text: str) -> str:
    line = optional_line(text, "e-mail address")
    if line and not _ADDRESS.fullmatch(line):
        raise NotValid(
            f"{quoted(line)} is not an e-mail address.", "Write one such as ann@example.org, or leave it out."
        )
    return line
