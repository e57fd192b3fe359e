"""Where the headings stand: real sheets have titles, dates and blank rows above them."""

from collections.abc import Mapping, Sequence

from facilitator.documents.tables.cells import Cell, Merge, Row, as_text, is_blank
from facilitator.documents.tables.claims import WEAK, claims_in
from facilitator.documents.tables.columns import recognise, weight
from facilitator.documents.tables.headings import Field
from facilitator.errors import NotValid
from facilitator.text import one_line, quoted

LOOKED_AT = 40
"""Rows with something in them, from the top, among which the headings are looked for."""

_LONGEST_LONE_TITLE = 3


def heading_texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The cells of a row as headings: one clean line each."""
    return tuple(one_line(as_text(cell)) for cell in cells)


def best_heading(rows: Sequence[Row], chosen: Mapping[str, Field]) -> tuple[int, int]:
    """The index in `rows` of what looks most like headings, and its weight; a weight of 0 means that nothing does."""
    weights = [weight(heading_texts(row.cells), chosen) for row in rows[:LOOKED_AT]]
    best = max(weights, default=0)
    return (weights.index(best) if best else 0), best


def find_heading(rows: Sequence[Row], chosen: Mapping[str, Field]) -> int:
    """The index in `rows` of the headings. A single column needs no second heading to be recognised.

    Raises NotValid where no row names the columns of milestones.
    """
    if not rows:
        raise NotValid("The file has no rows with anything in them.", "Check that it is the right file.")
    index, found = best_heading(rows, chosen)
    if found or chosen or is_lone_title(rows):
        return index
    first = ", ".join(quoted(text, 30) for text in heading_texts(rows[0].cells)[:8] if text)
    raise NotValid(
        f"No row names the columns of milestones; row {rows[0].number} holds {first}.",
        'Name the columns, such as Milestone, Owner, Due date, Status, or pass --map "Column=title".',
    )


def whole_heading(rows: Sequence[Row], index: int, merged: Sequence[Merge]) -> tuple[Row, int]:
    """The headings of which the row at `index` is the one that says most, and the index of the first row below them.

    A heading that is merged across columns often has a second row below it, which names each of them: "Progress" over
    "Status" and "Remarks". The two are one row of headings then.
    """
    for at in (index, index - 1):
        if 0 <= at < len(rows) - 1 and rows[at + 1].number == rows[at].number + 1:
            upper, lower = rows[at], rows[at + 1]
            divided = _divided(upper, merged)
            filled = [column for column, cell in enumerate(lower.cells) if not is_blank(cell)]
            if divided.issuperset(filled) and divided and _names_columns(lower):
                width = max(len(upper.cells), len(lower.cells))
                cells = (lower.at(column) if column in divided else upper.at(column) for column in range(width))
                return Row(lower.number, tuple(cells)), at + 2
    return rows[index], index + 1


def _divided(row: Row, merged: Sequence[Merge]) -> set[int]:
    """The columns of `row` over which one of its cells is merged with others of the row."""
    return {
        column
        for merge in merged
        if merge.first_row == merge.last_row == row.number and merge.last_column > merge.first_column
        for column in range(merge.first_column, merge.last_column + 1)
    }


def _names_columns(row: Row) -> bool:
    """Whether at least half of the cells of a row are headings beyond doubt."""
    texts = [text for text in heading_texts(row.cells) if text]
    return 2 * len({claim.column for claim in claims_in(texts) if claim.tier != WEAK}) >= len(texts)


def is_lone_title(rows: Sequence[Row]) -> bool:
    """Whether the rows are a single column of milestones' titles, with a heading of a few words over it."""
    if not rows or max(len(row.cells) for row in rows) > 1:
        return False
    texts = heading_texts(rows[0].cells)
    return Field.TITLE in recognise(texts, {}).columns and len(texts[0].split()) <= _LONGEST_LONE_TITLE
