"""Questions on times of day, zones and lengths, and what was understood of the answers."""

import re
from datetime import time

from facilitator.errors import NotValid
from facilitator.process.schedule import check_zone
from facilitator.process.timebox import clock_text
from facilitator.text import quoted
from facilitator.tui.answers import Question

_TIME = re.compile(r"(?P<hours>\d{1,2})(?:[:.h](?P<minutes>\d{2}))?", re.ASCII)
_EACH = re.compile(r"(?P<minutes>\d{1,3})(?::(?P<seconds>[0-5]\d))?", re.ASCII)


def at(prompt: str) -> Question:
    """Ask for a time of day."""
    return Question(prompt, lambda typed: f"→ {parse_time(typed):%H:%M}")


def in_zone(prompt: str) -> Question:
    """Ask for a time zone."""
    return Question(prompt, lambda typed: f"→ {check_zone(typed)}")


def minutes(prompt: str) -> Question:
    """Ask for a length in minutes."""

    def understood(typed: str) -> str:
        parse_minutes(typed)
        return ""

    return Question(prompt, understood)


def each(prompt: str) -> Question:
    """Ask for the time of one update."""
    return Question(prompt, lambda typed: f"→ {clock_text(parse_each(typed))} min")


def hours_before(prompt: str) -> Question:
    """Ask how many hours before the meeting something is due."""
    return Question(prompt, lambda typed: f"→ {parse_hours(typed)} h")


def parse_time(text: str) -> time:
    """The time of day that `text` means: 9:30, 9.30 or 14. Raises NotValid."""
    match = _TIME.fullmatch(text.strip())
    hours, after = (int(match["hours"]), int(match["minutes"] or 0)) if match else (24, 0)
    if hours > 23 or after > 59:
        raise NotValid(f"{quoted(text)} is not a time of day.", "Type one such as 9:30 or 14.")
    return time(hours, after)


def parse_minutes(text: str) -> int:
    """Whole minutes. Raises NotValid."""
    if not re.fullmatch(r"\d{1,4}", text.strip(), re.ASCII):
        raise NotValid(f"{quoted(text)} is not a number of minutes.", "Type one such as 60.")
    return int(text)


def parse_hours(text: str) -> int:
    """Whole hours. Raises NotValid."""
    if not re.fullmatch(r"\d{1,3}", text.strip(), re.ASCII):
        raise NotValid(f"{quoted(text)} is not a number of hours.", "Type one such as 24.")
    return int(text)


def parse_each(text: str) -> int:
    """Seconds for one update, typed as minutes: 5 or 4:30. Raises NotValid."""
    match = _EACH.fullmatch(text.strip())
    if match is None:
        raise NotValid(f"{quoted(text)} is not a time for an update.", "Type minutes such as 5 or 4:30.")
    return int(match["minutes"]) * 60 + int(match["seconds"] or 0)
