"""Start the program many times on a real terminal: python tests/e2e/start_up.py [TIMES [PYTHON]]

PYTHON is an interpreter that has the program installed, for example from a wheel; this one unless it is given. It
runs in an empty folder, so that migrations, stylesheets and the demo team have to come along with what was installed.
A native dependency that crashes now and then shows only in numbers.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal import Terminal


def start_once(python: str, database: Path, env: dict[str, str]) -> None:
    """Start, wait for the board, go to the meeting, quit, and look at the exit code."""
    terminal = Terminal([python, "-m", "facilitator", "--db", str(database)], env=env, cwd=database.parent)
    try:
        terminal.wait_for("24 open milestones")
        terminal.press("M")
        terminal.wait_for("Who is here")
        terminal.press("ctrl+q")
        code = terminal.wait_for_exit()
    finally:
        terminal.close()
    if code != 0:
        raise SystemExit(f"the program ended with exit code {code}:\n{terminal.text()}")


def main() -> None:
    """Start it as often as the command line says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    python = sys.argv[2] if len(sys.argv) > 2 else sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "TERM": "xterm-256color", "HOME": name, "XDG_DATA_HOME": name, "LC_ALL": "C.UTF-8"}
        database = folder / "demo.db"
        subprocess.run([python, "-m", "facilitator", "demo", "--into", str(database)], env=env, cwd=folder, check=True)
        for _ in range(times):
            start_once(python, database, env)
    print(f"started and quit {times} times, exit code 0 each time")


if __name__ == "__main__":
    main()
