"""Files that are no spreadsheet, and text that is out to mislead."""

import io
import random
import zipfile

import pytest

from facilitator.documents.tables.reading import read_table
from facilitator.errors import NotValid

from .conftest import Read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            # A ZipInfo has a fixed date: the bytes stand in a test's name, which has to be the same in every process.
            archive.writestr(zipfile.ZipInfo(name), "content")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "is a picture (PNG)"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "is a picture (JPEG)"),
        (b"GIF89a", "is a picture (GIF)"),
        (b"\x1f\x8b\x08" + bytes(9), "is a gzip archive"),
        (b"SQLite format 3\x00" + bytes(9), "is a database (SQLite)"),
        (b"{\\rtf1 Milestone, Owner}", "is a text document (RTF)"),
        (b"<!DOCTYPE html><table><tr><td>Milestone", "is a web page or XML"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:'
            b'office:spreadsheet">',
            "is an XML spreadsheet",
        ),
        (OLE + "Workbook".encode("utf-16-le"), "is a workbook in the old .xls format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "is an old Office document"),
        (zipped("photo.jpg"), "is a zip archive"),
        (zipped("[Content_Types].xml", "word/document.xml"), "is a Word document"),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), "is a binary workbook (.xlsb)"),
        (zipped("mimetype", "content.xml"), "is an OpenDocument file"),
        (zipped("Index/Document.iwa"), "is an Apple document"),
        (zipped("[Content_Types].xml")[:40], "is damaged or incomplete"),
        (zipped("[Content_Types].xml"), "is damaged, or no workbook"),
        (bytes(range(256)) * 20, "is not a spreadsheet"),
        (bytes(range(1, 9)) * 20, "is not a spreadsheet"),
        (b"Milestone,Owner\nA\x00B,Ann\n", "is not a spreadsheet"),
    ],
)
def test_what_is_no_spreadsheet_is_named_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(NotValid) as refused:
        read_table(data, "/home/ann/plan\x1b[31m.xlsx")

    assert f"plan.xlsx {what}" in refused.value.message
    assert refused.value.hint


def test_standard_input_is_called_so() -> None:
    with pytest.raises(NotValid, match="Standard input is a PDF document"):
        read_table(b"%PDF-1.7", "-")


def test_a_locked_zip_is_named() -> None:
    locked = bytearray(zipped("[Content_Types].xml", "xl/workbook.xml"))
    directory = locked.index(b"PK\x01\x02")
    locked[directory + 8] |= 1

    with pytest.raises(NotValid, match="is protected with a password"):
        read_table(bytes(locked), "plan.xlsx")


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_refused(seed: int) -> None:
    with pytest.raises(NotValid):
        read_table(random.Random(seed).randbytes(2000), "-")


@pytest.mark.parametrize(
    "text", ["[/]", "[red]x[/red]", "[@click=app.quit]x[/]", "| [x](y) <b> #1", "👩‍👧 🏳️‍🌈", "$HOME `id`", "ﷺ"]
)
def test_text_that_is_only_text_is_kept_exactly(read: Read, text: str) -> None:
    (row,) = read(f"Priority,Milestone,Owner,Notes\n{text},{text},{text},{text}\n").rows

    assert (row.priority, row.title, row.owner, row.notes) == (text, text, text, text)


def test_escape_sequences_and_overrides_are_left_out_and_said(read: Read) -> None:
    result = read('Milestone,Owner,Notes\n\x1b[31mRed\x1b[0m,\u202eAnn,"one\x07\r\ntwo"\nB,Bob,"fine\r\ntoo"\n')

    assert [(row.title, row.owner, row.notes) for row in result.rows] == [
        ("Red", "Ann", "one\ntwo"),
        ("B", "Bob", "fine\ntoo"),
    ]
    assert result.notices == ("Row 2 has control characters or escape sequences; those were left out.",)


def test_faults_show_values_clean_and_short(read: Read) -> None:
    result = read("Milestone,\x1b[31mDue,Status\nA,\x1b]0;title\x07soon,\u202e" + "x" * 100 + "\n")

    assert [(fault.column, fault.value) for fault in result.faults] == [("Due", "soon"), ("Status", "x" * 59 + "…")]


@pytest.mark.parametrize(
    ("field", "length", "message"),
    [
        ("Milestone", 201, "The title has 201 characters; 200 is the most."),
        ("Priority", 201, "The priority has 201 characters; 200 is the most."),
        ("Owner", 201, "The owner has 201 characters; 200 is the most."),
        ("Notes", 10_001, "The note has 10,001 characters; 10,000 is the most."),
        ("Resources", 10_001, "The text on resources has 10,001 characters; 10,000 is the most."),
    ],
)
def test_over_long_text_is_a_fault_and_the_longest_allowed_is_kept(
    read: Read, field: str, length: int, message: str
) -> None:
    other = "Milestone" if field != "Milestone" else "Owner"
    result = read(f"{other},{field}\nA,{'x' * length}\nB,{'y' * (length - 1)}\n")

    assert [(fault.row, fault.column) for fault in result.faults] == [(2, field)]
    assert result.faults[0].message.startswith(message)
    (row,) = result.rows
    assert "y" * (length - 1) in (row.title, row.priority, row.owner, row.notes, row.resources)


def test_a_pasted_page_in_a_title_becomes_one_line(read: Read) -> None:
    assert (
        read('Milestone,Owner\n"First line\nsecond\tline\n\nlast",Ann\n').rows[0].title == "First line second line last"
    )


def test_an_unknown_status_says_which_there_are(read: Read) -> None:
    (fault,) = read("Milestone,Status\nA,mauve\n").faults

    assert (fault.row, fault.column, fault.value) == (2, "Status", "mauve")
    assert fault.message == (
        "It is no status. Write on track, might miss, will miss, done, or a colour such as green, amber, red."
    )
