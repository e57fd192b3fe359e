"""facilitator minutes: what was decided, who does what, and what comes again."""

import gc
from pathlib import Path

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say
from facilitator.files import write_whole


@click.command(
    "minutes",
    cls=Command,
    epilog=examples(
        "facilitator minutes",
        "facilitator minutes -o minutes.md",
        "facilitator minutes 2027-03-31 -o march.md",
        "facilitator minutes 12 | less",
    ),
)
@click.argument("meeting", default="last")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write them into this file; one that is there is replaced.",
)
@pass_invocation
def command(invocation: Invocation, meeting: str, output: Path | None) -> None:
    """Show the minutes of a meeting as Markdown, or write them into a file.

    MEETING is a number, the date it was held on (2027-03-31), or "last", which is meant where none is named; a
    meeting that is running counts.
    """
    # Loading makes many objects and no garbage: to look for some would take a tenth of the time.
    gc.disable()
    try:
        title, text = _written(invocation, meeting)
    finally:
        gc.enable()
    if output is None or str(output) == "-":
        say(text.removesuffix("\n"))
        return
    write_whole(output, text.encode())
    say(f"The minutes of {title} are in {output}.")


def _written(invocation: Invocation, meeting: str) -> tuple[str, str]:
    """The title of the meeting that `meeting` names, and its minutes."""
    from facilitator.documents.minutes import markdown
    from facilitator.reading.meeting_named import meeting_named
    from facilitator.reading.minutes import minutes

    with invocation.store() as store, store.read() as connection:
        found = minutes(connection, meeting_named(connection, meeting))
    return found.title, markdown(found, invocation.clock.now())
