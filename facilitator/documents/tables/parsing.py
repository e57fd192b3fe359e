"""From the rows of a spreadsheet to milestones, all or nothing: every fault is listed, with row, column and value."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from facilitator.documents.tables.cells import Kind, Row, Table, as_text, is_blank
from facilitator.documents.tables.choosing import settle
from facilitator.documents.tables.columns import Recognition, recognise
from facilitator.documents.tables.date_orders import Undecided, orders, undecided
from facilitator.documents.tables.dates import DateOrder, Numeric, read_date
from facilitator.documents.tables.header import find_heading, heading_texts, whole_heading
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.layout import Entry, sort_out
from facilitator.documents.tables.milestones import Fault, MilestoneRow
from facilitator.documents.tables.owners import owner_column
from facilitator.documents.tables.remarks import in_words, remarks
from facilitator.documents.tables.values import Reader, displayed, filled_texts
from facilitator.errors import NotValid
from facilitator.text import quoted

__all__ = ["DateOrder", "Fault", "MilestoneRow", "Parsed", "Undecided", "parse_milestones"]

NOBODY_KNOWN: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Parsed:
    """What a spreadsheet says. Nothing is to be taken from it unless `sound`: no faults, and no open question.

    `columns` says in words which column was taken for what, `notices` what else the user should know. `ignored` are the
    headings of columns that were not read.
    """

    rows: tuple[MilestoneRow, ...]
    faults: tuple[Fault, ...]
    undecided: Undecided | None
    notices: tuple[str, ...]
    columns: tuple[str, ...]
    ignored: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether every row was understood."""
        return not self.faults and self.undecided is None


def parse_milestones(
    table: Table,
    *,
    chosen: Mapping[str, Field],
    date_order: DateOrder | None,
    known_owners: Set[str] = NOBODY_KNOWN,
) -> Parsed:
    """Read the milestones in `table`, of which `chosen` (heading to field) settles columns, `date_order` 03/04/2027.

    `known_owners` are names to be taken as they stand, even where they look like two ("Sales & Marketing").
    Raises NotValid where no headings are recognised, none is the title's, or `chosen` names a column that is not there.
    """
    index = find_heading(table.rows, chosen)
    heading, first = whole_heading(table.rows, index, table.merged)
    rows = table.rows[first:]
    settled = settle(recognise(heading_texts(heading.cells), chosen), rows, table)
    recognition = settled.recognition
    _require_title(recognition)
    ragged = _ragged(rows, heading) if table.kind is Kind.CSV else []
    body = sort_out(_without(rows, ragged), heading, recognition, table.merged)
    numeric = _numeric_dates(body.entries, table)
    order = orders((number for _, _, number in numeric), date_order)
    owners = owner_column(filled_texts(body.entries, Field.OWNER, table.kind), known_owners)
    reader = Reader(table, recognition, owners, order)
    fields = frozenset(recognition.columns) | ({Field.PRIORITY} if body.grouped else frozenset())
    milestones = reader.milestones(body.entries, fields)
    return Parsed(
        rows=milestones,
        faults=tuple(sorted((*ragged, *reader.faults), key=lambda fault: fault.row)),
        undecided=undecided(recognition.name(recognition.columns[Field.DUE]), numeric) if order is None else None,
        notices=(*table.notices, *settled.notices, *body.notices, *remarks(reader, body.entries, rows)),
        columns=in_words(recognition, grouped=body.grouped),
        ignored=recognition.ignored,
    )


def _require_title(recognition: Recognition) -> None:
    if Field.TITLE not in recognition.columns:
        there = ", ".join(quoted(text, 40) for text in recognition.headings if text)
        raise NotValid(
            f"No column holds the milestones' titles. The columns are: {there}.",
            'Pass --map "Column=title" with the name of the one that does.',
        )


def _ragged(rows: Sequence[Row], heading: Row) -> list[Fault]:
    """A fault for each row with more cells than headings: an unquoted comma has moved them all."""
    width = len(heading.cells)
    return [
        Fault(
            row.number,
            f"beyond the {width} headings",
            displayed(next(cell for cell in row.cells[width:] if not is_blank(cell))),
            "The row has more cells than there are headings. "
            "Put quotation marks around a cell that holds the separator.",
        )
        for row in rows
        if any(not is_blank(cell) for cell in row.cells[width:])
    ]


def _without(rows: Sequence[Row], faults: Iterable[Fault]) -> list[Row]:
    left_out = {fault.row for fault in faults}
    return [row for row in rows if row.number not in left_out]


def _numeric_dates(entries: Iterable[Entry], table: Table) -> list[tuple[int, str, Numeric]]:
    """Row, value and numbers of the due dates whose day and month the column has to tell apart."""
    found = []
    for entry in entries:
        cell = entry.cells.get(Field.DUE)
        if isinstance(cell, str) and not is_blank(cell):
            try:
                read = read_date(cell, table.kind, table.day_zero)
            except NotValid:
                # It is listed as a fault when its row is read.
                continue
            if isinstance(read, Numeric):
                found.append((entry.number, displayed(as_text(cell)), read))
    return found
