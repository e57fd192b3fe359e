"""What the changes of status tell about how the team works: who spoke up in time, and what came as a surprise.

Changes are those that stand (an undone one and its undoing are left out), in any order.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from facilitator.process.status import Status

_SAFE = (Status.ON_TRACK, Status.DONE)


@dataclass(frozen=True)
class StatusChange:
    """One change of a milestone's status, at a moment in UTC."""

    milestone_id: int
    at: datetime
    before: Status
    after: Status


def _flagged(changes: Iterable[StatusChange]) -> set[int]:
    return {change.milestone_id for change in changes if Status.MIGHT_MISS in (change.before, change.after)}


def saved_early(changes: Iterable[StatusChange]) -> tuple[int, ...]:
    """The milestones that were "might miss" and stand on track or done at the end of `changes`; newest saved last.

    The flag may be older than the changes: a change away from "might miss" shows that it was there.
    """
    in_time = sorted(changes, key=lambda change: change.at)
    latest: dict[int, StatusChange] = {}
    for change in in_time:
        latest[change.milestone_id] = change
    flagged = _flagged(in_time)
    saved = [change for change in latest.values() if change.after in _SAFE and change.milestone_id in flagged]
    return tuple(change.milestone_id for change in sorted(saved, key=lambda change: (change.at, change.milestone_id)))


def surprises(changes: Iterable[StatusChange], missed_ids: Collection[int]) -> tuple[int, ...]:
    """The missed milestones that were never "might miss" before: green to missed, with no time to help.

    `changes` are those up to each due date; a flag raised after it warned nobody.
    """
    flagged = _flagged(changes)
    return tuple(sorted(set(missed_ids) - flagged))


def early_warning_rate(changes: Iterable[StatusChange], missed_ids: Collection[int]) -> float | None:
    """The share (0 to 1) of missed milestones that were "might miss" before; None where none was missed.

    `changes` as for `surprises`.
    """
    missed = set(missed_ids)
    if not missed:
        return None
    return 1 - len(surprises(changes, missed)) / len(missed)
