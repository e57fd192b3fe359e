"""facilitator import: files of many kinds in, a short account out."""

import subprocess
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
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

DATA = Path(__file__).parents[2] / "data"
PLAN = """\
Milestone,Priority,Owner,Due,Status,Notes,Cost
Lyon office,Growth,Ann Berg,2027-03-31,On track,Lease,12
Country manager,Growth,Ann Berg,2027-02-15,Might miss,,7
Price list,Simplify,Bo Lind,2027-01-29,Done,,
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A sound spreadsheet."""
    path = tmp_path / "plan.csv"
    path.write_text(PLAN, encoding="utf-8")
    return path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_first_import_makes_the_database_and_says_what_it_made(say: Say, plan: Path, database: Path) -> None:
    assert say("import", str(plan)) == (
        'Read 3 milestones from plan.csv: priority from "Priority", title from "Milestone", owner from "Owner", '
        'due from "Due", status from "Status", notes from "Notes".\n'
        'Not read: "Cost".\n'
        "3 new, 0 changed, 0 unchanged.\n"
        "New priorities (2): Growth; Simplify\n"
        "New members (2): Ann Berg; Bo Lind\n"
    )
    assert database.exists()
    assert "0 new, 0 changed, 3 unchanged.\n" in say("import", str(plan))


def test_a_dry_run_shows_what_would_happen_and_makes_no_database(say: Say, plan: Path, database: Path) -> None:
    told = say("import", str(plan), "--dry-run")

    assert "3 new, 0 changed, 0 unchanged.\n" in told
    assert "  row 3, Country manager (Growth, Ann Berg, 2027-02-15, might miss)\n" in told
    assert told.endswith("This was a dry run: nothing was written.\n")
    assert not database.exists()

    say("import", str(plan))
    edit(plan, "Might miss", "Red")
    assert '  row 3, Country manager: status "might miss" -> "will miss"\n' in say("import", "--dry-run", str(plan))
    assert "0 new, 1 changed, 2 unchanged.\n" in say("import", str(plan))


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("milestones.csv", 12),
        ("government.csv", 6),
        ("german-excel.csv", 4),
        ("unicode-text.csv", 4),
        ("us-dates.csv", 3),
        ("plan.xlsx", 5),
    ],
)
def test_every_sample_is_imported_and_then_has_nothing_new(say: Say, name: str, count: int) -> None:
    assert f"\n{count} new, 0 changed, 0 unchanged.\n" in say("import", str(DATA / name))
    assert f"\n0 new, 0 changed, {count} unchanged.\n" in say("import", str(DATA / name))


def test_every_fault_is_listed_and_nothing_is_written(call: Call, database: Path) -> None:
    result = call("import", str(DATA / "faults.csv"))

    assert result.exit_code == 1
    assert result.stderr == (
        "facilitator: faults.csv has 9 faults; nothing was imported. Mend what is listed, and import it again.\n"
    )
    lines = result.stdout.splitlines()
    assert len(lines) == 9
    assert lines[1] == (
        'Row 4, Due date "31 February 2027": There is no 31 February 2027. '
        "Write it as 2027-03-31, or leave the cell empty."
    )
    assert lines[2].startswith("Row 5, Milestone: The title is empty.")
    assert not database.exists()


