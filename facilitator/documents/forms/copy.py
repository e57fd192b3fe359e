"""One copy of a form while it is read: what was found so far."""

from dataclasses import dataclass, field

from facilitator.documents.forms.line import Line
from facilitator.documents.forms.values import MilestoneSaid, NewMilestoneSaid, Said

NO_NUMBER = -1
"""Stands for the number of a milestone that cannot be told."""


@dataclass
class Block:
    """A milestone: the `line` on which it begins, and how deep that is quoted. The `number` of a new one is 0."""

    number: int
    line: int
    depth: int
    said: dict[str, Said] = field(default_factory=dict)


@dataclass
class Copy:
    """A form in one stream of lines. `headings` are the numbers of their lines, `sections` the lines below them."""

    head: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    headings: dict[str, int] = field(default_factory=dict)
    sections: dict[str, list[Line]] = field(default_factory=dict)
    unread: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    width: int | None = None
    broken: bool = False

    @property
    def reference(self) -> str:
        """Which form it is; "" where that is missing."""
        return self.head.get("reference", "")

    @property
    def member(self) -> str:
        """The name at its top; "" where that is missing."""
        return self.head.get("name", "")

    @property
    def meeting(self) -> str:
        """The meeting and its day, as the head names them; "" where that is missing."""
        return ", ".join(part for part in (self.head.get("meeting"), self.head.get("day")) if part)

    @property
    def is_form(self) -> bool:
        """Whether it has any part of a form."""
        return bool(self.reference or self.blocks or self.headings)

    def milestones(self) -> list[MilestoneSaid]:
        """The blocks of milestones, in their order."""
        return [
            MilestoneSaid(block.number, block.line, *(block.said.get(word) for word in ("title", "status", "due")))
            for block in self.blocks
            if block.number > 0
        ]

    def new(self) -> list[NewMilestoneSaid]:
        """The new milestones: blocks in which anything was filled in."""
        return [
            NewMilestoneSaid(
                min(said.line for said in block.said.values() if said.text),
                block.said["title"].text if "title" in block.said else "",
                *(block.said.get(word) for word in ("priority", "status", "due")),
            )
            for block in self.blocks
            if block.number == 0 and any(said.text for said in block.said.values())
        ]
