"""Circulating: who gets which letter, as drafts beside each other or through the mail server."""

import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Connection

from facilitator.documents.circulars import minutes_letter, preread_letter, reminder_letter
from facilitator.documents.forms.writing import file_name as form_file_name
from facilitator.documents.letters import Letter, draft, message
from facilitator.documents.minutes import file_name, slug
from facilitator.errors import FacilitatorError, NotFound, NotNow, NotValid
from facilitator.files import write_whole
from facilitator.mail_settings import MailServer
from facilitator.outgoing.smtp import TIMEOUT, Parcel, send
from facilitator.process.mail_address import Address, ascii_address, checked_address
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.reading.forms import form_owners, owner_form
from facilitator.reading.minutes import minutes
from facilitator.reading.preread import preread
from facilitator.reading.recipients import audience, next_audience, not_handed_in
from facilitator.views.circulation import Recipient


@dataclass(frozen=True)
class Circular:
    """One letter, the members whom it goes to, and a name for its file, without an ending."""

    letter: Letter
    to: tuple[Recipient, ...]
    name: str


@dataclass(frozen=True)
class Mailing:
    """What is circulated at once: one letter to all, or one to each."""

    title: str
    """What it is, in the middle of a sentence: "the minutes of Leadership"."""
    circulars: tuple[Circular, ...]
    unreachable: tuple[Recipient, ...]
    """Who should get it, and has no address that is one."""
    left_out: tuple[Recipient, ...] = ()
    """Who was named, and is to get none: of reminders, who has handed in or has nothing to hand in."""

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Everybody who gets a letter."""
        return tuple(one for circular in self.circulars for one in circular.to)


@dataclass(frozen=True)
class Refused:
    """A member whom the mail server takes no mail for, and why."""

    recipient: Recipient
    reason: str


@dataclass(frozen=True)
class Outcome:
    """What became of a mailing that was sent. `left` is what those who were refused should have got."""

    sent: tuple[Recipient, ...]
    refused: tuple[Refused, ...]
    left: Mailing


def preread_mailing(
    connection: Connection, meeting_id: int | None, now: datetime, sender: Address | None, to: Sequence[Recipient] = ()
) -> Mailing:
    """The pre-read of a meeting, or (None) of the one that runs or comes next, to all who take part or only `to`.

    Raises NotFound where there is no such meeting, NotNow where it is over.
    """
    meeting = next_audience(connection, now) if meeting_id is None else audience(connection, meeting_id)
    view = preread(connection, meeting.meeting_id, now)
    name = f"{view.start.astimezone(ZoneInfo(view.zone)).date().isoformat()}-{slug(view.title)}-pre-read"
    return _to_all(
        f"the pre-read of {view.title}",
        name,
        to or meeting.members,
        lambda all: preread_letter(view, name, sender, all),
    )


def minutes_mailing(
    connection: Connection, meeting_id: int, sender: Address | None, to: Sequence[Recipient] = ()
) -> Mailing:
    """The minutes of a closed meeting, to all who take part or only `to`.

    Raises NotFound where there is no such meeting, NotNow where it is not closed.
    """
    view, meeting = minutes(connection, meeting_id), audience(connection, meeting_id)
    if view.phase in LIVE_PHASES:
        raise NotNow(f"{view.title} still runs, and its minutes are not whole yet.", "Close it first.")
    name = PurePath(file_name(view)).stem
    return _to_all(
        f"the minutes of {view.title}", name, to or meeting.members, lambda all: minutes_letter(view, sender, all)
    )


def reminder_mailing(
    connection: Connection, meeting_id: int, now: datetime, sender: Address | None, to: Sequence[Recipient] = ()
) -> Mailing:
    """A reminder with their form to each who has not handed in for a meeting, or of these only to `to`.

    No letters where all have handed in. Raises NotFound where there is no such meeting, NotNow where it is over.
    """
    meeting = audience(connection, meeting_id)
    if meeting.phase is Phase.CLOSED:
        raise NotNow(f"{meeting.title} is over, so nothing can be handed in for it.", "Name a meeting that is to come.")
    if not form_owners(connection, meeting_id):
        raise NotNow(f"Nobody gives an update in {meeting.title}.", "Name a regular meeting that is to come.")
    wanted = {one.member_id for one in to}
    owing = [one for one in not_handed_in(connection, meeting_id, now) if not wanted or one.member.member_id in wanted]
    reached, unreachable = _reached([one.member for one in owing])
    actions = {one.member.member_id: one.actions for one in owing}
    circulars = []
    for member, address in reached:
        form = owner_form(connection, meeting_id, member.member_id)
        letter = reminder_letter(form, actions[member.member_id], now, sender, address)
        circulars.append(Circular(letter, (member,), f"{PurePath(form_file_name(form)).stem}-reminder"))
    missing = {one.member.member_id for one in owing}
    left_out = tuple(one for one in to if one.member_id not in missing)
    return Mailing(f"the reminder for {meeting.title}", tuple(circulars), unreachable, left_out)


def save_drafts(mailing: Mailing, where: Path, at: datetime) -> tuple[Path, ...]:
    """Write each letter as a draft that mail programs open, dated `at`, and give back where.

    `where` is a folder, made where it is missing, or the file itself where its name ends with ".eml" and there is one
    letter. Raises FacilitatorError where that cannot be.
    """
    if where.suffix.casefold() == ".eml" and not where.is_dir():
        if len(mailing.circulars) > 1:
            raise NotValid(f"There are {len(mailing.circulars)} mails, and {where} is one file.", "Name a folder.")
        paths = [where] * len(mailing.circulars)
    else:
        try:
            where.mkdir(parents=True, exist_ok=True)
        except OSError as refusal:
            raise FacilitatorError(f"{where} cannot be made: {refusal.strerror}.", "Name another folder.") from refusal
        paths = [where / f"{circular.name}.eml" for circular in mailing.circulars]
    for path, circular in zip(paths, mailing.circulars, strict=True):
        write_whole(path, draft(circular.letter, at))
    return tuple(paths)


def send_mailing(
    mailing: Mailing,
    server: MailServer,
    password: str,
    at: datetime,
    *,
    timeout: float = TIMEOUT,
    context: ssl.SSLContext | None = None,
) -> Outcome:
    """Send every letter, dated `at`, and tell who got it. Raises FacilitatorError where nothing was sent.

    Every letter needs a sender, which is the same of all.
    """
    sender = next(circular.letter.sender for circular in mailing.circulars)
    if sender is None:
        raise NotValid("It is not known whom the mail is from.", "Set from in the settings file.")
    parcels = [
        Parcel(tuple(dict.fromkeys(ascii_address(one.email) for one in letter.to)), message(letter, at))
        for letter in (circular.letter for circular in mailing.circulars)
    ]
    deliveries = send(server, password, ascii_address(sender.email), parcels, timeout=timeout, context=context)
    sent: list[Recipient] = []
    refused: list[Refused] = []
    left: list[Circular] = []
    for circular, delivery in zip(mailing.circulars, deliveries, strict=True):
        again = []
        for recipient, address in zip(circular.to, circular.letter.to, strict=True):
            reason = delivery.refused.get(ascii_address(address.email))
            if reason is None:
                sent.append(recipient)
            else:
                refused.append(Refused(recipient, reason))
                again.append((recipient, address))
        if again:
            people, addresses = zip(*again, strict=True)
            left.append(replace(circular, letter=replace(circular.letter, to=addresses), to=people))
    return Outcome(tuple(sent), tuple(refused), replace(mailing, circulars=tuple(left)))


def _to_all(
    title: str, name: str, people: Sequence[Recipient], letter: Callable[[tuple[Address, ...]], Letter]
) -> Mailing:
    """One letter to all of `people` who can be reached; none where nobody can. Raises NotFound where there are none."""
    if not people:
        raise NotFound(f"Nobody takes part, so there is nobody to mail {title} to.", "Name somebody with --to.")
    reached, unreachable = _reached(people)
    if not reached:
        return Mailing(title, (), unreachable)
    members, addresses = zip(*reached, strict=True)
    return Mailing(title, (Circular(letter(addresses), members, name),), unreachable)


def _reached(people: Iterable[Recipient]) -> tuple[list[tuple[Recipient, Address]], tuple[Recipient, ...]]:
    """Who has an address that is one, with it; and who has not."""
    reached, unreachable = [], []
    for person in people:
        try:
            reached.append((person, Address(person.name, checked_address(person.email))))
        except NotValid:
            unreachable.append(person)
    return reached, tuple(unreachable)
