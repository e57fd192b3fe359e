"""The running meeting as plain lines, for screen readers and pipes: each line a sentence, nothing drawn, no colour."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.documents.when import clock_time, day, moment
from facilitator.process.agenda import cut_line
from facilitator.process.budget import ahead, apiece
from facilitator.process.help_lines import unnamed
from facilitator.process.meeting import AttendanceState, HandIn, Turn
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.timebox import ClockState, Timebox
from facilitator.text import one_line
from facilitator.views.check_in import CheckIn
from facilitator.views.closing import Closing, ClosingTopic
from facilitator.views.discuss import Discuss
from facilitator.views.following import LivePhase, Waiting
from facilitator.views.meeting import ActionLine, MeetingHead, MilestoneLine
from facilitator.views.prioritize import CandidateLine, Prioritize
from facilitator.views.updates import Speaker, Updates


def agenda(view: LivePhase | Waiting, now: datetime) -> list[str]:
    """Lines on the meeting that runs or comes next: where it is, who or what is up and next, topics, and times."""
    match view:
        case Waiting(expected=to_come):
            if to_come is None:
                return ["No meeting is planned."]
            return [f"Next meeting: {one_line(to_come.title)}, {moment(to_come.start, to_come.zone)}"]
        case CheckIn():
            return [*_head(view.head, now), *_check_in(view, now)]
        case Updates():
            return [*_head(view.head, now), *_updates(view, now)]
        case Prioritize():
            return [*_head(view.head, now), *_prioritize(view, now)]
        case Discuss():
            return [*_head(view.head, now), *_discuss(view, now)]
        case Closing():
            return [*_head(view.head, now), *_closing(view)]


def span_words(seconds: float) -> str:
    """A length of time in words, such as "2 minutes 13 seconds"."""
    minutes, rest = divmod(int(abs(seconds)), 60)
    pieces = [_counted(minutes, "minute")] if minutes else []
    pieces += [_counted(rest, "second")] if rest or not minutes else []
    return " ".join(pieces)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _head(head: MeetingHead, now: datetime) -> Iterator[str]:
    if head.phase is Phase.PLANNED:
        yield f"Next meeting: {one_line(head.title)}, {moment(head.planned_start, head.zone)}"
        return
    began = head.started_at or head.planned_start
    yield f"{one_line(head.title)}, {day(began.astimezone(ZoneInfo(head.zone)).date())}"
    if head.phase not in LIVE_PHASES:
        yield "The meeting is closed."
        return
    left = (head.planned_end - now).total_seconds()
    ends = f"it ends at {clock_time(head.planned_end, head.zone)}, in {span_words(left)}"
    if left <= 0:
        ends = f"it should have ended {span_words(left)} ago"
    yield f"It is {clock_time(now, head.zone)}; {ends}."
    later = [phase.word for phase in LIVE_PHASES[LIVE_PHASES.index(head.phase) + 1 :]]
    yield f"Phase: {head.phase.word}" + (f"; then {', '.join(later)}" if later else "")


def _clock(box: Timebox, now: datetime) -> str:
    """How a clock stands, in words."""
    left, state = box.left(now), box.state(now)
    if left is None:
        told = f"{span_words(box.elapsed(now))} so far"
    elif state is ClockState.OVER:
        told = f"over time by {span_words(left)}"
    else:
        told = f"{span_words(left)} left"
    if state is ClockState.LAST_MINUTE:
        told = f"last minute, {told}"
    return told if box.running else f"{told}, paused"


def _idle(head: MeetingHead, now: datetime) -> str:
    if head.idle_since is None:
        return "Nothing is up."
    return f"Nothing is up; no clock has run for {span_words((now - head.idle_since).total_seconds())}."


def _names(label: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{label}: {', '.join(map(one_line, names))}"


def _check_in(view: CheckIn, now: datetime) -> Iterator[str]:
    for state in AttendanceState:
        yield from _names(state.value.capitalize(), [one.name for one in view.attendees if one.state is state])
    speaking = [one for one in view.attendees if one.gives_update and one.state is not AttendanceState.AWAY]
    # Who is late speaks at the end.
    speaking.sort(key=lambda one: one.state is AttendanceState.LATE)
    yield from _names("Updates, in this order", [one.name for one in speaking])
    yield from _names("No update handed in", [one.name for one in speaking if one.handed_in is HandIn.MISSING])
    yield from _fit(view, now)
    yield from _actions("Action items of earlier meetings", view.actions)
    yield from _names("Separate meetings that are to be asked about", [past.topic for past in view.separate_meetings])
    yield from _names("Flagged early, and saved", [f"{saved.title} ({saved.owner})" for saved in view.saved])
    if view.topics:
        told = f"{_counted(view.topics, 'topic')} to discuss"
        yield f"{told}, {view.deferred} of them from earlier meetings" if view.deferred else told


def _fit(view: CheckIn, now: datetime) -> Iterator[str]:
    """Whether the updates fit into the first half, and how far ahead or behind that puts the meeting."""
    fit = view.fit
    if not fit.speakers:
        return
    told = f"{_counted(fit.speakers, 'update')} of {span_words(fit.seconds_each)}"
    over = f"are over the first half by {span_words(fit.over_by)}"
    yield f"{told} {'fit into the first half' if fit.fits else over}"
    if view.head.phase is Phase.CHECK_IN:
        yield _ahead(ahead(view.head.midpoint, now, 0.0, fit.speakers, fit.seconds_each))


def _ahead(seconds: float) -> str:
    return f"Time: {span_words(seconds)} {'ahead' if seconds >= 0 else 'behind'}"


def _updates(view: Updates, now: datetime) -> Iterator[str]:
    speaker = view.speaker
    if speaker is None:
        yield _idle(view.head, now)
    else:
        yield f"Up: {one_line(speaker.name)}, {view.number} of {len(view.expected)}; {_clock(speaker.clock, now)}"
        yield from _update(speaker)
    waiting = [line.name for line in view.waiting]
    yield from _names("Next", waiting[:1] or ["the topics"])
    yield from _names("Then", waiting[1:])
    yield from _names("Spoken", [line.name for line in view.order if line.turn is Turn.DONE])
    left = (speaker.clock.left(now) or 0.0) if speaker else 0.0
    yield _ahead(ahead(view.head.midpoint, now, left, len(waiting), view.head.update_seconds))
    midpoint = (view.head.midpoint - now).total_seconds()
    yield f"Midpoint: {f'in {span_words(midpoint)}' if midpoint > 0 else 'it has come'}"
    yield f"Topics raised: {len(view.topics)}"
    for topic in view.topics:
        yield f"{one_line(topic.title)}{f', raised by {one_line(topic.raised_by)}' if topic.raised_by else ''}"


def _update(speaker: Speaker) -> Iterator[str]:
    """What the one who speaks has prepared; numbers are the keys that make a topic of it."""
    if speaker.handed_in is HandIn.MISSING:
        yield "No update handed in"
    for label, words in (("Win", speaker.wins), ("Learning", speaker.learnings)):
        yield from (f"{label}: {one_line(line)}" for line in words.splitlines() if line.strip())
    for number, request in enumerate(speaker.help, 1):
        others = unnamed(request.text, request.asked)
        asked = f", from {', '.join(map(one_line, others))}" if others else ""
        topic = ", is a topic" if request.topic_id is not None else ""
        yield f"Help {number}: {one_line(request.text)}{asked}{topic}"
    for number, milestone in enumerate(speaker.milestones, len(speaker.help) + 1):
        topic = ", is a topic" if milestone.topic_id is not None else ""
        yield f"Milestone {number}: {_milestone(milestone)}{', changed' if milestone.changed else ''}{topic}"
    yield from (f"Note: {one_line(line)}" for line in speaker.notes.splitlines() if line.strip())


def _milestone(milestone: MilestoneLine) -> str:
    due = f", by {day(milestone.due)}" if milestone.due else ""
    return f"{one_line(milestone.title)}, {milestone.status.word}{due}"


def _prioritize(view: Prioritize, now: datetime) -> Iterator[str]:
    yield from _left(view.head, view.promised, now)
    yield f"Topics in order: {len(view.topics)}"
    for number, topic in enumerate(view.topics, 1):
        yield f"{number}. {_candidate(topic)}"
    fitting = cut_line([topic.minutes for topic in view.topics], view.head.discussion_left(now))
    if view.topics:
        some = f"the first {fitting}" if fitting else "none"
        yield f"Likely to fit: {'all' if fitting == len(view.topics) else some}"
    if view.offers:
        yield f"Offers, which nobody has to drop: {len(view.offers)}"
        yield from map(_candidate, view.offers)


def _candidate(line: CandidateLine) -> str:
    pieces = [one_line(line.title), line.reason, f"asked by {one_line(line.asked_by)}" if line.asked_by else ""]
    pieces.append(_counted(line.minutes, "minute") if line.minutes else "")
    return ", ".join(piece for piece in pieces if piece)


def _left(head: MeetingHead, promised: Sequence[float | None], now: datetime) -> Iterator[str]:
    left, count = head.discussion_left(now), len(promised)
    if left <= 0:
        yield "Time: none is left for discussion"
    elif count:
        told = f"Time: {span_words(left)} left for {_counted(count, 'topic')}"
        seconds, whose = apiece(left, promised)
        yield f"{told}, {span_words(seconds)} {whose}" if whose else told


def _discuss(view: Discuss, now: datetime) -> Iterator[str]:
    topic = view.topic
    if topic is None:
        yield _idle(view.head, now)
    else:
        yield f"Up: {one_line(topic.title)}, {view.number} of {view.total}; {_clock(topic.clock, now)}"
        if topic.asked_by:
            yield f"Asked by: {one_line(topic.asked_by)}"
        if topic.source_text and topic.source_text != topic.title:
            yield f"From: {one_line(topic.source_text)}"
        yield from _names("Asks", unnamed(topic.title, topic.asked))
        if topic.age:
            yield f"Deferred before: {topic.age}"
        if topic.milestone is not None:
            yield f"Milestone: {_milestone(topic.milestone)}, {one_line(topic.milestone.owner)}"
        for decision in topic.decisions:
            yield f"Decided: {one_line(decision.text)}"
        yield from _actions("Action items", topic.actions)
        yield from (f"Note: {one_line(line)}" for line in topic.notes.splitlines() if line.strip())
    yield from _names("Next", [line.title for line in view.queue[:1]] or ["closing the loop"])
    yield from _left(view.head, view.promised(now), now)
    yield f"Topics that wait, in order: {len(view.queue)}"
    for number, line in enumerate(view.queue, 1):
        # The numbers are the keys that take them up.
        yield f"{number}. {one_line(line.title)}" + (f", {_counted(line.minutes, 'minute')}" if line.minutes else "")
    if view.done:
        yield f"Topics with an outcome: {len(view.done)}"
        yield from (f"{one_line(line.title)}: {line.outcome.word}" for line in view.done if line.outcome)


def _closing(view: Closing) -> Iterator[str]:
    left = len(view.without_destination)
    if view.head.phase is not Phase.CLOSED:
        yield f"Without a destination: {_counted(left, 'topic')}" if left else "Every topic has its destination."
    yield f"Topics: {len(view.topics)}"
    for number, topic in enumerate(view.topics, 1):
        yield f"{number}. {one_line(topic.title)}: {_destination(topic, view.head.zone)}"
    for decision in view.decisions:
        yield f"Decided: {one_line(decision.text)}"
    yield from _actions("Action items", view.actions)
    for change in view.changes:
        yield f"Milestone changed: {one_line(change.title)}, {change.field}: {change.before} to {change.after}"
    if view.next_start is not None:
        yield f"Next meeting: {moment(view.next_start, view.head.zone)}"


def _destination(topic: ClosingTopic, zone: str) -> str:
    if topic.outcome is None:
        return "no destination yet"
    if topic.separate_start is None:
        return topic.outcome.word
    return f"{topic.outcome.word}, {moment(topic.separate_start, zone)}, {one_line(topic.separate_owner)}"


def _actions(label: str, actions: Sequence[ActionLine]) -> Iterator[str]:
    if actions:
        yield f"{label}: {len(actions)}"
    for action in actions:
        by = f" by {day(action.due)}" if action.due else ""
        yield f"{one_line(action.owner)}{by}: {one_line(action.what)}{', done' if action.done else ''}"
