"""Which database a command works on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from facilitator.settings import read_settings

Say = Callable[..., str]


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_the_option_is_taken_in_every_place(say: Say, tmp_path: Path, database: Path, place: int) -> None:
    words = ["members", "add", "Ann"]
    words[place:place] = ["--db", str(tmp_path / "other.db")]

    say(*words)

    assert "Ann" in say("--db", str(tmp_path / "other.db"), "members")
    assert not database.exists()


def test_the_last_one_counts(say: Say, tmp_path: Path) -> None:
    first, last = str(tmp_path / "first.db"), str(tmp_path / "last.db")

    say("--db", first, "members", "--db", last, "add", "Ann")

    assert not Path(first).exists()
    assert "Ann" in say("members", "--db", last)


def test_a_url_is_as_good_as_a_path(say: Say, tmp_path: Path) -> None:
    say("--db", f"sqlite:///{tmp_path}/other.db", "members", "add", "Ann")

    assert "Ann" in say("--db", str(tmp_path / "other.db"), "members")


def test_without_the_option_the_environment_decides(say: Say, database: Path) -> None:
    say("members", "add", "Ann")

    assert database.exists()


def test_without_both_it_is_a_file_in_the_users_data_folder(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACILITATOR_DB")

    say("members", "add", "Ann")

    (file,) = (tmp_path / "home").rglob("facilitator.db")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_an_empty_name_is_wrong_usage_and_not_the_usual_database(call: Callable[..., Result], made: Path) -> None:
    result = call("--db", "", "members")

    assert result.exit_code == 2
    assert "it is empty" in result.stderr


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"Hello, this is a letter.", "is not a database")])
def test_a_file_that_is_no_database_is_left_as_it_is(
    refuse: Callable[..., str], tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(content)

    assert words in refuse("--db", str(file), "members", "add", "Ann")

    assert file.read_bytes() == content


def test_a_folder_and_an_unknown_kind_of_url_are_told_in_one_line(refuse: Callable[..., str], tmp_path: Path) -> None:
    assert "is a folder" in refuse("--db", str(tmp_path), "members")
    assert "cannot be opened" in refuse("--db", "nonsense://x/y", "members")


def test_settings_touch_nothing(tmp_path: Path) -> None:
    read_settings(None, {})

    assert list((tmp_path / "home").iterdir()) == []


def test_an_option_goes_before_the_environment() -> None:
    assert read_settings("a.db", {"FACILITATOR_DB": "b.db"}).database == "a.db"
    assert read_settings(None, {"FACILITATOR_DB": "b.db"}).database == "b.db"


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "100%25.db", "a#b.db", "Größe 👩.db"])
def test_a_file_may_have_any_name(say: Say, tmp_path: Path, name: str) -> None:
    say("--db", str(tmp_path / name), "members", "add", "Ann")

    assert "Ann" in say("--db", str(tmp_path / name), "members")
    assert [path.name for path in tmp_path.glob("*.db")] == [name]


def test_a_path_may_begin_at_the_current_or_the_home_folder(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("near.db", "~/home.db", "sqlite:///url.db"):
        say("--db", name, "members", "add", "Ann")
        assert "Ann" in say("--db", name, "members")

    assert (tmp_path / "near.db").exists()
    assert (tmp_path / "url.db").exists()
    assert (tmp_path / "home" / "home.db").exists()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(refuse: Callable[..., str], url: str) -> None:
    assert "Name a file" in refuse("--db", url, "members", "add", "Ann")
