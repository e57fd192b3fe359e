"""All benchmarks: python tests/benchmarks/run.py [--write docs/benchmarks.md] [--quick]

The real program is driven on a pseudo-terminal beside a bare Textual program, in turn, in the same run. What counts
is the ratio; milliseconds are given so that the ratio can be judged. Needs the package with its test extra, on Linux.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "e2e")]

import inputs  # noqa: E402 - found through the path above
import ten_years  # noqa: E402
from measuring import (  # noqa: E402
    Program,
    Samples,
    beside,
    command_in_turn,
    idle_share,
    interleaved,
    key_to_frame,
    leave,
    python,
    start,
)

MILESTONE = r"[●▲✗] (on track|might miss|will miss)"

PREREAD_IMPORTS = (
    "import facilitator.__main__, facilitator.cli.preread, facilitator.store.opening, facilitator.reading.preread, "
    "facilitator.reading.meeting_named, facilitator.documents.preread, facilitator.documents.html, markdown_it"
)


@dataclass(frozen=True)
class Line:
    """A figure: what was measured, the value as people read it, the goal, and whether it is met."""

    what: str
    value: str
    goal: str
    met: bool


def facilitator(database: Path, *command: str, first: str = "facilitator", ready: str = MILESTONE) -> Program:
    """The program on `database`."""
    return Program(python("-m", "facilitator", "--db", str(database), *command), first, ready, quit_keys=("\x11",))


def starting(folder: Path, times: int) -> Iterator[Line]:
    """First frame, board with data, memory and leaving, beside a bare program and one with a query."""
    programs = {
        "bare": Program(python(str(HERE / "bare.py")), "BARE-READY"),
        "query": Program(python(str(HERE / "one_query.py"), str(folder / "one.db")), "QUERY-READY"),
        "ours": facilitator(folder / "board.db"),
    }
    found = interleaved(programs, times)
    bare, query, ours = found["bare"], found["query"], found["ours"]
    yield ratio("first frame", ours["first"].median, bare["first"].median, 1.25, "bare")
    yield ratio("board with data", ours["ready"].median, bare["first"].median, 3.0, "bare")
    yield ratio(
        "most memory held", ours["memory"].median / 1024, query["memory"].median / 1024, 1.25, "one query", "MiB"
    )
    yield ratio("leaving", ours["exit"].median, bare["exit"].median, 1.4, "bare")


def keys(folder: Path, times: int) -> Iterator[Line]:
    """From a key to the last byte of its frame; each of these keys commits an act."""
    program = facilitator(folder / "board.db")
    terminal, _, _ = start(program)
    terminal.press("down")
    samples = key_to_frame(terminal, ("y", "g"), times, ticking=False)
    leave(terminal, program)
    yield milliseconds("key to frame on the board, a status committed", samples.median, samples.p95, 30)
    program = facilitator(folder / "meeting.db", "run", ready="(?i)updates 1 of")
    terminal, _, _ = start(program)
    samples = key_to_frame(terminal, (" ",), times, ticking=True)
    yield milliseconds("key to frame in the meeting, clock stopped or started", samples.median, samples.p95, 30)
    if times % 2:
        terminal.press("space")
    # What the last key set off belongs to that key.
    idle_share(terminal, 4)
    share, written = idle_share(terminal, 60)
    leave(terminal, program)
    yield Line("a running clock, share of a core", f"{share:.2f} %", "< 1 %", share < 1)
    yield Line("a running clock, bytes written each second", f"{written:.0f}", "", True)


def preparing(folder: Path, times: int) -> Iterator[Line]:
    """An owner writes, and changes a status, while another program writes to the same file ten times a second."""
    database = folder / "owner.db"
    shutil.copy(folder / "board.db", database)
    program = facilitator(database, "prepare", "Lena", ready="(?i)soonest first")
    terminal, _, _ = start(program)
    with beside(python(str(HERE / "writing_beside.py"), f"sqlite:///{database}"), "WRITING"):
        samples = key_to_frame(terminal, ("g", "r"), times, ticking=False)
        yield milliseconds("key to frame while another writes, a status committed", samples.median, samples.p95, 30)
        terminal.press("tab")
        samples = key_to_frame(terminal, tuple("a word "), times, ticking=False)
        yield milliseconds("key to frame while another writes, a letter typed", samples.median, samples.p95, 30)
    leave(terminal, program)


def pasting(folder: Path, times: int) -> Iterator[Line]:
    """A megabyte pasted into each kind of field, and into the palette: when it is said what is kept of it."""
    pasted = f"\x1b[200~{'a word ' * 150_000}\x1b[201~"
    kinds = {
        "the line at the foot": "t",
        "the filter": "/",
        "a title": "e",
        "notes": "e\t\t\t\t\t",
        "the palette": "\x10",
    }
    for kind, keys in kinds.items():
        samples = Samples()
        for _ in range(min(times, 5)):
            program = facilitator(folder / "board.db")
            terminal, _, _ = start(program)
            for key in f"j{keys}":
                terminal.settle(0.3)
                terminal.process.send(key)
            terminal.settle(0.5)
            begun = time.monotonic()
            terminal.process.send(pasted)
            samples.values.append((terminal.wait_for("characters are kept") - begun) * 1000)
            terminal.close()
        yield Line(f"1 MB pasted into {kind}", f"{samples.median:.0f} ms", "<= 500 ms", samples.median <= 500)


def following(folder: Path, times: int) -> Iterator[Line]:
    """The second windows: what they cost while they wait and while a clock runs, and when a change shows in them."""
    database = folder / "followed.db"
    shutil.copy(folder / "board.db", database)
    inputs.start_meeting(f"sqlite:///{database}")
    for command in ("follow", "notes"):
        for what, file, ready in (("waiting", folder / "few.db", "next one"), ("a clock", database, "updates 1 of")):
            program = facilitator(file, command, ready=f"(?i){ready}")
            terminal, _, _ = start(program)
            # What is imported after the first screen belongs to the start.
            idle_share(terminal, 4)
            share, _ = idle_share(terminal, 30)
            yield Line(f"facilitator {command}, {what}: share of a core", f"{share:.2f} %", "< 1 %", share < 1)
            if file == database:
                shown = inputs.pauses_until_seen(f"sqlite:///{database}", terminal, times)
                yield milliseconds(f"facilitator {command}: from a commit elsewhere to its frame", *shown, 1000)
            leave(terminal, program)


def ten_years_on(folder: Path, times: int) -> Iterator[Line]:
    """Opening with ten years of data beside an empty database."""
    ten_years.build(folder / "ten.db")
    found = interleaved({"empty": facilitator(folder / "few.db"), "ten": facilitator(folder / "ten.db")}, times)
    yield ratio(
        "opening with ten years of data", found["ten"]["ready"].median, found["empty"]["ready"].median, 1.15, "small"
    )


def commands(folder: Path, times: int) -> Iterator[Line]:
    """Importing 5,000 rows; minutes beside the import of SQLModel."""
    sheet, target = folder / "rows.csv", folder / "import.db"
    sheet.write_text(inputs.rows(5_000), encoding="utf-8")

    def fresh() -> None:
        for path in folder.glob("import.db*"):
            path.unlink()

    found = command_in_turn(
        {"import": python("-m", "facilitator", "--db", str(target), "import", str(sheet))}, min(times, 3), fresh
    )
    yield Line(
        "import of 5,000 rows", f"{found['import'].median / 1000:.2f} s", "<= 3 s", found["import"].median <= 3000
    )
    found = command_in_turn(
        {
            "sqlmodel": python("-c", "import sqlmodel"),
            "minutes": python("-m", "facilitator", "--db", str(folder / "board.db"), "minutes"),
        },
        times,
    )
    yield ratio("facilitator minutes", found["minutes"].median, found["sqlmodel"].median, 1.6, "import sqlmodel")


def collecting(folder: Path, times: int) -> Iterator[Line]:
    """Collecting the forms of 200 owners, all filled in."""
    inputs.forms(f"sqlite:///{folder / 'forms.db'}", folder / "forms", 200)
    target = folder / "collect.db"

    def fresh() -> None:
        for path in folder.glob("collect.db*"):
            path.unlink()
        shutil.copy(folder / "forms.db", target)

    command = python("-m", "facilitator", "--db", str(target), "collect", "--yes", str(folder / "forms"))
    found = command_in_turn({"collect": command}, min(times, 3), fresh)
    yield Line(
        "collect of 200 forms", f"{found['collect'].median / 1000:.2f} s", "<= 3 s", found["collect"].median <= 3000
    )


def prereading(folder: Path, times: int) -> Iterator[Line]:
    """The pre-read of ten years of data as a page, beside the imports that it needs."""
    command = ["-m", "facilitator", "--db", str(folder / "ten.db"), "preread", "-o", str(folder / "preread.html")]
    found = command_in_turn({"imports": python("-c", PREREAD_IMPORTS), "preread": python(*command)}, times)
    imports, whole = found["imports"].median, found["preread"].median
    yield Line(
        "preread with 5,000 milestones",
        f"{(whole - imports) / 1000:.2f} s beyond imports ({whole:.0f} / {imports:.0f} ms)",
        "<= 1 s beyond imports",
        whole - imports <= 1000,
    )


def ratio(what: str, ours: float, other: float, goal: float, beside: str, unit: str = "ms") -> Line:
    """A ratio with what it was made of."""
    value = ours / other
    return Line(what, f"{value:.2f} x {beside} ({ours:.0f} / {other:.0f} {unit})", f"<= {goal} x", value <= goal)


def milliseconds(what: str, median: float, p95: float, goal: float) -> Line:
    """A time with its median and 95th percentile; the goal is for the latter."""
    return Line(what, f"p50 {median:.1f} ms, p95 {p95:.1f} ms", f"p95 <= {goal:.0f} ms", p95 <= goal)


def prepare(folder: Path) -> None:
    """The demo's database: for the board (nothing runs), and with its meeting in the updates; and one with few rows."""
    from facilitator.clock import SYSTEM_CLOCK
    from facilitator.demo import build

    build(f"sqlite:///{folder / 'board.db'}", SYSTEM_CLOCK)
    shutil.copy(folder / "board.db", folder / "meeting.db")
    shutil.copy(folder / "board.db", folder / "few.db")
    inputs.start_meeting(f"sqlite:///{folder / 'meeting.db'}")


