"""A meeting that is held on a terminal until the program is killed, and what has to be there of it afterwards.

For each act painted, durable and typed are compared: what the screen showed as saved is in the database, and nothing
is in it that nobody asked for. Text that was still being typed is there as a draft, at most `DRAFT_AGE` old.
"""

import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from terminal import KEYS, NotSeen, Terminal

from facilitator.clock import SYSTEM_CLOCK
from facilitator.store.opening import open_store
from facilitator.store.replaying import journal_faults
from facilitator.store.soundness import file_faults
from facilitator.tui.widgets.large_digits import _drawn

DRAFT_AGE = 2.0
"""Seconds that the saved draft of what is being typed may be behind."""

CLOCK_SECONDS = 2.0
"""How far the clock on the screen may be from that of the database while a machine is busy."""

LINE = "esc keep for later"
"""Stands on the screen while words are typed; it goes once they are saved."""

_DRAWN = {
    seconds: [row.rstrip() for row in _drawn(f"{seconds // 60}:{seconds % 60:02}", 26, 3)] for seconds in range(600)
}
"""The large digits for each time up to ten minutes, as they stand on a screen of 80 x 24."""


class Broken(AssertionError):
    """A promise was not kept."""


@dataclass(frozen=True)
class Step:
    """One act: a key, the words typed into the line that it opens, and what changes on the screen once it is saved."""

    key: str
    words: str = ""
    changes: str = r"\A.*"
    """A regular expression: what it finds is another text afterwards. With words it is the line that goes."""


def script(run: int) -> list[Step]:
    """A meeting from its start to its end; the words are found in no other run."""
    return [
        Step("enter"),
        Step("l", changes="late +Tomasz Wrona"),
        Step("enter"),
        Step("t", f"topic {run}.1 that came up by the way"),
        Step("space", changes="paused|running"),
        Step("space", changes="paused|running"),
        Step("n", f"note {run}.2 on what was said just now"),
        Step("enter"),
        Step("w", f"win {run}.3 of everybody in the room"),
        Step("b"),
        Step("enter"),
        Step("h", f"help {run}.4 with the cables"),
        Step("u", changes="Undone.*"),
        Step("a", f"action {run}.5 for Lena @lena fri"),
        Step("D", f"decision {run}.6 which was long in coming"),
        Step("M"),
        Step("J", changes="▌ 2"),
        Step("enter"),
        Step("n", f"note {run}.7 on what was discussed"),
        Step("D", f"decision {run}.8 at last"),
        Step("r"),
        *[Step("d")] * 4,
        Step("c"),
    ]


@dataclass
class Asked:
    """How far a step had come when the program was killed."""

    step: Step
    acts: int
    """Acts in the journal before it."""
    seen: str = ""
    typed: list[tuple[float, str]] = field(default_factory=list)
    """When which words stood in the line."""
    done: bool = False
    """Whether the key was sent that asks for it."""
    painted: bool = False


