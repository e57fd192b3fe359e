"""Bytes as text, in whatever way an editor or a mail program wrote it."""

import codecs

from facilitator.errors import NotValid
from facilitator.text import quoted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a program writes that keeps more than text in its files, and how to get the text out of it.
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a Word, Pages or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a message in Outlook's own format, or an old Word file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a file with formatting (RTF)"),
)
_SAVE_AS_TEXT = "Open it, save it as plain text (a mail as .eml), and read that."
_SAMPLE = 4096
# A text has hardly any of these; of random bytes every ninth is one.
_CONTROLS = frozenset(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b") | {127}
_MOST_CONTROLS = 0.02


def text_from(data: bytes, name: str) -> str:
    """The text of a file called `name`: by its mark, else UTF-8, UTF-16, or Windows' and western Europe's CP1252.

    Raises NotValid where it is no text, or is cut off in the middle of a character.
    """
    for beginning, what in _OTHER_FORMATS:
        if data.startswith(beginning):
            raise NotValid(f"{quoted(name)} is {what}, not a text.", _SAVE_AS_TEXT)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with(data.removeprefix(mark), encoding, name)
    if wide := _wide(data[:_SAMPLE]):
        return _with(data, wide, name)
    if 0 in data or sum(byte in _CONTROLS for byte in data) > _MOST_CONTROLS * len(data):
        raise _no_text(name)
    return in_charset(data, "")


def in_charset(data: bytes, charset: str) -> str:
    """The bytes as text in the named character set; where that is unknown or cannot be, UTF-8, else CP1252."""
    # What says Latin-1 was nearly always written by Windows: the quotation marks tell.
    named = (
        "" if charset.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "unknown-8bit") else charset
    )
    for encoding in filter(None, (named, "utf-8", "cp1252")):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def cut_off(name: str) -> NotValid:
    """The error for a file of which the end is missing."""
    return NotValid(f"{quoted(name)} is cut off: its end is missing.", "Save or send it again, and read that.")


def _no_text(name: str) -> NotValid:
    return NotValid(f"{quoted(name)} is not a text file.", _SAVE_AS_TEXT)


def _with(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if fault.end >= len(data) - 1:
            raise cut_off(name) from fault
        # One byte of another encoding, pasted by an editor, does not make the rest unreadable.
        text = data.decode(encoding, errors="replace")
    if "\0" in text:
        raise _no_text(name)
    return text


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: every other byte is nearly always 0. "" where it is not so."""
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        others = sample[::2] if encoding == "utf-16-le" else sample[1::2]
        if zeros.count(0) > pairs * 0.6 and others.count(0) < pairs * 0.05:
            return encoding
    return ""
