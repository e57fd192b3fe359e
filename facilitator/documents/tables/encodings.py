"""Bytes to text. Spreadsheets do not say how they are encoded, so it is worked out, and said where it was a guess."""

import re
from dataclasses import dataclass

from facilitator.errors import NotValid

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Escape sequences are text that people paste, and are cleaned out cell by cell; these only programs and pictures hold.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 4096
_SAVE_AS_UTF8 = 'Save it as "CSV UTF-8", or as .xlsx, and import that.'


@dataclass(frozen=True)
class Decoded:
    """The text of a file, the name of its encoding, and a sentence for the user where the encoding was a guess."""

    text: str
    encoding: str
    notice: str = ""


def decode(data: bytes, label: str) -> Decoded:
    """The text in `data`: UTF-8, UTF-16 and UTF-32 as marked, UTF-16 without a mark, else Windows-1252 (Latin-1).

    Raises NotValid for what is no text, and for text in two encodings at once: reading on would garble one of them.
    """
    decoded = _marked(data, label) or _unmarked(data, label)
    odd = len(_BINARY.findall(decoded.text[:_SAMPLE]))
    if "\x00" in decoded.text or odd * 20 > len(decoded.text[:_SAMPLE]):
        raise NotValid(
            f"{label} is not a spreadsheet: it holds bytes that no text has.",
            "Import a .csv or .xlsx file; this may be a picture, a program, or a damaged file.",
        )
    return decoded


def _marked(data: bytes, label: str) -> Decoded | None:
    """The text by its byte order mark; None where there is no mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                line = data[: len(mark) + error.start].count(b"\n") + 1
                raise NotValid(
                    f"{label} is marked as {encoding.upper()}, but line {line} is not.",
                    _SAVE_AS_UTF8,
                ) from error
    return None


def _unmarked(data: bytes, label: str) -> Decoded:
    if b"\x00" in data[:_SAMPLE]:
        return _utf16(data, label)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_mixture(data, error, label)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise NotValid(f"The encoding of {label} was not recognised (line {line}).", _SAVE_AS_UTF8) from error
    return Decoded(
        text,
        "cp1252",
        "The file is not UTF-8; it was read as Windows-1252 (Latin-1). If letters with accents look wrong, "
        'save it as "CSV UTF-8" and import that.',
    )


def _refuse_mixture(data: bytes, error: UnicodeDecodeError, label: str) -> None:
    """Raise NotValid where at least half of the letters outside ASCII are good UTF-8: then a few are damaged."""
    lenient = data.decode("utf-8", "surrogateescape")
    wrong = len(re.findall("[\udc80-\udcff]", lenient))
    right = len(re.findall("[^\x00-\x7f\udc80-\udcff]", lenient))
    if right >= wrong:
        line = data[: error.start].count(b"\n") + 1
        raise NotValid(f"{label} is UTF-8, except in line {line}.", "Mend that line, or save the whole as UTF-8 again.")


def _utf16(data: bytes, label: str) -> Decoded:
    """UTF-16 without a mark: whichever byte order gives text without control characters, and with line ends or tabs."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text) and re.search(r"[\t\r\n,;|]", text):
            return Decoded(text, encoding)
    raise NotValid(
        f"{label} is not a spreadsheet: it holds zero bytes, as programs and pictures do.",
        "Import a .csv or .xlsx file; this may be damaged or of another kind.",
    )
