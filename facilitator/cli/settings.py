"""facilitator settings: where things live, and what the settings file says."""

import os
from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say

if TYPE_CHECKING:
    from facilitator.settings import Mail


@click.command("settings", cls=Command, epilog=examples("facilitator settings"))
@pass_invocation
def command(invocation: Invocation) -> None:
    """Show where the settings file is and what it says, and an example to copy.

    FACILITATOR_CONFIG names another settings file. A password is never in it: it comes from
    FACILITATOR_SMTP_PASSWORD or from a command.
    """
    from facilitator.settings import EXAMPLE, read_preferences

    places = invocation.settings
    there = "" if places.config_file.exists() else " (not there yet)"
    say(f"Settings  {places.config_file}{there}")
    say(f"Database  {places.database}")
    say(f"Log       {places.log_file}")
    for line in _mail_lines(read_preferences(places.config_file).mail):
        say(line)
    say(f"\nAn example with everything that can be set:\n\n{EXAMPLE.removesuffix(chr(10))}")


def _mail_lines(mail: "Mail") -> list[str]:
    from facilitator.settings import PASSWORD_VARIABLE, Security

    told = [f"Mail      from {mail.sender or 'nobody yet: drafts leave it out'}"]
    if mail.server is None:
        return [*told, "          no server: circulating writes drafts for your mail program"]
    server = mail.server
    way = "unencrypted, on this machine" if server.security is Security.NONE else server.security.value
    told.append(f"          sent through {server.host}, port {server.port}, {way}")
    if server.user:
        given = (
            "the environment" if os.environ.get(PASSWORD_VARIABLE) else "a command" if server.password_command else ""
        )
        told.append(f"          as {server.user}, " + (f"password from {given}" if given else "password not known yet"))
    return told
