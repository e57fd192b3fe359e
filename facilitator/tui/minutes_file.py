"""The minutes of a meeting as a file, in a folder beside the database."""

from pathlib import Path

from facilitator.documents.minutes import file_name, markdown
from facilitator.errors import FacilitatorError, NotFound
from facilitator.files import write_whole
from facilitator.views.minutes import Minutes

FOLDER = "minutes"


def minutes_path(database: str, minutes: Minutes) -> Path:
    """Where the minutes belong: the folder "minutes" beside the database file.

    `database` is a path or a URL. Raises NotFound where it is no file, and so has nothing beside it.
    """
    name = database.removeprefix("sqlite:///")
    if "://" in name or name in ("", ":memory:"):
        raise NotFound("The database is no file, so there is no folder beside it for the minutes.", _hint(minutes))
    return Path(name).expanduser().resolve().parent / FOLDER / file_name(minutes)


def is_current(path: Path, minutes: Minutes) -> bool | None:
    """Whether the file says what the minutes say now; None where there is none. Raises FacilitatorError."""
    try:
        return path.read_bytes() == _bytes(minutes)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FacilitatorError(f"{path} cannot be read: {error.strerror}.", _hint(minutes)) from error


def save_minutes(database: str, minutes: Minutes) -> str:
    """Write the minutes to their place, whole or not at all, and give back a sentence that says so.

    A file there that says something else (an earlier state, or one edited by hand) is kept beside under another
    name. Raises FacilitatorError where they cannot be written.
    """
    path = minutes_path(database, minutes)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = _set_aside(path) if is_current(path, minutes) is False else None
    except OSError as error:
        raise FacilitatorError(
            f"The minutes could not be written to {path}: {error.strerror}.", _hint(minutes)
        ) from error
    write_whole(path, _bytes(minutes), _hint(minutes))
    if kept:
        return f"Minutes written; what was there is kept as {kept.name}."
    return f"Minutes written to {FOLDER}/{path.name}."


def _bytes(minutes: Minutes) -> bytes:
    return markdown(minutes).encode()


def _hint(minutes: Minutes) -> str:
    return f"Write them elsewhere with: facilitator minutes {minutes.meeting_id} -o FILE"


def _set_aside(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}.earlier-{number}{path.suffix}")).exists():
        number += 1
    write_whole(kept, path.read_bytes())
    return kept
