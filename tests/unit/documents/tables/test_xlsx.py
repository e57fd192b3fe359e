"""Workbooks as Excel and other programs leave them."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from facilitator.documents.tables.reading import read_table
from facilitator.errors import NotValid
from facilitator.process.status import Status

from .conftest import Read

Build = Callable[..., bytes]
Rewrite = Callable[[bytes, str, Callable[[bytes], bytes]], bytes]
SHEET = "xl/worksheets/sheet1.xml"
PLAN: list[list[Any]] = [["Milestone", "Owner", "Due"], ["A", "Ann", date(2027, 3, 31)], ["B", "Bob", date(2027, 4, 1)]]


def titles(read: Read, content: bytes) -> list[str]:
    return [row.title for row in read(content, name="plan.xlsx").rows]


def test_cells_of_every_type(read: Read, workbook: Build) -> None:
    rows: list[list[Any]] = [
        ["ID", "Milestone", "Due", "Status", "Notes"],
        [1, 2027, datetime(2027, 3, 31, 9, 30), "G", True],  # noqa: DTZ001 - workbooks know no zones
        [2.0, 3.5, 46477, "R", time(9, 30)],
        ["x-3", date(2027, 3, 31), "31.03.2027", "done", timedelta(hours=36)],
    ]
    result = read(workbook({"Plan": rows}))

    assert result.sound
    assert [(row.id, row.title, row.due, row.status, row.notes) for row in result.rows] == [
        ("1", "2027", date(2027, 3, 31), Status.ON_TRACK, "TRUE"),
        ("2", "3.5", date(2027, 3, 31), Status.WILL_MISS, "09:30:00"),
        ("x-3", "2027-03-31", date(2027, 3, 31), Status.DONE, "1 day, 12:00:00"),
    ]


def test_serial_numbers_in_the_calendar_of_1904(read: Read, workbook: Build) -> None:
    def mac(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    rows: list[list[Any]] = [["Milestone", "Due"], ["A", date(2027, 3, 31)], ["B", 45015]]

    assert [row.due for row in read(workbook({"Plan": rows}, mac)).rows] == [date(2027, 3, 31), date(2027, 3, 31)]


@pytest.mark.parametrize("dimension", [b'<dimension ref="A1"/>', b'<dimension ref="A1:B2"/>', b""])
def test_a_wrong_dimension_loses_nothing(read: Read, workbook: Build, rewritten: Rewrite, dimension: bytes) -> None:
    content = rewritten(workbook({"Plan": PLAN}), SHEET, lambda xml: re.sub(rb"<dimension[^>]*>", dimension, xml))

    assert [(row.title, row.due) for row in read(content).rows] == [("A", date(2027, 3, 31)), ("B", date(2027, 4, 1))]


def test_the_first_sheet_with_headings_is_read_and_the_others_are_named(read: Read, workbook: Build) -> None:
    content = workbook({"Cover": [["Strategy 2027"]], "Empty": [], "Plan": PLAN, "Ideas": PLAN, "Lists": [["Green"]]})
    result = read(content)

    assert read_table(content, "plan.xlsx").sheet == "Plan"
    assert [row.title for row in result.rows] == ["A", "B"]
    assert result.notices == (
        'Read from the sheet "Plan", one of 4. These look like milestones too, and were not read: "Ideas".',
    )


def test_hidden_sheets_are_not_read(read: Read, workbook: Build) -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"

    content = workbook({"Old": PLAN, "Plan": [["Task", "Who"], ["Now", "Ann"]]}, hide)

    assert titles(read, content) == ["Now"]


def test_formulas_are_read_by_the_results_that_were_saved(read: Read, workbook: Build, rewritten: Rewrite) -> None:
    content = workbook({"Plan": [["Milestone", "Owner"], ["=1", "Ann"], ["=2", "Bob"], ["C", "=3"]]})
    results = [b'<c r="A2" t="str"><f>X1</f><v>From a formula</v></c>', b'<c r="A3"><f>X2</f><v>7</v></c>']
    results.append(b'<c r="B4" t="str"><f>IF(X3,X3,"")</f><v></v></c>')

    def calculate(xml: bytes) -> bytes:
        for result in results:
            reference = result[6:8]
            xml = re.sub(rb'<c r="' + reference + rb'".*?</c>', result, xml)
        return xml

    result = read(rewritten(content, SHEET, calculate))

    assert result.sound
    assert [(row.title, row.owner) for row in result.rows] == [("From a formula", "Ann"), ("7", "Bob"), ("C", None)]


def test_formulas_that_were_never_worked_out_are_faults_not_gaps(read: Read, workbook: Build) -> None:
    result = read(workbook({"Plan": [["Milestone", "Owner", "Due"], ["A", "=B9", "=TODAY()"], ["B", "Bob", None]]}))

    assert [(fault.row, fault.column, fault.value) for fault in result.faults] == [
        (2, "Owner", "#NOT CALCULATED"),
        (2, "Due", "#NOT CALCULATED"),
    ]
    assert "Open the file in your spreadsheet program and save it." in result.faults[0].message


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#NAME?"])
def test_errors_of_formulas_are_faults(read: Read, workbook: Build, error: str) -> None:
    result = read(workbook({"Plan": [["Milestone", "Owner"], ["A", error]]}))

    assert [(fault.row, fault.column, fault.value) for fault in result.faults] == [(2, "Owner", error)]


def test_text_that_excel_writes_in_its_own_way_is_put_right(read: Read, workbook: Build) -> None:
    result = read(workbook({"Plan": [["Milestone", "Notes"], ["A", "one_x000D_\ntwo _x263A_ _x005F_x0041_"]]}))

    assert result.rows[0].notes == "one\ntwo ☺ _x0041_"


def test_an_empty_workbook_is_refused(read: Read, workbook: Build) -> None:
    with pytest.raises(NotValid, match="no sheet with anything in it"):
        read(workbook({"Plan": []}), name="plan.xlsx")


def test_a_strict_workbook_is_named(read: Read, workbook: Build, rewritten: Rewrite) -> None:
    strict = rewritten(
        workbook({"Plan": PLAN}),
        "xl/workbook.xml",
        lambda xml: xml.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    )

    with pytest.raises(NotValid, match="Strict Open XML"):
        read(strict)


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "[Content_Types].xml", "xl/styles.xml"])
def test_damaged_workbooks_are_refused(read: Read, workbook: Build, rewritten: Rewrite, part: str) -> None:
    content = rewritten(workbook({"Plan": PLAN}), part, lambda xml: xml[: len(xml) // 2])

    with pytest.raises(NotValid, match="damaged"):
        read(content)


def test_rows_numbered_beyond_what_excel_allows_are_refused(read: Read, workbook: Build, rewritten: Rewrite) -> None:
    content = rewritten(
        workbook({"Plan": PLAN}),
        SHEET,
        lambda xml: xml.replace(b'<row r="3">', b'<row r="1999999999">').replace(b'"A3"', b"''"),
    )

    with pytest.raises(NotValid, match="damaged"):
        read(content)


def test_a_file_that_unpacks_to_something_absurd_is_refused(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "")
        with bomb.open(SHEET, "w", force_zip64=True) as part:
            for _ in range(21):
                part.write(bytes(10_000_000))

    with pytest.raises(NotValid, match="would unpack to 210,000,000 bytes; 200,000,000 is the most"):
        read(out.getvalue())


def test_a_file_that_is_packed_as_no_spreadsheet_is_refused(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "")
        bomb.writestr(SHEET, "<row/>" * 2_000_000)

    with pytest.raises(NotValid, match="times its size, as no spreadsheet does"):
        read(out.getvalue())


@pytest.mark.parametrize("flood", [b"<row/>" * 1_048_577, b"<row>" + b"<c/>" * 3_000_001 + b"</row>"])
def test_a_sheet_with_millions_of_blank_cells_is_refused(
    read: Read, workbook: Build, rewritten: Rewrite, flood: bytes
) -> None:
    content = rewritten(
        workbook({"Plan": PLAN}), SHEET, lambda xml: xml.replace(b"</sheetData>", flood + b"</sheetData>")
    )

    with pytest.raises(NotValid, match="blank ones included"):
        read(content)


def test_several_thousand_rows(read: Read, workbook: Build) -> None:
    rows: list[list[Any]] = [["Milestone", "Owner", "Due"]]
    rows += [[f"M{number}", "Ann Lee", date(2027, 3, 31)] for number in range(5000)]
    result = read(workbook({"Plan": rows}))

    assert result.sound
    assert (len(result.rows), result.rows[-1].number) == (5000, 5001)
