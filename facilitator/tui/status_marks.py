"""A status is said by shape, word and colour: `documents.marks` has the shape, the theme's variables the colour. An
outcome has a shape as well."""

from textual.content import Content

from facilitator.documents.marks import MARKS
from facilitator.process.carryover import Outcome
from facilitator.process.status import Status
from facilitator.tui.theme import GOOD

STATUS_STYLES = {
    Status.ON_TRACK: GOOD,
    Status.MIGHT_MISS: "bold $warning",
    Status.WILL_MISS: "bold $error",
    Status.DONE: "$status-done",
}

OUTCOME_MARKS = {
    Outcome.RESOLVED: "✓",
    Outcome.NEXT_MEETING: "→",
    Outcome.SEPARATE_MEETING: "◷",
    Outcome.DROPPED: "–",
}


def status_mark(status: Status, *, word: bool = True) -> Content:
    """The status as shape, word and colour; without the word where a heading says it."""
    text = f"{MARKS[status]} {status.word:<10}" if word else MARKS[status]
    return Content.styled(text, STATUS_STYLES[status])
