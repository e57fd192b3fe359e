"""facilitator series skip, hold, move: one meeting of a series, otherwise than its rule says."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import click

from facilitator.cli import kinds
from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation


@click.command(
    "skip",
    cls=Command,
    epilog=examples(
        "facilitator series skip Leadership 2026-12-29",
        "facilitator series skip 1 29 dec --reason 'Between the years'",
    ),
)
@click.argument("series")
@click.argument("day", nargs=-1, required=True)
@click.option("--reason", default="", help="Why, for the calendar and for those who ask.")
@pass_invocation
def skip(invocation: Invocation, series: str, day: tuple[str, ...], reason: str) -> None:
    """Let a series not meet on one of its days. What was written for that meeting goes to the next one."""
    from facilitator.acts.days_off import skip_day
    from facilitator.cli.series_text import named_series, show_series

    on = kinds.day(" ".join(day))
    with invocation.store() as store:
        found = named_series(store, series)
        skip_day(store, found.id, on, reason)
        show_series(invocation, store, found.id)


@click.command("hold", cls=Command, epilog=examples("facilitator series hold Leadership 2026-12-29"))
@click.argument("series")
@click.argument("day", nargs=-1, required=True)
@pass_invocation
def hold(invocation: Invocation, series: str, day: tuple[str, ...]) -> None:
    """Let a series meet after all on a day that was skipped."""
    from facilitator.acts.days_off import hold_day
    from facilitator.cli.series_text import named_series, show_series

    on = kinds.day(" ".join(day))
    with invocation.store() as store:
        found = named_series(store, series)
        hold_day(store, found.id, on)
        show_series(invocation, store, found.id)


@click.command(
    "move",
    cls=Command,
    epilog=examples(
        "facilitator series move Leadership 2026-12-22 --to 2026-12-21",
        "facilitator series move 1 2026-12-22 --to 2026-12-21 --at 14:00",
    ),
)
@click.argument("series")
@click.argument("day", type=kinds.day)
@click.option("--to", "to", type=kinds.day, help="The other day; the same one where only the time changes.")
@click.option("--at", "at", type=kinds.hh_mm, help="The local time; that of the series where it stays.")
@pass_invocation
def move(invocation: Invocation, series: str, day: date, to: date | None, at: time | None) -> None:
    """Move the one meeting that a series has on DAY. Updates are due as long before it as always."""
    from facilitator.acts.days_off import move_meeting
    from facilitator.cli.series_text import named_series, show_series

    if to is None and at is None:
        raise click.UsageError("Nothing to move: give --to or --at.")
    with invocation.store() as store:
        found = named_series(store, series)
        start = datetime.combine(to or day, at or found.at, ZoneInfo(found.zone))
        move_meeting(store, found.id, day, start)
        show_series(invocation, store, found.id)
