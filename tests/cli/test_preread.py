"""facilitator preread and tracker: which meeting, and where to."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from facilitator.acts import planning, series, team
from facilitator.clock import ManualClock
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]


@pytest.fixture
def elm(made: Path, hand: ManualClock) -> Path:
    """A team that meets on Thursdays at ten in Berlin: the database that the command line looks at."""
    store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
    ann = team.add_member(store, "Ann Berg", "COO")
    plan = series.SeriesPlan("Weekly", Cadence.WEEKLY, 3, time(10), "Europe/Berlin", date(2026, 11, 17))
    series.add_series(store, plan, (ann,))
    growth = planning.add_priority(store, "Growth")
    for title, status in (("Prices", Status.ON_TRACK), ("Shop", Status.MIGHT_MISS), ("Survey", Status.DONE)):
        planning.add_milestone(
            store, title=title, priority_id=growth, owner_id=ann, due=date(2026, 12, 8), status=status
        )
    store.close()
    return made


def heading(text: str) -> str:
    return text.splitlines()[0]


@pytest.mark.usefixtures("elm")
def test_the_next_meeting_is_meant_unless_another_is_named(say: Say, refuse: Refuse) -> None:
    assert heading(say("preread")) == "# Weekly: pre-read for Thu 19 Nov 2026"
    assert say("preread", "next") == say("preread", "2026-11-19") == say("preread")
    assert "No meeting is planned for 2026-11-20" in refuse("preread", "2026-11-20")
    assert "No meeting was held" in refuse("preread", "last")


@pytest.mark.usefixtures("made")
def test_without_a_series_it_says_what_to_do(refuse: Refuse) -> None:
    assert "facilitator series add" in refuse("preread")


@pytest.mark.usefixtures("elm")
@pytest.mark.parametrize("document", ["preread", "tracker"])
def test_a_file_gets_what_the_terminal_would_and_a_page_by_its_ending(say: Say, document: str, tmp_path: Path) -> None:
    text, page = tmp_path / "a.md", tmp_path / "a.html"
    assert str(text) in say(document, "-o", str(text))
    assert text.read_text(encoding="utf-8") == say(document) == say(document, "-o", "-")
    assert str(page) in say(document, "-o", str(page))
    assert "<td>Prices</td>" in page.read_text(encoding="utf-8").replace(' data-label="Milestone"', "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.usefixtures("elm")
@pytest.mark.parametrize("document", ["preread", "tracker", "minutes"])
def test_an_ending_that_cannot_be_written_is_wrong_usage(
    call: Callable[..., Result], document: str, tmp_path: Path
) -> None:
    result = call(document, "-o", str(tmp_path / "a.pdf"))

    assert result.exit_code == 2
    assert ".html" in result.stderr
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.usefixtures("elm")
def test_finished_milestones_are_counted_and_shown_when_asked_for(say: Say) -> None:
    assert "Survey" not in say("tracker")
    assert "1 finished earlier" in say("tracker")
    assert "Survey" in say("tracker", "--all")


@pytest.mark.usefixtures("elm")
def test_a_spreadsheet_of_the_tracker_can_be_edited_and_imported_again(say: Say, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx"):
        assert "Wrote 2 milestones" in say("tracker", "-o", str(tmp_path / f"t.{ending}"))
    lines = (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ['"Shop"' in line for line in lines] == [False, True, False]
    assert lines[1].startswith('"M2-')

    sheet = load_workbook(tmp_path / "t.xlsx")
    cell = sheet.worksheets[0]["F2"]
    assert cell.value == "might miss"
    cell.value = "will miss"
    sheet.save(tmp_path / "t.xlsx")
    say("import", str(tmp_path / "t.xlsx"))

    assert "✗ will miss" in say("tracker")
    assert "Survey" in say("tracker", "--all")


@pytest.mark.usefixtures("elm")
def test_the_minutes_as_a_page(refuse: Refuse, tmp_path: Path) -> None:
    assert "No meeting was held" in refuse("minutes", "-o", str(tmp_path / "m.html"))
