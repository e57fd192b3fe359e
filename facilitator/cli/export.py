"""facilitator export: what the team has here, as files for other programs."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.document_file import OUTPUT, named_file
from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say, say_bytes
from facilitator.files import write_whole

if TYPE_CHECKING:
    from facilitator.documents.tables.writing import ExportedMilestone
    from facilitator.views.plan import Plan

_ENDINGS = (".csv", ".xlsx", ".json")
# Excel needs it at the beginning of a file; in a pipe it would become part of the first heading.
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@click.group("export", cls=Group, epilog=examples("facilitator export milestones -o plan.xlsx"))
def command() -> None:
    """Write milestones into a spreadsheet that can be edited and imported again."""


@command.command(
    "milestones",
    short_help="All milestones, finished ones too.",
    epilog=examples(
        "facilitator export milestones -o plan.xlsx",
        "facilitator export milestones -o plan.json",
        "facilitator export milestones | grep 'might miss'",
    ),
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="Write them into this file: .csv, .xlsx or .json. One that is there is replaced.",
)
@pass_invocation
def milestones(invocation: Invocation, output: Path | None) -> None:
    """Write all milestones, finished ones too; without a file, as CSV to the standard output.

    Edit the file and import it again: its ID column tells which milestone a row is, and what it said when it was
    written, so that only what you changed is taken.
    """
    from facilitator.reading.plan import plan

    file = named_file(output)
    write = _writer(".csv" if file is None else file.suffix.lower())
    with invocation.store() as store, store.read() as connection:
        found = plan(connection)
    data = write(exported(found))
    if file is None:
        say_bytes(data.removeprefix(_BYTE_ORDER_MARK))
        return
    write_whole(file, data)
    say(f"Wrote {counted(len(found.milestones), 'milestone')} to {file}.")


def _writer(ending: str) -> "Callable[[Iterable[ExportedMilestone]], bytes]":
    from facilitator.documents.tables import writing

    match ending:
        case ".csv":
            return writing.write_csv
        case ".xlsx":
            return writing.write_xlsx
        case ".json":
            return writing.write_json
        case _:
            raise click.BadParameter(f"the name has to end with one of {', '.join(_ENDINGS)}.", param_hint="'-o'")


def exported(found: "Plan") -> "list[ExportedMilestone]":
    """The milestones of a plan as files hold them, each with the id under which it can be imported again."""
    from facilitator.documents.tables.writing import ExportedMilestone

    return [
        ExportedMilestone(
            id=str(found.exported_id(each)),
            priority=each.priority,
            title=each.title,
            owner=each.owner or None,
            due=each.due,
            status=each.status,
            resources=each.resources or None,
            notes=each.notes or None,
        )
        for each in found.milestones
    ]
