"""Whether a line that stands by itself is an answer to one of the questions of a form."""

from datetime import date

from facilitator.errors import NotValid
from facilitator.process.dates import parse_date
from facilitator.process.status import parse_status

# What a date without a year means is decided elsewhere; here any day does.
_ANY_DAY = date(2024, 1, 1)
_LONGEST = 60


def answers(word: str, text: str) -> bool:
    """Whether `text` can be read as a status, or as a date, as the `word` before it asks for."""
    if len(text) > _LONGEST:
        return False
    if word == "status":
        return parse_status(text) is not None
    if word != "due":
        return False
    try:
        parse_date(text, _ANY_DAY)
    except NotValid:
        return False
    return True
