"""Where a database is: what people write (a path or a URL), and what is handed on (a URL).

In a URL of SQLite all that follows the third slash is the path as it stands: file names may hold "?" and "%".
"""

import re
from pathlib import Path

_URL = "://"


def database_url(text: str) -> str:
    """`text` as a URL: a URL stays as it is, anything else is the path of an SQLite file ("~" is understood)."""
    if _URL in text:
        return text
    return f"sqlite:///{Path(text).expanduser().resolve()}"


def without_password(url: str) -> str:
    """`url` as it may be shown and written down."""
    return re.sub(r"(://[^/@]*?):[^/@]*@", r"\1:***@", url)


def database_file(url: str) -> Path | None:
    """The file that an SQLite URL names; None for anything else."""
    prefix = "sqlite:///"
    name = url.removeprefix(prefix)
    if not url.startswith(prefix) or name in ("", ":memory:"):
        return None
    return Path(name).absolute()
