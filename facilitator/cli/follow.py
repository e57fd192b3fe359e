"""facilitator follow: the running meeting on a second screen."""

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.terminal import check_terminal, check_there, open_screens


@click.command(
    "follow",
    cls=Command,
    epilog=examples("facilitator follow", "ssh host facilitator --db /srv/team.db follow"),
)
@pass_invocation
@click.pass_context
def command(context: click.Context, invocation: Invocation) -> None:
    """Follow the running meeting as the room sees it: on a second screen, or over ssh.

    It goes along by itself, shows at the end what came of the meeting, and between meetings when the next one is.
    Nothing can be changed from here, and the file need not be writable.
    """
    check_terminal()
    settings = invocation.settings
    check_there(settings.database)
    context.exit(open_screens(settings, settings.database, "follow"))
