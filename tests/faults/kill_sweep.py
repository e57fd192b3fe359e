"""Kill the program in the middle of a meeting, again and again, and look at what is left of it.

    PYTHONPATH=tests/faults/parts:tests/e2e python tests/faults/kill_sweep.py --moments 300 [--seed 17]
    PYTHONPATH=tests/faults/parts:tests/e2e python tests/faults/kill_sweep.py --writes [--from 1] [--step 1]

The first kills it at so many random moments; the seed says which. The second needs strace: it kills it at its first
write to the database, then at its second, and so on, until a run comes to its end: a whole meeting, and leaving it.
It ends at the first broken promise.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import SystemRandom

from held import Holding, script
from kills import demo, fresh, run_once

LONGEST_SECONDS = 9.0
"""How long a program lives at most before it is killed at a random moment."""


def at_random_moments(folder: Path, times: int, seed: int) -> None:
    """Kill it so many times; a meeting goes on in the next program where the last one was killed."""
    chance = random.Random(seed)
    start, began = demo(folder), time.monotonic()
    holding: Holding | None = None
    for number in range(times):
        if holding is None or holding.over:
            holding = Holding(fresh(folder, start, "moments"), script(number), lambda: chance.uniform(0, 1.6))
        run_once(holding, folder, seconds=chance.uniform(0.2, LONGEST_SECONDS))
        if (number + 1) % 10 == 0:
            print(f"{number + 1} kills, step {holding.next}, {time.monotonic() - began:.0f} s", flush=True)
    print(f"killed at {times} random moments with seed {seed}: no promise was broken")


def at_every_write(folder: Path, first: int, step: int) -> None:
    """Kill it at each write of the database, in a meeting that begins anew each time."""
    start, number, began = demo(folder), first, time.monotonic()
    while True:
        holding = Holding(fresh(folder, start, "writes"), script(number), lambda: 0.0)
        inject = f"inject=pwrite64:signal=SIGKILL:when={number}"
        traced = ("strace", "-f", "-qq", "-o", str(folder / "log"), "-e", "trace=pwrite64", "-e", inject)
        if not run_once(holding, folder, before=traced):
            break
        if (number - first) // step % 10 == 9:
            print(f"killed at write {number}, step {holding.next}, {time.monotonic() - began:.0f} s", flush=True)
        number += step
    print(f"killed at each write from {first} by {step} to {number - step}: no promise was broken")


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=300)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1_000_000))
    parser.add_argument("--writes", action="store_true")
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--step", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if not asked.writes:
            print(f"seed {asked.seed}", flush=True)
            at_random_moments(Path(name), asked.moments, asked.seed)
        elif shutil.which("strace") is None:
            print("There is no strace on this machine: nothing was tried.")
        else:
            at_every_write(Path(name), asked.first, asked.step)
    return 0


if __name__ == "__main__":
    sys.exit(main())
