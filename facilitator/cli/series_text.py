"""A series of meetings in a few lines of text."""

from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.cli.output import counted
from facilitator.process.budget import ChoiceKind
from facilitator.process.dates import WEEKDAYS, day_text
from facilitator.process.timebox import clock_text
from facilitator.text import one_line
from facilitator.views.team import SeriesLine


def describe_series(series: SeriesLine, now: datetime) -> str:
    """When it meets, when next, who takes part, and whether the updates fit; with what can be done if not."""
    speakers = [one_line(person.name) for person in series.participants if person.gives_update]
    listeners = [one_line(person.name) for person in series.participants if not person.gives_update]
    lines = [
        f"{series.id}  {one_line(series.name)}{'' if series.active else '  (ended)'}",
        f"   meets    {series.when}, {series.length_minutes} minutes",
        *_next(series, now),
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
    local = start.astimezone(zone)
    day = day_text(local.date(), now.astimezone(zone).date())
    return [f"   next     {WEEKDAYS[local.weekday()].capitalize()} {day}, {local:%H:%M}"]


def _fit(series: SeriesLine) -> list[str]:
    """Whether the updates end by the midpoint, and what to do where they do not."""
    fit = series.fit
    if not fit.speakers:
        return []
    needed = f"{counted(fit.speakers, 'update')} of {clock_text(fit.seconds_each)} minutes"
    if fit.fits:
        return [f"   fits     {needed} end by the midpoint"]
    lines = [f"   too long {needed} end {clock_text(fit.over_by)} minutes after the midpoint"]
    chosen = next((choice for choice in series.choices if choice.kind == series.fit_choice), None)
    if chosen is not None:
        return [*lines, f"            You chose: {chosen.sentence}"]
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
