"""facilitator follow and facilitator notes, as far as the command line goes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]

COMMANDS = ("follow", "notes")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Stands in for the screens: there is a terminal, and they are left with exit code 3. Database and view of each."""
    seen: list[tuple[str, str]] = []

    def screens(database: str, *, view: str, **_others: Any) -> int:
        seen.append((database, view))
        return 3

    monkeypatch.setattr("facilitator.tui.running.run_app", screens)
    for module in COMMANDS:
        monkeypatch.setattr(f"facilitator.cli.{module}.check_terminal", lambda: None)
    return seen


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("made")
def test_each_opens_its_own_window_on_the_database(
    call: Call, opened: list[tuple[str, str]], database: Path, command: str
) -> None:
    assert call(command).exit_code == 3
    assert opened == [(str(database), command)]


@pytest.mark.parametrize("command", COMMANDS)
def test_neither_makes_a_database(
    refuse: Callable[..., str], opened: list[tuple[str, str]], database: Path, command: str
) -> None:
    assert "There is no database at" in refuse(command)
    assert opened == []
    assert not database.exists()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("made")
def test_in_a_pipe_neither_opens_anything(refuse: Callable[..., str], command: str) -> None:
    assert "This needs a terminal" in refuse(command)
