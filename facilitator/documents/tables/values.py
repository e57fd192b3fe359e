"""From the cells of one milestone to its values; each cell that cannot be taken becomes a fault."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from facilitator.documents.tables.cells import NOT_CALCULATED, Cell, Kind, Table, as_text, is_blank
from facilitator.documents.tables.columns import Recognition
from facilitator.documents.tables.dates import DateOrder, Numeric, read_date
from facilitator.documents.tables.formulas import restored
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.layout import Entry
from facilitator.documents.tables.milestones import Fault, MilestoneRow
from facilitator.documents.tables.owner_words import NOBODY
from facilitator.documents.tables.owners import OwnerColumn, single_owner
from facilitator.errors import NotValid
from facilitator.process.status import Status, parse_status
from facilitator.text import clean, one_line, optional_line, paragraph, required_line, shortened

_ERROR_TEXTS = "#REF! #N/A #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #BEZUG! #NV #WERT!"
_ERRORS = frozenset(_ERROR_TEXTS.split())
_MAY_BE_NOBODY = (Field.PRIORITY, Field.OWNER, Field.DUE, Field.STATUS)
# The beginnings of how people say that something is not done any more.
_GIVEN_UP = (
    "cancel",
    "won't",
    "wont",
    "drop",
    "withdrawn",
    "abandon",
    "discontinued",
    "obsolete",
    "rejected",
    "descoped",
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


class Values(TypedDict):
    """The values of one milestone by the names of `MilestoneRow`."""

    id: str | None
    title: str
    priority: str | None
    owner: str | None
    due: date | None
    status: Status | None
    resources: str | None
    notes: str | None


@dataclass
class Reader:
    """Reads the cells of one table, and keeps what is to be said about them.

    `orders` is the order of numeric dates, dotted (True) and other (False); None leaves such dates out, since the user
    is to be asked first. `placeholders` and `cleaned` collect the rows where "TBD" was taken as empty, and where
    control characters were left out.
    """

    table: Table
    recognition: Recognition
    owners: OwnerColumn
    orders: Mapping[bool, DateOrder] | None
    placeholders: list[tuple[int, str]] = field(default_factory=list)
    cleaned: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _statuses: dict[str, Status] = field(default_factory=dict)

    def milestones(self, entries: Iterable[Entry], fields: frozenset[Field]) -> tuple[MilestoneRow, ...]:
        """The milestones in the rows without a fault; each cell that cannot be taken is added to `faults`."""
        milestones = []
        for entry in entries:
            faults_before = len(self.faults)
            values = self._values(entry)
            if len(self.faults) == faults_before:
                milestones.append(MilestoneRow(number=entry.number, fields=fields, **values))
        return tuple(milestones)

    def _values(self, entry: Entry) -> Values:
        values: Values = {
            "id": None,
            "title": "",
            "priority": None,
            "owner": None,
            "due": None,
            "status": None,
            "resources": None,
            "notes": None,
        }
        for each, cell in entry.cells.items():
            try:
                text = self._text(cell, each, entry.number)
                if each is Field.TITLE:
                    values["title"] = required_line(text, "title")
                elif text and each is Field.DUE:
                    values["due"] = self._due(cell)
                elif text and each is Field.STATUS:
                    values["status"] = self._status(cell, one_line(text))
                elif text:
                    self._line_or_paragraph(text, each, values)
            except NotValid as error:
                self._fault(entry.number, each, cell, error)
        return values

    def _line_or_paragraph(self, text: str, each: Field, values: Values) -> None:
        if each is Field.RESOURCES:
            values["resources"] = paragraph(text, "text on resources") or None
        elif each is Field.NOTES:
            values["notes"] = paragraph(text, "note") or None
        elif each is Field.OWNER:
            # Line breaks may tell owners apart, so they are looked at before the text becomes one line.
            values["owner"] = optional_line(single_owner(clean(text).strip(), self.owners), "owner") or None
        elif each is Field.PRIORITY:
            values["priority"] = optional_line(text, "priority") or None
        else:
            values["id"] = optional_line(text, "id") or None

    def _text(self, cell: Cell, each: Field, number: int) -> str:
        """The text of a cell, as written before any defence against formulas; "" for blank ones and placeholders."""
        raw = plain_text(cell, self.table.kind)
        if not raw.isprintable() and clean(raw) != _LINE_ENDS.sub("\n", raw):
            self.cleaned.append(number)
        line = one_line(raw)
        if line == NOT_CALCULATED:
            raise NotValid(
                "It is a formula whose result was not saved.", "Open the file in your spreadsheet program and save it."
            )
        if line in _ERRORS and self.table.kind is not Kind.JSON:
            raise NotValid("It is the error of a formula.", "Mend the formula, or clear the cell.")
        if each in _MAY_BE_NOBODY and self._is_placeholder(line, each):
            self.placeholders.append((number, line))
            return ""
        return raw if line else ""

    def _is_placeholder(self, line: str, each: Field) -> bool:
        if line.casefold() not in NOBODY:
            return False
        if each is Field.STATUS:
            return parse_status(line) is None
        kept_exactly = self.recognition.exported and each is Field.PRIORITY
        return not kept_exactly and line.casefold() not in self.owners.known

    def _due(self, cell: Cell) -> date | None:
        found = read_date(cell, self.table.kind, self.table.day_zero)
        if isinstance(found, Numeric):
            return found.read(self.orders[found.dotted]) if self.orders else None
        return found

    def _status(self, cell: Cell, line: str) -> Status:
        share = share_status(cell)
        if share is not None:
            return share
        if line not in self._statuses:
            status = parse_status(line)
            if status is None:
                raise _no_status(line)
            self._statuses[line] = status
        return self._statuses[line]

    def _fault(self, number: int, each: Field, cell: Cell, error: NotValid) -> None:
        column = self.recognition.columns.get(each)
        name = self.recognition.name(column) if column is not None else f"the {each.noun} above"
        self.faults.append(Fault(number, name, displayed(cell), str(error)))


def _no_status(line: str) -> NotValid:
    if line.casefold().startswith(_GIVEN_UP):
        return NotValid("No status stands for it.", "Take the row out, or write done.")
    words = ", ".join(status.word for status in Status)
    return NotValid("It is no status.", f"Write {words}, or a colour such as green, amber, red.")


def share_status(cell: Cell) -> Status | None:
    """The status of a number that tells how much is done, as spreadsheets hold 75 % (0.75); None of anything else."""
    if isinstance(cell, int | float) and 0 <= cell <= 1:
        return Status.DONE if cell == 1 else Status.ON_TRACK
    return None


def plain_text(cell: Cell, kind: Kind) -> str:
    """The text of a cell; in CSV and workbooks without the apostrophe that keeps it from being run as a formula."""
    text = as_text(cell)
    return text if kind is Kind.JSON else restored(text)


def displayed(cell: Cell) -> str:
    """A cell as a fault shows it: one clean line of at most 60 characters."""
    return shortened(one_line(as_text(cell)), 60)


def filled_texts(entries: Iterable[Entry], each: Field, kind: Kind) -> list[str]:
    """The texts of one field, one clean line each, without the blank ones."""
    cells = (entry.cells.get(each) for entry in entries)
    return [one_line(plain_text(cell, kind)) for cell in cells if not is_blank(cell)]
