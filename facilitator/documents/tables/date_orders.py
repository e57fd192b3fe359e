"""Whether 03/04/2027 is the 3rd of April or the 4th of March: decided from the whole column, else asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.documents.tables.dates import DateOrder, Numeric
from facilitator.documents.tables.month_names import MONTHS
from facilitator.text import quoted


@dataclass(frozen=True)
class Undecided:
    """A column whose dates can be read in two ways, with one of them as an example.

    `as_dmy` and `as_mdy` are what the example means in either order; None where the column has dates in both orders.
    """

    row: int
    column: str
    value: str
    as_dmy: date | None
    as_mdy: date | None
    message: str
    hint: str


def orders(found: Iterable[Numeric], told: DateOrder | None) -> dict[bool, DateOrder] | None:
    """The order for dotted (True) and other (False) dates of a column; None where the others do not decide.

    Dots are day first, as where they are customary, unless the column shows otherwise. `told` goes before everything.
    """
    if told:
        return {True: told, False: told}
    numbers = list(found)
    dotted = _evidence(number for number in numbers if number.dotted)
    others = [number for number in numbers if not number.dotted]
    evidence = _evidence(others)
    if not evidence and not any(map(_is_ambiguous, others)):
        evidence = {DateOrder.DMY}
    if len(evidence) != 1:
        return None
    return {True: DateOrder.MDY if dotted == {DateOrder.MDY} else DateOrder.DMY, False: evidence.pop()}


def undecided(column: str, found: Sequence[tuple[int, str, Numeric]]) -> Undecided:
    """What to ask about a column for which `orders` has no answer; `found` has row, value and numbers of its dates."""
    others = [entry for entry in found if not entry[2].dotted]
    proofs = {order: entry for entry in reversed(others) for order in _evidence([entry[2]])}
    return _contradiction(column, proofs) if proofs else _question(column, others)


def _question(column: str, found: Sequence[tuple[int, str, Numeric]]) -> Undecided:
    row, value, number = next(entry for entry in found if _is_ambiguous(entry[2]))
    as_dmy, as_mdy = number.read(DateOrder.DMY), number.read(DateOrder.MDY)
    return Undecided(
        row,
        column,
        value,
        as_dmy,
        as_mdy,
        f"The dates in {quoted(column)} can be read in two ways: {quoted(value)} in row {row} is "
        f"{_long(as_dmy)} or {_long(as_mdy)}.",
        f"Pass --dates dmy for {_long(as_dmy)}, or --dates mdy for {_long(as_mdy)}.",
    )


def _contradiction(column: str, proofs: Mapping[DateOrder, tuple[int, str, Numeric]]) -> Undecided:
    """What to say of a column with dates in both orders: neither can be right for all of it."""
    row, value, _ = proofs[DateOrder.DMY]
    other_row, other_value, _ = proofs[DateOrder.MDY]
    return Undecided(
        row,
        column,
        value,
        None,
        None,
        f"The dates in {quoted(column)} are in two orders: {quoted(value)} in row {row} has the day first, "
        f"{quoted(other_value)} in row {other_row} the month.",
        "Mend the dates; --dates dmy or --dates mdy then lists each that does not fit.",
    )


def _is_ambiguous(number: Numeric) -> bool:
    """Whether both orders give a date, and not the same one."""
    return number.first != number.second and 1 <= number.first <= 12 and 1 <= number.second <= 12


def _evidence(numbers: Iterable[Numeric]) -> set[DateOrder]:
    """The orders that at least one date can only be read in."""
    shown = set()
    for number in numbers:
        if 12 < number.first <= 31 and number.second <= 12:
            shown.add(DateOrder.DMY)
        elif 12 < number.second <= 31 and number.first <= 12:
            shown.add(DateOrder.MDY)
    return shown


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
