"""When each part of a meeting is to begin: the plan that goes out before it ("A meeting, step by step")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.process.budget import Fit, discussion_left, midpoint
from facilitator.process.phases import Phase

CHECK_IN_SECONDS = 300
"""What a check-in is planned with, where the updates leave so much of the first half."""


@dataclass(frozen=True)
class Slot:
    """A part of the meeting: when it is to begin, and for how long it is planned (0 = for no time of its own).

    An update has its `speaker`.
    """

    phase: Phase
    start: datetime
    seconds: float
    speaker: str = ""


def timetable(
    start: datetime, end: datetime, *, reserve_seconds: float, speakers: Sequence[str], seconds_each: int
) -> tuple[Slot, ...]:
    """The parts of a meeting with updates, from its actual or planned `start` to its planned `end`.

    The first update follows the check-in, and the topics are put in order at the midpoint; where the updates do not
    fit into the first half, they begin at once and what follows comes later.
    """
    middle = midpoint(start, end)
    first_half = int((middle - start).total_seconds())
    needed = Fit(len(speakers), seconds_each, first_half).needed
    check_in = min(CHECK_IN_SECONDS, max(0, first_half - needed))
    begin = start + timedelta(seconds=check_in)
    updates = tuple(
        Slot(Phase.UPDATES, begin + timedelta(seconds=place * seconds_each), seconds_each, speaker)
        for place, speaker in enumerate(speakers)
    )
    second_half = max(middle, begin + timedelta(seconds=needed))
    return (
        Slot(Phase.CHECK_IN, start, check_in),
        *updates,
        Slot(Phase.PRIORITIZE, second_half, 0),
        *_from_discussion(second_half, end, reserve_seconds),
    )


def separate_timetable(start: datetime, end: datetime, *, reserve_seconds: float) -> tuple[Slot, ...]:
    """The parts of a separate meeting: it has no updates."""
    check_in = min(CHECK_IN_SECONDS, max(0.0, discussion_left(end, start, reserve_seconds)))
    begin = start + timedelta(seconds=check_in)
    return (Slot(Phase.CHECK_IN, start, check_in), *_from_discussion(begin, end, reserve_seconds))


def _from_discussion(begin: datetime, end: datetime, reserve_seconds: float) -> tuple[Slot, Slot]:
    left = max(0.0, discussion_left(end, begin, reserve_seconds))
    closing = begin + timedelta(seconds=left)
    return (
        Slot(Phase.DISCUSS, begin, left),
        Slot(Phase.CLOSE, closing, max(0.0, (end - closing).total_seconds())),
    )
