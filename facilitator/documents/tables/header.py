"""Where the headings stand: real sheets have titles, dates and blank rows above them."""

from collections.abc import Mapping, Sequence

from facilitator.documents.tables.cells import Cell, Row, as_text
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


def is_lone_title(rows: Sequence[Row]) -> bool:
    """Whether the rows are a single column of milestones' titles, with a heading of a few words over it."""
    if not rows or max(len(row.cells) for row in rows) > 1:
        return False
    texts = heading_texts(rows[0].cells)
    return Field.TITLE in recognise(texts, {}).columns and len(texts[0].split()) <= _LONGEST_LONE_TITLE
