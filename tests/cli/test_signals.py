"""Told to end from outside while a screen is open, in a real terminal."""

import os
import signal
import sys
from pathlib import Path
from typing import Any, cast

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


def test_a_demo_that_is_still_being_made_leaves_nothing_behind(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {"TERM": "xterm-256color", "TMPDIR": str(temporary)}
    # It waits at the place where the team would be made: how long that takes is nothing to rely on.
    waiting = (
        "import sys, time, facilitator.demo\n"
        "def build(*_):\n"
        "    print('building', flush=True)\n"
        "    time.sleep(60)\n"
        "facilitator.demo.build = build\n"
        "from facilitator.cli.running import run\n"
        "sys.exit(run(['demo']))\n"
    )
    running: pexpect.spawn[bytes] = pexpect.spawn(sys.executable, ["-c", waiting], env=environment, timeout=60)
    try:
        running.expect(b"Making the demo team")
        running.expect(b"building")
        assert len(list(temporary.glob("facilitator-demo-*"))) == 1

        running.kill(signal.SIGTERM)

        running.expect(pexpect.EOF)
        running.wait()
    finally:
        running.close(force=True)
    assert running.exitstatus == 128 + signal.SIGTERM
    assert list(temporary.glob("facilitator-demo-*")) == []


@pytest.mark.usefixtures("made")
def test_where_the_terminal_goes_without_a_word_the_program_ends_as_well(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    os.mkfifo(ended)
    # The terminal belongs to the shell, which is told that it goes, and does not care.
    under_shell = f"trap '' HUP; {sys.executable} -m facilitator board; echo $? > {ended}"
    running: pexpect.spawn[bytes] = pexpect.spawn("sh", ["-c", under_shell], env=os.environ | {"TERM": "xterm"})
    running.expect(b"opening", timeout=60)

    # Not by its number, which pexpect would close once more when another file has it.
    cast(Any, running).ptyproc.fileobj.close()

    with ended.open() as told:
        assert int(told.read()) == 128 + signal.SIGHUP
    running.wait()
