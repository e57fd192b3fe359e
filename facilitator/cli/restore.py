"""facilitator restore: bring a backup back."""

import shlex
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say, say_table
from facilitator.errors import FacilitatorError, NeedsBackup

if TYPE_CHECKING:
    from facilitator.store.backups import Backup


@click.command(
    "restore",
    cls=Command,
    epilog=examples(
        "facilitator restore                    list the backups there are",
        "facilitator restore latest",
        "facilitator restore 3                  the third of the list",
        "facilitator restore '2026-11-20 09'    by the time of the list",
    ),
)
@click.argument("when", required=False)
@pass_invocation
def command(invocation: Invocation, when: str | None) -> None:
    """Bring a backup back, or list those there are. What is there now is kept first, so this can be taken back."""
    from facilitator.store.backups import backup_named, backups_of
    from facilitator.store.restoring import restore

    file = invocation.database_file(must_exist=False)
    if when is None:
        _list(file, backups_of(file))
        return
    backup = backup_named(file, when)
    before = restore(file, backup, invocation.clock)
    say(f"Restored what was saved at {_moment(backup.taken_at)}.")
    if before is not None:
        say(f"What was there before is kept as {before}.")


def way_out(problem: NeedsBackup, invocation: Invocation) -> FacilitatorError:
    """The same problem, with the command that brings the newest sound backup back."""
    from facilitator.acts.rescuing import rescue_for

    rescue = rescue_for(invocation.settings.database)
    if rescue is None:
        return FacilitatorError(problem.message, "There is no sound backup of it. Name another file with --db.")
    where = f" --db {shlex.quote(invocation.db)}" if invocation.db else ""
    return FacilitatorError(
        problem.message,
        f"Bring back what was saved on {rescue.moment} with: facilitator restore {rescue.number}{where}",
    )


def _list(file: Path, backups: "tuple[Backup, ...]") -> None:
    if not backups:
        say(f"There is no backup of {file} yet. Take one: facilitator backup")
        return
    rows = [
        (str(number), _moment(backup.taken_at), f"{backup.path.stat().st_size / 1e6:.1f} MB")
        for number, backup in enumerate(backups, 1)
    ]
    say_table(("No.", "Taken at", "Size"), rows)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
