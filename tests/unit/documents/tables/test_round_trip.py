"""What is exported is read back without change, and nothing in it can run as a formula."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from facilitator.documents.tables.columns import Field
from facilitator.documents.tables.excel_text import escaped, unescaped
from facilitator.documents.tables.formulas import harmless, kept_by_restoring, restored
from facilitator.documents.tables.parsing import Parsed, parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.documents.tables.writing import ExportedMilestone, write_csv, write_json, write_xlsx
from facilitator.process.exported_id import ExportedId
from facilitator.process.status import Status
from facilitator.text import clean, one_line

Write = Callable[[Iterable[ExportedMilestone]], bytes]
WRITERS = [write_csv, write_xlsx, write_json]

# Text as it is after it came in: clean, and trimmed. Quotes, separators and the starts of formulas come up often.
tricky = st.sampled_from(list("=+-@'\"\t,;|\n\\_x[]{}<>&%#0é👩\u200d\ufffe"))
anything = st.lists(st.one_of(tricky, st.characters(exclude_categories=["Cs"])), max_size=30).map("".join)
lines = anything.map(one_line)
paragraphs = anything.map(lambda text: clean(text).strip())
errors = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}


def optional(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return texts.map(lambda text: text or None)


milestones = st.builds(
    ExportedMilestone,
    id=st.integers(1, 10**6).map(str),
    priority=optional(lines),
    title=lines.filter(bool),
    owner=optional(lines),
    due=st.none() | st.dates(date(1970, 1, 1), date(2199, 12, 31)),
    status=st.sampled_from(Status),
    resources=optional(paragraphs),
    notes=optional(paragraphs),
)


def milestone(title: str = "Open the Lyon office", notes: str | None = None) -> ExportedMilestone:
    return ExportedMilestone("1", "Growth", title, "Ann Lee", date(2027, 3, 31), Status.MIGHT_MISS, None, notes)


def parsed(data: bytes, exported: Iterable[ExportedMilestone]) -> Parsed:
    known = frozenset(each.owner for each in exported if each.owner)
    return parse_milestones(read_table(data, "-"), chosen={}, date_order=None, known_owners=known)


def back(data: bytes, exported: Iterable[ExportedMilestone]) -> list[ExportedMilestone]:
    result = parsed(data, exported)
    assert result.sound
    return [
        ExportedMilestone(
            row.id or "",
            row.priority,
            row.title,
            row.owner,
            row.due,
            row.status or Status.ON_TRACK,
            row.resources,
            row.notes,
        )
        for row in result.rows
    ]


@pytest.mark.parametrize("write", WRITERS)
@given(exported=st.lists(milestones, min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_anything_is_read_back_without_change(write: Write, exported: list[ExportedMilestone]) -> None:
    assert back(write(exported), exported) == exported


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    "title",
    [
        "=cmd|'/C calc'!A0",
        '=HYPERLINK("http://example.org","x")',
        "+1 for the plan",
        "-5 % cost",
        "@everyone",
        "＝1",
        "'=1",
        "''=1",
        "'Tis the season",
        "''",
        "'",
        "#1 in the market",
        "007",
        "1e5",
        "2027-03-31",
        "TRUE",
        "_x0041_",
        "_x005F_",
        'He said "no"',
        "a,b;c|d",
        "Total",
        "High",
        "sep=;",
        "\ufffe",
        "TBD",
        "😀 👩‍👧",
    ],
)
def test_titles_with_a_meaning_elsewhere_are_only_text(write: Write, title: str) -> None:
    exported = [milestone(title), milestone(notes=title)]

    assert back(write(exported), exported) == exported


@pytest.mark.parametrize("write", WRITERS)
def test_a_priority_called_high_survives(write: Write) -> None:
    exported = [ExportedMilestone("1", "High", "A", None, None, Status.DONE, None, None)]

    assert back(write(exported), exported) == exported


@pytest.mark.parametrize("write", WRITERS)
def test_every_column_is_present_even_where_it_is_empty(write: Write) -> None:
    exported = [ExportedMilestone("1", None, "A", None, None, Status.DONE, None, None)]

    assert parsed(write(exported), exported).rows[0].fields == set(Field)


@pytest.mark.parametrize("write", WRITERS)
def test_no_milestones_at_all_are_read_back_as_none(write: Write) -> None:
    result = parsed(write([]), [])

    assert (result.sound, result.rows, result.notices) == (True, (), ())


@given(anything)
def test_making_text_harmless_is_undone_exactly(text: str) -> None:
    assert restored(harmless(text)) == text
    assert restored(kept_by_restoring(text)) == text
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_csv_file_begins_like_a_formula(start: str) -> None:
    data = write_csv([milestone(f"{start}1+1", notes=f"{start}1+1")])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert all(cell[:1] not in tuple("=+-@\t\r\n＝＋－＠") for cell in rows[1])
    assert rows[1][2].startswith("'")


def test_csv_opens_right_in_excel() -> None:
    data = write_csv([milestone("Café")])

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines() == [
        '"ID","Priority","Title","Owner","Due","Status","Resources","Notes"',
        '"1","Growth","Café","Ann Lee","2027-03-31","might miss","",""',
    ]


def test_workbook_has_bold_frozen_headings_real_dates_and_text_that_stays_text() -> None:
    sheet = load_workbook(io.BytesIO(write_xlsx([milestone("=1+1", notes="- one\n- two")])))["Milestones"]

    assert [cell.value for cell in sheet[1]] == [
        "ID",
        "Priority",
        "Title",
        "Owner",
        "Due",
        "Status",
        "Resources",
        "Notes",
    ]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["C"].width > sheet.column_dimensions["E"].width
    title, due, notes = sheet["C2"], sheet["E2"], sheet["H2"]
    assert (title.value, title.data_type, title.quotePrefix) == ("=1+1", "s", True)
    assert (due.is_date, due.number_format) == (True, "yyyy-mm-dd")
    assert notes.value == "- one\n- two"


def test_an_exported_id_can_be_seen_whole_in_its_column() -> None:
    longest = str(ExportedId(5000, 100_000, "abcdef"))
    sheet = load_workbook(io.BytesIO(write_xlsx([milestone("A")])))["Milestones"]

    assert sheet.column_dimensions["A"].width > len(longest)


def test_json_is_plain_for_other_programs() -> None:
    document = json.loads(write_json([milestone("=1+1 é")]))

    assert document["format"] == "facilitator-milestones"
    assert document["milestones"] == [
        {
            "id": "1",
            "priority": "Growth",
            "title": "=1+1 é",
            "owner": "Ann Lee",
            "due": "2027-03-31",
            "status": "might miss",
            "resources": None,
            "notes": None,
        }
    ]


def test_an_export_that_was_edited_and_saved_by_a_spreadsheet_program_is_still_read() -> None:
    saved = (
        "ID;Priority;Title;Owner;Due;Status;Resources;Notes\r\n"
        "1;Growth;'=1+1;Ann Lee;31.03.2027;at risk;;\r\n"
        ";Growth;A new one;Ann Lee;01.04.2027;green;;\r\n"
    )
    result = parsed(saved.encode("cp1252"), [])

    assert [(row.id, row.title, row.due, row.status) for row in result.rows] == [
        ("1", "=1+1", date(2027, 3, 31), Status.MIGHT_MISS),
        (None, "A new one", date(2027, 4, 1), Status.ON_TRACK),
    ]
