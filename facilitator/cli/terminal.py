"""Open the screens, where there is a terminal for them."""

import os
import signal
import sys
from types import FrameType
from typing import Literal

from facilitator.errors import FacilitatorError
from facilitator.settings import Settings


def open_screens(
    settings: Settings,
    database: str,
    view: Literal["board", "run", "prepare", "follow", "notes"],
    *,
    member: int | None = None,
    throwaway: bool = False,
) -> int:
    """Open the screens on `database` and give back the exit code when they are left.

    `member` is who prepares; `throwaway` lets them say that nothing is kept.
    """
    # Textual paints at most so many frames a second; a key waits half a frame on average, a list's detail one more.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from facilitator.tui.running import run_app

    leave_when_told()
    settings.make_folders()
    return run_app(database, view=view, member=member, throwaway=throwaway, config_file=settings.config_file)


def leave_when_told() -> None:
    """From here on the program, told to end from outside, leaves as if by the key."""
    # Windows has no SIGHUP, which says that the terminal was closed.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)


def check_terminal() -> None:
    """Raise FacilitatorError where keys cannot be read or nothing can be drawn: in a pipe, in a scheduled job."""
    # A stream that was closed before the start is None.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise FacilitatorError(
            "This needs a terminal to draw on and to read keys from.",
            "In a pipe or a script the others work: import, collect, status, minutes, preread and more (--help).",
        )
    if os.environ.get("TERM") == "dumb":
        raise FacilitatorError(
            "This terminal says that nothing can be drawn on it (TERM=dumb).",
            "Set TERM where that is wrong, such as TERM=xterm; else use the other commands: agenda, minutes and more.",
        )


def check_there(database: str) -> None:
    """Raise NotFound where `database` names a file and there is none, NeedsBackup where it has backups."""
    from facilitator.store.address import database_file, database_url
    from facilitator.store.backups import missing

    file = database_file(database_url(database))
    if file is not None and not file.exists():
        raise missing(file)


def _leave(number: int, _frame: FrameType | None) -> None:
    """Leave as if by the key: the terminal is put right, and what was for this time only is taken away."""
    sys.exit(128 + number)
