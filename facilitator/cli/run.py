"""facilitator run: the next meeting, or a rehearsal of it."""

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say
from facilitator.cli.terminal import check_terminal, leave_when_told, open_screens
from facilitator.errors import NotOpened
from facilitator.settings import Settings


@click.command(
    "run",
    cls=Command,
    epilog=examples("facilitator run", "facilitator run --rehearse     try it; nothing is kept"),
)
@click.option("--rehearse", is_flag=True, help="Run it on a copy that is thrown away afterwards.")
@pass_invocation
@click.pass_context
def command(context: click.Context, invocation: Invocation, rehearse: bool) -> None:
    """Run the next meeting: the one that is running, else the one that is due next.

    It is made from its series if need be; without a series a page asks for what it needs.
    """
    check_terminal()
    settings = invocation.settings
    if rehearse:
        context.exit(_rehearse(settings))
    context.exit(open_screens(settings, settings.database, "run"))


def _rehearse(settings: Settings) -> int:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from facilitator.store.address import database_file, database_url
    from facilitator.store.backup import copy_database
    from facilitator.store.backups import missing
    from facilitator.store.inspecting import own_revision

    file = database_file(database_url(settings.database))
    if file is None:
        raise NotOpened("A rehearsal works on a copy of a database file.", "Name a file with --db.")
    if own_revision(file) is None:
        raise missing(file)
    leave_when_told()
    with TemporaryDirectory(prefix="facilitator-rehearsal-") as folder:
        copy = Path(folder) / file.name
        copy_database(file, copy)
        code = open_screens(settings, str(copy), "run", throwaway=True)
    say("That was a rehearsal on a copy; nothing of it was kept.")
    return code
