"""facilitator notes: the facilitator's own window beside the meeting."""

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.terminal import check_terminal, check_there, open_screens


@click.command(
    "notes",
    cls=Command,
    epilog=examples("facilitator notes", "facilitator notes --db team.db"),
)
@pass_invocation
@click.pass_context
def command(context: click.Context, invocation: Invocation) -> None:
    """Take private notes beside the running meeting, and see who took how long. Do not share this window.

    It follows the meeting by itself. What you type is a private note once you press Enter; such notes, and the times,
    are shown nowhere else and never exported. The notes of past meetings are there too (H).
    """
    check_terminal()
    settings = invocation.settings
    check_there(settings.database)
    context.exit(open_screens(settings, settings.database, "notes"))
