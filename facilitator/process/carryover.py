"""Where a topic goes when its discussion ends, or was not reached, and how its age reads."""

from datetime import date
from enum import StrEnum

from facilitator.process.dates import day_text

A_MOMENT = 60.0
"""Seconds on the stage below which a topic that was put off only came up."""


class Outcome(StrEnum):
    """How the discussion of a topic ended."""

    RESOLVED = "resolved"
    NEXT_MEETING = "next_meeting"
    SEPARATE_MEETING = "separate_meeting"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """The outcome as people read it, such as "next meeting"."""
        return self.value.replace("_", " ")


DEFERRED = (Outcome.NEXT_MEETING, Outcome.SEPARATE_MEETING)
"""The outcomes that leave a topic open."""


class TopicState(StrEnum):
    """Whether a topic still waits to be discussed."""

    OPEN = "open"
    SETTLED = "settled"
    MERGED = "merged"
    DROPPED = "dropped"


def state_after(outcome: Outcome) -> TopicState:
    """What a topic becomes by an outcome. Deferring leaves it open, whichever meeting it goes to."""
    if outcome is Outcome.RESOLVED:
        return TopicState.SETTLED
    return TopicState.DROPPED if outcome is Outcome.DROPPED else TopicState.OPEN


def needs_reason(outcome: Outcome | None) -> bool:
    """Whether the outcome has to say why: only what is dropped does."""
    return outcome is Outcome.DROPPED


def needs_destination(outcome: Outcome | None) -> bool:
    """Whether a topic still needs a place to go before its meeting can close (None = it was not reached)."""
    return outcome is None


def discussed(seconds: float, outcome: Outcome | None, *, written: bool) -> bool:
    """Whether a topic was discussed, or merely came up, to be put off at once or left for another one.

    `seconds` is how long its clock ran, `written` whether a note, a decision or an action item came of it. What was
    resolved or dropped was talked about, however short that was.
    """
    settled = outcome in (Outcome.RESOLVED, Outcome.DROPPED)
    return written or seconds >= A_MOMENT or (settled and seconds > 0)


def times_text(deferrals: int) -> str:
    """For which time a topic stands on an agenda: deferred once, it is there for the "2nd time"."""
    count = deferrals + 1
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending} time"


def deferred_text(deferrals: int) -> str:
    """How often a topic was put off: "deferred once", "deferred 3 times"."""
    return "deferred " + {1: "once", 2: "twice"}.get(deferrals, f"{deferrals} times")


def age(first_deferred_on: date | None, deferrals: int, today: date) -> str:
    """How old a deferred topic is, such as "2nd time, since 2 Oct"; empty where it was never deferred.

    `first_deferred_on` is the day it was first put off; without one the count stands alone.
    """
    if not deferrals:
        return ""
    since = "" if first_deferred_on is None else f", since {day_text(first_deferred_on, today)}"
    return f"{times_text(deferrals)}{since}"
