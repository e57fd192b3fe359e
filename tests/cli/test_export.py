"""facilitator export milestones: files that come back without change."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli.commands import facilitator
from facilitator.cli.invocation import Invocation
from facilitator.clock import ManualClock

Say = Callable[..., str]
Refuse = Callable[..., str]
Call = Callable[..., Result]

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def filled(say: Say) -> None:
    """A board with the milestones of a sample."""
    say("import", str(DATA / "milestones.csv"))


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json", ".XLSX"])
def test_a_file_of_each_kind_comes_back_without_change(say: Say, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plan{ending}"

    assert say("export", "milestones", "-o", str(path)) == f"Wrote 12 milestones to {path}.\n"
    assert "\n0 new, 0 changed, 12 unchanged.\n" in say("import", str(path))


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("arguments", [(), ("-o", "-")])
def test_without_a_file_it_is_csv_on_the_standard_output(say: Say, arguments: tuple[str, ...]) -> None:
    lines = say("export", "milestones", *arguments).splitlines()

    assert lines[0] == '"ID","Priority","Title","Owner","Due","Status","Resources","Notes"'
    assert "Hire the country manager" in lines[1]


@pytest.mark.usefixtures("filled")
def test_the_standard_output_can_be_imported(say: Say, hand: ManualClock) -> None:
    text = say("export", "milestones")

    result = CliRunner().invoke(facilitator, ["import", "-"], input=text, obj=Invocation(hand.clock))

    assert "\n0 new, 0 changed, 12 unchanged.\n" in result.stdout


@pytest.mark.usefixtures("filled")
def test_a_file_that_is_there_is_replaced_as_a_whole(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("x" * 100_000, encoding="utf-8")

    say("export", "milestones", "-o", str(path))

    assert len(json.loads(path.read_text(encoding="utf-8"))["milestones"]) == 12
    assert [file.name for file in tmp_path.glob("*plan*")] == ["plan.json"]


@pytest.mark.usefixtures("filled")
def test_exporting_changes_nothing_so_that_undo_means_the_act_before(say: Say, database: Path) -> None:
    first = say("export", "milestones")

    assert say("export", "milestones") == first


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", ["plan", "plan.ods", "plan.csv.bak"])
def test_another_ending_is_wrong_usage(call: Call, tmp_path: Path, name: str) -> None:
    result = call("export", "milestones", "-o", str(tmp_path / name))

    assert result.exit_code == 2
    assert ".csv, .xlsx, .json" in result.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.usefixtures("filled")
def test_a_file_that_cannot_be_written_is_told(refuse: Refuse, tmp_path: Path) -> None:
    assert "cannot be written" in refuse("export", "milestones", "-o", str(tmp_path / "no" / "plan.csv"))


def test_without_a_database_it_says_how_to_make_one(refuse: Refuse, tmp_path: Path) -> None:
    assert "There is no database" in refuse("export", "milestones", "-o", str(tmp_path / "plan.csv"))


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_an_empty_board_is_a_file_with_headings(say: Say, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"empty{ending}"

    assert "Wrote 0 milestones" in say("export", "milestones", "-o", str(path))
    assert "0 new, 0 changed, 0 unchanged." in say("import", str(path))
