"""Killed at every single write: PYTHONPATH=tests/store/parts python tests/store/killed.py [--every 1] [WHAT ...]

A process migrates a database, makes one, takes a backup or restores one, and strace kills it as it writes for the
first, the second, the third time, and so on, and at every other step that changes files. What is there afterwards
has to be the old or the new, never a mixture, and the next start has to go on from it. Needs Linux with strace.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from thawing import EARLIER, said, thaw

from facilitator.acts.team import add_member
from facilitator.clock import SYSTEM_CLOCK
from facilitator.errors import NeedsBackup
from facilitator.store.backups import backups_of, take_backup
from facilitator.store.inspecting import file_revision
from facilitator.store.migrating import make
from facilitator.store.opening import open_store
from facilitator.store.restoring import restore
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.soundness import copy_faults, file_faults

CALLS = ("pwrite64", "write", "ftruncate", "fdatasync", "fsync", "unlink", "rename", "link", "mkdir")
"""What changes files: https://www.man7.org/linux/man-pages/dir_section_2.html"""


@dataclass(frozen=True)
class Work:
    """What is prepared in a new folder, what is then done and killed, and what is wrong afterwards ("": nothing)."""

    prepare: Callable[[Path], object]
    do: Callable[[Path], object]
    fault: Callable[[Path], str]


def opened(path: Path) -> None:
    """Open and close the database in `path`."""
    open_store(f"sqlite:///{path}", SYSTEM_CLOCK, "x").close()


def one_member(path: Path) -> None:
    """A database with one member."""
    store = open_store(f"sqlite:///{path}", SYSTEM_CLOCK, "x")
    add_member(store, "Ann")
    store.close()


def migrating(logged: bool) -> Work:
    """The newest of the earlier schemas, written with a log or with a journal."""
    schema = EARLIER[-1]
    with tempfile.TemporaryDirectory() as folder:
        old = said(thaw(schema, Path(folder) / "team.db"))
        opened(Path(folder) / "team.db")
        new = said(Path(folder) / "team.db")

    def fault(path: Path) -> str:
        now = said(path)
        if now not in (old, new):
            return "a mixture"
        if now == new and [said(backup.path) for backup in backups_of(path)] != [old]:
            return "no backup of what was there"
        opened(path)
        return "" if said(path) == new and not file_faults(path) else "not migrated the next time"

    return Work(lambda path: thaw(schema, path, logged=logged), opened, fault)


def making() -> Work:
    """A database where there is none."""

    def fault(path: Path) -> str:
        if path.exists() and (file_revision(path) != SCHEMA_REVISION or file_faults(path)):
            return "half a database"
        opened(path)
        return "" if not file_faults(path) else "not made the next time"

    return Work(lambda _path: None, make, fault)


def backing_up() -> Work:
    """A backup beside an earlier one."""

    def prepare(path: Path) -> None:
        one_member(path)
        take_backup(path, SYSTEM_CLOCK)

    def fault(path: Path) -> str:
        known = backups_of(path)
        if not known or any(copy_faults(backup.path) or file_revision(backup.path) is None for backup in known):
            return "a backup that is not sound"
        return "" if not file_faults(path) else "the database was touched"

    return Work(prepare, lambda path: take_backup(path, SYSTEM_CLOCK), fault)


def restoring(damaged: bool) -> Work:
    """A backup in the place of a database that is damaged, or sound."""

    def prepare(path: Path) -> None:
        one_member(path)
        take_backup(path, SYSTEM_CLOCK)
        if damaged:
            path.write_bytes(b"damaged" + path.read_bytes()[7:])
        else:
            store = open_store(f"sqlite:///{path}", SYSTEM_CLOCK, "x")
            add_member(store, "Bo")
            store.close()

    def fault(path: Path) -> str:
        if not damaged:
            names = [line for line in said(path) if line.startswith('INSERT INTO "member"')]
            if file_faults(path) or len(names) not in (1, 2):
                return f"a mixture: {names}"
        elif not any(kept.read_bytes()[:7] == b"damaged" for kept in path.parent.glob("team*.db")):
            return "the damaged file is gone"
        try:
            opened(path)
        except NeedsBackup:
            restore(path, backups_of(path)[-1], SYSTEM_CLOCK)
        return "" if not file_faults(path) else "not restored the next time"

    return Work(prepare, lambda path: restore(path, backups_of(path)[-1], SYSTEM_CLOCK), fault)


WORKS: dict[str, Callable[[], Work]] = {
    "migrating": lambda: migrating(logged=False),
    "migrating with a log": lambda: migrating(logged=True),
    "making": making,
    "backing up": backing_up,
    "restoring over damage": lambda: restoring(damaged=True),
    "restoring": lambda: restoring(damaged=False),
}


def traced(work: Work, path: Path, *options: str) -> None:
    """Let a process do the work under strace."""
    waiting, go = os.pipe()
    child = os.fork()
    if not child:
        os.close(go)
        os.read(waiting, 1)
        try:
            work.do(path)
        finally:
            os._exit(0)
    os.close(waiting)
    with subprocess.Popen(["strace", "-f", "-qq", *options, "-p", str(child)], stderr=subprocess.DEVNULL):
        while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text():
            time.sleep(0.001)
        os.close(go)
        os.waitpid(child, 0)


def counted(work: Work) -> dict[str, int]:
    """How often the work makes each of the calls."""
    with tempfile.TemporaryDirectory() as folder:
        path, log = Path(folder) / "f" / "team.db", Path(folder) / "log"
        path.parent.mkdir()
        work.prepare(path)
        traced(work, path, "-e", f"trace={','.join(CALLS)}", "-o", str(log))
        lines = [line.partition(" ")[2].lstrip() for line in log.read_text().splitlines()]
    return {call: sum(line.startswith(f"{call}(") for line in lines) for call in CALLS}


def sweep(name: str, every: int) -> int:
    """Kill the work at each call; gives the number of failures."""
    work = WORKS[name]()
    tries, failed = 0, []
    for call, count in counted(work).items():
        for when in range(1, count + 1, every):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "team.db"
                work.prepare(path)
                traced(work, path, "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={when}")
                tries += 1
                if found := work.fault(path):
                    failed.append(f"{call} {when}: {found}")
    print(f"{name}: killed {tries} times, {len(failed)} failures", *failed[:5], flush=True)
    return len(failed)


def main() -> None:
    """Sweep through what the command line names, or all of it."""
    options = argparse.ArgumentParser()
    options.add_argument("what", nargs="*", metavar="WHAT", help=", ".join(WORKS))
    options.add_argument("--every", type=int, default=1)
    chosen = options.parse_args()
    sys.exit(sum(sweep(name, chosen.every) for name in chosen.what or WORKS) > 0)


if __name__ == "__main__":
    main()
