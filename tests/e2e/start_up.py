"""Start the program many times on a real terminal: python tests/e2e/start_up.py [TIMES]

A native dependency that crashes now and then shows only in numbers.
"""

import os
import sys
import tempfile
from pathlib import Path

from terminal import Terminal


def start_once(folder: Path) -> None:
    """Start on a fresh database, wait for a screen, quit, and look at the exit code."""
    env = {
        **os.environ,
        "TERM": "xterm-256color",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    terminal = Terminal([sys.executable, "-m", "facilitator", "--db", str(folder / "team.db")], env=env)
    try:
        terminal.wait_for(r"(?i)team|milestone")
        terminal.press("ctrl+q")
        code = terminal.wait_for_exit()
    finally:
        terminal.close()
    if code != 0:
        raise SystemExit(f"the program ended with exit code {code}:\n{terminal.text()}")


def main() -> None:
    """Start it as often as the command line says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times):
            start_once(Path(folder))
    print(f"started and quit {times} times, exit code 0 each time")


if __name__ == "__main__":
    main()
