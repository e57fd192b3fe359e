"""facilitator board: the milestones, the next meeting, the topics that wait."""

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.terminal import check_terminal, open_screens


@click.command(
    "board",
    cls=Command,
    epilog=examples("facilitator", "facilitator board --db team.db"),
)
@pass_invocation
@click.pass_context
def command(context: click.Context, invocation: Invocation) -> None:
    """Open the board: the milestones, the next meeting and the topics that wait.

    It goes straight back into a meeting that is running. On an empty database it helps to set up the team.
    """
    check_terminal()
    settings = invocation.settings
    context.exit(open_screens(settings, settings.database, "board"))