def count_acts(database: Path) -> int:
    """Acts in the journal, read by a connection of its own."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM act").fetchone()[0])


def clock_shown(text: str) -> int | None:
    """Seconds that the large digits at the right show; None where there are none."""
    lines = [line.rstrip() for line in text.splitlines()[1:4]]
    for seconds, rows in _DRAWN.items():
        if all(line.endswith(row) for line, row in zip(lines, rows, strict=True)):
            return seconds
    return None


class Holding:
    """Holds the meeting in `database` step by step, through as many programs as it takes."""

    def __init__(self, database: Path, steps: list[Step], pause: Callable[[], float]) -> None:
        self.database = database
        self.steps = steps
        self.next = 0
        self._pause = pause

    @property
    def over(self) -> bool:
        """Whether every step was carried out."""
        return self.next == len(self.steps)

    def hold(self, terminal: Terminal) -> Asked | None:
        """Go on from the next step until the program is gone; gives back how far that one came.

        None where it was gone before it could be asked for anything, or everything was carried out. Raises Broken.
        """
        if not _read_until(terminal, lambda text: "ends" in text):
            return None
        self._look_at_clock(terminal)
        while not self.over:
            asked = Asked(self.steps[self.next], count_acts(self.database))
            if not self._ask(terminal, asked):
                return asked
            self.next += 1
        return None

    def _ask(self, terminal: Terminal, asked: Asked) -> bool:
        """Type what the step needs; False once the program is gone."""
        step = asked.step
        asked.seen = _found(step.changes, terminal.text())
        if step.words:
            if not _send(terminal, step.key) or not _read_until(terminal, lambda text: LINE in text):
                return False
            kept = _kept(terminal.text(), step.words)
            asked.typed.append((time.monotonic(), kept))
            for word in re.findall(r"\S+\s*", step.words[len(kept) :]):
                if not _send(terminal, word):
                    return False
                asked.typed.append((time.monotonic(), asked.typed[-1][1] + word))
                _read_for(terminal, self._pause())
        asked.done = True
        if not _send(terminal, "enter" if step.words else step.key):
            return False
        return _read_until(terminal, lambda text: shows_saved(asked, text))

    def _look_at_clock(self, terminal: Terminal) -> None:
        """The large digits show what is left by the facts in the database, in the moment in which they change."""
        if time_left(self.database) is None:
            return
        before, end = clock_shown(terminal.text()), time.monotonic() + 2 * CLOCK_SECONDS
        while (shown := clock_shown(terminal.text())) in (before, None) and time.monotonic() < end:
            # A clock that is paused does not change.
            if terminal.read(0.05) is None and not terminal.process.isalive():
                return
        left = time_left(self.database)
        if left is None or shown is None or abs(abs(left) - shown) > CLOCK_SECONDS:
            raise Broken(f"the clock shows {shown} s where {left} s are left:\n{terminal.text()}")

    def judge(self, asked: Asked | None, killed: float, text: str) -> None:
        """Look at the database once the program is gone, which was `killed` then. Raises Broken."""
        # What was left half written is taken back by whoever opens it next.
        faults = (*broken_promises(self.database), *file_faults(self.database))
        if faults:
            raise Broken("; ".join(faults))
        if asked is None:
            return
        asked.painted = asked.done and shows_saved(asked, text)
        durable = count_acts(self.database) - asked.acts
        if durable not in (0, 1) or (durable and not asked.done):
            raise Broken(f"{durable} acts were saved of one that was {'asked for' if asked.done else 'not asked for'}")
        if asked.painted and not durable:
            raise Broken(f"{asked.step} was shown as saved and is not there:\n{text}")
        if durable:
            self.next += 1
            return
        had = next((words for at, words in reversed(asked.typed) if at <= killed - DRAFT_AGE), "")
        if had.strip() and not any(draft.startswith(had.strip()) for draft in drafts(self.database)):
            raise Broken(f"{had!r} was typed {DRAFT_AGE} s before and is not kept: {drafts(self.database)}")


def shows_saved(asked: Asked, text: str) -> bool:
    """Whether the screen shows that the step was saved."""
    if asked.step.words:
        return LINE not in text
    return _found(asked.step.changes, text) not in ("", asked.seen)


def drafts(database: Path) -> list[str]:
    """The texts that are kept as drafts."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT text FROM draft")]


def broken_promises(database: Path) -> tuple[str, ...]:
    """What 'check --deep' finds, and clocks that began or ended when nothing was done."""
    store = open_store(f"sqlite:///{database}", SYSTEM_CLOCK, "Somebody who looks")
    try:
        with store.read() as connection:
            faults = journal_faults(connection)
    finally:
        store.close()
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        (open_clocks,) = connection.execute("SELECT count(*) FROM clock_span WHERE ended_at IS NULL").fetchone()
        (odd,) = connection.execute(
            "SELECT count(*) FROM clock_span WHERE started_at NOT IN (SELECT at FROM act)"
            " OR ended_at NOT IN (SELECT at FROM act)"
        ).fetchone()
    return (
        *faults,
        *([f"{open_clocks} clocks run"] if open_clocks > 1 else []),
        *([f"{odd} clocks began or ended when nothing was done"] if odd else []),
    )


def time_left(database: Path) -> float | None:
    """Seconds that the speaker has left by the facts in the database; None where nobody speaks."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        spans = connection.execute(
            'SELECT s.started_at, s.ended_at FROM clock_span s JOIN "update" u ON u.id = s.update_id'
            " WHERE u.turn = 'up'"
        ).fetchall()
    if not spans:
        return None
    now = datetime.now(UTC)
    ran = [(_utc(ended) if ended else now) - _utc(started) for started, ended in spans]
    return 300 - sum(one.total_seconds() for one in ran)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[0] if found else ""


def _kept(text: str, words: str) -> str:
    """How much of `words` stands in the line already, kept from the last time."""
    line = text.splitlines()[-2]
    return next((words[:end] for end in range(len(words), 0, -1) if line.endswith(f"  {words[:end].rstrip()}")), "")


def _send(terminal: Terminal, key: str) -> bool:
    try:
        terminal.process.send(KEYS.get(key, key))
    except OSError:
        return False
    return bool(terminal.process.isalive())


def _read_for(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        terminal.read(left)
        if not terminal.process.isalive():
            return


def _read_until(terminal: Terminal, shown: Callable[[str], bool], timeout: float = 60) -> bool:
    """Read until the screen is as it should be; False once the program is gone. Raises NotSeen."""
    end = time.monotonic() + timeout
    while not shown(terminal.text()):
        if terminal.read(0.05) is None and not terminal.process.isalive():
            return False
        if time.monotonic() > end:
            raise NotSeen(f"the program lives, and does not show it:\n{terminal.text()}")
    return True
