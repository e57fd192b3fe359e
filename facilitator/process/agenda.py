"""The order of topics: what is suggested and why, what is likely to fit, and how the facilitator changes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from facilitator.process.carryover import times_text
from facilitator.process.dates import day_text
from facilitator.process.status import Status

T = TypeVar("T")

DEFERRED_OFTEN = 2

MINUTES_EACH = 7
"""What a topic is taken to need where it was given no minutes."""


class SourceKind(StrEnum):
    """Where a topic comes from."""

    HELP = "help"
    MILESTONE = "milestone"
    METRIC = "metric"
    PERSON = "person"
    MEETING = "meeting"


@dataclass(frozen=True)
class Candidate:
    """What could be discussed.

    `key` tells candidates apart. `status` is that of its milestone, if it has one. `deferrals` counts how often it
    was put off, `waiting_since` says since when (aware; its date is compared and shown as it stands, so give it in
    the zone of the series). `asked` is how many people are asked for help. An `offer` is not a topic yet. `place` is
    the one it had in the order of the meeting that put it off last.
    """

    key: str
    title: str
    status: Status | None
    deferrals: int
    waiting_since: datetime
    asked: int
    offer: bool
    place: int = 0


def _rank(candidate: Candidate) -> int:
    if candidate.status is Status.MIGHT_MISS:
        return 0
    if candidate.deferrals >= DEFERRED_OFTEN:
        return 1
    return 2 if candidate.status is Status.WILL_MISS else 3


def _standing(candidate: Candidate) -> tuple[int, date, int, int, int, bool, str, str]:
    waiting = candidate.waiting_since.date() if candidate.deferrals else date.max
    return (
        _rank(candidate),
        waiting,
        -candidate.deferrals,
        candidate.place if candidate.deferrals else 0,
        -candidate.asked,
        candidate.offer,
        candidate.title.casefold(),
        candidate.key,
    )


def suggested_order(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The order to start from: might miss, deferred twice or more, will miss, then all others.

    Within each of these: what has waited longest, then what was deferred most often, then the order in which the team
    put it off, then what asks most people, then topics before offers, then by title. Only what was deferred has
    waited: whatever came up since the last meeting is level, and days are compared, not times, so that the order of
    arrival never shows through (not even where a meeting runs across midnight, UTC).
    """
    return tuple(sorted(candidates, key=_standing))


def reason(candidate: Candidate, today: date) -> str:
    """The one reason, in a word or two, why a candidate stands where it was suggested."""
    rank = _rank(candidate)
    if candidate.status is not None and rank in (0, 2):
        return candidate.status.word
    if rank == 1:
        return times_text(candidate.deferrals)
    if candidate.deferrals:
        return f"since {day_text(candidate.waiting_since.date(), today)}"
    if not candidate.asked:
        return "new"
    return "asks 1 person" if candidate.asked == 1 else f"asks {candidate.asked} people"


def cut_line(minutes: Sequence[float | None], seconds_left: float, default_minutes: float = MINUTES_EACH) -> int:
    """How many of the ordered topics are likely to fit into `seconds_left`.

    `minutes` are those given to each topic, in order (None = none given: `default_minutes` then). The line is drawn
    before the first topic that does not fit, even if a later one would: the order is what matters.
    """
    used = 0.0
    for count, given in enumerate(minutes):
        used += (default_minutes if given is None else given) * 60
        if used > seconds_left:
            return count
    return len(minutes)


def place(order: Sequence[T], item: T, position: int) -> tuple[T, ...]:
    """`order` with `item` at `position` (from 0, held within the ends); an item that was not in it is put in."""
    others = [other for other in order if other != item]
    at = min(max(position, 0), len(others))
    return (*others[:at], item, *others[at:])


def move(order: Sequence[T], item: T, by: int) -> tuple[T, ...]:
    """`order` with `item` moved `by` places (negative = up), held within the ends. The item must be in it."""
    return place(order, item, order.index(item) + by)
