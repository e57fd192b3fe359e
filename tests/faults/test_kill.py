"""Killed at a few random moments of a meeting; the script beside this does it as often as is wanted.

PYTHONPATH=tests/faults/parts:tests/e2e python tests/faults/kill_sweep.py --moments 300
"""

import os
import random
from pathlib import Path

import pytest
from held import Holding, script
from kills import demo, fresh, run_once

SEED, TIMES = 5, 2


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
def test_what_was_painted_is_there_after_a_kill(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    holding = Holding(fresh(tmp_path, demo(tmp_path), "meeting"), script(SEED), lambda: 0.0)
    for _ in range(TIMES):
        run_once(holding, tmp_path, seconds=chance.uniform(2.0, 6.0))
