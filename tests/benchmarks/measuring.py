"""How a terminal program is timed: from outside, on a pseudo-terminal, by what reaches its screen."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from terminal import Terminal

_NOT_OURS = ("FACILITATOR", "COLUMNS", "LINES", "PYTHON")
"""Variables that are not handed on; with PYTHONDONTWRITEBYTECODE each start would compile the program anew."""

ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)},
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LC_ALL": "C.UTF-8",
}
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Samples:
    """Milliseconds (or whatever is measured), one a try."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """Nineteen of twenty are not above it."""
        return sorted(self.values)[max(0, round(0.95 * len(self.values)) - 1)]


@dataclass(frozen=True)
class Program:
    """A program to be timed: its command, and what its screen shows first and when it is ready."""

    argv: Sequence[str]
    first: str
    ready: str = ""
    quit_keys: Sequence[str] = ("q",)


def python(*arguments: str) -> list[str]:
    """A command of this very Python."""
    return [sys.executable, *arguments]


def start(program: Program, size: tuple[int, int] = (120, 36)) -> tuple[Terminal, float, float]:
    """Start it: the terminal, milliseconds to the first frame, and to the frame that is `ready`."""
    terminal = Terminal(program.argv, size=size, env=ENV)
    first = terminal.wait_for(program.first)
    ready = terminal.wait_for(program.ready) if program.ready else first
    return terminal, (first - terminal.started) * 1000, (ready - terminal.started) * 1000


def leave(terminal: Terminal, program: Program) -> float:
    """Quit it; milliseconds from the key to the end of the process."""
    terminal.settle(0.3)
    begun = time.monotonic()
    terminal.process.send("".join(program.quit_keys))
    terminal.wait_for_exit()
    return (time.monotonic() - begun) * 1000


def interleaved(programs: dict[str, Program], times: int) -> dict[str, dict[str, Samples]]:
    """Start and quit each program in turn, `times` times after one warm-up: first frame, ready, exit, memory (KiB)."""
    results = {name: {kind: Samples() for kind in ("first", "ready", "exit", "memory")} for name in programs}
    for turn in range(times + 1):
        for name, program in programs.items():
            terminal, first, ready = start(program)
            memory = peak_memory(terminal.pid)
            gone = leave(terminal, program)
            terminal.close()
            if turn:
                for kind, value in (("first", first), ("ready", ready), ("exit", gone), ("memory", memory)):
                    results[name][kind].values.append(value)
    return results


def key_to_frame(terminal: Terminal, keys: Sequence[str], times: int, *, ticking: bool) -> Samples:
    """Milliseconds from a key to the last byte of its frame; `keys` are pressed in turn.

    Where a clock is `ticking`, each key is pressed a fifth of a second after a tick, so that no tick is counted.
    """
    samples = Samples()
    for n in range(times):
        terminal.settle(0.15)
        if ticking:
            terminal.read(1.2)
            terminal.settle(0.2, timeout=0.4)
        begun = time.monotonic()
        terminal.process.send(keys[n % len(keys)])
        ended = terminal.settle(0.12, timeout=2)
        if ended is not None:
            samples.values.append((ended - begun) * 1000)
    return samples


@contextmanager
def beside(command: Sequence[str], ready: str) -> Iterator[None]:
    """Run a program of this very machine beside, from when it prints `ready` until the end of the block."""
    with subprocess.Popen(command, env=ENV, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline().strip() != ready:
            raise RuntimeError(f"{command} did not start")
        try:
            yield
            if process.poll() is not None:
                raise RuntimeError(f"{command} did not go on to the end")
        finally:
            process.kill()


def idle_share(terminal: Terminal, seconds: float) -> tuple[float, float]:
    """Per cent of a core, and bytes written each second, over `seconds` in which no key is pressed."""
    terminal.settle(0.3)
    before, written = _cpu_seconds(terminal.pid), terminal.bytes_read
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        terminal.read(left)
    return 100 * (_cpu_seconds(terminal.pid) - before) / seconds, (terminal.bytes_read - written) / seconds


def peak_memory(pid: int) -> float:
    """Most memory that the process ever held, KiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return float(line.split()[1])
    return 0.0


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def command_in_turn(
    commands: dict[str, list[str]], times: int, prepare: Callable[[], None] = lambda: None
) -> dict[str, Samples]:
    """Wall milliseconds of each command, run in turn after one warm-up; each must succeed."""
    results = {name: Samples() for name in commands}
    for turn in range(times + 1):
        for name, argv in commands.items():
            prepare()
            begun = time.monotonic()
            subprocess.run(argv, env=ENV, check=True, stdout=subprocess.DEVNULL)
            if turn:
                results[name].values.append((time.monotonic() - begun) * 1000)
    return results
