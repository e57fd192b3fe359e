"""What openpyxl does not tell while it streams a sheet: merged cells, and formulas without a result.

Both are looked up in the sheet's own XML. A full, unstreamed load would tell of merged cells, but fails on drawings and
pivot tables that are of no interest here.
"""

import re
from collections.abc import Iterator

from facilitator.documents.tables.cells import Merge

_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']"
)
# A formula cell with an empty value, or none. Excel marks a result of "" as a string (t="str"): that one is no gap.
_UNWORKED = re.compile(
    rb"<(?:\w+:)?c\b(?P<attributes>[^>]*)>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")


def row_count(xml: bytes) -> int:
    """How many rows a sheet lists, blank ones included."""
    return len(_ROW.findall(xml))


def cell_count(xml: bytes) -> int:
    """How many cells a sheet lists, blank ones included."""
    return len(_CELL.findall(xml))


def merges(xml: bytes) -> tuple[Merge, ...]:
    """The blocks of merged cells in a sheet."""
    return tuple(
        Merge(int(top), int(bottom), _column(left), _column(right)) for left, top, right, bottom in _MERGE.findall(xml)
    )


def unworked_formulas(xml: bytes) -> Iterator[tuple[int, int]]:
    """Row (from 1) and column (from 0) of every formula whose result was never saved."""
    for cell in _UNWORKED.finditer(xml):
        attributes = cell["attributes"]
        reference = _REFERENCE.search(attributes)
        if reference and b't="str"' not in attributes:
            yield int(reference.group(2)), _column(reference.group(1))


def _column(letters: bytes) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return column - 1
