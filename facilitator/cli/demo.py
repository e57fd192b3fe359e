"""facilitator demo: a made-up team to look around with."""

import os
from pathlib import Path

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say
from facilitator.cli.terminal import check_terminal, leave_when_told, open_screens
from facilitator.errors import FacilitatorError


@click.command(
    "demo",
    cls=Command,
    epilog=examples("facilitator demo", "facilitator demo --into demo.db"),
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the made-up team's database into this new file and open nothing.",
)
@pass_invocation
@click.pass_context
def command(context: click.Context, invocation: Invocation, into: Path | None) -> None:
    """Open a made-up team whose meeting is due now. Nothing is kept, and your own database is not touched."""
    if into is not None:
        _write(invocation, into)
        return
    check_terminal()
    context.exit(_open(invocation))


def _write(invocation: Invocation, into: Path) -> None:
    from facilitator.demo import build
    from facilitator.files import part_beside, put_where_nothing_is
    from facilitator.store.address import database_url

    there = FacilitatorError(f"{into} is there already; it was left as it is.", "Name a file that does not exist.")
    if os.path.lexists(into):
        raise there
    try:
        # Half a team would look like one.
        into.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with part_beside(into) as part:
            part.unlink()
            build(database_url(str(part)), invocation.clock)
            if not put_where_nothing_is(part, into):
                raise there
    except OSError as error:
        raise FacilitatorError(f"{into} cannot be written: {error.strerror}.", "Name another file.") from error
    say(f"The demo team is in {into}. Open it with: facilitator --db {into}")


def _open(invocation: Invocation) -> int:
    from tempfile import TemporaryDirectory

    from facilitator.demo import build
    from facilitator.store.address import database_url

    say("Making the demo team ...", to_stderr=True)
    leave_when_told()
    with TemporaryDirectory(prefix="facilitator-demo-") as folder:
        file = Path(folder) / "demo.db"
        build(database_url(str(file)), invocation.clock)
        return open_screens(invocation.settings, str(file), "run", throwaway=True)
