"""Due dates as cells hold them: real dates, serial numbers, and text in the ways that people write dates.

Dates such as 03/04/2027 stay `Numeric` here: `date_orders` tells day and month apart, from the whole column.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from facilitator.documents.tables.cells import EXCEL_DAY_ZERO, Cell, Kind, as_text
from facilitator.documents.tables.month_names import MONTH_NUMBERS, MONTHS, WEEKDAYS
from facilitator.errors import NotValid
from facilitator.text import one_line

# A year outside of these is a slip of the fingers, not a plan.
FIRST_YEAR, LAST_YEAR = 1970, 2199
_FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - EXCEL_DAY_ZERO).days
_LAST_SERIAL = (date(LAST_YEAR, 12, 31) - EXCEL_DAY_ZERO).days
_LONGEST = 60
_HINT = "Write it as 2027-03-31, or leave the cell empty."

_TIME = re.compile(
    r"(?:[T\s]|,\s)\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"^(?:{'|'.join(WEEKDAYS)})\b\.?,?\s+", re.IGNORECASE)
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMERIC = re.compile(r"([0-9]{1,2})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})")
_NAME = r"([^\W\d_]+)"
_DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th|\.)?[\s/-]*(?:of\s|de\s)?{_NAME}\.?,?[\s/-]*(?:de\s)?'?([0-9]{{4}}|[0-9]{{2}})",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"{_NAME}\.?[\s/-]*([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s?|[\s/-])\s?'?([0-9]{{4}}|[0-9]{{2}})", re.I
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[\s/-]{_NAME}\.?[\s/-]([0-9]{{1,2}})")
_NO_DAY = re.compile(
    rf"{_NAME}\.?[\s/'’-]*(?:[0-9]{{4}}|[0-9]{{2}})|Q[1-4][\s/'’-]*[0-9]{{2,4}}|[0-9]{{4}}[\s-]*Q[1-4]|[0-9]{{4}}", re.I
)


class DateOrder(StrEnum):
    """Whether the day or the month comes first in dates such as 03/04/2027."""

    DMY = "dmy"
    MDY = "mdy"


@dataclass(frozen=True)
class Numeric:
    """A date of three numbers, the year last: day and month are yet to be told apart. `dotted` as in 31.03.2027."""

    first: int
    second: int
    year: int
    dotted: bool

    def read(self, order: DateOrder) -> date:
        """The date in this order. Raises NotValid where there is no such day."""
        day, month = (self.first, self.second) if order is DateOrder.DMY else (self.second, self.first)
        return _day(self.year, month, day)


def read_date(cell: Cell, kind: Kind, day_zero: date) -> date | Numeric:
    """The date in a cell that is not blank; `Numeric` where the column has to decide the order.

    Serial numbers are dates in workbooks only, counted from `day_zero`. Raises NotValid for what is no date, and for
    dates that do not exist.
    """
    if isinstance(cell, date):
        return _plausible(cell.date() if isinstance(cell, datetime) else cell)
    text = one_line(as_text(cell))
    if len(text) > _LONGEST:
        raise NotValid("It is no date that can be read.", _HINT)
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text) and _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return _serial(float(text), kind, day_zero)
    return _written(text)


def _written(text: str) -> date | Numeric:
    plain = _WEEKDAY.sub("", _TIME.sub("", text)).strip()
    iso = _ISO.fullmatch(plain)
    if iso:
        year, month, day = (int(part) for part in (iso.group(1, 3, 4) if iso.group(1) else iso.group(5, 6, 7)))
        return _day(year, month, day)
    numeric = _NUMERIC.fullmatch(plain)
    if numeric:
        first, separator, second, year_text = numeric.groups()
        return Numeric(int(first), int(second), _year(year_text), separator == ".")
    named = _named(plain)
    if named:
        return _day(*named)
    if _NO_DAY.fullmatch(plain):
        raise NotValid("It names no day.", "Write the day as well, as in 2027-03-31.")
    raise NotValid("It is no date that can be read.", _HINT)


def _named(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date whose month is written out; None where it is not of that form."""
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3))):
        found = pattern.fullmatch(text)
        if found:
            year, name, day = found.group(*order)
            month = MONTH_NUMBERS.get(name.casefold())
            if month:
                return _year(year), month, int(day)
    return None


def _serial(number: float, kind: Kind, day_zero: date) -> date:
    day = day_zero + timedelta(days=int(number))
    if kind is not Kind.XLSX:
        raise NotValid(f"It is a number; if Excel's for {day.isoformat()} is meant, format the column as dates.", _HINT)
    return _plausible(day)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NotValid(f"There is no month {month}.", _HINT)
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        raise NotValid(f"There is no {day} {MONTHS[month - 1]} {year}.", _HINT) from None


def _plausible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotValid(f"The year {day.year} cannot be meant.", _HINT)
    return day
