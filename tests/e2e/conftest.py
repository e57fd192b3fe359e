"""The installed program, on a real terminal, with a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Terminal

Run = Callable[..., str]
Start = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the program keeps its things in this test."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def env(home: Path) -> dict[str, str]:
    """An environment in which nothing outside the test is touched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR")}
    return {
        **kept,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "FACILITATOR_DB": str(home / "team.db"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The database of the demo team, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    made = [sys.executable, "-m", "facilitator", "demo", "--into", str(path)]
    subprocess.run(made, check=True, capture_output=True)
    return path.read_bytes()


@pytest.fixture
def demo(env: dict[str, str], demo_database: bytes) -> None:
    """The program opens the demo team."""
    Path(env["FACILITATOR_DB"]).write_bytes(demo_database)


@pytest.fixture
def run(env: dict[str, str], home: Path) -> Run:
    """Run a command to its end; gives what it printed. It must succeed."""

    def command(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "facilitator", *arguments],
            env=env,
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return command


@pytest.fixture
def start(env: dict[str, str], home: Path) -> Iterator[Start]:
    """Start the program on a terminal; it is ended with the test if it still runs."""
    started: list[Terminal] = []

    def terminal(*arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        started.append(Terminal([sys.executable, "-m", "facilitator", *arguments], size=size, env=env, cwd=home))
        return started[-1]

    yield terminal
    for one in started:
        one.close()
