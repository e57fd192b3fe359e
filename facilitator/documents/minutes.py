"""The minutes of a meeting as Markdown, for readers who give them thirty seconds.

First what counts (decisions, action items, what was deferred, what changed), then how it came about. Of times only
totals and those of topics: who spoke too long is nobody's business here.
"""

import re
import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.documents.markdown import inline, item, opening, table
from facilitator.documents.minutes_detail import Section, due_text, names_text, topics, updates, where_to
from facilitator.documents.when import clock_time, day, length, moment, stretch
from facilitator.process.carryover import DEFERRED
from facilitator.process.phases import LIVE_PHASES
from facilitator.views.minutes import Minutes

_SLUG_LENGTH = 60


def markdown(minutes: Minutes, as_of: datetime | None = None) -> str:
    """The minutes as Markdown, with one line end at the end.

    Of a meeting that is still running they say so at the top, with the time `as_of` (aware) which they tell.
    """
    sections = [
        [f"# {inline(minutes.title)}: minutes of {day(_held_on(minutes))}"],
        *_progress(minutes, as_of),
        _head(minutes, as_of),
        *_decisions(minutes),
        *_actions(minutes),
        *_from_before(minutes),
        *_deferred(minutes),
        *_changes(minutes),
        *_next(minutes),
        *topics(minutes),
        *updates(minutes),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def file_name(minutes: Minutes) -> str:
    """A name for the file, safe on every system, such as "2026-11-17-leadership-team-minutes.md".

    A later meeting of the day that would have the name of an earlier one gets a number: "leadership-team-2".
    """
    name = slug(minutes.title)
    place = 1 + sum(slug(title) == name for title in minutes.held_before)
    return f"{_held_on(minutes).isoformat()}-{name}{f'-{place}' if place > 1 else ''}-minutes.md"


def slug(title: str) -> str:
    """`title` as a piece of a file's name that is safe on every system, such as "leadership-team"."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-") or "meeting"


def _held_on(minutes: Minutes) -> date:
    return (minutes.started_at or minutes.planned_start).astimezone(ZoneInfo(minutes.zone)).date()


def _progress(minutes: Minutes, as_of: datetime | None) -> list[Section]:
    if minutes.phase not in LIVE_PHASES:
        return []
    return [[f"In progress{f', as of {clock_time(as_of, minutes.zone)}' if as_of else ''}."]]


def _head(minutes: Minutes, as_of: datetime | None) -> Section:
    facts = {
        "When": _when(minutes),
        "Length": _length(minutes, as_of),
        "Team": inline(minutes.team) if minutes.team != minutes.title else "",
        "Present": names_text(minutes.present),
        "Late": names_text(minutes.late),
        "Away": names_text(minutes.away),
        "Rating": f"{minutes.rating} of 10" if minutes.rating else "",
    }
    return [f"- **{label}:** {text}" for label, text in facts.items() if text]


def _when(minutes: Minutes) -> str:
    if minutes.started_at is None:
        return f"planned for {moment(minutes.planned_start, minutes.zone)}"
    if minutes.ended_at is None:
        return f"began {moment(minutes.started_at, minutes.zone)}"
    return stretch(minutes.started_at, minutes.ended_at, minutes.zone)


def _length(minutes: Minutes, as_of: datetime | None) -> str:
    planned = f"{minutes.length_minutes} minutes"
    end = minutes.ended_at or as_of
    if minutes.started_at is None or end is None:
        return f"{planned} planned"
    so_far = "" if minutes.ended_at else " so far"
    return f"{length(minutes.started_at, end)}{so_far} ({planned} planned)"


def _decisions(minutes: Minutes) -> list[Section]:
    lines = [
        line
        for topic in minutes.topics
        for decision in topic.decisions
        for line in item(decision, f" ({inline(topic.title)})")
    ]
    lines += [line for decision in minutes.general_decisions for line in item(decision)]
    return [["## Decisions"], lines or ["None"]]


def _actions(minutes: Minutes) -> list[Section]:
    actions = [action for topic in minutes.topics for action in topic.actions] + list(minutes.general_actions)
    rows = [(action.what, action.owner, due_text(action), action.topic) for action in actions]
    return [["## Action items"], table(("What", "Who", "Due", "Topic"), rows) if rows else ["None"]]


def _from_before(minutes: Minutes) -> list[Section]:
    lines = [f"- done: {inline(what)} ({inline(owner)})" for what, owner in minutes.done_before]
    lines += [f"- resolved: {inline(title)}" for title in minutes.resolved_before]
    return [["## From earlier meetings"], lines] if lines else []


def _deferred(minutes: Minutes) -> list[Section]:
    lines = [
        f"- {opening(topic.title)}: {where_to(topic)} · raised {day(topic.first_raised)}"
        for topic in minutes.topics
        if topic.outcome in DEFERRED
    ]
    return [["## Deferred"], lines] if lines else []


def _changes(minutes: Minutes) -> list[Section]:
    rows = [(change.title, change.owner, change.field, change.before, change.after) for change in minutes.changes]
    return [["## Milestones changed"], table(("Milestone", "Owner", "What", "From", "To"), rows)] if rows else []


def _next(minutes: Minutes) -> list[Section]:
    if minutes.next_start is None:
        return []
    return [["## Next meeting"], [moment(minutes.next_start, minutes.next_zone)]]
