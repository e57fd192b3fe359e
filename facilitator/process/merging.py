"""A milestone as a spreadsheet has it, compared with the one on the board: what to take, what to leave.

Three-way: a cell of the file counts only where it differs from what files of its line are known to have shown. So a
spreadsheet that is older than the last meeting takes nothing back, and an edit in it is not lost. Cells are text, by
name of the field, as a spreadsheet shows them: "2027-03-31", "might miss", "" where there is nothing.
"""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

Cells = Mapping[str, str]

FIELDS = ("title", "priority", "owner", "due", "status", "resources", "notes")
"""The cells of a milestone, in the order in which they are told."""

NEVER_EMPTY = frozenset({"title", "priority", "status"})
"""What every milestone has. An empty cell of these says nothing; one of the others takes the value away."""

NO_BASE: Mapping[str, Collection[str]] = {}


class Verdict(Enum):
    """What is done about one cell."""

    SAME = "same"
    APPLY = "apply"
    """It changed in the file alone."""
    KEEP = "keep"
    """It changed on the board alone, or the file says nothing."""
    CONFLICT = "conflict"
    """It changed on both sides, to different values."""


@dataclass(frozen=True)
class Merged:
    """What came of comparing one row: fields to apply (with the file's text), to tell, and left to the board.

    `shown` is what the file is known to have shown from now on. A cell in conflict is not part of it: it stays a
    conflict, each time the file is imported, until one of the two sides gives in.
    """

    applied: Cells
    conflicts: tuple[str, ...]
    kept: tuple[str, ...]
    shown: Cells


def merge(ours: Cells, theirs: Cells, bases: Mapping[str, Collection[str]] = NO_BASE) -> Merged:
    """Compare `theirs`, the cells of the columns that the file has, with `ours`, those of the board.

    `bases` are the texts that files of this line are known to have shown: those last imported or exported. A field
    without any was never in such a file.
    """
    said = {field: text for field, text in theirs.items() if text or field not in NEVER_EMPTY}
    verdicts = {
        field: verdict(field, ours[field], said[field], bases.get(field, ())) for field in FIELDS if field in said
    }
    return Merged(
        applied={field: said[field] for field, found in verdicts.items() if found is Verdict.APPLY},
        conflicts=tuple(field for field, found in verdicts.items() if found is Verdict.CONFLICT),
        kept=tuple(field for field, found in verdicts.items() if found is Verdict.KEEP),
        shown={field: said[field] for field, found in verdicts.items() if found is not Verdict.CONFLICT},
    )


def verdict(field: str, ours: str, theirs: str, bases: Collection[str]) -> Verdict:
    """What is done about one cell.

    Without a base nobody knows which side is newer: the milestone was typed on the board, and meets this column for
    the first time. Then an empty cell of the board is filled, an empty one of the file empties nothing, and two texts
    are a conflict: what people typed here, perhaps in a meeting, is not overwritten on a guess.
    """
    known = {folded(field, text) for text in bases}
    if folded(field, theirs) == folded(field, ours):
        return Verdict.SAME
    if folded(field, theirs) in known:
        return Verdict.KEEP
    if folded(field, ours) in known:
        return Verdict.APPLY
    if not known and not theirs:
        return Verdict.KEEP
    return Verdict.APPLY if not known and not ours else Verdict.CONFLICT


def folded(field: str, text: str) -> str:
    """`text` in the form in which cells of `field` are compared: names without regard to capitals and spacing."""
    if field == "owner":
        return person_key(text)
    return name_key(text) if field == "priority" else text


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """What two names have in common that differ in capitals, spacing, or the encoding of their accents alone."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@lru_cache(maxsize=8192)
def person_key(text: str) -> str:
    """`name_key` of a person, who may be written with the last name first: "Berg, Ann" is "Ann Berg"."""
    family, comma, given = text.partition(",")
    return name_key(f"{given} {family}" if comma and "," not in given else text)
