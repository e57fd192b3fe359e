"""facilitator import: milestones from the spreadsheets that people have."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say
from facilitator.errors import FacilitatorError, NotFound, NotValid
from facilitator.text import one_line, quoted

if TYPE_CHECKING:
    from facilitator.documents.tables.parsing import Parsed
    from facilitator.store.database import Store

_MOST_BYTES = 100_000_000
# Below this, it is done before anybody could read that it is being done.
_LONG = 1_000


@click.command(
    "import",
    cls=Command,
    epilog=examples(
        "facilitator import --dry-run plan.xlsx",
        "facilitator import plan.xlsx",
        'facilitator import plan.csv --map "Lead agency=owner" --dates dmy',
        "curl -s https://example.org/plan.csv | facilitator import -",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Show what would happen, and write nothing.")
@click.option(
    "--map",
    "mappings",
    multiple=True,
    metavar='"COLUMN=FIELD"',
    help="What a column holds: id, title, priority, owner, due, status, resources or notes. As often as needed.",
)
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="Whether day or month comes first in 03/04/2027, where the column does not tell.",
)
@pass_invocation
def command(invocation: Invocation, file: Path, dry_run: bool, mappings: tuple[str, ...], dates: str | None) -> None:
    """Bring milestones in from a spreadsheet: .csv, .xlsx, or .json as this program exports it; "-" is standard input.

    Columns may have any order and many names. Members and priorities are made as they are needed. With a fault in any
    row nothing is written. A file can be imported as often as it changes: only what changed in it is taken, what was
    decided on the board since stays, and no milestone is deleted.
    """
    from facilitator.acts.importing import import_milestones, preview
    from facilitator.cli.import_text import describe_import
    from facilitator.documents.tables.cells import label

    name = label(str(file))
    parsed = _sound(_parsed(invocation, file, mappings, dates), name)
    if len(parsed.rows) >= _LONG and sys.stderr.isatty():
        say(f"{len(parsed.rows)} milestones were read from {name}; comparing them with the board ...", to_stderr=True)
    with _board(invocation, dry_run) as store:
        done = preview(store, parsed.rows) if dry_run else import_milestones(store, parsed.rows, source=name)
    say(describe_import(parsed, done, "standard input" if str(file) == "-" else name, dry_run=dry_run))


def _parsed(invocation: Invocation, file: Path, mappings: tuple[str, ...], dates: str | None) -> "Parsed":
    from facilitator.documents.tables.columns import parse_mapping
    from facilitator.documents.tables.parsing import DateOrder, parse_milestones
    from facilitator.documents.tables.reading import read_table

    chosen = parse_mapping(mappings)
    table = read_table(_bytes(file), str(file), chosen)
    return parse_milestones(
        table,
        chosen=chosen,
        date_order=DateOrder(dates) if dates else None,
        known_owners=_known_owners(invocation),
    )


def _bytes(file: Path) -> bytes:
    """What is in `file`. Raises FacilitatorError where it cannot be read, or is larger than any spreadsheet."""
    name = "Standard input" if str(file) == "-" else str(file)
    try:
        with _opened(file) as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as missing:
        raise NotFound(f"There is no file {name}.", "Check the name, and the folder that you are in.") from missing
    except OSError as refusal:
        raise FacilitatorError(
            f"{name} cannot be read: {refusal.strerror}.", "Check the file and its rights."
        ) from refusal
    if len(data) > _MOST_BYTES:
        raise NotValid(f"{name} has more than {_MOST_BYTES:,} bytes.", "Check that it is the right file.")
    return data


def _opened(file: Path) -> AbstractContextManager[BinaryIO]:
    if str(file) != "-":
        return file.open("rb")
    # A stream that was closed before the start is None.
    if sys.stdin is None:
        raise FacilitatorError("There is no standard input.", "Name a file.")
    return nullcontext(sys.stdin.buffer)


def _known_owners(invocation: Invocation) -> frozenset[str]:
    from facilitator.reading.plan import known_owners

    if not _is_there(invocation):
        return frozenset()
    with invocation.store() as store, store.read() as connection:
        return known_owners(connection)


def _sound(parsed: "Parsed", name: str) -> "Parsed":
    """`parsed`, where every row can be taken. Else each fault is listed, and NotValid raised."""
    for fault in parsed.faults:
        value = f" {quoted(fault.value)}" if fault.value else ""
        say(f"Row {fault.row}, {one_line(fault.column)}{value}: {one_line(fault.message)}")
    if parsed.undecided is not None:
        raise NotValid(parsed.undecided.message, parsed.undecided.hint)
    if parsed.faults:
        raise NotValid(
            f"{name} has {counted(len(parsed.faults), 'fault')}; nothing was imported.",
            "Mend what is listed, and import it again.",
        )
    return parsed


@contextmanager
def _board(invocation: Invocation, dry_run: bool) -> "Iterator[Store]":
    """The database to import into; for a dry run where there is none yet, an empty one that is thrown away."""
    if not dry_run or _is_there(invocation):
        with invocation.store(make=not dry_run) as store:
            yield store
        return
    from tempfile import TemporaryDirectory

    from facilitator.store.address import database_url
    from facilitator.store.opening import open_store

    with TemporaryDirectory(prefix="facilitator-import-") as folder:
        store = open_store(database_url(str(Path(folder) / "empty.db")), invocation.clock, "nobody")
        try:
            yield store
        finally:
            store.close()


def _is_there(invocation: Invocation) -> bool:
    from facilitator.store.address import database_file, database_url

    file = database_file(database_url(invocation.settings.database))
    return file is None or file.exists()
