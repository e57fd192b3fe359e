"""facilitator prepare: one owner's update for the next meeting."""

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.member_names import complete_member
from facilitator.cli.terminal import check_terminal, open_screens


@click.command(
    "prepare",
    cls=Command,
    epilog=examples("facilitator prepare", "facilitator prepare Ann", "facilitator prepare 'Ann Berg' --db team.db"),
)
@click.argument("name", required=False, shell_complete=complete_member)
@pass_invocation
@click.pass_context
def command(context: click.Context, invocation: Invocation, name: str | None) -> None:
    """Prepare an update for the next meeting: milestones, wins, learnings, help.

    NAME may be shortened: "Ann", "Berg". Without it the screen opens for who sits at this machine, and asks the first
    time who that is. What is typed is kept at once; ctrl+s hands it in.
    """
    from facilitator.reading.team import member_named

    check_terminal()
    settings = invocation.settings
    member = None
    if name is not None:
        with invocation.store() as store, store.read() as connection:
            member = member_named(connection, name, active=True).id
    context.exit(open_screens(settings, settings.database, "prepare", member=member))
