"""Which column holds what: recognised from its heading, or told with `--map "Column=owner"`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from facilitator.documents.tables.cells import letter
from facilitator.documents.tables.claims import WEAK, WHOLE, Claim, claims_in, settled
from facilitator.documents.tables.headings import Field, folded
from facilitator.errors import NotValid
from facilitator.text import quoted

__all__ = ["EXPORT_HEADINGS", "Field", "Recognition", "parse_mapping", "recognise", "weight"]

EXPORT_HEADINGS: dict[Field, str] = {
    Field.ID: "ID",
    Field.PRIORITY: "Priority",
    Field.TITLE: "Title",
    Field.OWNER: "Owner",
    Field.DUE: "Due",
    Field.STATUS: "Status",
    Field.RESOURCES: "Resources",
    Field.NOTES: "Notes",
}
"""The columns that this program writes, in their order."""


@dataclass(frozen=True)
class Recognition:
    """What the headings say. `columns` counts from 0.

    `ignored` names the columns that were taken for nothing. `doubtful` lists, for a field, the columns that could have
    been it as well, the likeliest first; `spare` those that could serve for want of better, and `unsure` are the
    fields that have one of those already. `chosen` are the fields that the user settled. `exported` is True where the
    headings are the ones that this program writes.
    """

    headings: tuple[str, ...]
    columns: Mapping[Field, int]
    ignored: tuple[str, ...]
    doubtful: Mapping[Field, tuple[int, ...]]
    spare: Mapping[Field, tuple[int, ...]]
    unsure: frozenset[Field]
    chosen: frozenset[Field]
    exported: bool

    def name(self, column: int) -> str:
        """What to call a column in a message: its heading, or its letter where it has none."""
        heading = self.headings[column] if column < len(self.headings) else ""
        return heading or f"column {letter(column)}"


def recognise(header: Sequence[str], chosen: Mapping[str, Field]) -> Recognition:
    """Match headings with fields; each field gets one column at most. `chosen` (heading to field) goes before words.

    Raises NotValid where `chosen` names a column that is not there or is there twice, or names one column in two ways.
    """
    columns = {field: _chosen_column(header, name) for name, field in chosen.items()}
    if len(set(columns.values())) < len(columns):
        raise NotValid("One column is mapped to two fields.", "Map each column once.")
    claims = [
        claim for claim in claims_in(header) if claim.field not in columns and claim.column not in columns.values()
    ]
    columns |= settled(claims)
    taken = set(columns.values())
    left = [claim for claim in sorted(claims) if claim.column not in taken]
    return Recognition(
        headings=tuple(header),
        columns=columns,
        ignored=tuple(text for column, text in enumerate(header) if text and column not in taken),
        doubtful=_by_field(claim for claim in left if claim.tier != WEAK),
        spare=_by_field(claim for claim in left if claim.tier == WEAK),
        unsure=_unsure(claims, columns),
        chosen=frozenset(chosen.values()),
        exported=[text.casefold() for text in header] == [text.casefold() for text in EXPORT_HEADINGS.values()],
    )


def weight(header: Sequence[str], chosen: Mapping[str, Field]) -> int:
    """How much a row looks like headings of milestones; 0 where it does not. Chosen names weigh most."""
    names = {folded(name) for name in chosen}
    told = sum(folded(text) in names for text in header if text)
    claims = claims_in(header)
    tiers = {(claim.field, claim.column): claim.tier for claim in sorted(claims, reverse=True)}
    found = settled(claims)
    known = sum((4, 2, 1)[tiers[field, column]] for field, column in found.items())
    filled = sum(1 for text in header if text)
    certain_title = Field.TITLE in found and tiers[Field.TITLE, found[Field.TITLE]] == WHOLE
    if told:
        return 100 * told + known
    return known if len(found) > 1 or (certain_title and filled > 1) else 0


def parse_mapping(items: Iterable[str]) -> dict[str, Field]:
    """Read what `--map` was given: "Column=field" each. The last "=" counts, since a heading may hold one.

    Raises NotValid for an unknown field (listing those there are), a missing part, or one column or field named twice.
    """
    mapping: dict[str, Field] = {}
    for item in items:
        column, equals, name = (part.strip() for part in item.rpartition("="))
        if not (equals and column and name):
            raise NotValid(f"{quoted(item)} is no mapping of a column.", f'Write it as "Column=owner". {_known()}')
        field = _field(name)
        if column in mapping or field in mapping.values():
            raise NotValid(
                f"{quoted(item)} maps a column or a field a second time.", "Name each column and each field once."
            )
        mapping[column] = field
    return mapping


def _field(name: str) -> Field:
    try:
        return Field(name.casefold())
    except ValueError:
        close = get_close_matches(name.casefold(), list(Field), n=1)
        meant = f'Did you mean "{close[0]}"? ' if close else ""
        raise NotValid(f"{quoted(name)} is nothing that a column can hold.", f"{meant}{_known()}") from None


def _known() -> str:
    return f"A column can be: {', '.join(Field)}."


def _chosen_column(header: Sequence[str], name: str) -> int:
    found = [column for column, text in enumerate(header) if text and text == name] or [
        column for column, text in enumerate(header) if text and folded(text) == folded(name)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotValid(f"{len(found)} columns are called {quoted(name)}.", "Rename one of them in the file.")
    by_folded = {folded(text): text for text in header if text}
    close = get_close_matches(folded(name), list(by_folded), n=1)
    meant = f"Did you mean {quoted(by_folded[close[0]])}? " if close else ""
    there = ", ".join(quoted(text, 40) for text in header if text)
    raise NotValid(f"There is no column {quoted(name)}.", f"{meant}The columns are: {there}.")


def _unsure(claims: Iterable[Claim], columns: Mapping[Field, int]) -> frozenset[Field]:
    return frozenset(claim.field for claim in claims if claim.tier == WEAK and columns.get(claim.field) == claim.column)


def _by_field(claims: Iterable[Claim]) -> dict[Field, tuple[int, ...]]:
    columns: dict[Field, tuple[int, ...]] = {}
    for claim in claims:
        columns[claim.field] = (*columns.get(claim.field, ()), claim.column)
    return columns
