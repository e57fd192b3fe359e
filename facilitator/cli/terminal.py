"""Open the screens, where there is a terminal for them."""

import sys
from typing import Literal

from facilitator.errors import FacilitatorError
from facilitator.settings import Settings


def open_screens(settings: Settings, database: str, view: Literal["board", "run"], *, throwaway: bool = False) -> int:
    """Open the screens on `database` and give back the exit code when they are left.

    `throwaway` lets them say that nothing is kept.
    """
    from facilitator.tui.app import run_app

    settings.make_folders()
    return run_app(database, view=view, throwaway=throwaway, log_file=settings.log_file)


def check_terminal() -> None:
    """Raise FacilitatorError where keys cannot be read or nothing can be drawn: in a pipe, in a scheduled job."""
    # A stream that was closed before the start is None.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise FacilitatorError(
            "This needs a terminal to draw on and to read keys from.",
            "In a pipe or a script these work: import, export, minutes, members, series, topics, check, demo --into.",
        )
