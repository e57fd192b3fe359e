"""Making the updates fit into the first half, the way that was chosen."""

from facilitator.acts import speaking
from facilitator.process.budget import Choice
from facilitator.process.meeting import Turn
from facilitator.records.meeting import Meeting
from facilitator.records.team import Series
from facilitator.store.unit import Unit


def change_plan(meeting: Meeting, choice: Choice) -> None:
    """Plan a longer meeting or shorter updates, where that is the choice."""
    if choice.length_minutes is not None:
        meeting.length_minutes = choice.length_minutes
    if choice.seconds_each is not None:
        meeting.update_seconds = choice.seconds_each


def hear_fewer(unit: Unit, meeting: Meeting, speakers: int) -> None:
    """Take updates as read until `speakers` of those who wait are left: from the end, handed in ones first."""
    waiting = speaking.waiting(unit, meeting.id)
    dispensable = sorted(waiting, key=lambda update: (update.handed_in_at is None, -update.position))
    for update in dispensable[: max(0, len(waiting) - speakers)]:
        update.turn = Turn.READ


def remember(unit: Unit, meeting: Meeting, choice: Choice) -> None:
    """Remember what was chosen: for this meeting, and for its series where it has one."""
    meeting.fit_choice = choice.kind.value
    if meeting.series_id is not None:
        unit.get(Series, meeting.series_id).fit_choice = choice.kind.value


def ask_again(meeting: Meeting) -> None:
    """Somebody more gives an update: what was chosen at this meeting was chosen for fewer."""
    meeting.fit_choice = ""
