"""Told to end from outside while a screen is open, in a real terminal."""

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

ENTER_SCREEN, LEAVE_SCREEN = b"\x1b\\[\\?1049h", b"\x1b\\[\\?1049l"


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_put_right_and_the_copy_of_a_rehearsal_goes(tmp_path: Path, number: signal.Signals) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {"TERM": "xterm-256color", "TMPDIR": str(temporary)}
    running: pexpect.spawn[bytes] = pexpect.spawn(
        sys.executable, ["-m", "facilitator", "run", "--rehearse"], env=environment, timeout=60
    )
    try:
        running.expect(ENTER_SCREEN)
        running.expect(b"opening")
        assert len(list(temporary.glob("facilitator-rehearsal-*"))) == 1

        running.kill(number)

        running.expect(LEAVE_SCREEN)
        running.expect(pexpect.EOF)
        running.wait()
    finally:
        running.close(force=True)
    assert running.exitstatus == 128 + number
    assert list(temporary.glob("facilitator-rehearsal-*")) == []
