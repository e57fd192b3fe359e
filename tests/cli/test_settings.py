"""facilitator settings: where things live, and what is set."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from facilitator.settings import EXAMPLE

Say = Callable[..., str]


def test_it_says_where_the_file_belongs_and_shows_an_example(say: Say, tmp_path: Path, database: Path) -> None:
    said = say("settings")

    (line,) = [line for line in said.splitlines() if line.startswith("Settings")]
    assert line.endswith("facilitator/config.toml (not there yet)")
    assert str(tmp_path / "home") in line
    assert f"Database  {database}\n" in said
    assert "drafts" in said
    assert said.endswith(EXAMPLE)
    assert list((tmp_path / "home").iterdir()) == []


def test_it_says_what_is_set_and_not_the_password(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    monkeypatch.setenv("FACILITATOR_CONFIG", str(file))

    assert f"Settings  {file}\n" in say("settings")
    assert "from Ann Berg <ann@example.org>" in say("settings")
    assert "sent through smtp.example.org, port 587, starttls" in say("settings")
    assert "as ann@example.org, password from a command" in say("settings")
    monkeypatch.setenv("FACILITATOR_SMTP_PASSWORD", "s3cret")
    assert "password from the environment" in say("settings")
    assert "s3cret" not in say("settings")


def test_where_no_password_is_known_it_says_so(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[mail]\nfrom = "a@example.org"\nhost = "localhost"\nuser = "ann"\nsecurity = "none"', encoding="utf-8"
    )
    monkeypatch.setenv("FACILITATOR_CONFIG", str(file))
    monkeypatch.delenv("FACILITATOR_SMTP_PASSWORD", raising=False)

    assert "port 25, unencrypted, on this machine" in say("settings")
    assert "password not known yet" in say("settings")


def test_of_a_faulty_file_it_says_where_it_is_and_what_is_wrong(
    call: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[mail", encoding="utf-8")
    monkeypatch.setenv("FACILITATOR_CONFIG", str(file))

    result = call("settings")

    assert result.exit_code == 1
    assert f"Settings  {file}\n" in result.stdout
    assert "cannot be read" in result.stderr
