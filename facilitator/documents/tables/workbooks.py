"""Rows from an .xlsx workbook: the first visible sheet with headings of milestones, streamed through openpyxl."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

from facilitator.documents.tables.cells import (
    EXCEL_DAY_ZERO,
    MOST_ROWS,
    NOT_CALCULATED,
    Cell,
    Kind,
    Row,
    Table,
    is_blank,
)
from facilitator.documents.tables.excel_text import unescaped
from facilitator.documents.tables.header import LOOKED_AT, best_heading
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.sheet_xml import cell_count, merges, row_count, unworked_formulas
from facilitator.errors import NotValid
from facilitator.text import quoted

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

_MAC_DAY_ZERO = date(1904, 1, 1)
_LAST_ROW_OF_EXCEL = 1_048_576
_MOST_CELLS = 3_000_000
# What openpyxl, zipfile and expat raise on damaged workbooks; most were seen when bytes were changed at random.
_DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True)
class _Sheet:
    """One visible sheet: its name, its part in the zip file, and how much its first rows look like headings."""

    name: str
    part: str
    weight: int


def read_workbook(data: bytes, label: str, chosen: Mapping[str, Field]) -> Table:
    """The table in the first visible sheet that has recognisable headings, else in the first that has anything at all.

    Raises NotValid where the workbook is damaged, holds nothing, or has too many rows.
    """
    try:
        with warnings.catch_warnings():
            # openpyxl warns about styles and extensions that it drops; none of them matters to a reader of values.
            warnings.simplefilter("ignore")
            return _read(data, label, chosen)
    except _DAMAGE as error:
        raise NotValid(
            f"{label} is damaged, or no workbook that can be read.",
            "Open it in your spreadsheet program and save it again.",
        ) from error


def _read(data: bytes, label: str, chosen: Mapping[str, Field]) -> Table:
    from io import BytesIO

    from openpyxl.reader.excel import ExcelReader
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    with zipfile.ZipFile(BytesIO(data)) as archive:
        _refuse_strict(archive, label)
        _refuse_endless(archive, label)
    reader = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read()
    sheets = _sheets(reader, label, chosen)
    if not sheets:
        raise NotValid(f"{label} has no sheet with anything in it.", "Check that it is the right file.")
    sheet = next((sheet for sheet in sheets if sheet.weight), sheets[0])
    xml = reader.archive.read(sheet.part)
    gaps = set(unworked_formulas(xml))
    rows = []
    for row in _rows(reader, sheet.name, gaps, label):
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise NotValid(f"The sheet {quoted(sheet.name)} has more than {MOST_ROWS:,} rows.", "Split it into parts.")
    return Table(
        rows=tuple(rows),
        kind=Kind.XLSX,
        sheet=sheet.name,
        merged=merges(xml),
        day_zero=_MAC_DAY_ZERO if reader.wb.epoch == CALENDAR_MAC_1904 else EXCEL_DAY_ZERO,
        notices=_notices(sheet, sheets),
    )


def _refuse_strict(archive: zipfile.ZipFile, label: str) -> None:
    """Raise NotValid for the ISO variant of the format, in which openpyxl finds no sheets."""
    if "xl/workbook.xml" in archive.namelist() and b"purl.oclc.org/ooxml" in archive.read("xl/workbook.xml"):
        raise NotValid(
            f"{label} is a Strict Open XML workbook.",
            'Save it as an ordinary "Excel Workbook (.xlsx)", and import that.',
        )


def _refuse_endless(archive: zipfile.ZipFile, label: str) -> None:
    """Raise NotValid where a sheet would take minutes to read: it is mostly formatting, or made to do harm."""
    for name in archive.namelist():
        if name.endswith(".xml"):
            xml = archive.read(name)
            if cell_count(xml) > _MOST_CELLS or row_count(xml) > _LAST_ROW_OF_EXCEL:
                raise NotValid(
                    f"{label} has a sheet of more than {_MOST_CELLS:,} cells, or {_LAST_ROW_OF_EXCEL:,} rows, "
                    "blank ones included.",
                    "Copy its milestones into a new workbook, and import that.",
                )


def _sheets(reader: "ExcelReader", label: str, chosen: Mapping[str, Field]) -> list[_Sheet]:
    """The visible sheets that have anything in them, in their order."""
    parts = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    sheets = []
    for worksheet in reader.wb.worksheets:
        if worksheet.sheet_state == "visible":
            top = list(islice(_rows(reader, worksheet.title, set(), label), LOOKED_AT))
            if top:
                sheets.append(_Sheet(worksheet.title, parts[worksheet.title], best_heading(top, chosen)[1]))
    return sheets


def _rows(reader: "ExcelReader", name: str, gaps: set[tuple[int, int]], label: str) -> Iterator[Row]:
    """The rows of a sheet that are not blank. What it says of its own size is not trusted: programs get it wrong."""
    worksheet: Any = reader.wb[name]
    worksheet.reset_dimensions()
    gap_rows = {row for row, _ in gaps}
    for number, values in enumerate(worksheet.iter_rows(values_only=True), 1):
        if number > _LAST_ROW_OF_EXCEL:
            raise NotValid(f"{label} is damaged: it has more rows than Excel allows.", "Save it again.")
        cells: list[Cell] = [value if value is None else _cell(value) for value in values]
        if number in gap_rows:
            cells = [NOT_CALCULATED if (number, column) in gaps else cell for column, cell in enumerate(cells)]
        while cells and is_blank(cells[-1]):
            cells.pop()
        if cells:
            yield Row(number, tuple(cells))


def _cell(value: object) -> Cell:
    """One value as openpyxl gives it, brought to the few types that a cell here can have."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, date | datetime | int | float):
        return value
    return value.isoformat() if isinstance(value, time) else str(value)


def _notices(read: _Sheet, sheets: list[_Sheet]) -> tuple[str, ...]:
    if len(sheets) == 1:
        return ()
    others = ", ".join(quoted(sheet.name, 31) for sheet in sheets if sheet.weight and sheet is not read)
    also = f" These look like milestones too, and were not read: {others}." if others else ""
    return (f"Read from the sheet {quoted(read.name, 31)}, one of {len(sheets)}.{also}",)
