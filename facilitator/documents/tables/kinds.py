"""What a file is, judged by its bytes: names and endings lie, and standard input has none.

Everything that is no spreadsheet is refused by name, with what to do instead.
"""

import re
from typing import TYPE_CHECKING

from facilitator.documents.tables.cells import Kind
from facilitator.errors import NotValid

if TYPE_CHECKING:
    from zipfile import ZipFile

MOST_TEXT_BYTES = 50_000_000
MOST_UNPACKED_BYTES = 200_000_000
# 100,000 rows that are all alike were measured at 25 to 1; files made to exhaust memory come near 1,000 to 1.
MOST_PACKED = 200
_SMALL_BYTES = 10_000_000

_SAVE_AS = "Save it as .xlsx or .csv, and import that."
_EXPORT = "Import a spreadsheet: .csv, .xlsx, or .json as this program exports it."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"%!PS", "a PostScript document"),
)
# Parts of zip files, and what a file that has them is. Asked in this order.
_PACKAGES: tuple[tuple[str, str], ...] = (
    (r"xl/workbook\.bin", "a binary workbook (.xlsb)"),
    (r"word/.*", "a Word document"),
    (r"ppt/.*", "a PowerPoint presentation"),
    (r"content\.xml", "an OpenDocument file (.ods, .odt)"),
    (r"Index/.*\.iwa|Index\.zip", "an Apple document (Numbers, Pages or Keynote)"),
)
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|table|svg|head|body|meta)\b", re.IGNORECASE)


def kind_of(data: bytes, label: str) -> Kind:
    """CSV for anything that may be text, XLSX for a workbook in a zip file. JSON is told from CSV once it is decoded.

    `label` names the file in messages. Raises NotValid for what is no spreadsheet, locked, damaged or absurdly large.
    """
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise NotValid(f"{label} is empty.", "Check that it is the right file.")
    for start, what in _SIGNATURES:
        if data.startswith(start):
            raise NotValid(f"{label} is {what}, not a spreadsheet.", _EXPORT)
    if data.startswith(_OLE):
        raise _old_office(data, label)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, label)
    if _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")):
        what = "an XML spreadsheet" if b"office:spreadsheet" in data[:4096] else "a web page or XML"
        raise NotValid(
            f"{label} is {what}, whatever its name says.", f"Open it in your spreadsheet program. {_SAVE_AS}"
        )
    if len(data) > MOST_TEXT_BYTES:
        raise NotValid(f"{label} has {len(data):,} bytes; {MOST_TEXT_BYTES:,} is the most.", "Split it into parts.")
    return Kind.CSV


def _old_office(data: bytes, label: str) -> NotValid:
    """The refusal of what Office kept before 2007; today's locked workbooks are wrapped in the same way."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return NotValid(
            f"{label} is protected with a password.", "Open it, take the password off (File, Info), and save it."
        )
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return NotValid(f"{label} is a workbook in the old .xls format.", f"Open it in Excel. {_SAVE_AS}")
    return NotValid(f"{label} is an old Office document, not a spreadsheet.", _EXPORT)


def _zipped(data: bytes, label: str) -> Kind:
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            return _packaged(archive, label)
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise NotValid(
            f"{label} is damaged or incomplete: its zip directory cannot be read.", "Fetch or save it again."
        ) from error


def _packaged(archive: "ZipFile", label: str) -> Kind:
    members = archive.infolist()
    names = [member.filename for member in members]
    for pattern, what in _PACKAGES:
        if any(re.fullmatch(pattern, name) for name in names):
            raise NotValid(f"{label} is {what}.", f"Open it in its program. {_SAVE_AS}")
    if "[Content_Types].xml" not in names:
        raise NotValid(f"{label} is a zip archive, not a spreadsheet.", "Unpack it, and import the file inside.")
    if any(member.flag_bits & 1 for member in members):
        raise NotValid(f"{label} is protected with a password.", "Take the password off, and save it again.")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED_BYTES:
        raise NotValid(
            f"{label} would unpack to {unpacked:,} bytes; {MOST_UNPACKED_BYTES:,} is the most.",
            "Save the sheet with the milestones as a file of its own.",
        )
    packed = sum(member.compress_size for member in members)
    if unpacked > _SMALL_BYTES and unpacked > packed * MOST_PACKED:
        raise NotValid(
            f"{label} unpacks to {unpacked // max(packed, 1):,} times its size, as no spreadsheet does.",
            "Check where it comes from. Saving it again in your spreadsheet program helps if it is sound.",
        )
    return Kind.XLSX
