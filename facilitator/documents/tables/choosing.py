"""Second thoughts about columns, from what stands in them: headings alone mislead in a few well-known ways."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from facilitator.documents.tables.cells import Cell, Row, Table, as_text, is_blank
from facilitator.documents.tables.columns import Recognition
from facilitator.documents.tables.dates import read_date
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.values import share_status
from facilitator.errors import NotValid
from facilitator.process.status import parse_status
from facilitator.text import one_line, quoted

_LEVEL_WORDS = """
    high medium low h m l hi med lo critical urgent normal minor major no must should could wont none highest lowest
    p0 p1 p2 p3 p4 p5 0 1 2 3 4 5 hoch mittel niedrig gering dringend haute moyenne basse alta media baja
"""
_LEVELS = frozenset(_LEVEL_WORDS.split())

_SAMPLE_ROWS = 500


@dataclass(frozen=True)
class Settled:
    """The columns as they will be read, and sentences for the user about what was changed."""

    recognition: Recognition
    notices: tuple[str, ...]


def settle(recognition: Recognition, rows: Sequence[Row], table: Table) -> Settled:
    """Look into the columns that the user did not choose.

    A column of "High, Medium, Low" is no strategic priority. Of several columns that could be the status or the due
    date, one that can be read is better than one that cannot; and a heading that only hints at them needs such cells.
    """
    if recognition.exported:
        return Settled(recognition, ())
    sample = rows[:_SAMPLE_ROWS]
    notices: list[str] = []
    for field, readable in (
        (Field.STATUS, _is_status),
        (Field.DUE, lambda cell: _is_date(cell, table)),
        (Field.PRIORITY, _is_no_level),
    ):
        if field in recognition.columns and field not in recognition.chosen:
            settled = _settle_one(field, recognition, sample, readable)
            recognition = settled.recognition
            notices.extend(settled.notices)
    titled = _settle_title(recognition, sample)
    return Settled(titled.recognition, (*notices, *titled.notices))


def _settle_title(recognition: Recognition, rows: Sequence[Row]) -> Settled:
    """Take another column for the title where this one says the same again and again, and in that one all differ.

    Planning programs have a "Project" or "Milestone" that groups the tasks: that is the priority, unless there is one.
    """
    column = recognition.columns.get(Field.TITLE)
    if column is None or Field.TITLE in recognition.chosen or _variety(rows, column) > 0.5:
        return Settled(recognition, ())
    better = [other for other in recognition.doubtful.get(Field.TITLE, ()) if _variety(rows, other) > 0.9]
    if not better:
        return Settled(recognition, ())
    moved = _moved(recognition, Field.TITLE, better[0])
    grouping = Field.PRIORITY not in moved.columns
    instead, name = (quoted(recognition.name(at), 40) for at in (better[0], column))
    said = f"{instead} was taken for the title, not {name}, by what stands in them."
    if not grouping:
        return Settled(moved, (said,))
    return Settled(_moved(moved, Field.PRIORITY, column), (f"{said} {name} was taken for the priority.",))


def _variety(rows: Sequence[Row], column: int) -> float:
    """How many different texts a column has for each filled cell: 1 where all differ, or nothing is filled."""
    texts = [text for row in rows if (text := one_line(as_text(row.at(column))))]
    return len(set(texts)) / len(texts) if texts else 1.0


def _settle_one(
    field: Field, recognition: Recognition, rows: Sequence[Row], readable: Callable[[Cell], bool]
) -> Settled:
    """Take another column for `field` where less than half of this one can be read, and more than half of that."""
    column = recognition.columns[field]
    share = _share(rows, column, readable)
    others = (*recognition.doubtful.get(field, ()), *recognition.spare.get(field, ()))
    better = [other for other in others if _share(rows, other, readable) > 0.5]
    name = quoted(recognition.name(column), 40)
    if share < 0.5 and better:
        instead = quoted(recognition.name(better[0]), 40)
        said = f"{instead} was taken for the {field.noun}, not {name}, by what stands in them."
        return Settled(_moved(recognition, field, better[0]), (said,))
    filled = any(not is_blank(row.at(column)) for row in rows)
    if field in recognition.unsure and share < 0.5 and filled and field is not Field.PRIORITY:
        pass_map = f'pass --map "{recognition.name(column)}={field}"'
        said = f"{name} was not taken for the {field.noun}, by what stands in it. If it is, {pass_map}."
        return Settled(_moved(recognition, field, None), (said,))
    if field is Field.PRIORITY and not share and filled:
        said = (
            f"{name} holds levels such as high and low, so it was not taken for the strategic priority. "
            f'If it is, pass --map "{recognition.name(column)}=priority".'
        )
        return Settled(_moved(recognition, field, None), (said,))
    return Settled(recognition, ())


def _moved(recognition: Recognition, field: Field, column: int | None) -> Recognition:
    columns = {each: at for each, at in recognition.columns.items() if each is not field}
    if column is not None:
        columns[field] = column
    taken = set(columns.values())
    ignored = tuple(text for at, text in enumerate(recognition.headings) if text and at not in taken)
    return replace(recognition, columns=columns, ignored=ignored)


def _share(rows: Sequence[Row], column: int, readable: Callable[[Cell], bool]) -> float:
    """The share of the filled cells of a column that can be read; 0 where none is filled."""
    filled = [cell for row in rows if not is_blank(cell := row.at(column))]
    return sum(map(readable, filled)) / len(filled) if filled else 0.0


def _is_status(cell: Cell) -> bool:
    return share_status(cell) is not None or parse_status(one_line(as_text(cell))) is not None


def _is_date(cell: Cell, table: Table) -> bool:
    try:
        read_date(cell, table.kind, table.day_zero)
    except NotValid:
        return False
    return True


def _is_no_level(cell: Cell) -> bool:
    text = one_line(as_text(cell)).casefold()
    return text not in _LEVELS and text.removesuffix("priority").strip() not in _LEVELS
