"""Milestones as files that people open and import again: CSV, .xlsx and JSON. What was written is what is read back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from facilitator.documents.tables.columns import EXPORT_HEADINGS
from facilitator.documents.tables.excel_text import escaped
from facilitator.documents.tables.formulas import harmless, kept_by_restoring
from facilitator.documents.tables.headings import Field
from facilitator.process.status import Status
from facilitator.text import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    Field.ID: 20,
    Field.PRIORITY: 28,
    Field.TITLE: 48,
    Field.OWNER: 20,
    Field.DUE: 12,
    Field.STATUS: 12,
    Field.RESOURCES: 36,
    Field.NOTES: 60,
}
_SHEET = "Milestones"
_DATE_FORMAT = "yyyy-mm-dd"
_TEXT_FORMAT = "@"


@dataclass(frozen=True)
class ExportedMilestone:
    """One milestone as files hold it. `id` is what import matches by; None is an empty cell."""

    id: str
    priority: str | None
    title: str
    owner: str | None
    due: date | None
    status: Status
    resources: str | None
    notes: str | None


def write_csv(milestones: Iterable[ExportedMilestone]) -> bytes:
    """CSV with commas, in UTF-8 with a byte order mark: without it Excel takes the text for Windows-1252.

    Every cell is quoted, so that spaces at its ends survive. Text that could run as a formula is made harmless.
    """
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(EXPORT_HEADINGS.values())
    for milestone in milestones:
        cells = _cells(milestone).values()
        writer.writerow(cell.isoformat() if isinstance(cell, date) else harmless(cell) for cell in cells)
    return out.getvalue().encode("utf-8-sig")


def write_json(milestones: Iterable[ExportedMilestone]) -> bytes:
    """JSON: {"format": ..., "milestones": [...]}, one object a milestone, dates as 2027-03-31, null where empty."""
    listed = [
        {
            "id": milestone.id,
            "priority": milestone.priority,
            "title": milestone.title,
            "owner": milestone.owner,
            "due": milestone.due.isoformat() if milestone.due else None,
            "status": milestone.status.word,
            "resources": milestone.resources,
            "notes": milestone.notes,
        }
        for milestone in milestones
    ]
    document = {"format": "facilitator-milestones", "version": 1, "milestones": listed}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def write_xlsx(milestones: Iterable[ExportedMilestone]) -> bytes:
    """A workbook of one sheet: bold headings that stay in view, real dates, and text that is typed as text.

    No text can run as a formula: its cells are strings, and stay so when they are edited (Excel's "quote prefix").
    """
    from io import BytesIO

    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = _SHEET
    _write_headings(sheet)
    for row, milestone in enumerate(milestones, 2):
        for column, cell in enumerate(_cells(milestone).values(), 1):
            _write_cell(sheet, row, column, cell)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _cells(milestone: ExportedMilestone) -> dict[Field, str | date]:
    """The cells of a milestone in the order of the columns; "" where there is nothing."""
    return {
        Field.ID: milestone.id,
        Field.PRIORITY: clean(milestone.priority or ""),
        Field.TITLE: clean(milestone.title),
        Field.OWNER: clean(milestone.owner or ""),
        Field.DUE: milestone.due or "",
        Field.STATUS: milestone.status.word,
        Field.RESOURCES: clean(milestone.resources or ""),
        Field.NOTES: clean(milestone.notes or ""),
    }


def _write_headings(sheet: "Worksheet") -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for column, (field, heading) in enumerate(EXPORT_HEADINGS.items(), 1):
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[field]
    sheet.freeze_panes = "A2"


def _write_cell(sheet: "Worksheet", row: int, column: int, value: str | date) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, date):
        cell.value = value
        cell.number_format = _DATE_FORMAT
    else:
        cell.value = escaped(kept_by_restoring(value))
        # openpyxl takes "=1" for a formula and "#N/A" for an error; here both are somebody's words.
        cell.data_type = "s"
        cell.number_format = _TEXT_FORMAT
        cell.quotePrefix = True
