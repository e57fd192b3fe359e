"""Due dates in the ways that people and programs write them."""

from datetime import date, datetime

import pytest

from facilitator.documents.tables.cells import EXCEL_DAY_ZERO, Cell, Kind
from facilitator.documents.tables.dates import Numeric, read_date
from facilitator.documents.tables.parsing import DateOrder
from facilitator.errors import NotValid

END_OF_MARCH = date(2027, 3, 31)


def read_cell(cell: Cell, kind: Kind = Kind.CSV) -> date:
    found = read_date(cell, kind, EXCEL_DAY_ZERO)
    return found.read(DateOrder.DMY) if isinstance(found, Numeric) else found


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-31",
        "2027-3-31",
        "2027/03/31",
        "20270331",
        "2027-03-31T17:00:00Z",
        "2027-03-31T17:00:00.123+02:00",
        "2027-03-31 00:00:00",
        "2027-03-31 5:30 PM",
        "31 Mar 2027",
        "31 March 2027",
        "31 MARCH 2027",
        "31-Mar-2027",
        "31-Mar-27",
        "31/Mar/2027",
        "31st March 2027",
        "31st of March, 2027",
        "31. März 2027",
        "31 mars 2027",
        "31 de marzo de 2027",
        "March 31, 2027",
        "Mar 31 2027",
        "Mar. 31st, 2027",
        "2027 Mar 31",
        "Wed 31 Mar 2027",
        "Wednesday, March 31, 2027",
        "Mittwoch, 31. März 2027",
        "31.03.2027",
        "31.3.27",
        "31. 3. 2027",
        "31/03/2027",
        "31-03-2027",
        "31/03/2027 17:00",
        "  31 Mar 2027 ",
        "31\u00a0Mar\u00a02027",
    ],
)
def test_dates_in_many_forms(text: str) -> None:
    assert read_cell(text) == END_OF_MARCH


def test_dates_that_programs_hold_as_such() -> None:
    assert read_cell(datetime(2027, 3, 31, 17, 30)) == END_OF_MARCH  # noqa: DTZ001 - workbooks know no zones
    assert read_cell(END_OF_MARCH) == END_OF_MARCH
    assert read_cell(46477, Kind.XLSX) == END_OF_MARCH
    assert read_cell(46477.75, Kind.XLSX) == END_OF_MARCH
    assert read_cell("46477", Kind.XLSX) == END_OF_MARCH


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 February 2027", "There is no 31 February 2027."),
        ("2027-02-29", "There is no 29 February 2027."),
        ("31/02/2027", "There is no 31 February 2027."),
        ("31/13/2027", "There is no month 13."),
        ("00/03/2027", "There is no 0 March 2027."),
        ("March 2027", "It names no day."),
        ("Mar-27", "It names no day."),
        ("Q2 2027", "It names no day."),
        ("2027", "It names no day."),
        ("next Friday", "It is no date that can be read."),
        ("may", "It is no date that can be read."),
        ("12", "It is no date that can be read."),
        ("31/03", "It is no date that can be read."),
        ("31 Brumaire 2027", "It is no date that can be read."),
        ("12027-01-01", "It is no date that can be read."),
        ("1066-10-14", "The year 1066 cannot be meant."),
        ("2727-03-31", "The year 2727 cannot be meant."),
        ("46477", "It is a number; if Excel's for 2027-03-31 is meant, format the column as dates."),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(NotValid) as refused:
        read_cell(text)

    assert refused.value.message == message


@pytest.mark.parametrize("number", [0, 1, 5.5, 19000, 200_000, -46477, 10**30, float("inf")])
def test_numbers_in_a_workbook_that_are_no_date_of_our_time_are_refused(number: float) -> None:
    with pytest.raises(NotValid):
        read_cell(number, Kind.XLSX)
