"""The team: its name and its members."""

from pathlib import Path

from sqlmodel import select

from facilitator.acts.seen import Seen, check_seen, check_words
from facilitator.errors import NotValid
from facilitator.process.mail_address import checked_address
from facilitator.records.team import Member, Team
from facilitator.store.database import Store
from facilitator.store.engine import sqlite_path
from facilitator.store.unit import Unit
from facilitator.text import as_argument, optional_line, quoted, required_line


def name_team(store: Store, name: str, *, seen: str | None = None) -> None:
    """Give the team its name; an empty one takes it away.

    Raises NotValid for an over-long one, Conflict where another one than `seen` stands there.
    """
    line = optional_line(name, "name of the team")
    with store.act("team.name_team", line) as unit:
        team = unit.first(select(Team))
        if team is None:
            if line:
                unit.add(Team(name=line))
            return
        before, team.name = team.name, line
        check_words(seen, before, line)


def set_publish_folder(store: Store, folder: str) -> None:
    """Set where tracker, pre-read and minutes are kept for everybody to read; empty takes it away.

    A relative path begins at the folder of the database, and one inside of it is kept so: the two can be moved
    together. Raises NotValid where there is no such folder.
    """
    text = _as_kept(folder, sqlite_path(store.engine)) if folder.strip() else ""
    with store.act("team.set_publish_folder", text) as unit:
        team = unit.first(select(Team)) or unit.add(Team())
        team.publish_folder = text


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
    seen: Seen | None = None,
) -> None:
    """Change a member; None leaves a field as it is. Inactive is who has left: their past stays.

    Raises NotFound, NotValid as `add_member` does, and Conflict where name, role or email stand otherwise than `seen`.
    """
    with store.act("team.change_member" if active is None else "team.come_or_go") as unit:
        member = unit.get(Member, member_id)
        before = _words(member)
        if name is not None:
            member.name = _free_name(unit, name, member_id)
        if role is not None:
            member.role = optional_line(role, "role")
        if email is not None:
            member.email = _address(email)
        if active is not None:
            member.active = active
        check_seen(seen, before, _words(member))
        told = {
            None: member.name,
            True: f"took {member.name} back into the team",
            False: f"let {member.name} leave the team",
        }
        unit.about(told[active])


def new_member(unit: Unit, name: str, role: str = "", email: str = "") -> Member:
    """Insert a member as part of an act. Raises NotValid as `add_member` does."""
    return unit.add(Member(name=_free_name(unit, name), role=optional_line(role, "role"), email=_address(email)))


def active_member(unit: Unit, member_id: int) -> Member:
    """A member who can be given something. Raises NotFound, and NotValid for one who left."""
    member = unit.get(Member, member_id)
    if not member.active:
        raise NotValid(f"{member.name} has left the team.", "Bring them back first, or name somebody else.")
    return member


def _words(member: Member) -> Seen:
    return {"name": member.name, "role": member.role, "email": member.email}


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


def _as_kept(folder: str, database: Path | None) -> str:
    path = Path(folder).expanduser()
    if database is None and not path.is_absolute():
        raise NotValid(
            f"{quoted(folder)} could be anywhere: the database is no file, so it has no folder.",
            "Give the whole path of the folder.",
        )
    base = Path("/") if database is None else database.parent.resolve()
    whole = (base / path).resolve()
    if not whole.is_dir():
        raise NotValid(f"There is no folder {quoted(str(whole), 200)}.", "Make it first, or name another one.")
    inside = database is not None and whole.is_relative_to(base)
    return str(whole.relative_to(base) if inside else whole)


def _address(text: str) -> str:
    return checked_address(text) if optional_line(text, "e-mail address") else ""
