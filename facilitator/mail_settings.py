"""What the settings file says about mail. A password is never in it.

Nothing of it is needed before somebody mails, so the screens read it then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from facilitator.errors import NotValid
from facilitator.process.mail_address import Address, named_address
from facilitator.settings import SCREEN_NAMES, SECTION_NAMES, SEE_EXAMPLE, read_file
from facilitator.text import quoted, shortened

PASSWORD_VARIABLE = "FACILITATOR_SMTP_PASSWORD"  # noqa: S105
"""Environment variable that holds the password for the mail server."""

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


class Security(StrEnum):
    """How the way to the mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"

    @property
    def port(self) -> int:
        """The port that is meant where none is named."""
        return {"starttls": 587, "tls": 465, "none": 25}[self.value]


@dataclass(frozen=True)
class MailServer:
    """A mail server that takes mail to be sent on. Without a user it is not logged in to."""

    host: str
    port: int
    security: Security
    user: str
    password_command: str
    """Prints the password on its first line; empty where the environment holds it."""


@dataclass(frozen=True)
class Mail:
    """What is set for mail. Without a server there are drafts only; with one there is a sender."""

    sender: Address | None = None
    server: MailServer | None = None


@dataclass(frozen=True)
class Preferences:
    """What the settings file says, a field for each of its sections."""

    mail: Mail = field(default_factory=Mail)


def read_preferences(path: Path) -> Preferences:
    """What the settings file at `path` says; where there is none, what holds without one.

    Raises NotValid, with the file and the key, for anything that cannot be meant. What it says about the screens is not
    looked at.
    """
    found = {name: value for name, value in read_file(path).items() if name not in SCREEN_NAMES}
    _check_names(path, found, _SECTIONS, "")
    for name, section in found.items():
        if not isinstance(section, dict):
            raise NotValid(f"{path}: {name} is a section.", f"Begin it with a line [{name}].")
    return Preferences(**{name: _SECTIONS[name](path, section) for name, section in found.items()})


_MAIL_KEYS = {"from": str, "host": str, "port": int, "security": str, "user": str, "password_command": str}
_KINDS = {str: "a text in quotation marks", int: "a whole number"}


def _mail(path: Path, section: dict[str, Any]) -> Mail:
    if "password" in section:
        raise NotValid(
            f"{path}: mail.password is not taken from a file, where others may read it.",
            f"Take it out, and put the password into {PASSWORD_VARIABLE} or name a password_command that prints it.",
        )
    _check_names(path, section, _MAIL_KEYS, "mail.")
    for key, value in section.items():
        if type(value) is not _MAIL_KEYS[key]:
            raise NotValid(f"{path}: mail.{key} is not {_KINDS[_MAIL_KEYS[key]]}.", SEE_EXAMPLE)
    sender = _sender(path, section["from"]) if "from" in section else None
    if set(section) <= {"from"}:
        return Mail(sender)
    for key in ("host", "from"):
        if not section.get(key):
            raise NotValid(f"{path}: mail.{key} is missing, so no mail can be sent.", SEE_EXAMPLE)
    return Mail(sender, _server(path, section))


def _server(path: Path, section: dict[str, Any]) -> MailServer:
    try:
        security = Security(section.get("security", Security.STARTTLS))
    except ValueError as fault:
        raise NotValid(
            f"{path}: mail.security is {quoted(section['security'], 20)}.", 'Write "starttls", "tls" or "none".'
        ) from fault
    host, port = section["host"].strip(), section.get("port", security.port)
    if security is Security.NONE and host not in LOCAL_HOSTS:
        raise NotValid(
            f'{path}: mail.security may be "none" on this machine alone, since others could read along.',
            'Write "starttls" or "tls".',
        )
    if not 1 <= port <= 65535:
        raise NotValid(f"{path}: mail.port is {shortened(str(port), 20)}.", "Write a number from 1 to 65535.")
    return MailServer(host, port, security, section.get("user", ""), section.get("password_command", ""))


def _sender(path: Path, text: str) -> Address:
    try:
        return named_address(text)
    except NotValid as fault:
        raise NotValid(f"{path}: mail.from: {fault.message}", "Write it such as Ann Berg <ann@example.org>.") from fault


def _check_names(path: Path, found: Mapping[str, object], known: Mapping[str, object], before: str) -> None:
    for name in found:
        if name not in known:
            names = known if before else (*SCREEN_NAMES, *SECTION_NAMES)
            raise NotValid(
                f"{path}: there is nothing called {quoted(before + name)}.", f"There are {', '.join(names)}."
            )


_SECTIONS: dict[str, Callable[[Path, dict[str, Any]], Mail]] = {"mail": _mail}
"""What each section of the file is read by; its name is the field of `Preferences`."""
