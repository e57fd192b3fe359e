"""facilitator preread: what everybody reads before a meeting."""

from pathlib import Path

import click

from facilitator.cli.document_file import OUTPUT, check_ending, write_document
from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation


@click.command(
    "preread",
    cls=Command,
    epilog=examples(
        "facilitator preread",
        "facilitator preread -o preread.html",
        "facilitator preread 2027-03-31 -o preread.md",
    ),
)
@click.argument("meeting", default="next")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="Write it into this file, .md or .html; one that is there is replaced.",
)
@pass_invocation
def command(invocation: Invocation, meeting: str, output: Path | None) -> None:
    """Show the pre-read of a meeting as Markdown, or write it into a file.

    The agenda with its times, topics that wait, open action items, the milestones with what changed, and every
    update. MEETING is a number, the date it is planned for (2027-03-31), or "next", which is meant where none is
    named: the next regular meeting, or the one that is running.
    """
    from facilitator.documents.preread import markdown, title
    from facilitator.reading.meeting_named import meeting_to_prepare
    from facilitator.reading.preread import preread

    check_ending(output)
    now = invocation.clock.now()
    with invocation.store() as store, store.read() as connection:
        found = preread(connection, meeting_to_prepare(connection, meeting, now), now)
    write_document(output, markdown(found), title(found), f"The pre-read of {found.title} is")
