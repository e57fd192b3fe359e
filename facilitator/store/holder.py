"""Which program holds the write lock of a database file: known on Linux alone, from its table of locks.

The file of the locks is never opened here: a program that closes it would lose its own locks
(https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

import os
from pathlib import Path

from facilitator.text import one_line

_TABLE = Path("/proc/locks")
_WRITERS = (("-shm", 120), ("", 0x40000001))
"""What the file is called that is locked while somebody writes, and the byte: with a log beside it, and without one."""


def lock_holder(file: Path | None) -> str:
    """The program that writes to the database in `file`, such as "sqlite3 (process 4711)"; empty where that is unknown.

    This program itself counts as unknown.
    """
    try:
        table = _TABLE.read_text(encoding="ascii", errors="replace") if file is not None else ""
    except OSError:
        return ""
    for ending, byte in _WRITERS:
        process = _locker(table, Path(f"{file}{ending}"), byte)
        if process and process != os.getpid():
            return _named(process)
    return ""


def _locker(table: str, file: Path, byte: int) -> int:
    """The process with a lock for writing on that byte of `file`; 0 where none has it."""
    try:
        inode = str(file.stat().st_ino)
    except OSError:
        return 0
    for line in table.splitlines():
        # "1: POSIX  ADVISORY  WRITE 4711 08:01:131 120 120"; one that waits has an arrow in the second place.
        words = line.split()
        if len(words) != 8 or words[3] != "WRITE" or words[5].rpartition(":")[2] != inode:
            continue
        last = float("inf") if words[7] == "EOF" else int(words[7])
        if int(words[6]) <= byte <= last:
            return int(words[4])
    return 0


def _named(process: int) -> str:
    try:
        name = one_line(Path(f"/proc/{process}/comm").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        name = "Another program"
    return f"{name} (process {process})"
