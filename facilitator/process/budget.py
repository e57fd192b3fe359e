"""Does it fit: the updates into the first half, the topics into what is left ("Times, defined" in the process)."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.process.timebox import clock_text

LENGTH_STEP_MINUTES = 5
UPDATE_STEP_SECONDS = 15
SHORTEST_UPDATE_SECONDS = 60


def midpoint(started: datetime, planned_end: datetime) -> datetime:
    """Halfway between the actual start and the planned end."""
    return started + (planned_end - started) / 2


def ahead(midpoint: datetime, now: datetime, speaker_left: float, speakers_left: int, seconds_each: float) -> float:
    """Seconds by which the updates will end before the midpoint; negative = behind.

    `speaker_left` is what this speaker has left; an overrun counts as nothing left, since it cannot be given back.
    `speakers_left` are those still to come.
    """
    still_needed = max(0.0, speaker_left) + speakers_left * seconds_each
    return (midpoint - now).total_seconds() - still_needed


def discussion_left(planned_end: datetime, now: datetime, reserve_seconds: float) -> float:
    """Seconds left for discussion: up to the planned end, less the reserve for closing; negative when used up."""
    return (planned_end - now).total_seconds() - reserve_seconds


def each(discussion_seconds: float, promised: Sequence[float | None]) -> float:
    """Seconds for each topic left that was `promised` none, of what the others leave; 0 when there is nothing left.

    `promised` has the seconds that each topic left was given and has not used yet; None where it was given none.
    """
    sharing = promised.count(None)
    left = discussion_seconds - sum(seconds for seconds in promised if seconds is not None)
    return max(0.0, left) / sharing if sharing else 0.0


def apiece(discussion_seconds: float, promised: Sequence[float | None]) -> tuple[float, str]:
    """Seconds and what they are: those of "each" topic, or of one "where none are given"; else all that is "given".

    `promised` as for `each`. No words where one topic has all there is.
    """
    given = sum(seconds for seconds in promised if seconds is not None)
    if promised.count(None) == len(promised):
        return each(discussion_seconds, promised), "each" if len(promised) > 1 else ""
    if None in promised and given < discussion_seconds:
        return each(discussion_seconds, promised), "where none are given"
    return given, "given"


def projected_end(
    now: datetime, reserve_seconds: float, current_left: float, minutes: Sequence[float | None]
) -> datetime | None:
    """When the meeting will end if every topic keeps to its minutes; None where a topic to come was given none.

    `current_left` is what the current topic has left in seconds (an overrun counts as 0), `minutes` belong to the
    topics to come, and the reserve for closing comes on top.
    """
    given = [each_minutes for each_minutes in minutes if each_minutes is not None]
    if len(given) < len(minutes):
        return None
    return now + timedelta(seconds=max(0.0, current_left) + sum(given) * 60 + reserve_seconds)


@dataclass(frozen=True)
class Fit:
    """Whether the updates fit: how many speak, for how many seconds each, and the seconds up to the midpoint."""

    speakers: int
    seconds_each: int
    first_half_seconds: int

    @property
    def needed(self) -> int:
        """Seconds that all updates need together."""
        return self.speakers * self.seconds_each

    @property
    def fits(self) -> bool:
        """Whether they end by the midpoint; no updates always do."""
        return self.over_by == 0

    @property
    def over_by(self) -> int:
        """Seconds that are missing; 0 when they fit."""
        return max(0, self.needed - self.first_half_seconds) if self.needed else 0


class ChoiceKind(StrEnum):
    """What can be done when the updates do not fit."""

    LONGER_MEETING = "longer_meeting"
    SHORTER_UPDATES = "shorter_updates"
    FEWER_SPEAKERS = "fewer_speakers"
    AS_IS = "as_is"


@dataclass(frozen=True)
class Choice:
    """One way out, with the figure that belongs to its kind; the other figures are None."""

    kind: ChoiceKind
    length_minutes: int | None = None
    seconds_each: int | None = None
    speakers: int | None = None

    @property
    def sentence(self) -> str:
        """The choice in plain words."""
        if self.length_minutes is not None:
            return f"Plan {self.length_minutes} minutes for the meeting."
        if self.seconds_each is not None:
            return f"Give each update {clock_text(self.seconds_each)} minutes."
        if self.speakers is not None:
            return f"Hear {self.speakers} {'update' if self.speakers == 1 else 'updates'}, take the others as read."
        return "Leave it as it is: the updates run past the midpoint."


def chosen(ways: Iterable[Choice], kind: str) -> Choice | None:
    """The one of `ways` that is of this kind, as it was remembered; None where it is none of them."""
    return next((way for way in ways if way.kind == kind), None)


def choices(fit: Fit, length_minutes: int) -> tuple[Choice, ...]:
    """The ways out when the updates do not fit into a meeting of `length_minutes`; empty when they fit.

    Half of every added minute belongs to the first half, so what is missing counts twice; the length is rounded up
    to 5 minutes. Updates are shortened in steps of 15 seconds and not below 60. Nothing is chosen silently: leaving
    it as it is always comes last.
    """
    if fit.fits:
        return ()
    step = LENGTH_STEP_MINUTES * 60
    longer = math.ceil((length_minutes * 60 + 2 * fit.over_by) / step) * LENGTH_STEP_MINUTES
    found = [Choice(ChoiceKind.LONGER_MEETING, length_minutes=longer)]
    shorter = max(0, fit.first_half_seconds) // fit.speakers // UPDATE_STEP_SECONDS * UPDATE_STEP_SECONDS
    if shorter >= SHORTEST_UPDATE_SECONDS:
        found.append(Choice(ChoiceKind.SHORTER_UPDATES, seconds_each=shorter))
    fewer = max(0, fit.first_half_seconds) // fit.seconds_each
    if fewer:
        found.append(Choice(ChoiceKind.FEWER_SPEAKERS, speakers=fewer))
    return (*found, Choice(ChoiceKind.AS_IS))
