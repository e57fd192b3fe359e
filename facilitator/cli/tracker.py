"""facilitator tracker: the milestones by themselves, as they are circulated or posted."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.document_file import OUTPUT, check_ending, named_file, write_document
from facilitator.cli.export import exported
from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say
from facilitator.files import write_whole

if TYPE_CHECKING:
    from facilitator.views.plan import Plan
    from facilitator.views.tracker import Tracker

_TABLES = (".csv", ".xlsx")


@click.command(
    "tracker",
    cls=Command,
    epilog=examples(
        "facilitator tracker",
        "facilitator tracker -o tracker.html",
        "facilitator tracker -o tracker.xlsx      edit it, and import it again",
    ),
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="Write it into this file: .md, .html, .csv or .xlsx. One that is there is replaced.",
)
@click.option("--all", "finished", is_flag=True, help="Show all finished milestones.")
@pass_invocation
def command(invocation: Invocation, output: Path | None, finished: bool) -> None:
    """Show the milestones by priority as Markdown, or write them into a file.

    Those that might be missed come first, with what changed since the last meeting. Of finished ones those are
    shown that were finished since then.
    """
    from facilitator.documents.tracker import markdown, title
    from facilitator.reading.plan import plan
    from facilitator.reading.tracker import tracker

    check_ending(output, *_TABLES)
    file = named_file(output)
    as_table = file is not None and file.suffix.lower() in _TABLES
    with invocation.store() as store, store.read() as connection:
        found = tracker(connection, invocation.clock.now(), finished=finished)
        everything = plan(connection) if as_table else None
    if file is None or everything is None:
        write_document(output, markdown(found), title(found), "The tracker is")
        return
    write_whole(file, _table(file, found, everything))
    say(f"Wrote {counted(len(found.milestones), 'milestone')} to {file}.")


def _table(file: Path, tracker: "Tracker", everything: "Plan") -> bytes:
    """The milestones of the tracker as a spreadsheet that can be imported again."""
    from facilitator.documents.tables.writing import write_csv, write_xlsx

    shown = [each.id for each in tracker.milestones]
    rows = {line.id: row for line, row in zip(everything.milestones, exported(everything), strict=True)}
    write = write_csv if file.suffix.lower() == ".csv" else write_xlsx
    return write([rows[milestone_id] for milestone_id in shown])
