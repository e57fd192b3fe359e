"""Short ways to read a table in a test, and to build the workbooks that the tests need."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
from openpyxl import Workbook

from facilitator.documents.tables.columns import parse_mapping
from facilitator.documents.tables.parsing import DateOrder, Parsed, parse_milestones
from facilitator.documents.tables.reading import read_table


class Read(Protocol):
    """Read and parse a file, given as bytes or as text in UTF-8."""

    def __call__(
        self,
        content: bytes | str,
        *,
        name: str = "plan.csv",
        mapping: Sequence[str] = (),
        order: DateOrder | None = None,
        known: frozenset[str] = frozenset(),
    ) -> Parsed: ...


@pytest.fixture(scope="session")
def read() -> Read:
    def read_and_parse(
        content: bytes | str,
        *,
        name: str = "plan.csv",
        mapping: Sequence[str] = (),
        order: DateOrder | None = None,
        known: frozenset[str] = frozenset(),
    ) -> Parsed:
        chosen = parse_mapping(mapping)
        table = read_table(content.encode() if isinstance(content, str) else content, name, chosen)
        return parse_milestones(table, chosen=chosen, date_order=order, known_owners=known)

    return read_and_parse


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample spreadsheets."""
    return next(folder / "data" for folder in Path(__file__).parents if (folder / "data" / "README.md").exists())


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """Make an .xlsx of one or more sheets (name to rows); `change` may do the rest with openpyxl before it is saved."""

    def build(sheets: dict[str, list[list[Any]]], change: Callable[[Workbook], object] = lambda book: None) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        change(book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return build


@pytest.fixture(scope="session")
def rewritten() -> Callable[[bytes, str, Callable[[bytes], bytes]], bytes]:
    """Change one part of a zip file, given its path and what to make of its bytes."""

    def rewrite(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, change(content) if name == part else content)
        return out.getvalue()

    return rewrite
