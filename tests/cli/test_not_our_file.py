"""Every command refuses what is not our database, with what it is, and leaves it as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from not_ours import DAMAGED, KINDS, state

from facilitator.cli.commands import COMMANDS

Refuse = Callable[..., str]

OPENING = {
    "agenda": (), "prepare": ("Ann",), "import": ("{plan}",), "export": ("milestones",), "status": (),
    "form": ("--all", "-o", "{out}"), "collect": ("{form}", "--yes"), "minutes": (), "preread": (), "tracker": (),
    "publish": ("--to", "{out}"),
    "members": ("add", "Ann"), "series": ("list",), "holidays": (), "calendar": (), "topics": (), "actions": (),
    "circulate": ("reminder",), "backup": (), "check": ("--deep",), "run": ("--rehearse",),
}  # fmt: skip
"""Each command that opens the database itself, with what it needs to get that far."""

ON_SCREENS = {"board", "follow", "notes"}
"""These open it on the screens (tests/tui/test_rescue.py)."""

NOT_OPENING = {"demo", "settings", "restore"}
"""`demo` and `restore` have tests of their own; `settings` only says where the database is."""


@pytest.fixture(autouse=True)
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("run", "prepare"):
        monkeypatch.setattr(f"facilitator.cli.{name}.check_terminal", lambda: None)


def test_all_commands_are_here() -> None:
    assert OPENING.keys() | ON_SCREENS | NOT_OPENING == COMMANDS.keys()


@pytest.mark.parametrize("command", OPENING)
def test_a_command_refuses_it(
    refuse: Refuse, database: Path, tmp_path: Path, empty_database: bytes, command: str
) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("milestone,owner\nBuses,Ann\n")
    form = tmp_path / "form.txt"
    form.write_text("# Form of Ann for the meeting of 2026-11-20\nReference: F3-11-345-7f3a9c\n")
    arguments = [word.format(plan=plan, form=form, out=tmp_path / "out") for word in OPENING[command]]
    # Each command meets some of them, all of them are met, and the one that writes without asking meets them all.
    kinds = list(KINDS) if command == "members" else list(KINDS)[len(command) % 3 :: 3]
    for kind in kinds:
        make, said = KINDS[kind]
        make(database, empty_database)
        before = state(tmp_path)
        assert said in refuse(command, *arguments)
        assert state(tmp_path) == before
        database.rename(tmp_path / f"tried {kind}")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "folder"])
def test_the_demo_is_written_over_nothing(refuse: Refuse, tmp_path: Path, empty_database: bytes, kind: str) -> None:
    file = tmp_path / "demo.db"
    KINDS[kind][0](file, empty_database)
    before = state(tmp_path)
    refuse("demo", "--into", str(file))
    assert state(tmp_path) == before


@pytest.mark.parametrize("kind", DAMAGED)
def test_the_command_that_brings_a_backup_back_is_told(
    say: Callable[..., str],
    refuse: Refuse,
    call: Callable[..., Result],
    made: Path,
    empty_database: bytes,
    kind: str,
) -> None:
    say("members", "add", "Ann")
    say("backup")
    made.unlink()
    KINDS[kind][0](made, empty_database)
    damaged = made.read_bytes()
    told = refuse("members")
    assert told.endswith("Bring back what was saved on 2026-11-17 09:00 UTC with: facilitator restore 1\n")
    assert refuse("members", "--db", str(made)).endswith(f": facilitator restore 1 --db {made}\n")
    assert made.read_bytes() == damaged

    text = say("restore", "1")
    assert "Ann" in say("members")
    (aside,) = made.parent.glob("cli-damaged-*")
    assert aside.read_bytes() == damaged
    assert str(aside) in text


def test_without_a_sound_backup_that_is_told(refuse: Refuse, database: Path, empty_database: bytes) -> None:
    KINDS["half"][0](database, empty_database)
    assert "There is no sound backup of it." in refuse("members")


def test_a_copy_that_lacks_its_log_is_told_by_each_command(call: Callable[..., Result], made: Path) -> None:
    import sqlite3

    with sqlite3.connect(made) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    for _ in range(2):
        result = call("members")
        assert result.exit_code == 0
        assert "What was saved last may be missing" in result.stderr
    call("members", "add", "Ann")
    assert call("members").stderr == ""
