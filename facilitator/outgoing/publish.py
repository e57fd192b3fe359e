"""The publish folder: tracker, pre-read and minutes as files that everybody can read at any time.

Each is there as Markdown and as HTML. A file that says the same already is not touched, so that a shared drive has
nothing to carry about.
"""

from datetime import datetime
from pathlib import Path

from facilitator.documents import html
from facilitator.documents import minutes as minutes_text
from facilitator.documents import preread as preread_text
from facilitator.documents import tracker as tracker_text
from facilitator.errors import FacilitatorError, NotFound
from facilitator.files import write_whole
from facilitator.reading.minutes import minutes
from facilitator.reading.preread import preread
from facilitator.reading.published import closed_since, publish_folder
from facilitator.reading.tracker import tracker
from facilitator.store.database import Store
from facilitator.store.engine import sqlite_path

_HINT = "What you did is saved; it is published with the next change, or with: facilitator publish"


def folder_of(store: Store) -> Path | None:
    """The publish folder; None where none is set. Raises FacilitatorError where it is not there."""
    with store.read() as connection:
        text = publish_folder(connection)
    if not text:
        return None
    folder, file = Path(text), sqlite_path(store.engine)
    if not folder.is_absolute() and file is not None:
        folder = file.parent / folder
    if not folder.is_absolute() or not _is_there(folder):
        raise FacilitatorError(f"The publish folder {folder} is not there.", _HINT)
    return folder


def publish_plan(store: Store, now: datetime) -> Path | None:
    """Write tracker and pre-read into the publish folder and give it back; None where none is set.

    The pre-read is that of the regular meeting that runs, else of the next one; without one there is no pre-read.
    Raises FacilitatorError where they cannot be written.
    """
    folder = folder_of(store)
    if folder is None:
        return None
    with store.read() as connection:
        plan = tracker(connection, now)
        try:
            meeting = preread(connection, None, now)
        except NotFound:
            meeting = None
    _write(folder / "tracker.md", tracker_text.markdown(plan), tracker_text.title(plan))
    if meeting is not None:
        _write(folder / "preread.md", preread_text.markdown(meeting), preread_text.title(meeting))
    return folder


def publish_minutes(store: Store, meeting_id: int, now: datetime) -> Path | None:
    """Write the minutes of a meeting into the publish folder and give it back; None where none is set.

    Raises FacilitatorError where they cannot be written, NotFound and NotNow where there are none.
    """
    folder = folder_of(store)
    if folder is None:
        return None
    with store.read() as connection:
        found = minutes(connection, meeting_id)
    _write(folder / minutes_text.file_name(found), minutes_text.markdown(found, now), found.title)
    return folder


def publish_changes(store: Store, since: int, now: datetime) -> Path | None:
    """Write what the acts after `since` may have changed: the plan, and the minutes of closed meetings.

    Gives back the folder, None where none is set. Raises FacilitatorError where it cannot be written.
    """
    folder = publish_plan(store, now)
    if folder is not None:
        with store.read() as connection:
            meetings = closed_since(connection, since)
        for meeting_id in meetings:
            publish_minutes(store, meeting_id, now)
    return folder


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        # A drive that does not answer.
        return False


def _write(path: Path, text: str, title: str) -> None:
    page, data = path.with_suffix(".html"), text.encode()
    if _says_already(path, page, data):
        return
    # The page first: where the text is there, its page is.
    write_whole(page, html.page(text, title).encode(), _HINT)
    write_whole(path, data, _HINT)


def _says_already(path: Path, page: Path, data: bytes) -> bool:
    try:
        return page.exists() and path.read_bytes() == data
    except OSError:
        return False
