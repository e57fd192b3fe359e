"""The shape that stands before a status, so that it is told without its colour."""

from facilitator.process.status import Status

MARKS = {Status.ON_TRACK: "●", Status.MIGHT_MISS: "▲", Status.WILL_MISS: "✗", Status.DONE: "✓"}


def marked(status: Status) -> str:
    """A status as shape and word, such as "▲ might miss"."""
    return f"{MARKS[status]} {status.word}"
