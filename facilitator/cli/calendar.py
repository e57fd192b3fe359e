"""facilitator calendar: the meetings for a calendar program."""

from pathlib import Path

import click

from facilitator.cli.document_file import OUTPUT, named_file
from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say, say_bytes
from facilitator.files import write_whole


@click.command(
    "calendar",
    cls=Command,
    epilog=examples(
        "facilitator calendar -o meetings.ics",
        "facilitator calendar -o /shared/team/meetings.ics     where calendars that subscribe find it",
    ),
)
@click.option(
    "-o", "--output", type=OUTPUT, metavar="FILE.ics", help="Write it into this file; one that is there is replaced."
)
@pass_invocation
def command(invocation: Invocation, output: Path | None) -> None:
    """Write the series and every separate meeting for a calendar program.

    Import the file again after a change, and the same events are updated.
    """
    from facilitator.documents.calendar import calendar_file
    from facilitator.reading.calendar import calendar

    with invocation.store() as store, store.read() as connection:
        found = calendar(connection, invocation.clock.now())
    data = calendar_file(found, invocation.clock.now())
    file = named_file(output)
    if file is None:
        say_bytes(data)
        return
    write_whole(file, data)
    what = f"{len(found.series)} series and {counted(len(found.meetings), 'other meeting')}"
    say(f"The calendar is in {file}: {what}.")
