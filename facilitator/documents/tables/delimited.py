"""Rows from text: commas, semicolons, tabs or bars, decided from the headings and the first rows."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from facilitator.documents.tables.cells import MOST_COLUMNS, MOST_ROWS, Row, is_blank
from facilitator.documents.tables.header import best_heading, is_lone_title
from facilitator.documents.tables.headings import Field
from facilitator.errors import NotValid

DELIMITERS = (",", ";", "\t", "|")
# A control character that no cell keeps: cutting at it leaves a single column whole.
NO_DELIMITER = "\x1f"
_SAMPLE_ROWS = 60
_SAMPLE_CHARACTERS = 200_000
# What Excel reads from the first line of a file, and does not show.
_TOLD = re.compile(r"sep=([,;\t|])(\r\n|\r|\n)", re.IGNORECASE)


@dataclass(frozen=True)
class Delimited:
    """The rows of a text, and what stood between their cells (`NO_DELIMITER` for a single column)."""

    rows: tuple[Row, ...]
    delimiter: str


def read_delimited(text: str, label: str, chosen: Mapping[str, Field]) -> Delimited:
    """The rows of `text` that are not blank; rows are numbered as a spreadsheet program would.

    Raises NotValid, naming the row, where quotation marks do not match, and where there are too many rows.
    """
    told = _TOLD.match(text)
    if told:
        text = text[told.end() :]
    delimiter = told.group(1) if told else _delimiter(text, chosen)
    rows = []
    for number, row in enumerate(_records(text, delimiter, label), 1):
        if any(row) and not all(map(is_blank, row)):
            rows.append(Row(number, tuple(cell or None for cell in row)))
            if len(row) > MOST_COLUMNS:
                raise NotValid(f"Row {number} of {label} has {len(row):,} columns.", "Check that it is the right file.")
            if len(rows) > MOST_ROWS:
                raise NotValid(f"{label} has more than {MOST_ROWS:,} rows.", "Split it into parts.")
    return Delimited(tuple(rows), delimiter)


def _records(text: str, delimiter: str, label: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = (
                "a cell there is far too long" if "field larger" in str(error) else "its quotation marks do not match"
            )
            raise NotValid(
                f"{label} cannot be read from row {number} on: {what}.",
                'Look for a quotation mark that is opened and never closed; inside a quoted cell write it twice ("").',
            ) from error


def _delimiter(text: str, chosen: Mapping[str, Field]) -> str:
    """What stands between the cells: by the headings it reveals, else by how evenly it cuts the rows."""
    cut = {delimiter: _sample(text, delimiter) for delimiter in DELIMITERS}
    weights = {delimiter: best_heading(rows, chosen)[1] for delimiter, rows in cut.items()}
    best = max(DELIMITERS, key=lambda delimiter: (weights[delimiter], _evenness(cut[delimiter])))
    if weights[best]:
        return best
    whole = _sample(text, NO_DELIMITER)
    return NO_DELIMITER if is_lone_title(whole) or not _evenness(cut[best])[0] else best


def _sample(text: str, delimiter: str) -> list[Row]:
    """The first rows, read forgivingly: the reader proper reports what is wrong with them."""
    reader = csv.reader(StringIO(text[:_SAMPLE_CHARACTERS], newline=""), delimiter=delimiter, skipinitialspace=True)
    rows: list[Row] = []
    try:
        for number, row in enumerate(reader, 1):
            if any(row):
                rows.append(Row(number, tuple(cell or None for cell in row)))
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def _evenness(rows: list[Row]) -> tuple[float, int]:
    """The share of rows that have the commonest width, and that width; (0, 1) where most are not cut at all."""
    widths = Counter(len(row.cells) for row in rows)
    width, times = widths.most_common(1)[0] if widths else (1, 0)
    return (times / len(rows), width) if width > 1 else (0.0, 1)
