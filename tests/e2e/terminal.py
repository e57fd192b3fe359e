"""A real terminal for tests and benchmarks: a program on a pseudo-terminal, and the screen that its user sees."""

import os
import re
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pexpect
import pyte

KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f", "delete": "\x1b[3~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "ctrl+s": "\x13", "ctrl+q": "\x11", "ctrl+p": "\x10",
}  # fmt: skip

# What a terminal answers when it is asked; a program that waits for an answer would be timed at its time-out else.
_QUESTIONS = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
]
# Sequences that the screen model would print as text.
_UNMODELLED = re.compile(
    rb"\x1b[P_^X].*?\x1b\\|\x1b\[[<=>][0-9;:]*[@-~]|\x1b\[\?[0-9;]*\$[a-z]|\x1b\[[0-9;]*t|\x1b\[[0-9;]* q"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.DOTALL,
)
_QUIET_SECONDS = 0.06


class NotSeen(AssertionError):
    """What was waited for did not come; the message has the screen as it was."""


class Terminal:
    """A program running on a pseudo-terminal of `size` columns and rows."""

    def __init__(
        self, argv: Sequence[str], *, size: tuple[int, int] = (80, 24), env: Mapping[str, str], cwd: Path | None = None
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._tail = b""
        self.bytes_read = 0
        self.started = time.monotonic()
        self.process = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            dimensions=(rows, columns),
            env=dict(env),
            cwd=str(cwd) if cwd else None,
            timeout=None,
        )
        self.process.delaybeforesend = None

    @property
    def pid(self) -> int:
        """Process id of the program."""
        if self.process.pid is None:
            raise NotSeen("the program was not started")
        return self.process.pid

    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, timeout: float) -> float | None:
        """Take one chunk of output; gives the time it came, or None where none came within `timeout` seconds."""
        try:
            chunk = cast(bytes, self.process.read_nonblocking(65536, timeout=timeout))
        except pexpect.TIMEOUT:
            return None
        except pexpect.EOF:
            return None
        came = time.monotonic()
        self.bytes_read += len(chunk)
        self._feed(chunk)
        return came

    def _feed(self, chunk: bytes) -> None:
        for question, answer in _QUESTIONS:
            if question.search(chunk):
                self.process.send(answer)
        data = self._tail + chunk
        # A sequence may be cut by the end of the chunk: keep its beginning for the next one.
        cut = data.rfind(b"\x1b", max(0, len(data) - 64))
        self._tail = b""
        if cut >= 0 and not re.match(rb"\x1b(?:[^\[\]PX^_]|\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07)", data[cut:]):
            data, self._tail = data[:cut], data[cut:]
        self._stream.feed(_UNMODELLED.sub(b"", data))

    def wait_for(self, pattern: str, timeout: float = 20) -> float:
        """Read until `pattern` (a regular expression) is on the screen; gives the time its last chunk came.

        Raises NotSeen.
        """
        deadline = time.monotonic() + timeout
        came = time.monotonic()
        while not re.search(pattern, self.text()):
            left = deadline - time.monotonic()
            if left <= 0 or (not self.process.isalive() and self.read(0.05) is None):
                raise NotSeen(f"{pattern!r} did not come:\n{self.text()}")
            came = self.read(min(left, 0.5)) or came
        return came

    def wait_until_gone(self, pattern: str, timeout: float = 20) -> None:
        """Read until `pattern` is no longer on the screen. Raises NotSeen."""
        deadline = time.monotonic() + timeout
        while re.search(pattern, self.text()):
            if time.monotonic() > deadline:
                raise NotSeen(f"{pattern!r} did not go away:\n{self.text()}")
            self.read(0.2)

    def settle(self, quiet: float = _QUIET_SECONDS, timeout: float = 5) -> float | None:
        """Read until nothing came for `quiet` seconds; gives the time of the last chunk."""
        last, deadline = None, time.monotonic() + timeout
        while time.monotonic() < deadline:
            came = self.read(quiet)
            if came is None:
                return last
            last = came
        return last

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the screen has settled from the one before."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            self.settle()

    def type(self, words: str) -> None:
        """Type words."""
        self.process.send(words)
        self.settle()

    def kill(self) -> None:
        """End the program without warning."""
        os.kill(self.pid, signal.SIGKILL)
        self.process.wait()

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed. Nothing can be done with it afterwards."""
        process = cast(Any, self.process)
        process.ptyproc.fileobj.close()
        process.closed, process.child_fd, process.ptyproc.closed = True, -1, True

    def wait_for_exit(self, timeout: float = 10) -> int:
        """Read until the program has ended; gives its exit code, negative for a signal. Raises NotSeen."""
        deadline = time.monotonic() + timeout
        while self.process.isalive():
            if time.monotonic() > deadline:
                raise NotSeen(f"the program did not end:\n{self.text()}")
            self.read(0.05)
        while self.read(0) is not None:
            pass
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        return int(self.process.exitstatus or 0)

    def close(self) -> None:
        """End the program if it still runs."""
        if not self.process.closed and self.process.isalive():
            self.process.close(force=True)