def machine() -> str:
    """This machine in a line."""
    cores = os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"


def report(lines: list[Line]) -> str:
    """The figures as a Markdown page."""
    head = [
        "# Benchmarks",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine()},",
        "by `python tests/benchmarks/run.py --write docs/benchmarks.md`.",
        "Programs that are compared ran in turn, in the same run.",
        "",
        "| what | measured | goal | |",
        "|---|---|---|---|",
    ]
    return "\n".join(
        [*head, *(f"| {x.what} | {x.value} | {x.goal} | {'met' if x.met else 'NOT MET'} |" for x in lines), ""]
    )


def main() -> None:
    """Run them all and print the page; exit code 1 where a goal is not met."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", type=Path, help="write the page to this file, its notes below the table kept")
    arguments.add_argument("--quick", action="store_true", help="few tries: for a first look")
    chosen = arguments.parse_args()
    few, many = (5, 40) if chosen.quick else (10, 100)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        groups = (starting, keys, preparing, pasting, following, ten_years_on, prereading, commands, collecting)
        for group in groups:
            times = many if group in (keys, preparing) else few
            for line in group(folder, times):
                print(f"{'  ' if line.met else '! '}{line.what}: {line.value} (goal {line.goal})", flush=True)
                lines.append(line)
    if chosen.write:
        _, mark, notes = (
            chosen.write.read_text("utf-8").partition("## Notes") if chosen.write.exists() else ("", "", "")
        )
        chosen.write.write_text(report(lines) + (f"\n{mark}{notes}" if mark else ""), encoding="utf-8")
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
