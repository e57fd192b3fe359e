"""Nothing that a command prints acts on the terminal, whatever stands in the database, a file or the arguments."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from harmed import Harmed, harm_past_the_acts
from nasty import SEED, acting, text

from facilitator.cli.commands import facilitator
from facilitator.cli.invocation import Invocation
from facilitator.clock import Clock

COMMANDS = (
    *("members", "series", "holidays", "topics", "actions --all", "status", "tracker", "preread", "minutes", "check"),
    *("check --deep", "form {member}", "export milestones", "circulate preread --dry-run"),
    *("circulate minutes --dry-run",),
    *("circulate reminder --dry-run", "settings", "members leave {member}", "topics drop 6 --reason x"),
    *("actions done 1",),
    *("series skip 2026-12-15", "series list", "calendar -o meetings.ics", "restore --list", "backup"),
)  # fmt: skip
PLACES = (
    *("{}", "members add {}", "members leave {}", "members change {} --name {}", "topics add {}", "topics drop {}"),
    *("topics drop 6 --reason {}", "minutes {}", "prepare {}", "form {}", "series add {}", "series end {}"),
    *("holidays add {} {}", "actions done {}", "import {}", "collect --yes {}", "export milestones -o {}"),
    *("--db {} members",),
    *("--{}", "restore {}", "circulate preread --to {}", "publish --to {}", "series skip {}"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that a command writes stays here."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(arguments: list[str], database: Path, clock: Clock, **environment: str) -> Result:
    """Call a command; whatever it says, it says cleanly, and it never fails in a way that nobody foresaw."""
    result = CliRunner().invoke(
        facilitator, arguments, obj=Invocation(clock), env={"FACILITATOR_DB": str(database), **environment}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exc_info)
    for said in (result.stdout, result.stderr):
        # A spreadsheet's lines end as they do in files.
        assert not acting(said.replace("\r\n", "\n")), (arguments, said)
    return result


def copied(team: Harmed, home: Path) -> Path:
    """The team's database, to be changed."""
    path = home / "team.db"
    with closing(sqlite3.connect(team.path)) as made, closing(sqlite3.connect(path)) as copy:
        made.backup(copy)
    return path


@pytest.mark.parametrize("number", range(3))
def test_what_stands_in_the_database_does_not_act(teams: list[Harmed], home: Path, number: int) -> None:
    chance, team = Random(SEED + number), teams[number]
    database = copied(team, home)
    harm_past_the_acts(database, [text(chance) for _ in range(12)])
    for command in COMMANDS:
        member = team.lines["member.name 0"]
        arguments = [member if part == "{member}" else part for part in command.split()]
        run(arguments, database, team.hand.clock)
    assert not acting((home / "meetings.ics").read_bytes().decode().replace("\r\n", "\n"))


@pytest.mark.parametrize("place", PLACES)
def test_what_stands_behind_a_command_does_not_act(teams: list[Harmed], home: Path, place: str) -> None:
    chance, database = Random(f"{SEED} {place}"), copied(teams[0], home)
    for _ in range(12):
        # No shell can hand on a zero byte; bytes that are no text come as half characters.
        typed = text(chance).encode("utf-8", "ignore") + (b"\xff\x9b2J" if chance.random() < 0.3 else b"")
        argument = os.fsdecode(typed.replace(b"\0", b""))
        run([part.format(argument) for part in place.split()], database, teams[0].hand.clock)


def test_a_name_for_the_demo_team_does_not_act(home: Path, teams: list[Harmed]) -> None:
    # Two, since each makes a whole team.
    chance = Random(SEED)
    for _ in range(2):
        run(
            ["demo", "--into", text(chance).encode("utf-8", "ignore").decode().replace("\0", "")],
            home / "team.db",
            teams[0].hand.clock,
        )


def test_what_stands_in_the_settings_file_does_not_act(teams: list[Harmed], home: Path) -> None:
    chance, database, file = Random(SEED), copied(teams[0], home), home / "config.toml"
    keys = ("theme", "bell", "mail", "keys", "from", "host", "security", "port", "user", "password_command", "x")
    for n in range(60):
        typed = text(chance).encode("utf-8", "ignore").decode()
        quoted = typed.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        key = chance.choice(keys)
        lines = (f'{key} = "{quoted}"', f'[mail]\n{key} = "{quoted}"', f'[keys]\n"{quoted}" = "{quoted}"', typed)
        file.write_text(lines[n % 4], encoding="utf-8", newline="")
        for command in ("settings", "circulate preread --send --yes"):
            run(command.split(), database, teams[0].hand.clock, FACILITATOR_CONFIG=str(file))
