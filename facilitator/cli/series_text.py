"""A series of meetings in a few lines of text."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator.cli.output import counted, say
from facilitator.process.budget import ChoiceKind, chosen
from facilitator.process.dates import WEEKDAYS, day_text
from facilitator.process.timebox import clock_text
from facilitator.text import one_line
from facilitator.views.team import SeriesLine

if TYPE_CHECKING:
    from facilitator.cli.invocation import Invocation
    from facilitator.store.database import Store


def named_series(store: "Store", text: str) -> SeriesLine:
    """The series that `text` means. Raises NotFound, which lists those there are."""
    from facilitator.reading.series import series_named

    with store.read() as connection:
        return series_named(connection, text)


def show_series(invocation: "Invocation", store: "Store", series_id: int) -> None:
    """Print a series as it stands now."""
    from facilitator.reading.series import all_series

    with store.read() as connection:
        found = next(line for line in all_series(connection) if line.id == series_id)
    say(describe_series(found, invocation.clock.now()))


def describe_series(series: SeriesLine, now: datetime) -> str:
    """When it meets, when next, who takes part, and whether the updates fit; with what can be done if not."""
    speakers = [one_line(person.name) for person in series.participants if person.gives_update]
    listeners = [one_line(person.name) for person in series.participants if not person.gives_update]
    lines = [
        f"{series.id}  {one_line(series.name)}{'' if series.active else '  (ended)'}",
        f"   meets    {series.when}, {series.length_minutes} minutes",
        *_next(series, now),
        *_otherwise(series, now),
        f"   updates  {', '.join(speakers) or 'nobody yet'}",
    ]
    if not series.participants:
        lines.append(f"            Let somebody take part: facilitator series change {series.id} --member NAME")
    if listeners:
        lines.append(f"   without  {', '.join(listeners)}")
    return "\n".join([*lines, *_fit(series)])


def _next(series: SeriesLine, now: datetime) -> list[str]:
    start = series.next_start(now)
    if start is None:
        return []
    zone = ZoneInfo(series.zone)
    return [f"   next     {_moment(start, zone, now.astimezone(zone).date())}"]


def _otherwise(series: SeriesLine, now: datetime) -> list[str]:
    """Where it does not meet as its rule says: meetings that were moved, and days to come that are skipped."""
    zone = ZoneInfo(series.zone)
    today = now.astimezone(zone).date()
    moved = [
        f"from {day_text(meeting.day, today)} to {_moment(meeting.start, zone, today)}"
        for meeting in series.made
        if meeting.start > now and meeting.start != series.regular_start(meeting.day)
    ]
    skipped = [
        f"{day_text(day.on, today)}{f' ({one_line(day.reason)})' if day.reason else ''}"
        for day in series.skipped
        if day.on >= today
    ]
    lines = [f"   moved    {words}" for words in moved]
    return lines + [f"   skipped  {', '.join(skipped)}"] * bool(skipped)


def _moment(start: datetime, zone: ZoneInfo, today: date) -> str:
    local = start.astimezone(zone)
    return f"{WEEKDAYS[local.weekday()].capitalize()} {day_text(local.date(), today)}, {local:%H:%M}"


def _fit(series: SeriesLine) -> list[str]:
    """Whether the updates end by the midpoint, and what to do where they do not."""
    fit = series.fit
    if not fit.speakers:
        return []
    needed = f"{counted(fit.speakers, 'update')} of {clock_text(fit.seconds_each)} minutes"
    if fit.fits:
        return [f"   fits     {needed} end by the midpoint"]
    lines = [f"   too long {needed} end {clock_text(fit.over_by)} minutes after the midpoint"]
    choice = chosen(series.choices, series.fit_choice)
    if choice is not None:
        return [*lines, f"            You chose: {choice.sentence}"]
    width = max(len(choice.sentence) for choice in series.choices)
    return [
        *lines,
        *(
            f"            {choice.sentence:{width}}  facilitator series fit {series.id} {_word(choice.kind)}"
            for choice in series.choices
        ),
    ]


def _word(kind: ChoiceKind) -> str:
    return kind.value.replace("_", "-")
