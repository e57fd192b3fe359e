"""Exactly one owner: telling "Ann and Bob" from "Research and Development", and "Ann, Bob" from "Lee, Ann"."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from facilitator.documents.tables.owner_words import AFTER_A_NAME, BODIES, NOBODY, ORGANISATION
from facilitator.errors import NotValid
from facilitator.text import TITLE_LIMIT, quoted

_BETWEEN_TWO = re.compile(r"\s*[;|\n]\s*|\s*/\s*|\s+[&+]\s+|\s+(?:and|und|with|w/)\s+", re.IGNORECASE)
_CERTAIN = re.compile(r"\s*[;|]\s*")
_NO_NAME = re.compile(r"[\[\]{}\\=#$%^*~`]")
# How much of somebody's time a task takes: planning programs write it behind the name.
_ALLOTTED = re.compile(r"\s*\[\d{1,3}\s?%\]", re.ASCII)
_LETTERS = re.compile(r"[^\W\d_]")
# A given name, a family name, and perhaps two more.
_MOST_WORDS_OF_A_NAME = 4


@dataclass(frozen=True)
class OwnerColumn:
    """What the whole column says about names: owners that stand alone, and whether "Last, First" is its custom.

    `known` are names that are taken as they stand, such as the members of the team.
    """

    alone: frozenset[str]
    last_first: bool
    known: frozenset[str]


def owner_column(owners: Iterable[str], known: Set[str]) -> OwnerColumn:
    """Look at all owners of a column, each a clean line; empty ones do not count."""
    texts = [text for text in owners if 0 < len(text) <= TITLE_LIMIT and text.casefold() not in NOBODY]
    with_comma = sum(text.count(",") == 1 for text in texts)
    return OwnerColumn(
        alone=frozenset(text.casefold() for text in texts if not _BETWEEN_TWO.search(text) and "," not in text),
        last_first=with_comma * 2 >= len(texts),
        known=frozenset(name.casefold() for name in known),
    )


def single_owner(text: str, column: OwnerColumn) -> str:
    """The one owner that `text` names, as it stands; line breaks count. Raises NotValid where it names several.

    A text too long for an owner is not looked into.
    """
    if text.casefold() in column.known or len(text) > TITLE_LIMIT:
        return text
    owners = _parts(_ALLOTTED.sub("", text).strip() or text, column)
    if len(owners) == 1:
        return owners[0]
    raise NotValid(
        f"It names {len(owners)} owners: {' and '.join(quoted(owner, 40) for owner in owners[:4])}.",
        "A milestone has exactly one owner: keep one, and name the others under resources or notes.",
    )


def _parts(text: str, column: OwnerColumn) -> list[str]:
    certain = _whole_names(_CERTAIN.split(text))
    if len(certain) > 1:
        return certain
    # Address books end a name with a semicolon.
    alone = text.rstrip("; ") or text
    people = _whole_names(_BETWEEN_TWO.split(alone))
    if len(people) > 1 and _are_people(people, column):
        return people
    return _comma_parts(alone, column) if alone.strip(", ") and "," in alone else [alone]


def _whole_names(parts: Iterable[str]) -> list[str]:
    """The parts that name somebody; a trailing separator leaves an empty one."""
    return [part.strip() for part in parts if part.strip()]


def _words(text: str) -> list[str]:
    return [word.casefold().strip(".,()") for word in text.split()]


def _are_people(parts: list[str], column: OwnerColumn) -> bool:
    """Whether the parts of a text are owners each, rather than the words of one organisation's name."""
    if any(len(_LETTERS.findall(part)) < 2 or part.startswith("(") or _NO_NAME.search(part) for part in parts):
        return False
    if 0 < sum("@" in part for part in parts) < len(parts):
        return False
    if _all_known(parts, column) or all(BODIES.intersection(_words(part)) for part in parts):
        return True
    named = all(len(part.split()) <= _MOST_WORDS_OF_A_NAME for part in parts)
    return named and not any(ORGANISATION.intersection(_words(part)) for part in parts)


def _all_known(parts: list[str], column: OwnerColumn) -> bool:
    return all(part.casefold() in column.alone or part.casefold() in column.known for part in parts)


def _comma_parts(text: str, column: OwnerColumn) -> list[str]:
    """The owners in a text with commas: "Lee, Ann" is one where that is the custom, "Ann Lee, Bob Ray" are two."""
    first, *others = _whole_names(text.split(","))
    parts = [first, *(part for part in others if not AFTER_A_NAME.intersection(_words(part)))]
    if len(parts) > 1 and _all_known(parts, column):
        return parts
    if len(parts) == 1 or ORGANISATION.intersection(_words(text)):
        return [text]
    several_words = all(len(part.split()) > 1 for part in parts)
    return [text] if len(parts) == 2 and column.last_first and not several_words else parts
