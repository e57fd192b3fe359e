"""Members as people type or paste them: a line each, with name, role and e-mail."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from facilitator.errors import NotValid
from facilitator.process.mail_address import checked_address
from facilitator.text import clean, optional_line, required_line

_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")
_ADDRESS = re.compile(r"<?([^\s<>,;]+@[^\s<>,;]+)>?")


@dataclass(frozen=True)
class TypedMember:
    """One line, read; `line` is as it was typed."""

    name: str
    role: str
    email: str
    line: str


def filled_lines(typed: str) -> list[str]:
    """The lines that hold something."""
    return [line for line in clean(typed).split("\n") if line.strip()]


def read_members(typed: str, known: Collection[str]) -> list[TypedMember]:
    """A member for each line: name, role, e-mail, with commas, semicolons or tabs between.

    Role and e-mail may be left out. `known` are the names that are taken. Raises NotValid with the number of the first
    line that cannot be taken.
    """
    taken = {name.casefold() for name in known}
    members = []
    for number, line in enumerate(filled_lines(typed), 1):
        try:
            member = _read(line)
        except NotValid as error:
            raise NotValid(f"Line {number}: {error.message}", error.hint) from error
        if member.name.casefold() in taken:
            raise NotValid(f"Line {number}: there is a {member.name} already.", "Add an initial to tell them apart.")
        taken.add(member.name.casefold())
        members.append(member)
    return members


def _read(line: str) -> TypedMember:
    address = _ADDRESS.search(line)
    rest = line.replace(address[0], " ") if address else line
    parts = [part.strip() for part in re.split(r"[\t;,]", _BULLET.sub("", rest))]
    name = required_line(parts[0], "name")
    role = optional_line(", ".join(part for part in parts[1:] if part), "role")
    return TypedMember(name, role, checked_address(address[1]) if address else "", line)
