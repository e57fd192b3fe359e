"""facilitator prepare: for whom the screen opens, and what the shell completes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from facilitator.cli.commands import facilitator as group
from facilitator.cli.invocation import Invocation

Call = Callable[..., Result]
Refuse = Callable[..., str]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, made: Path, call: Call) -> list[dict[str, Any]]:
    """Stands in for the screens; a team of two Anns, of whom one has left, and Bo."""
    seen: list[dict[str, Any]] = []

    def screens(database: str, **options: Any) -> int:
        seen.append({"database": database, **options})
        return 0

    monkeypatch.setattr("facilitator.tui.running.run_app", screens)
    monkeypatch.setattr("facilitator.cli.prepare.check_terminal", lambda: None)
    for name in ("Ann Berg", "Anna Lund", "Bo Lee", "Zoe Quist"):
        call("members", "add", name)
    call("members", "leave", "Zoe")
    assert made.exists()
    return seen


@pytest.mark.parametrize(("name", "member"), [("Ann Berg", 1), ("berg", 1), ("ANNA", 2), ("lee", 3), ("Bo Lee", 3)])
def test_any_unambiguous_spelling_of_a_name_opens_the_screen_for_that_member(
    call: Call, opened: list[dict[str, Any]], name: str, member: int
) -> None:
    assert call("prepare", name).exit_code == 0
    assert [(one["view"], one["member"]) for one in opened] == [("prepare", member)]


def test_without_a_name_it_opens_for_who_sits_here(call: Call, opened: list[dict[str, Any]]) -> None:
    assert call("prepare").exit_code == 0
    assert [(one["view"], one["member"]) for one in opened] == [("prepare", None)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("an", "could be Ann Berg or Anna Lund"),
        ("nobody", "There is no member"),
        ("Zoe", "has left the team"),
        ("", "There is no member"),
    ],
)
def test_a_name_that_means_nobody_or_several_is_refused_in_words(
    refuse: Refuse, opened: list[dict[str, Any]], name: str, told: str
) -> None:
    assert told in refuse("prepare", name)
    assert opened == []


def test_without_a_terminal_it_says_so(refuse: Refuse, made: Path) -> None:
    assert made.exists()
    assert "needs a terminal" in refuse("prepare")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(("typed", "names"), [("be", ["Berg"]), ("bo", ["Bo"]), ("zoe", [])])
def test_the_shell_completes_the_names_of_members(typed: str, names: list[str]) -> None:
    command = group.commands.get("prepare") or group.get_command(group.make_context("x", ["prepare"]), "prepare")
    assert command is not None
    context = command.make_context("prepare", [], parent=None, obj=Invocation(), resilient_parsing=True)
    argument = next(one for one in command.params if one.name == "name")
    assert [item.value for item in argument.shell_complete(context, typed)] == names
