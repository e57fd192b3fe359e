"""Files are there wholly or not at all."""

import os
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.files import part_beside, put_where_nothing_is, write_whole


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    write_whole(file, b"one")
    write_whole(file, b"2")
    assert file.read_bytes() == b"2"
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_who_reads_meanwhile_sees_the_whole_of_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    write_whole(file, b"before")
    seen = []
    monkeypatch.setattr("os.fsync", lambda _file: seen.append(file.read_bytes()))
    write_whole(file, b"after")
    assert seen == [b"before"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.md"
    write_whole(file, b"before")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FacilitatorError, match="No space left on device") as caught:
        write_whole(file, b"after", "Make room.")
    assert caught.value.hint == "Make room."
    assert file.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_killed_program_left_is_taken_away_once_it_is_old(tmp_path: Path) -> None:
    old, new = tmp_path / ".facilitator-1-1.part", tmp_path / ".facilitator-2-1.part"
    for left in (old, new):
        left.write_bytes(b"half of it")
    os.utime(old, (0, old.stat().st_mtime - 3700))
    write_whole(tmp_path / "a.md", b"one")
    assert sorted(path.name for path in tmp_path.iterdir()) == [new.name, "a.md"]


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without"])
def test_what_is_put_where_nothing_is_takes_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(_part: Path, _path: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr("os.link", refuse)
    file = tmp_path / "a.db"
    for words, done in ((b"one", True), (b"two", False)):
        with part_beside(file) as part:
            assert part.stat().st_mode & 0o777 == 0o600
            part.write_bytes(words)
            assert put_where_nothing_is(part, file) is done
    assert file.read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 255)
    write_whole(file, b"one")
    assert file.read_bytes() == b"one"


def test_a_link_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    file, link = tmp_path / "there" / "a.md", tmp_path / "link.md"
    file.write_bytes(b"before")
    link.symlink_to(file)
    write_whole(link, b"after")
    assert link.is_symlink()
    assert file.read_bytes() == b"after"


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"words")
        assert os.read(reader, 10) == b"words"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["gone/a.md", "folder"])
def test_what_cannot_be_written_is_told_with_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FacilitatorError, match=rf"{name} cannot be written"):
        write_whole(tmp_path / name, b"words")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
