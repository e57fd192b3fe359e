"""The publish folder: how it is set, what is written there, and what is not."""

from datetime import timedelta
from pathlib import Path

import pytest
from leadership import Leadership
from sqlmodel import select

from facilitator.acts import checkin, closing, discussing, moving, planning, updates
from facilitator.acts.team import name_team, set_publish_folder
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError, NotValid
from facilitator.outgoing.publish import folder_of, publish_changes, publish_minutes, publish_plan
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.published import SETTING, last_closed, publish_folder
from facilitator.records.team import Team
from facilitator.store.database import Store
from facilitator.store.undo import undo

PLAN = ["preread.html", "preread.md", "tracker.html", "tracker.md"]
MINUTES = ["2026-11-17-leadership-minutes.html", "2026-11-17-leadership-minutes.md"]


@pytest.fixture
def folder(before: Leadership, tmp_path: Path) -> Path:
    """The publish folder of the team, empty."""
    made = tmp_path / "public"
    made.mkdir()
    set_publish_folder(before.store, str(made))
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def close(room: Leadership) -> None:
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.close)


# --- setting it ----------------------------------------------------------------------------------------------------


def kept(store: Store) -> str:
    with store.read() as connection:
        return publish_folder(connection)


def test_a_folder_beside_the_database_is_kept_relative_so_that_both_can_move(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    set_publish_folder(store, str(tmp_path / "a" / "b"))
    assert kept(store) == "a/b"
    assert folder_of(store) == tmp_path / "a" / "b"
    set_publish_folder(store, "a")
    assert folder_of(store) == tmp_path / "a"
    set_publish_folder(store, str(tmp_path))
    assert folder_of(store) == tmp_path


def test_a_folder_elsewhere_is_kept_whole(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("drive")
    set_publish_folder(store, str(elsewhere))
    assert kept(store) == str(elsewhere)
    assert folder_of(store) == elsewhere


def test_it_is_one_act_that_can_be_undone_and_leaves_the_name_alone(store: Store, tmp_path: Path) -> None:
    name_team(store, "Elm")
    set_publish_folder(store, str(tmp_path))
    assert undo(store).kind == SETTING
    assert folder_of(store) is None
    set_publish_folder(store, str(tmp_path))
    set_publish_folder(store, "")
    assert folder_of(store) is None
    with store.act("test.read") as unit:
        assert [team.name for team in unit.all(select(Team))] == ["Elm"]


def test_a_folder_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for wrong in ("gone", "file"):
        with pytest.raises(NotValid, match="There is no folder"):
            set_publish_folder(store, str(tmp_path / wrong))
    assert kept(store) == ""


def test_a_database_without_a_folder_needs_the_whole_path(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "public").mkdir()
    set_publish_folder(store, "public")
    for module in ("acts.team", "outgoing.publish"):
        monkeypatch.setattr(f"facilitator.{module}.sqlite_path", lambda _engine: None)
    with pytest.raises(FacilitatorError, match="publish folder public is not there"):
        folder_of(store)
    with pytest.raises(NotValid, match="could be anywhere"):
        set_publish_folder(store, "public")
    set_publish_folder(store, str(tmp_path / "public"))
    assert folder_of(store) == tmp_path / "public"


# --- what is written -----------------------------------------------------------------------------------------------


def test_without_a_folder_nothing_is_written(room: Leadership) -> None:
    now = room.hand.now()
    close(room)
    assert publish_plan(room.store, now) is None
    assert publish_minutes(room.store, room.meeting, now) is None
    assert publish_changes(room.store, 0, now) is None


def test_tracker_and_preread_are_there_as_text_and_as_page(before: Leadership, folder: Path) -> None:
    assert publish_plan(before.store, before.hand.now()) == folder

    assert names(folder) == PLAN
    for name in ("preread", "tracker"):
        assert "Pricing" in (folder / f"{name}.md").read_text(encoding="utf-8")
        assert (folder / f"{name}.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_without_a_next_meeting_there_is_the_tracker_alone(store: Store, hand: ManualClock, tmp_path: Path) -> None:
    set_publish_folder(store, str(tmp_path / "."))
    publish_plan(store, hand.now())
    assert sorted(path.name for path in tmp_path.glob("*.md")) == ["tracker.md"]


def test_the_minutes_are_there_once_closed_and_again_after_each_correction(room: Leadership, folder: Path) -> None:
    newest = room.desk.newest()

    def published() -> str:
        publish_changes(room.store, newest, room.hand.now())
        return (folder / MINUTES[1]).read_text(encoding="utf-8")

    decision = room.here(discussing.decide, "We rise the price")
    publish_changes(room.store, newest, room.hand.now())
    assert names(folder) == PLAN
    close(room)
    assert "rise the price" in published()
    assert names(folder) == sorted(PLAN + MINUTES)
    newest = room.desk.newest()
    discussing.correct_decision(room.store, decision, "We raise the price")
    assert "raise the price" in published()
    newest = room.desk.newest()
    room.here(closing.reopen)
    room.here(discussing.decide, "And tell everybody")
    assert "tell everybody" not in published()
    room.here(closing.close)
    assert "tell everybody" in published()


def test_private_notes_and_overruns_are_in_no_file(room: Leadership, folder: Path) -> None:
    room.here(checkin.note_privately, "Cem is leaving")
    room.hand.tick(1234)
    room.here(updates.next_speaker)
    close(room)
    publish_changes(room.store, 0, room.hand.now())

    assert len(names(folder)) == 6
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "leaving" not in text
        assert "15:34" not in text
        assert "20:34" not in text


def test_a_file_that_says_the_same_is_not_touched(before: Leadership, folder: Path) -> None:
    publish_plan(before.store, before.hand.now())
    stamps = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    inodes = {path.name: path.stat().st_ino for path in folder.iterdir()}
    publish_plan(before.store, before.hand.now())
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps
    assert {path.name: path.stat().st_ino for path in folder.iterdir()} == inodes
    (folder / "tracker.html").unlink()
    (folder / "preread.md").write_text("edited", encoding="utf-8")
    publish_plan(before.store, before.hand.now())
    assert names(folder) == PLAN
    assert "Pricing" in (folder / "preread.md").read_text(encoding="utf-8")


def test_a_folder_that_is_gone_is_told_and_written_when_it_is_back(before: Leadership, folder: Path) -> None:
    away = folder.rename(folder.with_name("away"))
    with pytest.raises(FacilitatorError, match=r"publish folder .*public is not there") as caught:
        publish_plan(before.store, before.hand.now())
    assert "saved" in caught.value.hint
    assert not folder.exists()
    away.rename(folder)
    planning.set_status(before.store, before.pricing, Status.MIGHT_MISS)
    publish_plan(before.store, before.hand.now())
    assert "might miss" in (folder / "tracker.md").read_text(encoding="utf-8")


def test_a_disk_that_is_full_leaves_the_files_that_were_there(
    before: Leadership, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    publish_plan(before.store, before.hand.now())
    text = {path.name: path.read_bytes() for path in folder.iterdir()}
    before.hand.tick(timedelta(minutes=5).total_seconds())
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FacilitatorError, match=r"tracker\.html cannot be written: No space left"):
        publish_plan(before.store, before.hand.now())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == text


def test_the_meeting_that_was_closed_last(room: Leadership) -> None:
    assert room.desk.see(last_closed) is None
    first = room.meeting
    room.hold()
    assert room.desk.see(last_closed) == first
