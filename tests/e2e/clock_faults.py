"""The faults of clocks for real: the program on a terminal, with a wall clock that libfaketime moves under it.

    apt-get install faketime
    PYTHONPATH=tests/e2e python tests/e2e/clock_faults.py [FAULT ...]

For each fault: what the screen said, the seconds that the speaker had really used, and those that the program counted
once its question was answered. It ends with 1 where they differ by more than `TOLERANCE`.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from terminal import Terminal

TOLERANCE = 2.0
"""Seconds: the screen is read after the key, and whole seconds are shown."""

LIBRARIES = tuple(
    Path(f"/usr/lib/{machine}/faketime/libfaketimeMT.so.1") for machine in ("x86_64-linux-gnu", "aarch64-linux-gnu")
)
HOUR, DAY, LID = 3600, 86400, 2700
SIZE = 300
"""Seconds of an update of the demo team."""

SLEEP = "import select, time\ntime.sleep = lambda seconds: select.select([], [], [], seconds) and None\n"
"""Where the monotonic clock is left alone, libfaketime lets `time.sleep` fail; `select` waits as long."""

PROGRAM = (sys.executable, "-m", "facilitator")


@dataclass
class Measured:
    """What the screen said of a fault, and the seconds of the speaker: really gone by, and counted."""

    said: str
    really: float
    counted: float


class Room:
    """The demo team in its updates, on a terminal of its own; `offset` is how far its wall clock is off, in seconds."""

    def __init__(self, folder: Path, library: Path, *, zone: str, offset: float) -> None:
        self.wall = folder / "wall"
        (folder / "sitecustomize.py").write_text(SLEEP, encoding="ascii")
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR")},
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "FACILITATOR_DB": str(folder / "team.db"),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "TZ": zone,
            "PYTHONPATH": str(folder),
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self.wall),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self.offset = 0.0
        self.move(offset)
        self.run("demo", "--into", self.env["FACILITATOR_DB"])
        self.open()
        self.terminal.press("enter", "]")
        self.terminal.wait_for("next speaker")
        used = SIZE - self.left()
        self.began = time.monotonic() - used

    def open(self) -> None:
        """Open the meeting on a new terminal."""
        self.terminal = Terminal([*PROGRAM, "run"], env=self.env)
        self.terminal.wait_for("midpoint|Who is here")

    def move(self, seconds: float) -> None:
        """Move the wall clock by so much, at once."""
        self.offset += seconds
        new = self.wall.with_suffix(".new")
        new.write_text(f"{self.offset:+.0f}\n", encoding="ascii")
        new.replace(self.wall)

    def run(self, *arguments: str) -> str:
        """What a command prints, by the same wall clock."""
        done = subprocess.run([*PROGRAM, *arguments], env=self.env, capture_output=True, text=True, check=True)
        return done.stdout

    def left(self) -> float:
        """Seconds that the speaker has left, as `facilitator agenda` tells them."""
        told = self.run("agenda")
        found = re.search(r"(?:(\d+) minutes?)? ?(?:(\d+) seconds?)? left", told)
        assert found is not None, told
        return int(found[1] or 0) * 60 + int(found[2] or 0)

    def measure(self, said: str) -> Measured:
        """Compare what was used with what is counted."""
        left = self.left()
        return Measured(said, time.monotonic() - self.began, SIZE - left)

    def answered(self, pattern: str) -> Measured:
        """Wait until the screen asks, answer by the key, and compare."""
        self.terminal.wait_for(pattern)
        found = re.search(pattern, self.terminal.text())
        assert found is not None
        self.terminal.press("G")
        self.terminal.wait_until_gone(pattern)
        return self.measure(found[0])


def closed_lid(room: Room) -> list[Measured]:
    """The machine sleeps for 45 minutes in the middle of a speaker."""
    os.kill(room.terminal.pid, signal.SIGSTOP)
    room.move(LID)
    time.sleep(2)
    os.kill(room.terminal.pid, signal.SIGCONT)
    return [room.answered(r"away 4[45]:\d\d, G drops it")]


def set_back(room: Room) -> list[Measured]:
    """The clock is set back an hour."""
    room.move(-HOUR)
    return [room.answered(r"clock set back (?:1:00:00|59:59), G puts it right")]


def set_forward(room: Room) -> list[Measured]:
    """The clock is set forward a day, and right again."""
    room.move(DAY)
    first = room.answered(r"away (?:24:00:0\d|23:59:59), G drops it")
    room.move(-DAY)
    return [first, room.answered(r"clock set back (?:24:00:0\d|23:59:59), G puts it right")]


def past(pattern: str) -> Callable[[Room], list[Measured]]:
    """Nothing is done until the wall clock of the screen shows `pattern`."""

    def wait(room: Room) -> list[Measured]:
        room.terminal.wait_for(pattern, timeout=150)
        assert "away" not in room.terminal.text()
        assert "set back" not in room.terminal.text()
        when = re.search(r"\*\*When:\*\* (.*)", room.run("minutes"))
        assert when is not None
        return [room.measure(f"{pattern.strip()}; minutes: {when[1]}")]

    return wait


def travelling(room: Room) -> list[Measured]:
    """The program is opened again in another zone."""
    shown = re.search(r"\d\d:\d\d   ends \d\d:\d\d", room.terminal.text())
    assert shown is not None
    room.terminal.press("ctrl+q")
    room.terminal.wait_for_exit()
    room.env["TZ"] = "America/New_York"
    room.open()
    room.terminal.wait_for(shown[0][-5:])
    return [room.measure(f"New York: {shown[0][8:].strip()}")]


def until(moment: datetime) -> float:
    """Seconds from now to `moment`."""
    return (moment - datetime.now(UTC)).total_seconds()


FAULTS: tuple[tuple[str, datetime | None, Callable[[Room], list[Measured]]], ...] = (
    ("lid closed for 45 min", None, closed_lid),
    ("set back an hour", None, set_back),
    ("set forward a day, and right again", None, set_forward),
    ("summer time begins", datetime(2027, 3, 28, 0, 58, 20, tzinfo=UTC), past(" 03:00 ")),
    ("past midnight", datetime(2026, 12, 1, 22, 58, 20, tzinfo=UTC), past(" 00:00 ")),
    ("another zone", None, travelling),
)


def main() -> int:
    """Provoke each fault once, or those that are named by a word of theirs, and say what came of it."""
    library = next((one for one in LIBRARIES if one.exists()), None)
    if library is None:
        print("libfaketime is not there: apt-get install faketime", file=sys.stderr)
        return 2
    wrong = 0
    asked = sys.argv[1:]
    for name, starts, fault in FAULTS:
        if asked and not any(word in name for word in asked):
            continue
        with TemporaryDirectory(prefix="clock-faults-") as folder:
            room = Room(Path(folder), library, zone="Europe/Berlin", offset=until(starts) if starts else 0)
            try:
                for one in fault(room):
                    good = abs(one.really - one.counted) <= TOLERANCE
                    wrong += not good
                    print(f"{name}: {one.said}: {one.really:.1f} s, counted {one.counted:.0f} s", flush=True)
            finally:
                room.terminal.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
