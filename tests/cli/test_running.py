"""As a process of its own: exit codes, what goes to stderr, and output for terminals of every kind."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


def crashing(how: str) -> str:
    """Python code that runs `facilitator members` with a fault in it."""
    return (
        "import sys\n"
        "from facilitator.cli import members\n"
        "from facilitator.cli.running import run\n"
        "def fault(*_):\n"
        f"    {how}\n"
        "members.command.callback = fault\n"
        "sys.exit(run(['members']))\n"
    )


def test_a_known_problem_is_one_line_on_stderr_and_1(process: Process, database: Path) -> None:
    result = process("members")

    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode() == (
        f"facilitator: There is no database at {database} yet. Run 'facilitator' to make one, or 'facilitator demo'.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
@pytest.mark.parametrize("arguments", [["topics"], ["export", "milestones"], ["series"]])
@pytest.mark.usefixtures("made")
def test_where_the_output_cannot_be_written_a_line_says_why(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "facilitator", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )

    assert result.returncode == 1
    assert result.stderr.decode() == (
        "facilitator: The output cannot be written: No space left on device. Make room, or send it elsewhere.\n"
    )


def test_wrong_usage_is_2(process: Process) -> None:
    assert process("members", "add").returncode == 2
    assert process("--nonsense").returncode == 2


@pytest.mark.usefixtures("made")
def test_an_unexpected_fault_goes_to_the_log_and_not_to_the_terminal(process: Process, tmp_path: Path) -> None:
    result = process(code=crashing("raise KeyError('secret [/] \\x1b[31m')"))

    assert (result.returncode, result.stdout) == (1, b"")
    told = result.stderr.decode()
    assert told.startswith("facilitator: Something went wrong inside the program (KeyError)")
    assert told.count("\n") == 1
    assert "Traceback" not in told
    (log,) = (tmp_path / "home").rglob("facilitator.log")
    assert str(log) in told
    assert "Traceback" in log.read_text()
    assert "secret" in log.read_text()


def test_where_even_the_log_cannot_be_written_it_is_still_one_line(process: Process, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    result = process(code=crashing("raise KeyError"), XDG_STATE_HOME=str(blocked), HOME=str(blocked))

    assert result.returncode == 1
    assert result.stderr.decode().count("\n") == 1
    assert b"could not be written" in result.stderr


def test_ctrl_c_is_130_and_quiet(process: Process) -> None:
    result = process(code=crashing("raise KeyboardInterrupt"))

    assert result.returncode == 130
    assert result.stderr.strip() == b""


@pytest.mark.usefixtures("made")
def test_a_terminal_that_knows_latin_1_only_gets_what_it_can_show(process: Process) -> None:
    assert process("members", "add", "Jörg 👩 Łukasz").returncode == 0

    result = process("members", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")

    assert (result.returncode, result.stderr) == (0, b"")
    # What takes two columns is replaced by two characters, so that the columns after it stay where they are.
    assert "Jörg ?? ?ukasz" in result.stdout.decode("latin-1")


@pytest.mark.usefixtures("made")
def test_who_stops_reading_ends_the_program_quietly(process: Process) -> None:
    for number in range(3):
        process("topics", "add", f"topic {number}")
    reading, writing = os.pipe()
    os.close(reading)

    with subprocess.Popen(
        [sys.executable, "-m", "facilitator", "topics"], stdout=writing, stderr=subprocess.PIPE
    ) as running:
        os.close(writing)
        _, told = running.communicate(timeout=60)

    assert (running.returncode, told) == (0, b"")


@pytest.mark.parametrize("arguments", [(), ("board",), ("run",), ("run", "--rehearse"), ("demo",)])
def test_screens_without_a_terminal_say_what_works_there(process: Process, arguments: tuple[str, ...]) -> None:
    result = process(*arguments)

    assert (result.returncode, result.stdout) == (1, b"")
    told = result.stderr.decode()
    assert "needs a terminal" in told
    assert "import, collect, status, minutes, preread" in told
    assert told.count("\n") == 1


def test_escape_sequences_do_not_reach_the_terminal_whatever_way_they_came_in(process: Process, made: Path) -> None:
    with sqlite3.connect(made) as connection:
        connection.execute(
            "INSERT INTO member (name, role, email, active, version) VALUES (?, '', '', 1, 0)",
            ("\x1b]0;title\x07Ann\x1b[31m\u202eBerg",),
        )
    connection.close()

    result = process("members")

    assert b"AnnBerg" in result.stdout
    assert b"\x1b" not in result.stdout
    told = process("members", "leave", "nobody").stderr
    assert b"AnnBerg" in told
    assert b"\x1b" not in told
