"""facilitator holidays: the days on which nobody meets."""

from datetime import date

import click

from facilitator.cli import kinds
from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say, say_table


@click.group(
    "holidays",
    cls=Group,
    invoke_without_command=True,
    epilog=examples(
        "facilitator holidays",
        "facilitator holidays add 2026-12-24 2027-01-01 --name 'Between the years'",
        "facilitator holidays add 2027-05-01 --name 'Labour Day'",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """List the days on which no series meets, or change the list."""
    if context.invoked_subcommand is None:
        context.invoke(list_holidays)


@command.command("list", epilog=examples("facilitator holidays list"))
@pass_invocation
def list_holidays(invocation: Invocation) -> None:
    """List the holidays, soonest first."""
    from facilitator.documents.when import day
    from facilitator.reading.days_off import holidays

    with invocation.store() as store, store.read() as connection:
        found = holidays(connection)
    if not found:
        say("No holidays yet. Add one: facilitator holidays add 2026-12-24 2027-01-01 --name 'Between the years'")
        return
    rows = [
        (str(line.id), day(line.first), "" if line.last == line.first else day(line.last), line.name) for line in found
    ]
    say_table(("No.", "From", "To", "Name"), rows)


@command.command("add", epilog=examples("facilitator holidays add 2026-12-24 2027-01-01 --name 'Between the years'"))
@click.argument("first", type=kinds.day)
@click.argument("last", type=kinds.day, required=False)
@click.option("--name", default="", help="What it is called.")
@pass_invocation
def add(invocation: Invocation, first: date, last: date | None, name: str) -> None:
    """Let nobody meet from FIRST to LAST, both included. What was written for a meeting then goes to the next one."""
    from facilitator.acts.days_off import add_holiday
    from facilitator.documents.when import day

    with invocation.store(make=True) as store:
        add_holiday(store, first, last or first, name)
    until = "" if last in (None, first) else f" to {day(last or first)}"
    say(f"Nobody meets on {day(first)}{until}.")


@command.command("remove", epilog=examples("facilitator holidays remove 2"))
@click.argument("numbers", type=kinds.NUMBER, nargs=-1, required=True, metavar="NUMBER...")
@pass_invocation
def remove(invocation: Invocation, numbers: tuple[int, ...]) -> None:
    """Take holidays out of the list, by the numbers that it shows."""
    from facilitator.acts.days_off import remove_holiday

    with invocation.store() as store:
        for number in numbers:
            remove_holiday(store, number)
    say(f"{counted(len(numbers), 'holiday')} removed.")
