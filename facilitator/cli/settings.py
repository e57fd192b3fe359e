"""facilitator settings: where things live, and what the settings file says."""

import os
from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say, say_table

if TYPE_CHECKING:
    from facilitator.mail_settings import Mail


@click.command("settings", cls=Command, epilog=examples("facilitator settings", "facilitator settings --keys"))
@click.option("--keys", "list_keys", is_flag=True, help="List every key, with the id that remaps it.")
@pass_invocation
def command(invocation: Invocation, list_keys: bool) -> None:
    """Show where the settings file is and what it says, and an example to copy.

    FACILITATOR_CONFIG names another settings file. A password is never in it: it comes from
    FACILITATOR_SMTP_PASSWORD or from a command.
    """
    from facilitator.mail_settings import read_preferences
    from facilitator.screen_settings import read_screen_settings
    from facilitator.settings import EXAMPLE

    places = invocation.settings
    screens = read_screen_settings(places.config_file)
    problems = list(screens.problems)
    if screens.keys or list_keys:
        from facilitator.tui.remapping import named_keys, take_keys

        taken, refused = take_keys(screens.keys)
        problems += [f"{places.config_file}: {problem}" for problem in refused]
        if list_keys:
            say_table(("Id", "Key", "What it does"), named_keys())
            return
    there = "" if places.config_file.exists() else " (not there yet)"
    say(f"Settings  {places.config_file}{there}")
    say(f"Database  {places.database}")
    say(f"Log       {places.log_file}")
    say(f"Screens   {screens.theme} colours, bell {_on(screens.bell)}, coaching {_on(screens.coaching)}")
    if screens.keys:
        for name, key, _ in named_keys():
            if name in taken:
                say(f"Key       {name} {key}")
    for line in _mail_lines(read_preferences(places.config_file).mail):
        say(line)
    for problem in problems:
        say(f"Wrong     {problem}")
    say(f"\nAn example with everything that can be set:\n\n{EXAMPLE.removesuffix(chr(10))}")


def _on(value: bool) -> str:
    return "on" if value else "off"


def _mail_lines(mail: "Mail") -> list[str]:
    from facilitator.mail_settings import PASSWORD_VARIABLE, Security

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
