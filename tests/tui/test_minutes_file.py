"""The file that minutes are written to: where it lies, and that nothing that was there is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from council import Council

from facilitator.acts import moving
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError, NotFound
from facilitator.process.phases import Phase
from facilitator.reading.minutes import minutes as read_minutes
from facilitator.store.database import Store
from facilitator.tui.minutes_file import is_current, minutes_path, save_minutes
from facilitator.views.minutes import Minutes


@pytest.fixture
def minutes(store: Store, hand: ManualClock) -> Minutes:
    council = Council(store, hand)
    council.start()
    council.here(moving.move_to, Phase.CLOSE)
    return council.desk.see(read_minutes, council.meeting_id)


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_it_lies_in_a_folder_beside_the_database(minutes: Minutes, tmp_path: Path, prefix: str) -> None:
    path = minutes_path(f"{prefix}{tmp_path / 'team.db'}", minutes)
    assert path == tmp_path / "minutes" / "2026-11-17-leadership-minutes.md"


@pytest.mark.parametrize("database", ["postgresql://host/team", "sqlite:///:memory:", "sqlite://"])
def test_a_database_that_is_no_file_has_no_place_for_it(minutes: Minutes, database: str) -> None:
    with pytest.raises(NotFound, match="no folder beside it") as caught:
        minutes_path(database, minutes)
    assert f"facilitator minutes {minutes.meeting_id} -o FILE" in caught.value.hint


def test_what_was_there_is_kept_each_time(minutes: Minutes, tmp_path: Path) -> None:
    database = str(tmp_path / "team.db")
    path = minutes_path(database, minutes)
    assert is_current(path, minutes) is None
    assert save_minutes(database, minutes) == "Minutes written to minutes/2026-11-17-leadership-minutes.md."
    assert is_current(path, minutes) is True
    path.write_text("edited by hand", encoding="utf-8")
    assert is_current(path, minutes) is False
    assert "earlier-1.md" in save_minutes(database, minutes)
    assert "earlier-2.md" in save_minutes(database, replace(minutes, rating=9))
    assert path.with_name(f"{path.stem}.earlier-1.md").read_text(encoding="utf-8") == "edited by hand"
    assert "Rating:** 9 of 10" in path.read_text(encoding="utf-8")


def test_the_same_minutes_again_leave_one_file(minutes: Minutes, tmp_path: Path) -> None:
    database = str(tmp_path / "team.db")
    save_minutes(database, minutes)
    assert save_minutes(database, minutes) == "Minutes written to minutes/2026-11-17-leadership-minutes.md."
    assert len(list((tmp_path / "minutes").iterdir())) == 1


def test_a_write_that_fails_leaves_what_was_there(
    minutes: Minutes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    database = str(tmp_path / "team.db")
    save_minutes(database, minutes)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FacilitatorError, match="No space left on device"):
        save_minutes(database, replace(minutes, rating=9))
    assert is_current(minutes_path(database, minutes), minutes) is True
    assert len(list((tmp_path / "minutes").iterdir())) == 1
