"""facilitator publish, and that commands publish what they change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from facilitator.acts import checkin, closing, moving
from facilitator.acts.meetings import MeetingPlan, add_meeting
from facilitator.acts.planning import add_milestone, add_priority
from facilitator.acts.team import add_member
from facilitator.cli.invocation import Invocation
from facilitator.clock import ManualClock
from facilitator.errors import NotValid
from facilitator.process.phases import Phase
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]


@pytest.fixture
def folder(made: Path, say: Say, tmp_path: Path) -> Path:
    """The publish folder, set."""
    path = tmp_path / "public"
    path.mkdir()
    assert say("publish", "--to", str(path)) == f"Published in {path}.\n"
    return path


def text(folder: Path) -> str:
    return (folder / "tracker.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("made")
def test_without_a_folder_it_says_what_it_is_for(say: Say) -> None:
    assert "everybody can read" in say("publish")
    assert "facilitator publish --to FOLDER" in say("publish")


def test_a_folder_named_from_where_one_is(
    made: Path, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here" / "public").mkdir()
    assert say("publish", "--to", "public") == f"Published in {made.parent / 'here' / 'public'}.\n"
    assert (tmp_path / "here" / "public" / "tracker.html").exists()


def test_what_a_command_changes_is_published(folder: Path, say: Say, tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text("Priority,Milestone,Owner,Due\nGrowth,New prices,Ann,2027-01-08\n", encoding="utf-8")
    say("import", str(sheet))
    assert "New prices" in text(folder)
    (folder / "tracker.md").unlink()
    say("tracker")
    assert not (folder / "tracker.md").exists()
    say("publish")
    assert "New prices" in text(folder)


def test_what_was_done_before_a_command_ended_with_a_complaint_is_published(
    folder: Path, made: Path, hand: ManualClock
) -> None:
    invocation = Invocation(hand.clock)
    invocation.db = str(made)

    def save_and_complain() -> None:
        with invocation.store() as store:
            growth = add_priority(store, "Growth")
            add_milestone(store, title="New prices", priority_id=growth, owner_id=add_member(store, "Ann"), due=None)
            raise NotValid("The second form cannot be read.")

    with pytest.raises(NotValid):
        save_and_complain()
    assert "New prices" in text(folder)


def test_where_it_cannot_be_written_the_command_has_done_its_work_all_the_same(
    folder: Path, call: Callable[..., Result], say: Say
) -> None:
    folder.rename(folder.with_name("away"))

    result = call("topics", "add", "Who covers August?")

    assert result.exit_code == 0
    assert "Raised as topic 1" in result.stdout
    assert result.stderr.startswith("facilitator: The publish folder")
    assert result.stderr.count("\n") == 1
    assert "August" in say("topics", "list")
    assert not folder.exists()


def test_minutes_of_the_last_meeting_and_of_all_since_it_was_set(
    made: Path, hand: ManualClock, say: Say, tmp_path: Path
) -> None:
    folder = tmp_path / "public"
    folder.mkdir()

    def hold(title: str) -> None:
        plan = MeetingPlan(title, hand.now(), "Europe/Berlin", 60, 300, ())
        store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
        meeting = add_meeting(store, plan)
        checkin.start(store, meeting)
        hand.tick(600)
        moving.move_to(store, meeting, Phase.CLOSE)
        closing.close(store, meeting)
        store.close()

    def published() -> list[str]:
        return sorted(path.stem.removeprefix("2026-11-17-") for path in folder.glob("*-minutes.md"))

    hold("First")
    hold("Second")
    say("publish", "--to", str(folder))
    assert published() == ["second-minutes"]
    hold("Third")
    hold("Fourth")
    say("publish")
    assert published() == ["fourth-minutes", "second-minutes", "third-minutes"]


def test_off_leaves_the_files_and_writes_no_more(folder: Path, say: Say) -> None:
    before = text(folder)
    say("publish", "--off")
    say("members", "add", "Ann")
    assert text(folder) == before
    assert "No publish folder is set" in say("publish")


@pytest.mark.usefixtures("made")
def test_wrong_folders_are_told(refuse: Refuse, call: Callable[..., Result], tmp_path: Path) -> None:
    assert "There is no folder" in refuse("publish", "--to", str(tmp_path / "gone"))
    assert call("publish", "--to", str(tmp_path), "--off").exit_code == 2
    assert call("publish", "--to", "").exit_code == 2
