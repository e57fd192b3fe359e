"""The command line, called inside this process with a clock of its own, and as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli.commands import facilitator
from facilitator.cli.invocation import Invocation
from facilitator.clock import ManualClock

Call = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database will be. Everything that the program writes stays under `tmp_path`."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    path = tmp_path / "cli.db"
    monkeypatch.setenv("FACILITATOR_DB", str(path))
    return path


@pytest.fixture
def made(database: Path, empty_database: bytes) -> Path:
    """A database without rows, made already."""
    database.write_bytes(empty_database)
    return database


@pytest.fixture
def call(hand: ManualClock) -> Call:
    """Calls the command line at the time of `hand`."""

    def calling(*arguments: str) -> Result:
        return CliRunner().invoke(facilitator, arguments, obj=Invocation(hand.clock), prog_name="facilitator")

    return calling


@pytest.fixture
def say(call: Call) -> Callable[..., str]:
    """Calls the command line, which has to succeed without a word on stderr, and gives back what it printed."""

    def saying(*arguments: str) -> str:
        result = call(*arguments)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    return saying


@pytest.fixture
def refuse(call: Call) -> Callable[..., str]:
    """Calls the command line, which has to end with 1 and one line on stderr, and gives back that line."""

    def refusing(*arguments: str) -> str:
        result = call(*arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith("facilitator: ")
        assert result.stderr.count("\n") == 1
        return result.stderr

    return refusing


@pytest.fixture
def process() -> Process:
    """Runs the program, or with `code` that Python code, as a process of its own."""

    def running(*arguments: str, code: str | None = None, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        how = ["-m", "facilitator"] if code is None else ["-c", code]
        return subprocess.run(
            [sys.executable, *how, *arguments],
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return running
