"""Which field claims which column: by its heading, the surest claims first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facilitator.documents.tables.headings import WORDS, Field, Words, folded

WHOLE, WITHIN, WEAK = 0, 1, 2
_LONGEST_HEADING = 80
_FIELDS = tuple(WORDS)
_VOCABULARY = frozenset(
    word
    for words in WORDS.values()
    for phrases in (words.whole, words.within, words.weak)
    for phrase in phrases
    for word in phrase.split()
)


@dataclass(frozen=True, order=True)
class Claim:
    """One field's claim to one column; smaller is stronger.

    `tier` is WHOLE, WITHIN or WEAK, `rank` the field's place among the fields, `position` the word's among its words.
    """

    tier: int
    rank: int
    position: int
    column: int

    @property
    def field(self) -> Field:
        """The field that claims."""
        return _FIELDS[self.rank]


def claims_in(header: Sequence[str]) -> list[Claim]:
    """The strongest claim of each field to each heading of a row."""
    return [
        Claim(tier, rank, position, column)
        for column, text in enumerate(header)
        if 0 < len(text) <= _LONGEST_HEADING
        for tier, rank, position in _strengths(folded(text))
    ]


@lru_cache(maxsize=4096)
def _strengths(heading: str) -> tuple[tuple[int, int, int], ...]:
    """The strongest claim of each field to a heading, where it has any: tier, rank and position."""
    # Most cells of most sheets have no word of a heading in them, and there may be thousands.
    if _VOCABULARY.isdisjoint(heading.split()):
        return ()
    found = ((_strongest(WORDS[field], heading), rank) for rank, field in enumerate(_FIELDS))
    return tuple((tier, rank, position) for strongest, rank in found for tier, position in strongest)


def _strongest(words: Words, heading: str) -> list[tuple[int, int]]:
    """Tier and position of the first of `words` that fits a heading; empty where none does."""
    ruled_out = any(f" {word} " in f" {heading} " for word in words.never)
    for tier, phrases in ((WHOLE, words.whole), (WITHIN, words.within), (WEAK, words.weak)):
        for position, phrase in enumerate(phrases):
            within = tier != WHOLE and not ruled_out and f" {phrase} " in f" {heading} "
            if heading == phrase or within:
                return [(tier, position)]
    return []


def settled(claims: Iterable[Claim]) -> dict[Field, int]:
    """Give columns to fields, strongest claims first. Without a title there are no milestones: then it chooses first.

    So a sheet of "Workstream" and "Investment" has its titles in the first and its priorities in the second.
    """
    ordered = sorted(claims)
    columns = _given(ordered)
    if Field.TITLE in columns:
        return columns
    return _given(sorted(ordered, key=lambda claim: claim.field is not Field.TITLE))


def _given(ordered: Iterable[Claim]) -> dict[Field, int]:
    columns: dict[Field, int] = {}
    for claim in ordered:
        if claim.field not in columns and claim.column not in columns.values():
            columns[claim.field] = claim.column
    return columns
