"""One program on a terminal that holds a meeting and is killed, on a database of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

from held import Holding
from terminal import Terminal


def environment(folder: Path) -> dict[str, str]:
    """A terminal, and a home in which nothing outside is touched."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    terminal = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return {**os.environ, **dict.fromkeys(names, str(folder)), **terminal, "PYTHONDONTWRITEBYTECODE": "1"}


def demo(folder: Path) -> Path:
    """A database of the demo team, whose meeting is about to begin."""
    file = folder / "demo.db"
    command = [sys.executable, "-m", "facilitator", "demo", "--into", str(file)]
    subprocess.run(command, env=environment(folder), check=True, capture_output=True)
    return file


def fresh(folder: Path, start: Path, name: str) -> Path:
    """A copy of `start` with nothing beside it."""
    file = folder / name / "team.db"
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir()
    shutil.copy(start, file)
    return file


def run_once(holding: Holding, folder: Path, *, before: Sequence[str] = (), seconds: float | None = None) -> bool:
    """Start the program and hold the meeting until it is killed, after `seconds` or by what stands `before` it.

    Gives back whether it was killed; it is ended where everything was carried out. Raises Broken.
    """
    command = [*before, sys.executable, "-m", "facilitator", "--db", str(holding.database), "run"]
    terminal = Terminal(command, env=environment(folder), cwd=folder)
    killed = [0.0]

    def kill() -> None:
        killed[0] = time.monotonic()
        os.kill(terminal.pid, 9)

    timer = Timer(seconds if seconds is not None else 600, kill)
    timer.start()
    try:
        asked = holding.hold(terminal)
        finished = asked is None and holding.over and terminal.process.isalive()
        if finished and before:
            # What is written at the end is written as well.
            terminal.press("ctrl+q")
            finished = terminal.wait_for_exit(60) == 0
        elif finished:
            # Nothing was left to kill it at: a moment of rest is one as well.
            terminal.settle(0.3)
            kill()
        terminal.process.wait()
        while terminal.read(0) is not None:
            pass
    finally:
        timer.cancel()
        timer.join()
        terminal.close()
    holding.judge(asked, killed[0] or time.monotonic(), terminal.text())
    return not finished
