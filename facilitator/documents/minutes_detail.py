"""How it came about: each topic in the order discussed, and each update; with the phrases that the summary shares."""

from collections.abc import Iterable

from facilitator.documents.markdown import inline, labelled, opening
from facilitator.documents.when import day, minutes_text, moment
from facilitator.process.carryover import DEFERRED, Outcome, discussed, times_text
from facilitator.process.help_lines import unnamed
from facilitator.process.meeting import Turn
from facilitator.views.minutes import Minutes, MinutesAction, MinutesHelp, MinutesTopic, MinutesUpdate

Section = list[str]
"""Lines that stand together; an empty line separates them from the next. Without a line it is left out."""


def names_text(names: Iterable[str]) -> str:
    """Names in one line, a comma between them."""
    return ", ".join(map(inline, names))


def due_text(action: MinutesAction) -> str:
    """When an action item is due, and whether it is done already."""
    due = "no date" if action.due is None else day(action.due)
    return f"{due}, done" if action.done else due


def where_to(topic: MinutesTopic) -> str:
    """Where a deferred topic goes, and for which time it is put off."""
    often = f"deferred for the {times_text(topic.deferrals - 1)}"
    if topic.outcome is Outcome.NEXT_MEETING:
        return f"to the next meeting · {often}"
    start = f" on {moment(topic.separate_start, topic.separate_zone)}" if topic.separate_start else ""
    owner = f", owner {inline(topic.separate_owner)}" if topic.separate_owner else ""
    others = f", with {names_text(topic.separate_attendees)}" if topic.separate_attendees else ""
    return f"to a separate meeting{start}{owner}{others} · {often}"


def topics(minutes: Minutes) -> list[Section]:
    """Every topic that was discussed, with what came of it; the others in a list of their own."""
    if not minutes.topics:
        return []
    sections = [["## Topics"]]
    if minutes.discussion_seconds:
        sections.append([f"Discussion took {minutes_text(minutes.discussion_seconds)} in all."])
    for number, topic in enumerate(filter(_was_discussed, minutes.topics), 1):
        sections += _topic(number, topic)
    others = [f"- {opening(topic.title)}: {_outcome(topic)}" for topic in minutes.topics if not _was_discussed(topic)]
    return [*sections, ["### Not discussed"], others] if others else sections


def updates(minutes: Minutes) -> list[Section]:
    """Who handed in nothing in writing, and every update that says something."""
    if not minutes.updates:
        return []
    sections = [["## Updates"]]
    if minutes.update_seconds:
        sections.append([f"Updates took {minutes_text(minutes.update_seconds)} in all."])
    silent = tuple(update.name for update in minutes.updates if not _says_something(update))
    if silent:
        sections.append([f"Nothing in writing: {names_text(silent)}"])
    for update in filter(_says_something, minutes.updates):
        sections += _update(update)
    return sections


def _was_discussed(topic: MinutesTopic) -> bool:
    written = bool(topic.notes or topic.decisions or topic.actions)
    return discussed(topic.seconds, topic.outcome, written=written)


def _topic(number: int, topic: MinutesTopic) -> list[Section]:
    return [
        [f"### {number}. {inline(topic.title)}"],
        _about(topic),
        labelled("Notes", topic.notes),
        *(labelled("Decided", decision) for decision in topic.decisions),
        *([f"**Action:** {inline(action.what)} ({_who_when(action)})"] for action in topic.actions),
        [f"**Outcome:** {_outcome(topic)}"],
    ]


def _about(topic: MinutesTopic) -> Section:
    facts = [minutes_text(topic.seconds)] if topic.seconds else []
    if topic.asked_by:
        facts.append(f"raised by {inline(topic.asked_by)}")
    if topic.source_text and topic.source_text not in (topic.title, topic.milestone):
        facts.append(f"from: {inline(topic.source_text)}")
    if topic.milestone:
        facts.append(f"milestone: {inline(topic.milestone)}{f' ({topic.status.word})' if topic.status else ''}")
    return [" · ".join(facts)] if facts else []


def _who_when(action: MinutesAction) -> str:
    return f"{inline(action.owner)}, {due_text(action)}"


def _outcome(topic: MinutesTopic) -> str:
    if topic.outcome is None:
        return "still open"
    if topic.outcome in DEFERRED:
        return where_to(topic)
    return f"{topic.outcome.word}{f' ({inline(topic.reason)})' if topic.reason else ''}"


def _says_something(update: MinutesUpdate) -> bool:
    return bool(update.wins or update.learnings or update.help or update.notes)


def _update(update: MinutesUpdate) -> list[Section]:
    return [
        [f"### {names_text(filter(None, (update.name, update.role)))}"],
        ["Taken as read."] if update.turn is Turn.READ else [],
        labelled("Wins", update.wins),
        labelled("Learnings", update.learnings),
        ["**Help:**", "", *map(help_line, update.help)] if update.help else [],
        labelled("Notes", update.notes),
    ]


def help_line(request: MinutesHelp) -> str:
    """A request for help as an item of a list: for which milestone, who is asked, whether it became a topic."""
    facts = []
    if request.milestone:
        facts.append(f"milestone: {inline(request.milestone)}")
    if others := unnamed(request.text, request.asked):
        facts.append(f"asked: {names_text(others)}")
    if request.became_topic:
        facts.append("became a topic")
    about = f" ({' · '.join(facts)})" if facts else ""
    return f"- {opening(request.text)}{about}"
