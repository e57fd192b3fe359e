"""The commands that open screens: on which database, with which view, and what is left of a rehearsal and the demo."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from facilitator.acts.team import add_member
from facilitator.clock import SYSTEM_CLOCK
from facilitator.settings import read_settings
from facilitator.store.address import database_url
from facilitator.store.opening import open_store

Call = Callable[..., Result]


@dataclass
class Opened:
    """What the screens were opened with."""

    database: str = ""
    view: str = ""
    throwaway: bool = False
    members: str = ""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Stands in for the screens: there is a terminal, somebody adds a member, and leaves with exit code 3."""
    seen = Opened()

    def screens(database: str, **options: Any) -> int:
        seen.database = database
        for name, value in options.items():
            setattr(seen, name, value)
        store = open_store(database_url(database), SYSTEM_CLOCK, "Somebody")
        add_member(store, "Added on the screen")
        store.close()
        return 3

    monkeypatch.setattr("facilitator.tui.running.run_app", screens)
    for module in ("board", "run", "demo"):
        monkeypatch.setattr(f"facilitator.cli.{module}.check_terminal", lambda: None)
    return seen


@pytest.mark.parametrize(
    ("arguments", "view"), [((), "board"), (("board",), "board"), (("run",), "run")], ids=["nothing", "board", "run"]
)
@pytest.mark.usefixtures("made")
def test_board_and_run_open_the_database_itself(
    call: Call, opened: Opened, database: Path, arguments: tuple[str, ...], view: str
) -> None:
    result = call(*arguments)

    assert result.exit_code == 3
    assert (Path(opened.database), opened.view, opened.throwaway) == (database, view, False)
    assert read_settings(None, os.environ).log_file.parent.is_dir()
    assert "Added on the screen" in call("members").stdout


@pytest.mark.usefixtures("made")
def test_a_rehearsal_runs_on_a_copy_that_is_gone_afterwards(call: Call, opened: Opened, database: Path) -> None:
    call("members", "add", "Ann")

    result = call("run", "--rehearse")

    assert result.exit_code == 3
    assert (opened.view, opened.throwaway) == ("run", True)
    assert Path(opened.database) != database
    assert not Path(opened.database).parent.exists()
    assert "nothing of it was kept" in result.stdout
    assert call("members").stdout.splitlines()[1:] == ["Ann"]


def test_a_rehearsal_needs_a_database(call: Call, opened: Opened, database: Path) -> None:
    result = call("run", "--rehearse")

    assert result.exit_code == 1
    assert "facilitator demo" in result.stderr
    assert opened.database == ""
    assert not database.exists()


def test_a_rehearsal_needs_a_file(call: Call, opened: Opened) -> None:
    result = call("--db", "postgresql://host/team", "run", "--rehearse")

    assert result.exit_code == 1
    assert "copy of a database file" in result.stderr


def test_the_demo_opens_a_team_of_its_own_that_is_gone_afterwards(call: Call, opened: Opened, database: Path) -> None:
    result = call("demo")

    assert result.exit_code == 3
    assert opened.throwaway
    assert not Path(opened.database).parent.exists()
    assert not database.exists()


def test_the_demo_can_be_kept(call: Call, opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "demo.db"

    result = call("demo", "--into", str(file))

    assert result.exit_code == 0
    assert f"facilitator --db {file}" in result.stdout
    assert opened.database == ""
    assert len(call("--db", str(file), "members").stdout.splitlines()) == 9
    assert "The database is sound." in call("--db", str(file), "check").stdout


def test_the_demo_replaces_no_file(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ann")

    result = call("demo", "--into", str(file))

    assert result.exit_code == 1
    assert "left as it is" in result.stderr
    assert file.read_text() == "Dear Ann"


def test_half_a_demo_is_taken_away(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(url: str, _clock: object) -> None:
        open_store(url, SYSTEM_CLOCK, "x").close()
        raise KeyboardInterrupt

    monkeypatch.setattr("facilitator.demo.build", build)

    call("demo", "--into", str(tmp_path / "demo.db"))

    assert not (tmp_path / "demo.db").exists()
