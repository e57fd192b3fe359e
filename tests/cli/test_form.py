"""facilitator form: what owners get to fill in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import Result

from facilitator.cli.commands import facilitator
from facilitator.cli.invocation import Invocation
from facilitator.clock import ManualClock

Say = Callable[..., str]
Refuse = Callable[..., str]
Call = Callable[..., Result]

PLAN = """\
Milestone,Priority,Owner,Due,Status
Lyon office,Growth,Ann Berg,2027-03-31,On track
Price list,Simplify,Ann Berg,2026-12-15,Might miss
"""


@pytest.fixture
def team(say: Say, tmp_path: Path) -> None:
    """Ann with two milestones, Bo with none, Dora who gives no update, and Cem who takes no part."""
    plan = tmp_path / "plan.csv"
    plan.write_text(PLAN, encoding="utf-8")
    say("import", str(plan))
    for name in ("Bo Lind", "Dora Lindt", "Cem Aydin"):
        say("members", "add", name)
    say(
        "series", "add", "Leadership", "--every", "weekly", "--on", "tue", "--at", "10:30", "--zone", "Europe/Berlin",
        "--member", "Ann", "--member", "Bo", "--listener", "Dora",
    )  # fmt: skip


@pytest.mark.usefixtures("team")
def test_one_form_goes_to_the_standard_output(say: Say) -> None:
    text = say("form", "ann")

    assert "Name: Ann Berg\n" in text
    assert "Price list\nStatus: might miss\nDue: 2026-12-15\n" in text
    assert text.index("Price list") < text.index("Lyon office")
    assert text.rstrip().splitlines()[-1].startswith("[ END ] F1-1-")


@pytest.mark.usefixtures("team")
def test_after_the_deadline_it_asks_for_it_soon(say: Say, hand: ManualClock) -> None:
    deadline = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
    hand.tick((deadline - hand.now()).total_seconds())
    assert "| 3. Send it back by Mon 16 Nov 2026, 10:30 CET (UTC+01:00).\n" in say("form", "ann")

    hand.tick(1)
    assert "| 3. Send it back soon: it was due on Mon 16 Nov 2026.\n" in say("form", "ann")


@pytest.mark.usefixtures("team")
def test_the_next_meeting_is_made_from_its_series(say: Say) -> None:
    assert "Day: Tue 17 Nov 2026, 10:30 CET (UTC+01:00)\n" in say("form", "ann")


@pytest.mark.usefixtures("team")
def test_everybody_who_gives_an_update_gets_a_file(say: Say, tmp_path: Path) -> None:
    folder = tmp_path / "to" / "send"

    told = say("form", "--all", "-o", str(folder))

    assert [file.name for file in sorted(folder.iterdir())] == [
        "2026-11-17-ann-berg-1.txt",
        "2026-11-17-bo-lind-2.txt",
    ]
    assert "Wrote 2 forms for Leadership, Tue 17 Nov 2026, 10:30 CET (UTC+01:00).\n" in told
    assert told.endswith(f"When they come back filled in: facilitator collect '{folder}'\n")


@pytest.mark.usefixtures("team")
def test_a_member_without_milestones_gets_one_too(say: Say, tmp_path: Path) -> None:
    say("form", "Bo", "-o", str(tmp_path / "forms"))

    text = (tmp_path / "forms" / "2026-11-17-bo-lind-2.txt").read_text(encoding="utf-8")
    assert "[ MILESTONE" not in text
    assert "[ NEW MILESTONE ]" in text


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("name", ["Dora", "Cem"])
def test_who_gives_no_update_gets_none(refuse: Refuse, name: str) -> None:
    told = refuse("form", name)

    assert "gives no update in Leadership, so there is no form to fill in." in told
    assert "facilitator series" in told


@pytest.mark.usefixtures("team")
def test_a_name_that_nobody_has_is_refused_and_no_meeting_is_made_for_it(
    refuse: Refuse, say: Say, database: Path
) -> None:
    assert 'There is no member "Zed".' in refuse("form", "Zed")
    assert "F1-1-" in say("form", "Ann")


def test_without_a_series_it_says_how_to_plan_a_meeting(say: Say, refuse: Refuse) -> None:
    say("members", "add", "Ann Berg")

    assert "No meeting is planned." in refuse("form", "Ann")


@pytest.mark.usefixtures("team")
def test_who_left_gets_none(say: Say, refuse: Refuse) -> None:
    say("members", "leave", "Bo")

    assert "Bo Lind has left the team." in refuse("form", "Bo")


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("arguments", [(), ("Ann", "--all"), ("Ann", "Bo"), ("--all",)])
def test_what_is_not_clear_is_asked_for(call: Call, arguments: tuple[str, ...]) -> None:
    assert call("form", *arguments).exit_code == 2


@pytest.mark.usefixtures("team")
def test_a_file_that_was_filled_in_is_not_replaced_until_it_is_collected(say: Say, tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    say("form", "--all", "-o", str(folder))
    ann, bo = sorted(folder.iterdir())
    filled = ann.read_text(encoding="utf-8").replace("\nStatus: on track", "\nStatus: done")
    ann.write_text(filled, encoding="utf-8")
    blank = bo.read_text(encoding="utf-8")
    say("members", "change", "Bo", "--role", "Sales")

    told = say("form", "--all", "-o", str(folder))

    assert f"{ann}: filled in and not collected, so it stays as it is\n" in told
    assert ann.read_text(encoding="utf-8") == filled
    assert "Wrote 1 form for Leadership" in told
    assert bo.read_text(encoding="utf-8") != blank

    say("collect", "--yes", str(folder))
    assert "Wrote 2 forms" in say("form", "--all", "-o", str(folder))
    assert "\nStatus: done" in ann.read_text(encoding="utf-8")


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("text", ["My own notes\n", "\udce9"])
def test_neither_is_a_file_that_is_no_form(say: Say, tmp_path: Path, text: str) -> None:
    file = tmp_path / "forms" / "2026-11-17-ann-berg-1.txt"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8", errors="surrogateescape")

    say("form", "Ann", "-o", str(file.parent))

    assert file.read_text(encoding="utf-8", errors="surrogateescape") == text


@pytest.mark.usefixtures("team")
def test_an_answer_behind_a_bar_or_without_a_place_counts_as_filled_in(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "forms" / "2026-11-17-ann-berg-1.txt"
    for before, answer in (("| Due:", "| my answer\n| Due:"), ("Name:", "All is well with me.\n\nName:")):
        say("form", "Ann", "-o", str(file.parent))
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(before, answer, 1), encoding="utf-8")
        assert "filled in and not collected" in say("form", "Ann", "-o", str(file.parent))
        file.unlink()


@pytest.mark.usefixtures("team")
def test_a_folder_that_cannot_be_made_is_told(refuse: Refuse, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert "cannot be made" in refuse("form", "Ann", "-o", str(tmp_path / "file" / "forms"))


@pytest.mark.usefixtures("team")
def test_names_are_completed() -> None:
    complete = ShellComplete(facilitator, {"obj": Invocation()}, "facilitator", "_FACILITATOR_COMPLETE")

    assert [item.value for item in complete.get_completions(["form"], "d")] == ["Dora"]
