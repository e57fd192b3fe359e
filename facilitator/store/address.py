"""Where a database is: what people write (a path or a URL), and what is handed on (a URL).

In a URL of SQLite all that follows the third slash is the path as it stands: file names may hold "?" and "%".
"""

import re
from pathlib import Path

from facilitator.errors import NotOpened

_URL = "://"
_FILE = "sqlite:///"


def database_url(text: str) -> str:
    """`text` as a URL: one of a server stays as it is, anything else is the path of an SQLite file ("~" is understood).

    Links are followed. Raises NotOpened for one that leads nowhere: a disk may be missing, and nothing is made instead.
    """
    if text.startswith(_FILE) and database_file(text) is not None:
        return f"{_FILE}{_followed(Path(text.removeprefix(_FILE)))}"
    if _URL in text:
        return text
    try:
        return f"{_FILE}{_followed(Path(text).expanduser())}"
    except RuntimeError as error:
        raise NotOpened(f"{text} is in no folder that is known: {error}", "Name a file with --db.") from error


def without_password(url: str) -> str:
    """`url` as it may be shown and written down."""
    return re.sub(r"(://[^/@]*?):[^/@]*@", r"\1:***@", url)


def database_file(url: str) -> Path | None:
    """The file that an SQLite URL names; None for anything else."""
    name = url.removeprefix(_FILE)
    if not url.startswith(_FILE) or name in ("", ":memory:"):
        return None
    return Path(name).absolute()


def _followed(path: Path) -> Path:
    try:
        for link in (path, *path.parents):
            if link.is_symlink() and not link.exists():
                raise NotOpened(
                    f"{link} is a link to {link.readlink()}, which is not there.",
                    "Look whether a disk is missing, or name another file with --db.",
                )
        return path.resolve()
    except OSError as error:
        raise NotOpened(f"{path} cannot be found: {error.strerror}.", "Name another file with --db.") from error
