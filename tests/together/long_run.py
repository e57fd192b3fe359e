"""Two hundred edits from ten processes at the same moment, as many rounds as are wanted; it prints the seed.

    PYTHONPATH=tests/together/parts python tests/together/long_run.py --rounds 25

It ends at the first edit that was lost.
"""

import argparse
import sys
import time
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from crowd import check_nothing_lost, edit_together, make_team

HIGHEST_SEED = 1_000_000


def main() -> int:
    """Round by round, each on a database of its own and with the next seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--editors", type=int, default=10)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(HIGHEST_SEED))
    asked = parser.parse_args()
    began, accepted, conflicts, waited = time.monotonic(), 0, 0, 0
    for seed in range(asked.seed, asked.seed + asked.rounds):
        with TemporaryDirectory(prefix="together-") as folder:
            database = Path(folder) / "team.db"
            since = make_team(database)
            done = edit_together(database, asked.editors, asked.edits, seed)
            figures = check_nothing_lost(database, since, done)
        accepted, conflicts = accepted + figures.accepted, conflicts + figures.conflicts
        waited += figures.waited
        spent = time.monotonic() - began
        print(f"seed {seed}: {accepted:,} accepted, {conflicts:,} conflicts, {waited} waits, {spent:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
