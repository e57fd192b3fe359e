"""What the operating system tells the program while somebody types: nothing is lost, and the terminal is right."""

import os
import select
import signal
import sqlite3
import termios
import time
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Start
from terminal import Terminal

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.skipif(os.name != "posix", reason="other signals")]


def typing(start: Start) -> Terminal:
    """A meeting in which half a thought stands in the line."""
    terminal = start("run")
    terminal.wait_for("ends")
    terminal.press("t")
    terminal.wait_for("esc keep for later")
    terminal.type("Half a thought")
    terminal.wait_for("Half a thought")
    return terminal


def drafts(env: dict[str, str]) -> list[str]:
    with closing(sqlite3.connect(env["FACILITATOR_DB"])) as connection:
        return [row[0] for row in connection.execute("SELECT text FROM draft")]


def state(pid: int) -> str:
    """The letter that Linux has for what the process does."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def echoes(terminal: Terminal) -> bool:
    """Whether what is typed is shown by the terminal itself, as in a shell."""
    return bool(termios.tcgetattr(terminal.process.child_fd)[3] & termios.ECHO)


def test_it_is_told_to_end(start: Start, env: dict[str, str]) -> None:
    terminal = typing(start)
    os.kill(terminal.pid, signal.SIGQUIT)

    assert terminal.wait_for_exit() == 128 + signal.SIGQUIT
    assert echoes(terminal)
    assert "Half a thought" in drafts(env)


def test_its_terminal_is_closed(start: Start, env: dict[str, str]) -> None:
    terminal = typing(start)
    pid = terminal.pid
    terminal.hang_up()
    ended, deadline = 0, time.monotonic() + 20
    while not ended and time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        select.select([], [], [], 0.05)

    assert ended == pid
    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP
    assert "Half a thought" in drafts(env)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to see the state of a process in")
def test_it_is_stopped_and_goes_on(start: Start, env: dict[str, str]) -> None:
    terminal = typing(start)
    os.kill(terminal.pid, signal.SIGTSTP)
    deadline = time.monotonic() + 20
    while state(terminal.pid) != "T" and time.monotonic() < deadline:
        terminal.read(0.05)

    assert state(terminal.pid) == "T"
    assert echoes(terminal)
    assert "Half a thought" in drafts(env)
    with closing(sqlite3.connect(env["FACILITATOR_DB"], timeout=0, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")

    terminal.screen.reset()
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for("Half a thought")
    assert not echoes(terminal)
    terminal.press("enter")
    terminal.wait_for("Topic: Half a thought")
