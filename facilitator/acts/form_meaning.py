"""What the owner of a form meant: statuses and dates out of what they wrote; and what cannot be taken, and where."""

import re
from dataclasses import dataclass, field
from datetime import date

from facilitator.documents.forms.values import Said
from facilitator.documents.tables.cells import EXCEL_DAY_ZERO, Kind
from facilitator.documents.tables.dates import DateOrder, Numeric, read_date
from facilitator.errors import NotValid
from facilitator.process.dates import parse_date
from facilitator.process.status import Status, parse_status
from facilitator.text import one_line, paragraph, required_line

_NO_DATE = frozenset({"", "-", "–", "—", "none", "no date"})
_AS_DATE = "Write it as 2027-03-31, or leave it empty where there is none."
_STATUSES = ", ".join(status.word for status in Status)


@dataclass(frozen=True)
class Fault:
    """What cannot be taken: the line of the file, what stands there, and what is wrong with it."""

    line: int
    text: str
    message: str


@dataclass
class Meaning:
    """Reads what was said; None where nothing is to be taken, be it that nothing was said or that it is a fault.

    A date without a year is the next such from the day on which the mail was `sent`, else the form was `made`: it means
    the same whenever it is read. Words that count from the day on which they were written ("fri", "+2w") need that day.
    """

    made: date
    sent: date | None
    faults: list[Fault] = field(default_factory=list)

    def status(self, said: Said | None) -> str | None:
        """The word of a status. An empty line says nothing: every milestone has one."""
        if said is None or not one_line(said.text):
            return None
        status = parse_status(said.text)
        if status is None:
            self.fault(said, f"It is no status that is understood. Write one of: {_STATUSES}.")
        return None if status is None else status.word

    def due(self, said: Said | None) -> str | None:
        """A day as ISO text; empty where it says that there is none."""
        if said is None:
            return None
        plain = one_line(said.text)
        if plain.casefold() in _NO_DATE:
            return ""
        try:
            return self._day(plain).isoformat()
        except NotValid as problem:
            self.fault(said, f"{problem.message} {_AS_DATE}")
            return None

    def line(self, said: Said | None, what: str) -> str | None:
        """A text of one line; `what` names it. An empty one says nothing."""
        if said is None or not one_line(said.text):
            return None
        try:
            return required_line(said.text, what)
        except NotValid as problem:
            self.fault(said, str(problem))
            return None

    def paragraph(self, said: Said | None, what: str) -> str | None:
        """A text of many lines, which may be empty; `what` names it."""
        if said is None:
            return None
        try:
            return paragraph(said.text, what)
        except NotValid as problem:
            self.fault(said, str(problem))
            return None

    def fault(self, said: Said, message: str) -> None:
        """Note down that something cannot be taken."""
        self.faults.append(Fault(said.line, said.text, message))

    def _day(self, text: str) -> date:
        if len(re.findall(r"[0-9]+", text)) > 1 or re.search(r"[0-9]{4}", text):
            return _written_out(text)
        if self.sent is None and (text.startswith("+") or not re.search(r"[0-9]", text)):
            parse_date(text, self.made)
            raise NotValid("It depends on the day on which it was written, and that is not known.")
        return parse_date(text, self.sent or self.made)


def _written_out(text: str) -> date:
    """A date with its year, in any of the ways in which people write it. Raises NotValid."""
    found = read_date(text, Kind.CSV, EXCEL_DAY_ZERO)
    if not isinstance(found, Numeric):
        return found
    if found.dotted or found.first > 12 or found.first == found.second:
        return found.read(DateOrder.DMY)
    if found.second > 12:
        return found.read(DateOrder.MDY)
    dmy, mdy = found.read(DateOrder.DMY), found.read(DateOrder.MDY)
    raise NotValid(f"It could be {dmy.isoformat()} or {mdy.isoformat()}.")
