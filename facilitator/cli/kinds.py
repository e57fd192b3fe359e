"""Kinds of values on the command line: a weekday, a time of day, minutes, a day, the number of a row.

Each is read by a function, whose name is what the help calls the value.
"""

import re
from datetime import date, time
from typing import Any

import click

from facilitator.cli.invocation import Invocation
from facilitator.text import quoted


class Whole(click.IntRange):
    """A whole number between two others, with a sentence of our own where it is none; `hint` ends the sentence."""

    def __init__(self, least: int, most: int, hint: str = "") -> None:
        super().__init__(least, most)
        self._hint = hint or f"write one from {least} to {most}"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that `value` is."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(f"{quoted(str(value))} is no such number; {self._hint}.", param, ctx)


# A larger one would not fit into the database's own numbers.
NUMBER = Whole(1, 2**62, "the list shows a number for each")
"""The number of a row, as lists show it."""


def weekday(text: str) -> int:
    """A weekday as a number (0 = Monday), written out or shortened to two letters or more."""
    from facilitator.process.dates import WEEKDAYS

    typed = text.strip().casefold()
    found = [number for number, name in enumerate(WEEKDAYS) if len(typed) > 1 and name.startswith(typed)]
    if len(found) != 1:
        raise click.BadParameter(f"{quoted(text)} is no weekday; write mon, tue, wed, thu, fri, sat or sun.")
    return found[0]


def hh_mm(text: str) -> time:
    """A local time of day on the clock of 24 hours."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text.strip(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"{quoted(text)} is no time; write it such as 9:30 or 14:00.")
    return time(int(match[1]), int(match[2]))


def minutes(text: str) -> int:
    """Minutes, whole or with seconds ("4:30"), as seconds."""
    match = re.fullmatch(r"(\d{1,3})(?::([0-5]\d))?", text.strip(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"{quoted(text)} is no number of minutes; write it such as 5 or 4:30.")
    return int(match[1]) * 60 + int(match[2] or 0)


def day(text: str) -> date:
    """A day, in the words that dates are typed in everywhere ("2027-03-31", "+2w", "fri")."""
    from facilitator.errors import NotValid
    from facilitator.process.dates import parse_date

    invocation = click.get_current_context().ensure_object(Invocation)
    try:
        return parse_date(text, invocation.today)
    except NotValid as fault:
        raise click.BadParameter(str(fault)) from fault
