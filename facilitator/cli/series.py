"""facilitator series: when the team meets, for how long, and who takes part."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any, TypeVar

import click

from facilitator.cli import kinds
from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.output import say
from facilitator.cli.series_days import hold, move, skip

if TYPE_CHECKING:
    from facilitator.store.database import Store

F = TypeVar("F", bound=Callable[..., Any])

_CADENCES = ("weekly", "fortnightly", "monthly")
_CHOICES = ("longer-meeting", "shorter-updates", "fewer-speakers", "as-is")


@click.group(
    "series",
    cls=Group,
    invoke_without_command=True,
    epilog=examples(
        "facilitator series",
        "facilitator series add 'Leadership' --every weekly --on tue --at 10:00 --member Ann --member Bo",
        "facilitator series change Leadership --length 90",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """List when the team meets, or change it. A series is named by its number or the beginning of its name."""
    if context.invoked_subcommand is None:
        context.invoke(list_series)


@command.command(
    "list", short_help="List the series, and whether the updates fit.", epilog=examples("facilitator series list")
)
@pass_invocation
def list_series(invocation: Invocation) -> None:
    """List the series, who takes part, and whether the updates fit into the first half."""
    from facilitator.cli.series_text import describe_series
    from facilitator.reading.series import all_series

    with invocation.store() as store, store.read() as connection:
        found = all_series(connection)
    if not found:
        say("No series yet. Make one: facilitator series add 'Leadership' --every weekly --on tue --at 10:00")
        return
    say("\n\n".join(describe_series(line, invocation.clock.now()) for line in found))


def _time_options(command: F) -> F:
    """The options that say how the time of a meeting is divided."""
    for option in reversed(
        (
            click.option("--rule", help="Instead of how often and on which day: a rule of RFC 5545."),
            click.option("--zone", metavar="ZONE", help="Where that is: Europe/Berlin, America/New_York."),
            click.option("--from", "starts_on", type=kinds.day, help="The first meeting is on or after this day."),
            click.option("--length", type=kinds.Whole(5, 720), metavar="MINUTES", help="How long a meeting is."),
            click.option(
                "--update-minutes", "update_seconds", type=kinds.minutes, help="Time for each update: 5, or 4:30."
            ),
            click.option(
                "--hand-in-hours", type=kinds.Whole(0, 720), metavar="HOURS", help="How long before updates are due."
            ),
            click.option("--member", "members", metavar="NAME", multiple=True, help="Takes part and gives an update."),
            click.option(
                "--listener", "listeners", metavar="NAME", multiple=True, help="Takes part without an update."
            ),
        )
    ):
        command = option(command)
    return command


@command.command(
    "add",
    epilog=examples(
        "facilitator series add 'Leadership' --every weekly --on tue --at 10:00 --member Ann --member Bo",
        "facilitator series add 'Review' --every monthly --on thu --at 14:00 --from 2027-01-21 --zone Europe/Berlin",
        "facilitator series add 'Stand-in' --rule 'FREQ=WEEKLY;BYDAY=TU,TH' --at 9:00",
    ),
)
@click.argument("name")
@click.option("--every", type=click.Choice(_CADENCES), default="weekly", show_default=True, help="How often.")
@click.option("--on", "weekday", type=kinds.weekday, help="The weekday: mon, tue, wed ...")
@click.option("--at", type=kinds.hh_mm, metavar="HH:MM", required=True, help="The local time: 10:00.")
@_time_options
@pass_invocation
def add(
    invocation: Invocation,
    name: str,
    every: str,
    weekday: int | None,
    at: time,
    rule: str | None,
    zone: str | None,
    starts_on: date | None,
    length: int | None,
    update_seconds: int | None,
    hand_in_hours: int | None,
    members: tuple[str, ...],
    listeners: tuple[str, ...],
) -> None:
    """Make a series. Without --zone it meets in this machine's time zone.

    A monthly one keeps to the week of the month of its first meeting: the third Tuesday, the last Friday.
    """
    from facilitator.acts.series import SeriesPlan, add_series, set_participant
    from facilitator.cli.series_text import show_series
    from facilitator.process.schedule import Cadence, check_zone, day_to_start
    from facilitator.zone import machine_zone

    if weekday is None and rule is None:
        raise click.UsageError("Say on which day: --on tue.")
    where = check_zone(zone) if zone else machine_zone()
    minutes = 60 if length is None else length
    plan = SeriesPlan(
        name=name,
        cadence=Cadence(every),
        weekday=0 if weekday is None else weekday,
        at=at,
        rule=rule or "",
        zone=where,
        starts_on=starts_on or day_to_start(invocation.clock.now(), at, where, minutes),
        length_minutes=minutes,
        update_seconds=300 if update_seconds is None else update_seconds,
        hand_in_hours=24 if hand_in_hours is None else hand_in_hours,
    )
    with invocation.store(make=True) as store:
        speaking, listening = _ids(store, members), _ids(store, listeners)
        series_id = add_series(store, plan, [*speaking, *listening])
        for member_id in listening:
            set_participant(store, series_id, member_id, gives_update=False)
        show_series(invocation, store, series_id)


@command.command(
    "change",
    epilog=examples(
        "facilitator series change Leadership --length 90",
        "facilitator series change 1 --every fortnightly --from 2027-01-12",
        "facilitator series change 1 --member Cem --listener Ann --without Bo",
    ),
)
@click.argument("series")
@click.option("--name", help="The new name.")
@click.option("--every", type=click.Choice(_CADENCES), help="How often.")
@click.option("--on", "weekday", type=kinds.weekday, help="The weekday: mon, tue, wed ...")
@click.option("--at", type=kinds.hh_mm, metavar="HH:MM", help="The local time: 10:00.")
@_time_options
@click.option("--without", metavar="NAME", multiple=True, help="Takes part no longer.")
@pass_invocation
def change(
    invocation: Invocation,
    /,
    series: str,
    every: str | None,
    length: int | None,
    members: tuple[str, ...],
    listeners: tuple[str, ...],
    without: tuple[str, ...],
    **fields: Any,
) -> None:
    """Change a series. Meetings that were made already stay as they are."""
    from facilitator.acts.series import change_series, remove_participant, set_participant
    from facilitator.cli.series_text import named_series, show_series
    from facilitator.process.schedule import Cadence

    if not (members or listeners or without) and {every, length, *fields.values()} == {None}:
        raise click.UsageError("Nothing to change: give an option such as --length 90.")
    with invocation.store() as store:
        found = named_series(store, series)
        speaking, listening, leaving = _ids(store, members), _ids(store, listeners), _ids(store, without, left_too=True)
        cadence = None if every is None else Cadence(every)
        change_series(store, found.id, cadence=cadence, length_minutes=length, **fields)
        for member_id in speaking:
            set_participant(store, found.id, member_id)
        for member_id in listening:
            set_participant(store, found.id, member_id, gives_update=False)
        for member_id in leaving:
            remove_participant(store, found.id, member_id)
        show_series(invocation, store, found.id)


@command.command(
    "fit",
    short_help="Choose what to do where updates do not fit.",
    epilog=examples("facilitator series fit Leadership shorter-updates"),
)
@click.argument("series")
@click.argument("choice", type=click.Choice(_CHOICES), metavar="CHOICE")
@pass_invocation
def fit(invocation: Invocation, series: str, choice: str) -> None:
    """Choose what to do where the updates do not fit into the first half.

    CHOICE is longer-meeting, shorter-updates, fewer-speakers or as-is; 'facilitator series' shows what each means.
    """
    from facilitator.acts.series import change_series, remember_choice
    from facilitator.cli.series_text import named_series, show_series
    from facilitator.errors import NotNow
    from facilitator.process.budget import ChoiceKind, chosen

    kind = ChoiceKind(choice.replace("-", "_"))
    with invocation.store() as store:
        found = named_series(store, series)
        way = chosen(found.choices, kind)
        if way is None:
            raise NotNow("There is nothing to choose there.", "'facilitator series' shows what does not fit.")
        if kind in (ChoiceKind.LONGER_MEETING, ChoiceKind.SHORTER_UPDATES):
            change_series(store, found.id, length_minutes=way.length_minutes, update_seconds=way.seconds_each)
        else:
            remember_choice(store, found.id, kind)
        show_series(invocation, store, found.id)


@command.command("end", epilog=examples("facilitator series end Leadership"))
@click.argument("series")
@pass_invocation
def end(invocation: Invocation, series: str) -> None:
    """Say that a series has ended. Its meetings stay."""
    from facilitator.acts.series import change_series
    from facilitator.cli.series_text import named_series

    with invocation.store() as store:
        found = named_series(store, series)
        change_series(store, found.id, active=False)
    say(f"{found.name} has ended. 'facilitator series resume' takes it up again.")


@command.command("resume", epilog=examples("facilitator series resume Leadership"))
@click.argument("series")
@pass_invocation
def resume(invocation: Invocation, series: str) -> None:
    """Take up a series again that had ended."""
    from facilitator.acts.series import change_series
    from facilitator.cli.series_text import named_series, show_series

    with invocation.store() as store:
        found = named_series(store, series)
        change_series(store, found.id, active=True)
        show_series(invocation, store, found.id)


def _ids(store: "Store", names: Sequence[str], *, left_too: bool = False) -> list[int]:
    from facilitator.reading.team import member_named

    with store.read() as connection:
        return [member_named(connection, name, active=None if left_too else True).id for name in names]


for _one_day in (skip, hold, move):
    command.add_command(_one_day)
