"""What circulating says: who gets the mail, who does not, where the drafts are."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.text import as_argument, one_line

if TYPE_CHECKING:
    from facilitator.outgoing.circulate import Mailing, Refused
    from facilitator.views.circulation import Recipient

OPEN_DRAFTS = "Opened in a mail program, it is mail still to be sent: look it over, and send it from there."

_FEW = 3


def names(people: "Sequence[Recipient]") -> str:
    """Names in a sentence: "Ann, Bo and Cem"."""
    told = [one_line(person.name) for person in people]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def dry_run_text(mailing: "Mailing") -> str:
    """Recipients, subject, files and text of every letter."""
    return ("\n" + "-" * 72 + "\n").join(
        "\n".join(
            [
                *(f"To: {one}" for one in circular.letter.to),
                f"Subject: {one_line(circular.letter.subject)}",
                *(f"Attached: {attached.name}" for attached in circular.letter.attachments),
                "",
                circular.letter.text.removesuffix("\n"),
            ]
        )
        for circular in mailing.circulars
    )


def written_text(mailing: "Mailing", paths: Sequence[Path]) -> str:
    """Where the drafts are."""
    if len(paths) == 1:
        return f"A draft of {mailing.title} for {_counted(mailing.recipients)} is in {paths[0]}"
    where = "".join(f"\n  {path}" for path in paths)
    return f"Drafts of {mailing.title} for {_counted(mailing.recipients)} are in:{where}"


def sent_text(mailing: "Mailing", sent: "Sequence[Recipient]") -> str:
    """Who gets it now."""
    return f"Sent {mailing.title} to {names(sent)}."


def refused_text(host: str, refused: "Sequence[Refused]") -> str:
    """Who does not get it, and why."""
    told = "; ".join(f"{one_line(one.recipient.name)} ({one.reason})" for one in refused)
    return f"{host} did not take it for {told}."


def unreachable_text(people: "Sequence[Recipient]") -> tuple[str, str]:
    """Who has no address, and how to add one."""
    have = "has" if len(people) == 1 else "have"
    add = f"facilitator members change {as_argument(people[0].name)} --email name@example.org"
    return f"{names(people)} {have} no e-mail address that can be used.", f"To add one: {add}"


def left_out_text(people: "Sequence[Recipient]") -> str:
    """Who was named and gets no reminder, and why."""
    none = "gets no reminder" if len(people) == 1 else "get no reminder"
    return f"{names(people)} {none}: handed in already, or nothing to hand in."


def nothing_missing_text(mailing: "Mailing", *, limited: bool) -> str:
    """Why there is no letter at all; `limited` says that only some members were asked for."""
    all_or_they = "they have" if limited else "all have"
    return f"Nobody is to get {mailing.title}: {all_or_they} handed in, or can no more."


def _counted(people: "Sequence[Recipient]") -> str:
    """A few names, or how many there are."""
    return names(people) if len(people) <= _FEW else f"{len(people)} people"
