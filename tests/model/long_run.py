"""Runs the model for as many steps as are wanted, with other acts each time; the seed says which.

    PYTHONPATH=tests/model/parts python tests/model/long_run.py --steps 50000
    PYTHONPATH=tests/model/parts python tests/model/long_run.py --steps 2000 --seed 17

It ends at the first broken promise, with the shortest way to it that was found.
"""

import argparse
import sys
import time
from random import SystemRandom

from acting import Acting
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Team

EXAMPLES, STEPS = 10, 100
HIGHEST_SEED = 1_000_000


def main() -> int:
    """Run piece by piece, each with the next seed, and say how far it came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(HIGHEST_SEED))
    parser.add_argument("--no-shrinking", action="store_true", help="End with the run that failed as it was.")
    asked = parser.parse_args()
    phases = (Phase.generate,) if asked.no_shrinking else (Phase.generate, Phase.shrink)
    began, number = time.monotonic(), asked.seed
    while Acting.steps < asked.steps:
        print(f"seed {number}", end=" ", flush=True)
        run_state_machine_as_test(
            seed(number)(type("Team", (Team,), {})),
            settings=settings(
                database=None,
                deadline=None,
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                phases=phases,
                suppress_health_check=list(HealthCheck),
            ),
        )
        print(f"{Acting.steps:,} steps, {time.monotonic() - began:.0f} s", flush=True)
        number += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
