"""Any acts in any order: nothing is lost, every topic has one fate, times add up, and undo leads back."""

import pytest
from acting import Acting
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import Team

EXAMPLES, STEPS = 28, 95


@pytest.mark.timeout(600)
def test_whatever_is_done_every_promise_holds() -> None:
    """The same runs each time; `long_run.py` does other ones."""
    before = Acting.steps
    run_state_machine_as_test(
        Team,
        settings=settings(
            derandomize=True,
            database=None,
            deadline=None,
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Acting.steps - before >= 2_000
