"""facilitator backup: a copy of the database, looked through."""

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say


@click.command("backup", cls=Command, epilog=examples("facilitator backup", "facilitator backup --db team.db"))
@pass_invocation
def command(invocation: Invocation) -> None:
    """Take a backup now, into the folder "backups" beside the database.

    The program takes some by itself: when a meeting starts and is closed, while things change, and before the database
    is changed to a newer form. Kept are all of two days, then one for each of 12 days, 10 weeks and 9 months.
    """
    from facilitator.store.backups import take_backup
    from facilitator.store.inspecting import own_revision

    file = invocation.database_file()
    own_revision(file)
    backup = take_backup(file, invocation.clock)
    say(f"The backup is {backup.path}. 'facilitator restore' brings one back.")
