"""Terminals of few colours, of none, and of ASCII alone: everything is there, in its place, and can be told apart."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Terminal

COLOURS = {"might miss": "▲", "will miss": "✗", "on track": "●"}
ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

Open = Callable[..., Terminal]
Run = Callable[..., str]


@pytest.fixture
def board(env: dict[str, str], home: Path, demo: None) -> Iterator[Open]:
    """Opens the board of the demo team on a terminal with other variables; one that is None is taken out."""
    opened: list[Terminal] = []

    def start(**others: str | None) -> Terminal:
        given = {name: value for name, value in {**env, **others}.items() if value is not None}
        opened.append(Terminal([sys.executable, "-m", "facilitator"], env=given, cwd=home))
        opened[-1].wait_for("24 open milestones")
        opened[-1].settle()
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def row(terminal: Terminal, words: str) -> int:
    """The first line that holds `words`."""
    return next(n for n, line in enumerate(terminal.text().split("\n")) if words in line)


def grounds(terminal: Terminal, line: int) -> set[tuple[str, bool]]:
    """What is behind a line, without its edges: its colours, and whether they are reversed."""
    cells = [terminal.screen.buffer[line][column] for column in range(2, 70)]
    return {(cell.bg, cell.reverse) for cell in cells}


def inks(terminal: Terminal) -> set[str]:
    """Every colour that is written in."""
    lines = terminal.screen.buffer
    return {lines[y][x].fg for y in range(24) for x in range(80) if lines[y][x].data.strip()}


def hand_through(terminal: Terminal) -> None:
    """The keys work, and the program ends as it should."""
    terminal.press("t")
    terminal.wait_for("enter save")
    terminal.press("esc")
    terminal.wait_until_gone("enter save")
    terminal.press("M")
    terminal.wait_for("Who is here")
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(
    "others",
    [
        {"COLORTERM": None},
        {"COLORTERM": None, "TERM": "xterm"},
        {"COLORTERM": None, "TERM": "linux"},
        {"NO_COLOR": "1"},
        {"NO_COLOR": "1", "COLORTERM": None, "TERM": "xterm"},
    ],
    ids=["256 colours", "16 colours", "Linux console", "no colour", "no colour of 16"],
)
def test_each_status_has_its_shape_and_the_cursor_is_seen(board: Open, others: dict[str, str | None]) -> None:
    terminal = board(**others)
    for word, shape in COLOURS.items():
        assert f"{shape} {word}" in terminal.text()
    terminal.press("down")
    here = next(n for n, line in enumerate(terminal.text().split("\n")) if line.startswith("▌"))
    below = here + 1
    assert terminal.screen.buffer[below][0].data == " "
    assert grounds(terminal, here) != grounds(terminal, below)
    hand_through(terminal)


def test_where_colours_are_not_wanted_there_are_greys_alone(board: Open) -> None:
    found = inks(board(NO_COLOR="1"))
    coloured = [ink for ink in found if re.fullmatch("[0-9a-f]{6}", ink) and len({ink[:2], ink[2:4], ink[4:]}) > 1]
    assert coloured == []


def test_of_sixteen_colours_nothing_but_names_of_them_is_sent(board: Open) -> None:
    found = inks(board(COLORTERM=None, TERM="xterm"))
    assert not [ink for ink in found if re.fullmatch("[0-9a-f]{6}", ink)]
    assert len(found) > 3


def test_a_terminal_that_cannot_be_drawn_on_is_told_of(env: dict[str, str], home: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "facilitator"], env={**env, "TERM": "dumb"}, cwd=home)
    assert terminal.wait_for_exit() == 1
    assert "TERM=dumb" in terminal.text()
    assert "minutes" in terminal.text()


def test_a_locale_of_ascii_gets_ascii_and_every_column_stays(board: Open) -> None:
    usual = board()
    plain = board(**ASCII)
    for shape in ("^ might miss", "x will miss", "o on track"):
        assert shape in plain.text()
    usual.press("M")
    usual.wait_for("Who is here")
    usual.press("enter", "enter")
    usual.wait_for(r"next speaker[\s\S]*\? help")
    before = usual.text().split("\n")
    # One window runs the meeting.
    usual.press("ctrl+q")
    assert usual.wait_for_exit() == 0
    plain.press("M")
    # The last words of the frame.
    plain.wait_for(r"next speaker[\s\S]*\? help")
    after = plain.text().split("\n")
    assert plain.text().isascii()
    assert "Check in  >  UPDATES 1 of 8  >  Prioritize" in plain.text()
    for one, other in zip(before, after, strict=True):
        # The clock may have gone on meanwhile; every word stands where it stood.
        words = [(found.start(), found[0]) for found in re.finditer("[A-Za-z]{3,}", one)]
        assert [other[start : start + len(word)] for start, word in words] == [word for _, word in words]
    hand = "\n".join(line[-14:] for line in after[1:4])
    assert re.search(r"___|#_#", hand), "the large digits"
    plain.press("ctrl+q")
    assert plain.wait_for_exit() == 0


def test_in_a_locale_of_ascii_what_people_wrote_breaks_nothing(board: Open, run: Run) -> None:
    run("members", "add", "移行 Zoë 👩‍💻")
    terminal = board(**ASCII)
    terminal.press("S")
    terminal.wait_for(r"\?\?\?\? Zo\? \?\?")
    terminal.press("esc")
    terminal.wait_for("24 open milestones")
    # A byte that is no text in this locale.
    terminal.press("t")
    terminal.process.send(b"caf\xe9 new")
    terminal.wait_for(r"caf\? new")
    terminal.press("esc")
    terminal.wait_until_gone("enter save")
    terminal.press("ctrl+q")
    assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize(
    "command", ["members", "topics", "agenda", "minutes", "preread", "status", "settings", "--help"]
)
@pytest.mark.usefixtures("demo")
def test_commands_print_ascii_where_there_is_nothing_else(env: dict[str, str], run: Run, command: str) -> None:
    usual = run(command)
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", command], env={**env, **ASCII}, capture_output=True, check=True
    )
    said = done.stdout.decode("ascii")
    assert "\\" not in said.replace("\\|", "")
    assert [len(line) for line in said.split("\n")] == [len(line) for line in usual.split("\n")]


def test_settings_choose_the_theme_of_the_first_frame(board: Open, home: Path) -> None:
    (home / "config" / "facilitator").mkdir(parents=True)
    (home / "config" / "facilitator" / "config.toml").write_text('theme = "light"\n', encoding="utf-8")
    terminal = board()
    assert terminal.screen.buffer[10][40].bg == "fbfaf7"
    assert "14181d" not in {terminal.screen.buffer[y][x].bg for y in range(24) for x in range(80)}
