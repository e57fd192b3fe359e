"""facilitator check: is the database sound, and what is odd in it?"""

from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say
from facilitator.errors import FacilitatorError
from facilitator.settings import Settings
from facilitator.text import one_line

if TYPE_CHECKING:
    from facilitator.views.checks import Oddity


@click.command(
    "check",
    cls=Command,
    epilog=examples("facilitator check", "facilitator check --deep", "facilitator check --db team.db && echo sound"),
)
@click.option("--deep", is_flag=True, help="Also compare every value with what the journal says was written last.")
@pass_invocation
def command(invocation: Invocation, deep: bool) -> None:
    """See whether the database is sound, and what is odd in it.

    It ends with 1 where the database is not sound. What is odd (an owner who left, a milestone past due that is
    still "on track") is listed, and is no fault.
    """
    from facilitator.reading.checks import broken_meetings, oddities
    from facilitator.store.replaying import journal_faults

    with invocation.store() as store:
        faults = _file_faults(invocation.settings)
        if not faults:
            with store.read() as connection:
                faults, odd = broken_meetings(connection), oddities(connection, invocation.today)
                faults += journal_faults(connection) if deep else ()
        notice = store.notice
    if faults:
        for fault in faults:
            say(f"- {one_line(fault)}")
        raise FacilitatorError(
            f"The database is not sound: {counted(len(faults), 'fault')}.",
            "Keep a copy of it as it is, and bring a backup back: facilitator restore",
        )
    say("The database is sound.")
    if notice:
        say(notice)
    _tell(odd)


def _file_faults(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the database's file; nothing where it is on a server."""
    from facilitator.store.address import database_file, database_url
    from facilitator.store.soundness import file_faults

    file = database_file(database_url(settings.database))
    return () if file is None else file_faults(file)


def _tell(odd: "tuple[Oddity, ...]") -> None:
    if not odd:
        say("Nothing in it is odd.")
    for oddity in odd:
        say(f"\n{oddity.title}")
        for place in oddity.places:
            say(f"  {one_line(place)}")
