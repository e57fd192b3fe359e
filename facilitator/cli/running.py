"""Run the command line: safe output, exit codes, and no traceback on the terminal, whatever happens."""

import os
import sys
from collections.abc import Sequence
from types import TracebackType

import click

from facilitator import __version__
from facilitator.characters import use_plain_where_needed
from facilitator.cli.commands import facilitator
from facilitator.clock import SYSTEM_CLOCK
from facilitator.settings import read_settings

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run with `arguments` (None: those of the process) and give back the exit code.

    0 is well, 1 a known problem, 2 wrong usage. Of an unexpected fault the hook tells in one line; Python ends
    with 1 then.
    """
    use_plain_where_needed((sys.stdout, sys.stderr))
    sys.excepthook = write_down
    try:
        outcome = facilitator.main(arguments, prog_name="facilitator", standalone_mode=False)
    except click.ClickException as problem:
        problem.show(sys.stderr)
        return problem.exit_code
    except click.Abort:
        return INTERRUPTED
    return outcome if isinstance(outcome, int) else 0


def write_down(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Write an unexpected fault to the log in full, and say on stderr in one line what happened and where that is."""
    if issubclass(kind, KeyboardInterrupt):
        return
    import traceback

    log = read_settings(None, os.environ).log_file
    entry = f"{SYSTEM_CLOCK.now():%Y-%m-%d %H:%M:%S} UTC, facilitator {__version__}, {' '.join(sys.argv[1:])}\n"
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What people wrote may stand in it.
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(entry + "".join(traceback.format_exception(kind, fault, trace)) + "\n")
        where = f"Try again; if it stays, report it with the log {log}."
    except OSError as refusal:
        where = f"The log {log} could not be written: {refusal.strerror}."
    print(
        f"facilitator: Something went wrong inside the program ({kind.__name__}); what was saved is safe. {where}",
        file=sys.stderr,
    )
