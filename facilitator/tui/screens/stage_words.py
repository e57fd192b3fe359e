"""What the stage says about place and time, from the view of its phase alone: every window says it alike.

`keys` is whether keys work in the window; where they do not, none is named.
"""

from datetime import datetime

from textual.content import Content

from facilitator.process.agenda import cut_line
from facilitator.process.budget import ahead, apiece, each, projected_end
from facilitator.process.phases import Phase
from facilitator.process.timebox import Timebox, clock_text, elapsed_text
from facilitator.tui.keys import key_name
from facilitator.tui.moments import time_text
from facilitator.tui.theme import ALARM, QUIET, WATCH
from facilitator.tui.widgets.budget_line import ahead_text, minutes_text
from facilitator.views.check_in import CheckIn
from facilitator.views.closing import Closing
from facilitator.views.discuss import Discuss
from facilitator.views.following import LivePhase
from facilitator.views.prioritize import Prioritize
from facilitator.views.updates import Updates


def what_is_up(view: LivePhase) -> tuple[str, Timebox | None]:
    """A name, for the program alone, for who speaks or for the topic on the stage, and their clock; else nothing."""
    match view:
        case Updates(speaker=speaker) if speaker is not None:
            return f"update:{speaker.update_id}", speaker.clock
        case Discuss(topic=topic) if topic is not None:
            return f"discussion:{topic.discussion_id}", topic.clock
        case _:
            return "", None


def clock_up(view: LivePhase) -> Timebox | None:
    """The clock of who speaks, or of the topic on the stage; None where neither is."""
    return what_is_up(view)[1]


def place(view: LivePhase) -> str:
    """Which of how many speakers or topics ("3 of 8"); empty where nothing is counted."""
    match view:
        case Updates():
            return f"{view.number} of {len(view.expected)}" if view.number else ""
        case Discuss():
            return f"{view.number} of {view.total}" if view.total else ""
        case _:
            return ""


def aim(view: LivePhase, now: datetime) -> Content:
    """A word on what the clock is measured against: "of 5:00", "7:00 if all are to fit"."""
    match view:
        case Updates(speaker=speaker) if speaker is not None:
            return Content.styled(f"of {clock_text(speaker.clock.allotted or 0)}", QUIET)
        case Discuss(topic=topic) if topic is not None and topic.minutes:
            return Content.styled(f"of {topic.minutes}:00", QUIET)
        case Discuss(topic=topic) if topic is not None:
            return _share(view, topic.clock.elapsed(now), now)
        case _:
            return Content("")


def _share(view: Discuss, taken: float, now: datetime) -> Content:
    """What the topic has where all are to have as much; whether that is used up is said, but nobody promised it."""
    left = view.head.discussion_left(now)
    share = each(left + taken, view.promised(now))
    told = elapsed_text(share)
    if taken > share or not share:
        none = "▲ nothing left for it" if left > 0 else "▲ no time left"
        return Content.styled(f"▲ past its share of {told}" if share else none, WATCH)
    return Content.styled(f"{told} if all are to fit" if view.queue else f"of {told}", QUIET)


def time_left(view: LivePhase, now: datetime, *, keys: bool = True) -> Content | None:
    """Ahead or behind up to the midpoint, then the minutes for the topics left, at last those to the end.

    None where there is nothing to say.
    """
    match view:
        case CheckIn(fit=fit) if view.head.phase is Phase.CHECK_IN and fit.speakers:
            return ahead_text(ahead(view.head.midpoint, now, 0.0, fit.speakers, fit.seconds_each))
        case Updates(speaker=speaker):
            left = (speaker.clock.left(now) or 0.0) if speaker else 0.0
            seconds = view.head.update_seconds
            return ahead_text(ahead(view.head.midpoint, now, left, len(view.waiting), seconds))
        case Prioritize():
            return _to_order(view, now)
        case Discuss():
            return _to_discuss(view, now, keys=keys)
        case Closing() if view.head.phase is Phase.CLOSE and now < view.head.planned_end:
            left = (view.head.planned_end - now).total_seconds()
            return Content.styled(f"{minutes_text(left)} left", "bold")
        case _:
            return None


def fitting(view: Prioritize, now: datetime) -> int:
    """How many of the topics are likely to fit into the time that is left."""
    minutes = [float(topic.minutes) if topic.minutes else None for topic in view.topics]
    return cut_line(minutes, view.head.discussion_left(now))


def _to_order(view: Prioritize, now: datetime) -> Content:
    left, topics = view.head.discussion_left(now), len(view.topics)
    if left <= 0:
        return Content.styled("no time left for discussion", ALARM)
    if not topics:
        return Content.styled(f"{minutes_text(left)} left", "bold")
    told = f"{minutes_text(left)} for {topics} topic{'' if topics == 1 else 's'}"
    seconds, whose = apiece(left, view.promised)
    when = " if all are to fit" if whose == "each" else ""
    return Content.styled(f"{told}, {minutes_text(seconds)} {whose}{when}" if whose else told, "bold")


def _to_discuss(view: Discuss, now: datetime, *, keys: bool) -> Content:
    left = view.head.discussion_left(now)
    count = len(view.queue) + (view.topic is not None)
    if left <= 0:
        closes = f": close the loop with {key_name('phase.next')}" if keys else ""
        return Content.styled(f"no time left{closes}", ALARM)
    if not count:
        return Content.styled(f"{minutes_text(left)} left", "bold")
    seconds, whose = apiece(left, view.promised(now))
    told = f"{minutes_text(left)} for {count} topic{'' if count == 1 else 's'}"
    if whose:
        told += f", {minutes_text(seconds) if whose == 'given' else clock_text(seconds)} {whose}"
    end = _projected_end(view, now)
    return Content.styled(told if end is None else f"{told}, done {time_text(end, view.head.zone)}", "bold")


def _projected_end(view: Discuss, now: datetime) -> datetime | None:
    """Only where the topics were given minutes."""
    topic = view.topic
    if topic is None or topic.minutes is None:
        return None
    current = topic.clock.left(now) or 0.0
    return projected_end(now, view.head.reserve_seconds, current, [q.minutes for q in view.queue])
