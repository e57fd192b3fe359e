"""The pre-read as Markdown, for readers who have five minutes: agenda, what waits, what is at risk, every update."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.documents.markdown import inline, labelled, table
from facilitator.documents.minutes_detail import help_line, names_text
from facilitator.documents.tracker import by_priority, in_all
from facilitator.documents.when import clock_time, day, moment, stretch
from facilitator.process.carryover import times_text
from facilitator.process.dates import how_far
from facilitator.process.meeting import HandIn
from facilitator.process.phases import Phase
from facilitator.process.timebox import clock_text
from facilitator.process.timetable import Slot
from facilitator.views.minutes import MinutesUpdate
from facilitator.views.preread import AgendaTopic, Preread

Section = list[str]

_PARTS = {
    Phase.CHECK_IN: "Check-in: who is here, action items, what was saved early",
    Phase.PRIORITIZE: "Midpoint: the topics are put in order",
    Phase.DISCUSS: "Discussion, in that order",
    Phase.CLOSE: "Closing: where each topic goes, who does what",
}


def markdown(preread: Preread) -> str:
    """The pre-read as Markdown, with one line end at the end."""
    sections = [
        [f"# {inline(title(preread))}"],
        _head(preread),
        *_agenda(preread),
        *_topics(preread),
        *_separate_topics(preread),
        *_actions(preread),
        *_milestones(preread),
        *_updates(preread),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def title(preread: Preread) -> str:
    """What the document is called, such as "Leadership: pre-read for Tue 17 Nov 2026"; not escaped."""
    return f"{preread.title}: pre-read for {day(preread.start.astimezone(ZoneInfo(preread.zone)).date())}"


def _head(preread: Preread) -> Section:
    facts = {
        "When": stretch(preread.start, preread.end, preread.zone),
        "Team": inline(preread.team) if preread.team != preread.title else "",
        "Who": names_text(preread.attendees),
        "Updates": _handed_in(preread),
        "As of": moment(preread.as_of, preread.zone),
    }
    return [f"- **{label}:** {text}" for label, text in facts.items() if text]


def _handed_in(preread: Preread) -> str:
    if not preread.updates:
        return ""
    to_come = _to_come(preread)
    if not to_come:
        return f"all {len(preread.updates)} are in"
    silent = names_text(update.name for update in to_come)
    return f"{len(preread.updates) - len(to_come)} of {len(preread.updates)} are in · to come: {silent}"


def _to_come(preread: Preread) -> list[MinutesUpdate]:
    return [update for update in preread.updates if not _is_there(update)]


def _is_there(update: MinutesUpdate) -> bool:
    # Who handed in may have changed milestones alone, and who wrote words need not have handed them in.
    return update.handed_in is not HandIn.MISSING or _has_words(update)


def _has_words(update: MinutesUpdate) -> bool:
    return bool(update.wins or update.learnings or update.help)


def _agenda(preread: Preread) -> list[Section]:
    rows = [_slot(slot, preread) for slot in preread.agenda]
    rows.append((_clock(preread.end, preread), "End", ""))
    return [["## Agenda"], table((f"Time, {preread.zone}", "What", "Minutes"), rows)]


def _slot(slot: Slot, preread: Preread) -> tuple[str, ...]:
    # Ordering the topics takes what it takes: the discussion follows it, at no time of its own.
    at = "then" if slot.phase is Phase.DISCUSS else _clock(slot.start, preread)
    what = f"Update by {slot.speaker}" if slot.phase is Phase.UPDATES else _PARTS[slot.phase]
    return at, what, _minutes(slot.seconds)


def _clock(at: datetime, preread: Preread) -> str:
    """A time under the zone at the head of its column; where that changes its offset meanwhile, with the offset."""
    zone = ZoneInfo(preread.zone)
    if preread.start.astimezone(zone).utcoffset() != preread.end.astimezone(zone).utcoffset():
        return clock_time(at, preread.zone)
    return f"{at.astimezone(zone):%H:%M}"


def _minutes(seconds: float) -> str:
    if not seconds:
        return ""
    return clock_text(seconds) if seconds % 60 else str(round(seconds / 60))


def _topics(preread: Preread) -> list[Section]:
    columns = {
        "Topic": [topic.title for topic in preread.topics],
        "Raised by": [topic.raised_by for topic in preread.topics],
        "From": [_from(topic) for topic in preread.topics],
        "Waits": [_age(topic) for topic in preread.topics],
    }
    filled = {heading: cells for heading, cells in columns.items() if any(cells)}
    rows = list(zip(*filled.values(), strict=True))
    return [["## Topics that wait"], table(list(filled), rows)] if rows else []


def _from(topic: AgendaTopic) -> str:
    return "" if topic.source_text == topic.title else topic.source_text


def _age(topic: AgendaTopic) -> str:
    if not topic.deferrals or topic.first_deferred is None:
        return f"new, raised {day(topic.since)}"
    return f"{times_text(topic.deferrals)}, deferred since {day(topic.first_deferred)}"


def _separate_topics(preread: Preread) -> list[Section]:
    rows = [(topic.title, moment(topic.start, topic.zone), topic.owner) for topic in preread.separate_topics]
    return [["## In meetings of their own"], table(("Topic", "When", "Owner"), rows)] if rows else []


def _actions(preread: Preread) -> list[Section]:
    today = preread.tracker.today
    rows = [(action.what, action.owner, _due(action.due, today)) for action in preread.actions]
    return [["## Open action items"], table(("What", "Who", "Due"), rows)] if rows else []


def _due(due: date | None, today: date) -> str:
    if due is None:
        return "no date"
    return f"{'overdue: ' if due < today else ''}{day(due)}, {how_far(due, today)}"


def _milestones(preread: Preread) -> list[Section]:
    if not preread.tracker.priorities:
        return []
    return [["## Milestones"], [in_all(preread.tracker)], *by_priority(preread.tracker, "###")]


def _updates(preread: Preread) -> list[Section]:
    if not preread.updates:
        return []
    sections = [["## Updates"]]
    for update in filter(_is_there, preread.updates):
        sections += [
            [f"### {names_text(filter(None, (update.name, update.role)))}"],
            labelled("Wins", update.wins),
            labelled("Learnings", update.learnings),
            ["**Help:**", "", *map(help_line, update.help)] if update.help else [],
            [] if _has_words(update) else ["Handed in, with nothing besides the milestones."],
        ]
    if to_come := _to_come(preread):
        due = "" if preread.deadline is None else f"Due {moment(preread.deadline, preread.zone)}: "
        sections += [["### To come"], [f"{due}{names_text(update.name for update in to_come)}"]]
    return sections
