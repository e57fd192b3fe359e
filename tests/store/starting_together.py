"""Programs that start at the same moment: PYTHONPATH=tests/store/parts python tests/store/starting_together.py

Each time two processes open a database that is not there yet, or one of each earlier schema (written with a journal,
or with a log), and add a member. Afterwards it has to be sound, of this schema and complete, with what was there
before in a backup.
"""

import argparse
import sys
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path

from forked import at_once
from thawing import EARLIER, thaw

from facilitator.acts.team import add_member
from facilitator.clock import SYSTEM_CLOCK
from facilitator.errors import Busy
from facilitator.reading.team import members
from facilitator.store.backups import backups_of
from facilitator.store.inspecting import file_revision
from facilitator.store.opening import open_store
from facilitator.store.revision import SCHEMA_REVISION
from facilitator.store.soundness import file_faults

WHO = ("Zoe One", "Zoe Two")


def start(path: Path, name: str) -> None:
    """Open the database in `path` and add a member, again where the other one holds the lock for too long."""
    store = open_store(f"sqlite:///{path}", SYSTEM_CLOCK, name)
    for _ in range(20):
        with suppress(Busy):
            add_member(store, name)
            break
    store.close()


def fault(path: Path, schema: str, logged: bool) -> str:
    """Let both start, and say what is wrong afterwards; empty where nothing is."""
    if schema:
        thaw(schema, path, logged=logged)
    codes = at_once([partial(start, path, name) for name in WHO])
    if codes != [0, 0]:
        return f"they ended with {codes}"
    if file_revision(path) != SCHEMA_REVISION or file_faults(path):
        return f"schema {file_revision(path)}, {file_faults(path)}"
    store = open_store(f"sqlite:///{path}", SYSTEM_CLOCK, "x")
    warning = store.warning
    with store.read() as connection:
        names = {member.name for member in members(connection)}
    store.close()
    if warning or not names.issuperset(WHO):
        return f"{warning} {names}"
    if schema and schema not in {file_revision(backup.path) for backup in backups_of(path)}:
        return "no backup of what was there"
    left = sorted(found.name for found in path.parent.iterdir())
    return "" if left == (["backups", path.name] if schema else [path.name]) else f"left behind: {left}"


def main() -> None:
    """Try it as often as the command line says."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--times", type=int, default=100)
    times = options.parse_args().times
    failed = 0
    for schema, logged in [("", False), *((schema, logged) for schema in EARLIER for logged in (False, True))]:
        found = []
        for _ in range(times):
            with tempfile.TemporaryDirectory() as folder:
                found.append(fault(Path(folder) / "team.db", schema, logged))
        wrong = [each for each in found if each]
        failed += len(wrong)
        print(
            f"{schema or 'new'}{', with a log' if logged else ''}: {times} tries, {len(wrong)} failures",
            *wrong[:3],
            flush=True,
        )
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
