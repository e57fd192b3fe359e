"""The files that forms come back in: found, read, and what cannot be read said file by file."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError, NotFound, NotValid

if TYPE_CHECKING:
    from facilitator.documents.forms.values import Filled

STANDARD_INPUT = Path("-")

_ENDINGS = (".md", ".txt", ".eml")


@dataclass(frozen=True)
class ReturnedForm:
    """A form as it came back: the name of its file, and when its mail was sent (UTC; None where it is no mail).

    `saved` is when it was filled in as far as that is known (UTC): when the mail was sent, or the file was written.
    `whole` says whether the file has the line that ends a form.
    """

    name: str
    filled: "Filled"
    sent: datetime | None
    saved: datetime
    whole: bool


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that `paths` name, each once; of a folder those that may hold forms, by name.

    Raises NotFound where a folder has none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(_in_folder(path) if path != STANDARD_INPUT and path.is_dir() else [path])
    return list(found)


def read_forms(file: Path) -> list[ReturnedForm]:
    """The forms in a file. Raises NotFound where there is none, FacilitatorError where it cannot be read."""
    from facilitator.documents.forms.mail_text import text_of
    from facilitator.documents.forms.reading import read_form
    from facilitator.documents.forms.sent import sent_at
    from facilitator.documents.forms.shape import Mark, shape_of

    data, written = _content(file)
    text = text_of(data, Path(shown_name(file)).name)
    forms = read_form(text)
    if not forms:
        raise NotFound("There is no form in it.", "It has to keep the lines that the form came with.")
    sent = sent_at(data)
    whole = any(shape_of(line.lstrip("> ")).mark is Mark.END for line in text.splitlines())
    return [ReturnedForm(shown_name(file), form, sent, sent or written, whole) for form in forms]


def shown_name(file: Path) -> str:
    """The file as messages call it."""
    return "standard input" if file == STANDARD_INPUT else str(file)


def oldest_first(forms: Iterable[ReturnedForm]) -> list[ReturnedForm]:
    """In the order in which they were filled in, so that a correction comes after what it corrects."""
    return sorted(forms, key=lambda form: form.saved)


def _in_folder(folder: Path) -> Iterator[Path]:
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS and path.is_file())
    except OSError as refusal:
        raise FacilitatorError(f"The folder {folder} cannot be read: {refusal.strerror}.", "") from refusal
    files = [path for path in files if not path.name.startswith(".")]
    if not files:
        raise NotFound(f"There is no form in {folder}.", f"Forms end with {', '.join(_ENDINGS)}.")
    yield from files


def _content(file: Path) -> tuple[bytes, datetime]:
    """What is in a file, at most a byte more than can be taken, and when it was written (UTC)."""
    from facilitator.documents.forms.mail_text import LARGEST

    if file == STANDARD_INPUT:
        # A stream that was closed before the start is None.
        if sys.stdin is None:
            raise NotValid("There is no standard input.", "Name a file.")
        return sys.stdin.buffer.read(LARGEST + 1), datetime.max.replace(tzinfo=UTC)
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1), datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except FileNotFoundError as missing:
        raise NotFound("There is no such file.", "Check the name, and the folder that you are in.") from missing
    except OSError as refusal:
        raise FacilitatorError(f"It cannot be read: {refusal.strerror}.", "Check the file and its rights.") from refusal
