"""facilitator circulate: the pre-read, the minutes and reminders as mail."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.member_names import complete_member
from facilitator.cli.output import say
from facilitator.errors import FacilitatorError
from facilitator.mail_settings import Mail, MailServer, read_preferences

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from facilitator.outgoing.circulate import Mailing
    from facilitator.process.mail_address import Address
    from facilitator.store.database import Store
    from facilitator.views.circulation import Recipient

    Make = Callable[[Store, Address | None, Sequence[Recipient]], Mailing]

F = TypeVar("F", bound=Callable[..., None])


@dataclass(frozen=True)
class How:
    """Who gets the mail (nobody named: all), and whether it is sent, shown, or written as a draft to `output`."""

    to: tuple[str, ...]
    output: Path | None
    send: bool
    dry_run: bool


def _options(function: F) -> F:
    """The options that all three have; together they are a `How`."""
    for option in reversed(
        (
            click.option(
                "--to", metavar="NAME", multiple=True, shell_complete=complete_member,
                help="To this member only. May be given several times.",
            ),
            click.option(
                "-o", "--output", type=click.Path(path_type=Path), metavar="FILE-OR-FOLDER",
                help="Write the draft there, else into the current folder; one that is there is replaced.",
            ),
            click.option("--send", is_flag=True, help="Send it, through the mail server of the settings."),
            click.option("--dry-run", is_flag=True, help="Show who would get it, and the text. No mail is made."),
        )
    ):  # fmt: skip
        function = option(function)
    return function


@click.group(
    "circulate",
    cls=Group,
    epilog=examples(
        "facilitator circulate preread              a draft for your mail program",
        "facilitator circulate minutes --dry-run    who gets it, and the text",
        "facilitator circulate minutes --send       send it now",
        "facilitator circulate reminder             to each who has not handed in",
    ),
)
def command() -> None:
    """Mail the pre-read or the minutes to all who take part, or remind those who have not handed in.

    Each writes a draft (.eml) that opens in a mail program, to be looked at and sent from there. With --send the mail
    server of the settings sends it: see 'facilitator settings'.
    """


@command.command(
    "preread",
    short_help="Mail the pre-read of the next meeting.",
    epilog=examples("facilitator circulate preread", "facilitator circulate preread --send --to Ann --to Bo"),
)
@click.argument("meeting", default="next")
@_options
@pass_invocation
def preread(invocation: Invocation, /, meeting: str, **how: Any) -> None:
    """Mail the pre-read of the next meeting, or of MEETING, to all who take part.

    MEETING is a number, or the date that it is planned for (2027-03-31).
    """
    from facilitator.outgoing.circulate import preread_mailing
    from facilitator.reading.meeting_named import meeting_to_prepare

    now = invocation.clock.now()

    def make(store: "Store", sender: "Address | None", to: "Sequence[Recipient]") -> "Mailing":
        with store.read() as connection:
            return preread_mailing(connection, meeting_to_prepare(connection, meeting, now), now, sender, to)

    _circulate(invocation, How(**how), make)


@command.command(
    "minutes",
    short_help="Mail the minutes of the last meeting.",
    epilog=examples("facilitator circulate minutes", "facilitator circulate minutes 2027-03-31 -o march.eml"),
)
@click.argument("meeting", default="last")
@_options
@pass_invocation
def minutes(invocation: Invocation, /, meeting: str, **how: Any) -> None:
    """Mail the minutes of the last meeting, or of MEETING, to all who take part.

    MEETING is a number, or the date it was held on (2027-03-31).
    """
    from facilitator.outgoing.circulate import minutes_mailing
    from facilitator.reading.meeting_named import meeting_named

    def make(store: "Store", sender: "Address | None", to: "Sequence[Recipient]") -> "Mailing":
        with store.read() as connection:
            return minutes_mailing(connection, meeting_named(connection, meeting), sender, to)

    _circulate(invocation, How(**how), make)


@command.command(
    "reminder",
    short_help="Remind those who have not handed in.",
    epilog=examples("facilitator circulate reminder -o drafts", "facilitator circulate reminder --send"),
)
@click.argument("meeting", default="next")
@_options
@pass_invocation
def reminder(invocation: Invocation, /, meeting: str, **how: Any) -> None:
    """Mail a reminder to each who has not handed in for the next meeting, or for MEETING.

    Their form is in it, to be filled in and sent back, and their action items that are overdue or due soon. MEETING is
    a number, or the date that it is planned for (2027-03-31).
    """
    from facilitator.acts.meetings import open_next_regular
    from facilitator.outgoing.circulate import reminder_mailing
    from facilitator.reading.meeting_named import meeting_to_prepare

    now = invocation.clock.now()

    def make(store: "Store", sender: "Address | None", to: "Sequence[Recipient]") -> "Mailing":
        with store.read() as connection:
            meeting_id = meeting_to_prepare(connection, meeting, now)
        # A form belongs to a meeting, so the next one is made if need be.
        number = open_next_regular(store) if meeting_id is None else meeting_id
        with store.read() as connection:
            return reminder_mailing(connection, number, now, sender, to)

    _circulate(invocation, How(**how), make)


def _circulate(invocation: Invocation, how: How, make: "Make") -> None:
    """Show, write or send what `make` gives for the members named."""
    from facilitator.cli.circulate_text import (
        OPEN_DRAFTS,
        dry_run_text,
        left_out_text,
        nothing_missing_text,
        unreachable_text,
        written_text,
    )
    from facilitator.outgoing.circulate import save_drafts

    if how.send and how.dry_run:
        raise click.UsageError("--send and --dry-run exclude each other.")
    mail = _mail(invocation, how)
    with invocation.store() as store:
        with store.read() as connection:
            to = _named(connection, how.to)
        mailing = make(store, mail.sender, to)
    if mailing.unreachable:
        told, hint = unreachable_text(mailing.unreachable)
        if not mailing.circulars:
            raise FacilitatorError(f"Nobody is left to mail {mailing.title} to: {told}", hint)
        say(f"{told} {hint}", to_stderr=True)
    if mailing.left_out and mailing.circulars:
        say(left_out_text(mailing.left_out), to_stderr=True)
    if not mailing.circulars:
        say(nothing_missing_text(mailing, limited=bool(how.to)))
    elif how.dry_run:
        say(dry_run_text(mailing))
    elif how.send and mail.server is not None:
        _send(invocation, how, mail.server, mailing)
    else:
        paths = save_drafts(mailing, how.output or Path(), invocation.clock.now())
        say(written_text(mailing, paths))
        say(OPEN_DRAFTS)


def _mail(invocation: Invocation, how: How) -> Mail:
    """What is set for mail. Raises FacilitatorError where it is to be sent and there is no server."""
    path = invocation.settings.config_file
    mail = read_preferences(path).mail
    if how.send and mail.server is None:
        raise FacilitatorError(
            "No mail server is set up, so nothing can be sent from here.",
            f"Without --send there is a draft; 'facilitator settings' shows what belongs into {path}.",
        )
    return mail


def _named(connection: "Connection", names: Sequence[str]) -> "list[Recipient]":
    """The members whom --to names. Raises NotFound."""
    from facilitator.reading.team import member_named, members
    from facilitator.views.circulation import Recipient

    wanted = [member_named(connection, name, active=True).id for name in names]
    known = {member.id: member for member in members(connection)}
    return [Recipient(number, known[number].name, known[number].email) for number in dict.fromkeys(wanted)]


def _send(invocation: Invocation, how: How, server: MailServer, mailing: "Mailing") -> None:
    """Send it. Raises FacilitatorError where somebody did not get it; there is a draft for them then."""
    from facilitator.cli.circulate_text import refused_text, sent_text, written_text
    from facilitator.outgoing.circulate import save_drafts, send_mailing
    from facilitator.outgoing.password import find_password

    at = invocation.clock.now()
    outcome = send_mailing(mailing, server, find_password(server, os.environ), at)
    if outcome.sent:
        say(sent_text(mailing, outcome.sent))
    if outcome.refused:
        try:
            rest = written_text(outcome.left, save_drafts(outcome.left, how.output or Path(), at))
        except FacilitatorError as problem:
            rest = str(problem)
        raise FacilitatorError(refused_text(server.host, outcome.refused), rest)
