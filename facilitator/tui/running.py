"""Run the program on the screen from its start to its end, and say what is left to say once the screens are gone."""

import sys
from contextlib import suppress
from pathlib import Path

from facilitator.text import shown
from facilitator.tui.app import FacilitatorApp, View
from facilitator.tui.painted_bytes import paint_while_it_is_there
from facilitator.tui.pasting import take_pastes_whole
from facilitator.tui.signals import as_they_were
from facilitator.tui.typed_bytes import read_in_own_encoding


def run_app(
    database: str,
    *,
    view: View = "board",
    member: int | None = None,
    throwaway: bool = False,
    config_file: Path | None = None,
) -> int:
    """Run the program until it is quit; gives the exit code, which is 1 where something could not be saved.

    `view` is "run" to go straight to the meeting, "prepare" to the update of `member` (None: of who sits here),
    "follow" to look on, "notes" to take private notes. `throwaway` says on the screen that nothing is kept.
    `config_file` is the settings file. A fault of the program itself is raised once the terminal is as it was.
    """
    take_pastes_whole()
    read_in_own_encoding()
    paint_while_it_is_there()
    app = FacilitatorApp(database, view=view, member=member, throwaway=throwaway, config_file=config_file)
    try:
        with as_they_were():
            result = app.run()
    finally:
        told = (app.keep_up_at_the_end(), unsaved := app.close_desk())
        app.wait_for_mail()
        # The terminal may be gone.
        with suppress(OSError):
            for words in filter(None, told):
                print(f"facilitator: {shown(words)}", file=sys.stderr)
    app.raise_fault()
    return result or bool(unsaved)
