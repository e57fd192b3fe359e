"""Reads damaged files for as many inputs as are wanted; the seed says which.

PYTHONPATH=tests/hostile/parts python tests/hostile/fuzz.py --inputs 100000
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from random import Random, SystemRandom

from mutants import broken, real_files

HIGHEST_SEED = 1_000_000


def main() -> int:
    """Half of them spreadsheets, half forms and mails; says how many were read and refused, and what else came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(HIGHEST_SEED))
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    began, slowest = time.monotonic(), (0.0, "")
    for number in range(asked.inputs):
        kind, key = ("table", "form")[number % 2], f"{asked.seed}-{number}"
        started = time.monotonic()
        try:
            counts[f"{kind} read" if broken(kind, Random(key), real_files(kind)) else f"{kind} refused"] += 1
        except Exception as fault:  # noqa: BLE001 - this looks for the ones that nobody foresaw
            place = traceback.extract_tb(fault.__traceback__)[-1]
            what = f"{kind} FAILED {type(fault).__name__} at {place.filename}:{place.lineno}"
            counts[what] += 1
            if counts[what] == 1:
                print(f"{what}, input {key}: {str(fault)[:200]}", flush=True)
        slowest = max(slowest, (time.monotonic() - started, f"{kind} {key}"))
        if number % 5_000 == 4_999:
            print(f"{number + 1:,} inputs, {time.monotonic() - began:.0f} s", flush=True)
    print(f"seed {asked.seed}: {dict(counts)}, slowest {slowest}, {time.monotonic() - began:.0f} s")
    return 1 if any("FAILED" in what for what in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