def test_hundreds_of_faults_are_all_listed(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("Milestone,Due\n" + "One,never\n" * 700, encoding="utf-8")

    result = call("import", str(path))

    assert len(result.stdout.splitlines()) == 700
    assert "bad.csv has 700 faults" in result.stderr


def test_dates_that_can_be_read_in_two_ways_are_asked_about(refuse: Refuse, say: Say, database: Path) -> None:
    path = str(DATA / "undecided-dates.csv")

    told = refuse("import", path)
    assert '"03/04/2027" in row 2 is 3 April 2027 or 4 March 2027. Pass --dates dmy' in told
    assert not database.exists()

    assert "2027-03-04" in say("import", "--dry-run", path, "--dates", "mdy")
    assert "2027-04-03" in say("import", "--dry-run", path, "--dates", "dmy")


def test_columns_that_are_not_recognised_are_settled_with_map(refuse: Refuse, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wobbles,Captain\nLyon office,Ann Berg\n", encoding="utf-8")

    assert "--map" in refuse("import", str(path))
    told = say("import", str(path), "--map", "Wobbles=title", "--map", "Captain=owner")
    assert 'title from "Wobbles", owner from "Captain"' in told
    assert "There is no column" in refuse("import", str(path), "--map", "Nothing=title")
    assert "a column can be" in refuse("import", str(path), "--map", "Wobbles=nonsense").casefold()


def test_conflicts_are_shown_with_both_values_and_are_no_failure(say: Say, plan: Path, tmp_path: Path) -> None:
    say("import", str(plan))
    edit(plan, "2027-03-31", "2027-04-30")
    other = tmp_path / "board.csv"
    say("export", "milestones", "-o", str(other))
    edit(other, "2027-03-31", "2027-06-30")
    say("import", str(other))

    told = say("import", str(plan))

    assert "Conflicts, left as the board has them; to settle one, make the two agree:\n" in told
    assert '  row 2, Lyon office: due is "2027-06-30" on the board, "2027-04-30" in the file\n' in told
    assert '"2027-06-30"' in say("export", "milestones")


def test_long_texts_in_conflict_are_shown_where_they_differ(say: Say, plan: Path, tmp_path: Path) -> None:
    edit(plan, "Lease", "x" * 300 + " first words")
    say("import", str(plan))
    other = tmp_path / "board.csv"
    say("export", "milestones", "-o", str(other))
    edit(other, "first words", "words of the board")
    say("import", str(other))
    edit(plan, "first words", "words of the file")

    told = say("import", str(plan))

    (line,) = [line for line in told.splitlines() if "Lyon office: notes" in line]
    assert 'words of the board" on the board' in line
    assert 'words of the file" in the file' in line
    assert len(line) < 200


def test_rows_that_are_gone_are_listed_and_a_long_list_is_cut(say: Say, plan: Path) -> None:
    edit(plan, "Price list", "".join(f"Extra {n},Growth,Ann Berg,,,,\n" for n in range(30)) + "Price list")
    say("import", str(plan))
    plan.write_text("\n".join(PLAN.splitlines()[:3]), encoding="utf-8")

    told = say("import", str(plan))

    listed = told.split("Not in the file; on the board they stay as they are:\n")[1].splitlines()
    assert "  Extra 0 (Growth, Ann Berg, on track)" in listed
    assert listed[20] == "  and 11 more"
    assert len(say("import", "--dry-run", str(plan)).splitlines()) > len(told.splitlines())


def test_standard_input_is_read(hand: ManualClock) -> None:
    for text in (PLAN.encode(), PLAN.encode("utf-16"), (DATA / "plan.xlsx").read_bytes()):
        result = CliRunner().invoke(facilitator, ["import", "-", "--dry-run"], input=text, obj=Invocation(hand.clock))
        assert result.exit_code == 0, result.output
        assert "milestones from standard input" in result.stdout


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "plan.csv is empty."),
        (b"   \r\n\r\n", "plan.csv is empty."),
        (b"%PDF-1.7\n1 0 obj", "plan.csv is a PDF document, not a spreadsheet."),
        (b"\x89PNG\r\n\x1a\n", "plan.csv is a picture (PNG)"),
        (b"PK\x03\x04 broken", "plan.csv is damaged or incomplete"),
        (b"SQLite format 3\x00", "plan.csv is a database"),
        (bytes(range(256)) * 20, "plan.csv"),
        (b'Milestone,Owner\n"Lyon office,Ann', "plan.csv"),
        (b"Just one line of text", "No row names the columns of milestones"),
        (b"<html><table><tr><td>Milestone</td></tr></table></html>", "plan.csv is a web page"),
        (b'{"milestones": 3}', "plan.csv holds no list of milestones."),
        (b"Owner,Due\nAnn,2027-03-31\n", "No column holds the milestones' titles."),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_one_line(
    refuse: Refuse, plan: Path, database: Path, data: bytes, told: str
) -> None:
    plan.write_bytes(data)

    assert told in refuse("import", str(plan))
    assert not database.exists()


def test_files_that_cannot_be_read_are_told(refuse: Refuse, tmp_path: Path) -> None:
    assert "There is no file" in refuse("import", str(tmp_path / "nothing.csv"))
    assert "Is a directory" in refuse("import", str(tmp_path))


def test_hostile_text_is_kept_and_does_nothing_on_the_terminal(say: Say, plan: Path) -> None:
    edit(plan, "Lyon office", "[/] [red] \x1b]0;x\x07\u202eLyon 👩‍👧")

    told = say("import", "--dry-run", str(plan))

    assert "Row 2 has control characters" in told
    assert "  row 2, [/] [red] Lyon 👩‍👧 (" in told
    assert "\x1b" not in told


def test_wrong_usage_is_2(call: Call, plan: Path) -> None:
    assert call("import").exit_code == 2
    assert call("import", str(plan), "--dates", "ymd").exit_code == 2


def test_who_has_left_and_still_owns_milestones_is_told(say: Say, plan: Path) -> None:
    say("members", "add", "Ann Berg")
    say("members", "leave", "Ann Berg")

    assert "Ann Berg has left the team and owns milestones of this file." in say("import", str(plan))


def test_as_a_process_of_its_own_without_standard_input(process: Process, plan: Path) -> None:
    assert process("import", str(plan)).returncode == 0
    result = process("import", "-")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr == b"facilitator: Standard input is empty. Check that it is the right file.\n"


def test_a_file_far_too_large_is_refused_without_reading_on(refuse: Refuse) -> None:
    assert "100,000,000 bytes" in refuse("import", "/dev/zero")
