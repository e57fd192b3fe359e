"""facilitator calendar: the meetings for a calendar program."""

from pathlib import Path

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say


@click.command(
    "calendar",
    cls=Command,
    epilog=examples(
        "facilitator calendar -o meetings.ics",
        "facilitator calendar -o /shared/team/meetings.ics     where calendars that subscribe find it",
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE.ics",
    help="Write it into this file; one that is there is replaced.",
)
@pass_invocation
def command(invocation: Invocation, output: Path | None) -> None:
    """Write the series and every separate meeting for a calendar program.

    Import the file again after a change, and the same events are updated.
    """
    from facilitator.documents.calendar import calendar_file
    from facilitator.files import write_whole
    from facilitator.reading.calendar import calendar

    with invocation.store() as store, store.read() as connection:
        found = calendar(connection, invocation.clock.now())
    data = calendar_file(found, invocation.clock.now())
    if output is None or str(output) == "-":
        click.echo(data, nl=False)
        return
    write_whole(output, data)
    what = f"{len(found.series)} series and {counted(len(found.meetings), 'other meeting')}"
    say(f"The calendar is in {output}: {what}.")
