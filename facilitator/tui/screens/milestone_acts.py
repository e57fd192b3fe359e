"""Changing a milestone from the stage: its status or its date, in two keys."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.process.dates import day_text
from facilitator.process.status import Status
from facilitator.tui.answers import date_answer, when
from facilitator.tui.keys import key_name
from facilitator.tui.opening import acts
from facilitator.tui.screens.one_key import OneKey
from facilitator.tui.screens.stage import StageScreen
from facilitator.views.meeting import MilestoneLine

MilestoneAct = Callable[[MilestoneLine], None]
"""What is done to the milestone that was chosen."""

_STATUS_ROWS = {
    "green": Status.ON_TRACK, "yellow": Status.MIGHT_MISS, "red": Status.WILL_MISS, "done": Status.DONE,
}  # fmt: skip


def status_keys() -> dict[str, Status]:
    """The keys that name a status, as the table of keys has them."""
    return {key_name(row): status for row, status in _STATUS_ROWS.items()}


def set_status(
    screen: StageScreen[Any], milestone: MilestoneLine, status: Status, *, offer: Callable[[], str] | None = None
) -> None:
    """Change the status; where it might miss, `offer` says how it becomes a topic, once the change is shown."""
    done = False
    with screen.acting():
        screen.desk.do(acts.planning.set_status, milestone.id, status, meeting=screen.meeting_id)
        done = True
    if done:
        offered = offer() if offer is not None and status is Status.MIGHT_MISS and milestone.topic_id is None else ""
        screen.confirm(status.word, milestone.title, f". {offered}" if offered else "")


def ask_date(screen: StageScreen[Any], milestone: MilestoneLine) -> None:
    """Ask for the new due date."""
    today = screen.zone_today

    def take(answers: list[str], seen: Mapping[str, str]) -> None:
        due = date_answer(answers[0], today, optional=False)
        screen.desk.do(acts.planning.set_due, milestone.id, due, meeting=screen.meeting_id, seen=seen["due"])
        if due is not None:
            screen.confirm(f"Due {day_text(due, today)}", milestone.title)

    question, before = when(f"New date for {milestone.title[:40]}", today, optional=False), milestone.due
    screen.ask_again(f"due:{milestone.id}", [question], {"due": acts.planning.due_words(before)}, take)


def ask_which(screen: StageScreen[Any], prompt: str, numbered: Mapping[str, MilestoneLine], act: MilestoneAct) -> None:
    """Carry out `act` on the milestone with the number that is pressed; at once where there is only one."""
    if len(numbered) == 1:
        act(next(iter(numbered.values())))
        return
    if not numbered:
        screen.facilitator.tell("There is no milestone on the stage.", wrong=True)
        return

    def chosen(key: str | None) -> None:
        if key:
            act(numbered[key])

    screen.app.push_screen(OneKey(prompt, {key: line.title for key, line in numbered.items()}), chosen)


def ask_what(screen: StageScreen[Any], milestone: MilestoneLine) -> None:
    """Ask what shall change about `milestone`: one key for each status, one for the date."""
    keys, date = status_keys(), key_name("date")
    options = {key: status.word for key, status in keys.items()} | {date: "new date"}

    def chosen(key: str | None) -> None:
        if key == date:
            ask_date(screen, milestone)
        elif key:
            set_status(screen, milestone, keys[key])

    screen.app.push_screen(OneKey(milestone.title, options), chosen)
