"""facilitator minutes: what was decided, who does what, and what comes again."""

import gc
from pathlib import Path

import click

from facilitator.cli.document_file import OUTPUT, check_ending, write_document
from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation


@click.command(
    "minutes",
    cls=Command,
    epilog=examples(
        "facilitator minutes",
        "facilitator minutes -o minutes.md",
        "facilitator minutes 2027-03-31 -o march.html",
        "facilitator minutes 12 | less",
    ),
)
@click.argument("meeting", default="last")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="Write them into this file, .md or .html; one that is there is replaced.",
)
@pass_invocation
def command(invocation: Invocation, meeting: str, output: Path | None) -> None:
    """Show the minutes of a meeting as Markdown, or write them into a file.

    MEETING is a number, the date it was held on (2027-03-31), or "last", which is meant where none is named; a
    meeting that is running counts.
    """
    check_ending(output)
    # Loading makes many objects and no garbage: to look for some would take a tenth of the time.
    gc.disable()
    try:
        title, text = _written(invocation, meeting)
    finally:
        gc.enable()
    write_document(output, text, title, f"The minutes of {title} are")


def _written(invocation: Invocation, meeting: str) -> tuple[str, str]:
    """The title of the meeting that `meeting` names, and its minutes."""
    from facilitator.documents.minutes import markdown
    from facilitator.reading.meeting_named import meeting_named
    from facilitator.reading.minutes import minutes

    with invocation.store() as store, store.read() as connection:
        found = minutes(connection, meeting_named(connection, meeting))
    return found.title, markdown(found, invocation.clock.now())
