"""Topics are typed while the disk fails to keep what is written (fsync, EIO), and each has to be there once at the end.

    PYTHONPATH=tests/faults/parts:tests/e2e python tests/faults/failing_sync.py

Needs strace, which lets the calls `FIRST` to `LAST` of the screens' thread fail. Ends at the first broken promise.
"""

import re
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from held import LINE, Broken
from kills import demo, environment, fresh
from terminal import Terminal

TOPICS = 12
FIRST, LAST = 14, 19
REFUSED = "NOT SAVED: Topic"


def type_topics(terminal: Terminal) -> int:
    """Raise the topics one by one, each once the one before is saved; says how often one was refused."""
    refused = 0
    for number in range(TOPICS):
        terminal.press("t")
        terminal.wait_for(LINE)
        terminal.type(f"topic {number} of those")
        terminal.press("enter")
        terminal.wait_for(f"{REFUSED}|Topic: topic {number} of those|Saved: Topic")
        refused += REFUSED in terminal.text()
        terminal.wait_until_gone(f"NOT SAVED|{re.escape(LINE)}", timeout=60)
    return refused


def main() -> int:
    """Hold the meeting, then look at the database."""
    if shutil.which("strace") is None:
        print("There is no strace on this machine: nothing was tried.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = fresh(folder, demo(folder), "failing")
        failing = ("-e", "trace=fdatasync", "-e", f"inject=fdatasync:error=EIO:when={FIRST}..{LAST}")
        program = [sys.executable, "-m", "facilitator", "--db", str(database), "run"]
        log = folder / "log"
        terminal = Terminal(["strace", "-f", "-qq", "-o", str(log), *failing, *program], env=environment(folder))
        terminal.wait_for("enter start")
        terminal.press("enter", "enter")
        terminal.wait_for("t topic")
        refused = type_topics(terminal)
        terminal.press("ctrl+q")
        if terminal.wait_for_exit(60):
            raise Broken(f"it ended with another code than 0:\n{terminal.text()}")
        with closing(sqlite3.connect(database)) as connection:
            rows = connection.execute("SELECT title FROM topic WHERE title LIKE 'topic % of those' ORDER BY id")
            there = [row[0] for row in rows]
        if there != [f"topic {number} of those" for number in range(TOPICS)]:
            raise Broken(f"of {TOPICS} topics there are {there}")
        failed = log.read_text().count("EIO")
    print(
        f"The disk failed {failed} times, {refused} of {TOPICS} topics were refused at first; all are there, each once."
    )
    if not failed or not refused:
        raise Broken("nothing failed, so nothing was tried")
    return 0


if __name__ == "__main__":
    sys.exit(main())
