"""Day or month first: decided from the whole column, asked where it does not decide."""

from datetime import date

import pytest

from facilitator.documents.tables.parsing import DateOrder

from .conftest import Read


def plan(*dues: str) -> str:
    return "Milestone,Due\n" + "".join(f'M{number},"{due}"\n' for number, due in enumerate(dues))


@pytest.mark.parametrize(
    ("dues", "first"),
    [
        (["03/04/2027", "31/03/2027"], date(2027, 4, 3)),
        (["03/04/2027", "03/31/2027"], date(2027, 3, 4)),
        (["3/4/27", "3/31/27"], date(2027, 3, 4)),
        (["03-04-2027", "31-03-2027"], date(2027, 4, 3)),
        (["05/05/2027", "07/07/2027"], date(2027, 5, 5)),
        (["03.04.2027", "05.06.2027"], date(2027, 4, 3)),
        (["03.04.2027", "03.31.2027"], date(2027, 3, 4)),
        (["03/04/2027", "2027-03-31", "31 Mar 2027", "31/03/2027"], date(2027, 4, 3)),
    ],
)
def test_one_date_decides_for_the_whole_column(read: Read, dues: list[str], first: date) -> None:
    result = read(plan(*dues))

    assert result.sound
    assert result.rows[0].due == first


@pytest.mark.parametrize("others", [[], ["2027-12-31"], ["31 Mar 2027"], ["31.03.2027"], ["05/05/2027"], [""]])
def test_what_the_column_does_not_decide_is_asked_with_both_readings(read: Read, others: list[str]) -> None:
    result = read(plan(*others, "03/04/2027"))

    assert not result.sound
    assert result.undecided is not None
    assert result.undecided.row == len(others) + 2
    assert result.undecided.message == (
        f'The dates in "Due" can be read in two ways: "03/04/2027" in row {result.undecided.row} '
        "is 3 April 2027 or 4 March 2027."
    )
    assert result.undecided.hint == "Pass --dates dmy for 3 April 2027, or --dates mdy for 4 March 2027."


def test_told_order_makes_dates_that_do_not_fit_faults(read: Read) -> None:
    result = read(plan("31/03/2027", "03/31/2027"), order=DateOrder.DMY)

    assert result.undecided is None
    assert [(fault.row, fault.message) for fault in result.faults] == [
        (3, "There is no month 31. Write it as 2027-03-31, or leave the cell empty.")
    ]


def test_a_column_in_both_orders_is_not_guessed_at(read: Read) -> None:
    result = read(plan("03/04/2027", "31/03/2027", "03/31/2027"))

    assert not result.sound
    assert result.undecided is not None
    assert '"31/03/2027" in row 3 has the day first, "03/31/2027" in row 4 the month' in result.undecided.message


def test_a_date_that_does_not_exist_decides_nothing_wrongly(read: Read) -> None:
    result = read(plan("45/03/2027", "03/04/2027"))

    assert result.undecided is not None
    assert result.undecided.value == "03/04/2027"
