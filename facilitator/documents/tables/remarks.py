"""What a user should know about how a spreadsheet was read, in sentences: nothing is guessed or left out silently."""

from collections.abc import Iterator, Sequence

from facilitator.documents.tables.cells import Kind, Row, is_blank, letter
from facilitator.documents.tables.columns import EXPORT_HEADINGS, Recognition
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.layout import Entry
from facilitator.documents.tables.values import Reader, filled_texts
from facilitator.text import quoted


def in_words(recognition: Recognition, *, grouped: bool) -> tuple[str, ...]:
    """Which column was taken for what, such as 'owner from "Agency"', in the order in which columns are written."""
    said = []
    for field in EXPORT_HEADINGS:
        column = recognition.columns.get(field)
        if column is not None:
            said.append(f"{field} from {quoted(recognition.name(column), 40)}")
        elif field is Field.PRIORITY and grouped:
            said.append("priority from the headings between the rows")
    return tuple(said)


def remarks(reader: Reader, entries: Sequence[Entry], rows: Sequence[Row]) -> tuple[str, ...]:
    """Everything worth saying about a table that has been read; `rows` are those below the headings."""
    return (
        *_of_doubts(reader.recognition),
        *_of_unread_columns(reader, rows),
        *_of_owners(reader, entries),
        *_of_empty_cells(reader.recognition, entries),
        *_of_placeholders(reader),
        *_of_cleaning(reader),
    )


def _of_doubts(recognition: Recognition) -> Iterator[str]:
    for field, columns in recognition.doubtful.items():
        others = [column for column in columns if column not in recognition.columns.values()]
        if field in recognition.columns and field not in recognition.chosen and others:
            taken, other = (quoted(recognition.name(at), 40) for at in (recognition.columns[field], others[0]))
            if taken == other:
                yield f"Several columns are called {taken}; the first was taken for the {field.noun}."
            else:
                pass_map = f'pass --map "{recognition.name(others[0])}={field}"'
                yield f"{taken} was taken for the {field.noun}; {other} could be it as well. If it is, {pass_map}."


def _of_unread_columns(reader: Reader, rows: Sequence[Row]) -> Iterator[str]:
    recognition = reader.recognition
    unread = [quoted(heading, 40) for heading in recognition.ignored]
    width = max((len(row.cells) for row in rows), default=0)
    bare = [
        column for column in range(width) if column >= len(recognition.headings) or not recognition.headings[column]
    ]
    # Cells of a CSV file beyond its headings are faults already.
    if reader.table.kind is Kind.CSV:
        bare = [column for column in bare if column < len(recognition.headings)]
    filled = {at for row in rows for at, cell in enumerate(row.cells) if cell is not None and not is_blank(cell)}
    unread += [f"column {letter(at)} (no heading)" for at in bare if at in filled]
    if unread:
        yield f"Not read: {', '.join(unread[:12])}{', …' if len(unread) > 12 else ''}."


def _of_owners(reader: Reader, entries: Sequence[Entry]) -> Iterator[str]:
    texts = filled_texts(entries, Field.OWNER, reader.table.kind)
    with_comma = [text for text in texts if text.count(",") == 1 and text.casefold() not in reader.owners.known]
    if reader.owners.last_first and with_comma:
        yield f"Owners such as {quoted(with_comma[0], 40)} were read as one person, the last name first."


def _of_empty_cells(recognition: Recognition, entries: Sequence[Entry]) -> Iterator[str]:
    without = [entry.number for entry in entries if is_blank(entry.cells.get(Field.PRIORITY))]
    if Field.PRIORITY in recognition.columns and 0 < len(without) < len(entries):
        yield f"{_rows(without)} no priority. If the one above them is meant, write it into each row."
    column = recognition.columns.get(Field.STATUS)
    if column is not None and entries and all(is_blank(entry.cells.get(Field.STATUS)) for entry in entries):
        yield (
            f"{quoted(recognition.name(column), 40)} is empty throughout. "
            "If it shows the status by colour alone, write the status as well: colours are not read."
        )


def _of_placeholders(reader: Reader) -> Iterator[str]:
    if reader.placeholders:
        row, value = reader.placeholders[0]
        count = len(reader.placeholders)
        cells = "1 cell was" if count == 1 else f"{count} cells were"
        yield f"{cells} taken as empty, such as {quoted(value, 30)} in row {row}."


def _of_cleaning(reader: Reader) -> Iterator[str]:
    if reader.cleaned:
        rows = sorted(set(reader.cleaned))
        yield f"{_rows(rows)} control characters or escape sequences; those were left out."


def _rows(numbers: Sequence[int]) -> str:
    """'Row 7 has' or '3 rows (7, 8, 9) have', for a sentence to go on with."""
    if len(numbers) == 1:
        return f"Row {numbers[0]} has"
    return f"{len(numbers)} rows ({', '.join(map(str, numbers[:5]))}{', …' if len(numbers) > 5 else ''}) have"
