"""From the bytes of a file to its rows, whatever kind of spreadsheet it is."""

from collections.abc import Mapping
from types import MappingProxyType

from facilitator.documents.tables.cells import Cell, Kind, Row, Table, label
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.kinds import kind_of

__all__ = ["Cell", "Row", "Table", "read_table"]

NOTHING_CHOSEN: Mapping[str, Field] = MappingProxyType({})


def read_table(data: bytes, name: str, chosen: Mapping[str, Field] = NOTHING_CHOSEN) -> Table:
    """Read a spreadsheet. `name` is the file's name for messages, "-" for standard input; the bytes decide its kind.

    `chosen` (heading to field, from `parse_mapping`) helps to find sheet and delimiter where headings are unusual.
    Raises NotValid for everything that is no spreadsheet or cannot be read in full.
    """
    called = label(name)
    if kind_of(data, called) is Kind.XLSX:
        from facilitator.documents.tables.workbooks import read_workbook

        return read_workbook(data, called, chosen)
    return _read_text(data, name, chosen)


def _read_text(data: bytes, name: str, chosen: Mapping[str, Field]) -> Table:
    from facilitator.documents.tables.delimited import NO_DELIMITER, read_delimited
    from facilitator.documents.tables.encodings import decode
    from facilitator.documents.tables.objects import looks_like_json, read_objects

    called = label(name)
    decoded = decode(data, called)
    notices = (decoded.notice,) if decoded.notice else ()
    if looks_like_json(decoded.text, name):
        return Table(read_objects(decoded.text, called), Kind.JSON, encoding=decoded.encoding, notices=notices)
    delimited = read_delimited(decoded.text, called, chosen)
    return Table(
        delimited.rows,
        Kind.CSV,
        encoding=decoded.encoding,
        delimiter=None if delimited.delimiter == NO_DELIMITER else delimited.delimiter,
        notices=notices,
    )
