"""What a spreadsheet holds once it is read: cells in rows, and what is known about where they came from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath

from facilitator.text import one_line, shortened

Cell = str | date | datetime | int | float | None
"""A cell as the file holds it. Blank cells are None; nothing is cleaned or trimmed yet."""

NOT_CALCULATED = "#NOT CALCULATED"
"""Stands in a cell whose formula was never worked out by the program that wrote the file."""

EXCEL_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of the serial numbers that Excel keeps dates in (its Mac variant counts from 1904-01-01)."""

MOST_ROWS = 100_000
"""Rows with something in them that a file may have."""

MOST_COLUMNS = 16_384
"""Columns that a file may have: as many as Excel knows."""


class Kind(StrEnum):
    """The kinds of file that milestones are read from."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not wholly blank. `number` is the one that people see beside it in their program, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell in `column` (from 0); None past the end of the row."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells. Rows as people number them, from 1; columns from 0; both ends belong to it."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Table:
    """The rows of one sheet, headings and titles above them included, without the wholly blank ones.

    `notices` are sentences for the user about how the file was read. `day_zero` is the day from which serial numbers
    count.
    """

    rows: tuple[Row, ...]
    kind: Kind
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    merged: tuple[Merge, ...] = ()
    day_zero: date = EXCEL_DAY_ZERO
    notices: tuple[str, ...] = ()


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing that a person would see."""
    # A letter or digit in front settles it, and is by far the commonest case in thousands of rows.
    return cell is None or (isinstance(cell, str) and not cell[:1].isalnum() and not one_line(cell))


def as_text(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates as 2027-03-31, a blank one as ""."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime):
        midnight = cell.time().isoformat() == "00:00:00"
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else str(cell)


def label(name: str) -> str:
    """What to call a file in a message: its name without folders; "-" is standard input."""
    return "Standard input" if name == "-" else shortened(one_line(PurePath(name).name), 60) or "The file"


def letter(column: int) -> str:
    """The letters that spreadsheets show above `column` (from 0): A, B, ..., Z, AA."""
    letters = ""
    left = column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
