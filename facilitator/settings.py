"""Where things live, and what its user has set: read once, then handed on; nothing is touched on import.

Where things live comes from options, the environment and the platform; what is set, from the settings file
(`config.toml`), which people write by hand. A password is never in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from facilitator.errors import FacilitatorError, NotValid
from facilitator.process.mail_address import Address, named_address
from facilitator.text import one_line, quoted, shortened

DATABASE_VARIABLE = "FACILITATOR_DB"
"""Environment variable that names the database where --db does not."""

CONFIG_VARIABLE = "FACILITATOR_CONFIG"
"""Environment variable that names another settings file."""

PASSWORD_VARIABLE = "FACILITATOR_SMTP_PASSWORD"  # noqa: S105
"""Environment variable that holds the password for the mail server."""

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")

SCREEN_NAMES = ("theme", "bell", "coaching", "keys")
"""What the settings file may say about the screens: `screen_settings` reads it."""

SECTION_NAMES = ("mail",)
"""What else may stand there: `read_preferences` reads it."""

EXAMPLE = """\
theme = "dark"                     # or "light", or "contrast"
bell = false                       # true rings for the last minute and when the time is over
coaching = true                    # a line in each phase of a first meeting says what it is for

[keys]                             # other keys; 'facilitator settings --keys' lists the ids
pause = "z"

[mail]
from = "Ann Berg <ann@example.org>"
host = "smtp.example.org"
security = "starttls"              # or "tls"; "none" for localhost alone
port = 587                         # may be left out: 587, or 465 with "tls"
user = "ann@example.org"           # may be left out where no login is asked for
password_command = "pass show mail"
"""
"""A settings file with everything that can stand in it. The password comes from the environment or from a command."""


@dataclass(frozen=True)
class Settings:
    """Where this run of the program finds its files."""

    database: str
    """As it was given: the path of an SQLite file, or a database URL."""
    log_file: Path
    config_file: Path
    """The settings file; it need not be there."""

    def make_folders(self) -> None:
        """Make the folder of the log, readable for its user alone. The database's folder is made when it is opened."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)


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


def read_settings(db: str | None, environ: Mapping[str, str]) -> Settings:
    """Settings from the --db option, else from FACILITATOR_DB, else a file in the user's data folder.

    An empty option or variable counts as none.
    """
    # 20 ms that --help and --version do not need.
    import platformdirs

    folders = platformdirs.PlatformDirs("facilitator", appauthor=False)
    config = environ.get(CONFIG_VARIABLE)
    return Settings(
        database=db or environ.get(DATABASE_VARIABLE) or str(folders.user_data_path / "facilitator.db"),
        log_file=folders.user_log_path / "facilitator.log",
        config_file=Path(config).expanduser() if config else folders.user_config_path / "config.toml",
    )


def login_name() -> str:
    """Who sits at this machine, as it knows them: acts are journaled under that name."""
    # A millisecond that --help and --version do not need.
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "facilitator"


def read_file(path: Path) -> dict[str, Any]:
    """The settings file at `path` as it stands; nothing where there is none. Raises FacilitatorError."""
    if not path.exists():
        return {}
    # 2 ms that nobody without a settings file has to wait.
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as fault:
        raise NotValid(f"{path} is not text in UTF-8.", "Save it as UTF-8.") from fault
    except OSError as refusal:
        raise FacilitatorError(
            f"{path} cannot be read: {refusal.strerror}.", "Look at the rights of the file."
        ) from refusal
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise NotValid(f"{path} cannot be read: {one_line(str(fault))}.", _AN_EXAMPLE) from fault


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


_AN_EXAMPLE = "'facilitator settings' shows an example."
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
            raise NotValid(f"{path}: mail.{key} is not {_KINDS[_MAIL_KEYS[key]]}.", _AN_EXAMPLE)
    sender = _sender(path, section["from"]) if "from" in section else None
    if set(section) <= {"from"}:
        return Mail(sender)
    for key in ("host", "from"):
        if not section.get(key):
            raise NotValid(f"{path}: mail.{key} is missing, so no mail can be sent.", _AN_EXAMPLE)
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
