"""Where things live, and what its user has set: read once, then handed on; nothing is touched on import.

Where things live comes from options, the environment and the platform; what is set, from the settings file
(`config.toml`), which people write by hand. A password is never in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.errors import FacilitatorError, NotValid
from facilitator.text import one_line

DATABASE_VARIABLE = "FACILITATOR_DB"
"""Environment variable that names the database where --db does not."""

CONFIG_VARIABLE = "FACILITATOR_CONFIG"
"""Environment variable that names another settings file."""

SCREEN_NAMES = ("theme", "bell", "coaching", "keys")
"""What the settings file may say about the screens: `screen_settings` reads it."""

SECTION_NAMES = ("mail",)
"""What else may stand there: `mail_settings` reads it."""

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

SEE_EXAMPLE = "'facilitator settings' shows an example."
"""What a message on a mistake in the settings file ends with."""


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
        raise NotValid(f"{path} cannot be read: {one_line(str(fault))}.", SEE_EXAMPLE) from fault
