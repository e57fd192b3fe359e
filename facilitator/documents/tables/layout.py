"""Which rows of a sheet are milestones: group headings, totals, repeated headings and merged cells are sorted out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.documents.tables.cells import Cell, Merge, Row, as_text, is_blank
from facilitator.documents.tables.columns import Recognition
from facilitator.documents.tables.headings import Field
from facilitator.text import one_line, quoted

_TOTAL = re.compile(
    r"(?:(?:grand |sub)?totals?|sum|summe|gesamt|insgesamt|count)"
    r"(?:\s*:?\s*[\d.,\s]*%?|\s[^:=]{1,40}[:=]\s*\d[\d.,\s]*%?)",
    re.IGNORECASE | re.ASCII,
)
# What people write below a table about the table.
_ABOUT_THE_SHEET = re.compile(
    r"(?:sources?|notes?|legend|key|quelle|legende|stand)\s*:.*|©.*"
    r"|(?:prepared|produced|generated|exported|printed|created|compiled|(?:last )?updated) (?:by|on|from)\b.*"
    r"|(?:data |status )?as (?:of|at)\b.*|end of (?:report|list|table)\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\d.,\s]*%?", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """A row that is read as a milestone: its number, and the cell of each field with a column, from left to right."""

    number: int
    cells: Mapping[Field, Cell]


@dataclass(frozen=True)
class Body:
    """The milestones' rows, and sentences for the user about rows that were taken for something else.

    `grouped` is True where headings between the rows gave priorities.
    """

    entries: tuple[Entry, ...]
    notices: tuple[str, ...]
    grouped: bool


def sort_out(rows: Sequence[Row], heading: Row, recognition: Recognition, merged: Sequence[Merge]) -> Body:
    """Read the rows below the headings. A blank cell is filled from the cell it is merged with, never otherwise."""
    repeated = [row for row in rows if _repeats(row, heading, recognition)]
    totals, below = _trailing(rows, recognition)
    passed_over = {row.number for row in (*repeated, *totals, *below)}
    fills = _fills(rows, recognition, merged)
    entries = [_entry(row, recognition, fills) for row in rows if row.number not in passed_over]
    banners = _banners(rows, merged)
    unread = [entry.number for entry in entries if _is_empty(entry) and entry.number not in banners]
    entries = [entry for entry in entries if entry.number not in unread]
    headings = _priority_headings(entries, banners)
    return Body(
        entries=tuple(_grouped(entries, headings)),
        notices=(
            *_passed_over([row.number for row in repeated], "repeats the headings", "repeat the headings"),
            *_passed_over([row.number for row in totals], "is a total", "are totals"),
            *_passed_over([row.number for row in below], "tells about the sheet", "tell about the sheet"),
            *_passed_over(
                unread, "has nothing in the columns that are read", "have nothing in the columns that are read"
            ),
            *_said_of_headings(headings),
        ),
        grouped=bool(headings),
    )


def _repeats(row: Row, heading: Row, recognition: Recognition) -> bool:
    columns = recognition.columns.values()
    return bool(columns) and [as_text(row.at(column)) for column in columns] == [
        as_text(heading.at(column)) for column in columns
    ]


def _trailing(rows: Sequence[Row], recognition: Recognition) -> tuple[list[Row], list[Row]]:
    """The last rows that are totals, and those that are no more than a remark on the sheet."""
    totals: list[Row] = []
    below: list[Row] = []
    for row in reversed(rows):
        if _is_total(row, recognition):
            totals.insert(0, row)
        elif len(recognition.columns) > 1 and _is_about_the_sheet(row):
            below.insert(0, row)
        else:
            break
    return totals, below


def _is_about_the_sheet(row: Row) -> bool:
    texts = [one_line(as_text(cell)) for cell in row.cells if not is_blank(cell)]
    return len(texts) == 1 and _ABOUT_THE_SHEET.fullmatch(texts[0]) is not None


def _is_total(row: Row, recognition: Recognition) -> bool:
    """Whether a row begins with "Total" or the like, and has nobody and no day in it."""
    texts = [one_line(as_text(cell)) for cell in row.cells]
    first = next(text for text in texts if text)
    columns = [recognition.columns[field] for field in (Field.OWNER, Field.DUE) if field in recognition.columns]
    named = [texts[column] for column in columns if column < len(texts) and texts[column] != first]
    return _TOTAL.fullmatch(first) is not None and all(_NUMBER.fullmatch(text) for text in named)


def _fills(rows: Sequence[Row], recognition: Recognition, merged: Sequence[Merge]) -> dict[tuple[int, Field], Cell]:
    """What merged cells mean below their first row. Titles are left out: a row needs one of its own."""
    by_number = {row.number: row for row in rows}
    fills: dict[tuple[int, Field], Cell] = {}
    for field, column in recognition.columns.items():
        filled_to = 0
        tall = [merge for merge in merged if merge.first_column == column and merge.last_row > merge.first_row]
        for merge in sorted(tall, key=lambda merge: merge.first_row) if field is not Field.TITLE else ():
            if merge.first_row in by_number and merge.first_row > filled_to:
                filled_to = min(merge.last_row, rows[-1].number)
                for number in range(merge.first_row + 1, filled_to + 1):
                    fills[number, field] = by_number[merge.first_row].at(column)
    return fills


def _entry(row: Row, recognition: Recognition, fills: Mapping[tuple[int, Field], Cell]) -> Entry:
    cells: dict[Field, Cell] = {}
    for field, column in sorted(recognition.columns.items(), key=lambda item: item[1]):
        cell = row.at(column)
        cells[field] = fills.get((row.number, field)) if is_blank(cell) else cell
    return Entry(row.number, cells)


def _is_empty(entry: Entry) -> bool:
    return all(map(is_blank, entry.cells.values()))


def _banners(rows: Sequence[Row], merged: Sequence[Merge]) -> dict[int, str]:
    """Rows whose only text is merged across columns, with that text: they head a group of milestones."""
    wide = {
        merge.first_row
        for merge in merged
        if merge.first_row == merge.last_row and merge.last_column > merge.first_column
    }
    banners = {}
    for row in rows:
        if row.number in wide:
            filled = [cell for cell in row.cells if not is_blank(cell)]
            if len(filled) == 1:
                banners[row.number] = one_line(as_text(filled[0]))
    return banners


def _priority_headings(entries: Sequence[Entry], banners: Mapping[int, str]) -> dict[int, str]:
    """The rows that name a priority for the rows below: banners, and rows with nothing but a priority.

    The latter only where the next milestone has none of its own: else its title was forgotten, which is a fault.
    """
    headings = dict(banners)
    next_has_none = False
    for entry in reversed(entries):
        if entry.number in banners:
            continue
        priority = entry.cells.get(Field.PRIORITY)
        alone = [field for field, cell in entry.cells.items() if not is_blank(cell)] == [Field.PRIORITY]
        if alone and next_has_none:
            headings[entry.number] = one_line(as_text(priority))
        elif not alone:
            next_has_none = is_blank(priority)
    return headings


def _grouped(entries: Sequence[Entry], headings: Mapping[int, str]) -> list[Entry]:
    """The entries without the headings, each with the priority of the heading above it where it has none of its own."""
    if not headings:
        return list(entries)
    current: str | None = None
    grouped = []
    for entry in entries:
        if entry.number in headings:
            current = headings[entry.number]
        elif is_blank(entry.cells.get(Field.PRIORITY)):
            grouped.append(replace(entry, cells={**entry.cells, Field.PRIORITY: current}))
        else:
            grouped.append(entry)
    return grouped


def _said_of_headings(headings: Mapping[int, str]) -> list[str]:
    if not headings:
        return []
    first = min(headings)
    named = f"row {first}, {quoted(headings[first], 40)}"
    if len(headings) == 1:
        return [f"One row ({named}) was read as the priority of the rows below it."]
    return [f"{len(headings)} rows (the first: {named}) were read as the priorities of the rows below them."]


def _passed_over(numbers: Sequence[int], one: str, several: str) -> list[str]:
    if not numbers:
        return []
    if len(numbers) == 1:
        return [f"Row {numbers[0]} {one} and was passed over."]
    listed = ", ".join(map(str, numbers[:5])) + (", …" if len(numbers) > 5 else "")
    return [f"{len(numbers)} rows ({listed}) {several} and were passed over."]
