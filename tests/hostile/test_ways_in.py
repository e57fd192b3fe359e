"""Files that people hand in: what they say is kept as text, and what cannot be read is refused in words."""

import csv
import io
import json
from pathlib import Path
from random import Random

import pytest
from harmed import Harmed
from mutants import FORMS, TABLES, broken, real_files
from nasty import SEED, acting, text
from openpyxl import Workbook

from facilitator.acts import importing
from facilitator.acts.collecting import collect, preview
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.writing import form_text
from facilitator.documents.tables.excel_text import escaped
from facilitator.documents.tables.formulas import restored
from facilitator.documents.tables.parsing import parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.errors import FacilitatorError
from facilitator.reading.forms import form_owners, owner_form
from facilitator.store.database import Store
from facilitator.text import clean, one_line

HEADINGS = ("Title", "Priority", "Owner", "Notes")


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([HEADINGS, *rows])
    return out.getvalue().encode("utf-8", "replace")


def as_xlsx(rows: list[list[str]]) -> bytes:
    workbook, out = Workbook(), io.BytesIO()
    sheet = workbook.worksheets[0]
    for number, row in enumerate([HEADINGS, *rows], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = escaped(value)
            cell.data_type = "s"
    workbook.save(out)
    return out.getvalue()


def as_json(rows: list[list[str]]) -> bytes:
    return json.dumps([dict(zip(HEADINGS, row, strict=True)) for row in rows]).encode()


@pytest.mark.parametrize("write", [as_csv, as_xlsx, as_json])
def test_spreadsheets_of_nasty_cells_are_taken_in_as_text(store: Store, write: object) -> None:
    chance = Random(SEED)
    for n in range(25):
        title, notes = f"t{n}t {text(chance)}", f"n{n}n {text(chance)}"
        if write is as_csv:
            # A zero byte makes a file no text at all, and a file in UTF-8 has no half characters.
            title, notes = (each.encode("utf-8", "replace").decode().replace("\0", "") for each in (title, notes))
        assert callable(write)
        data = write([[title, "Growth", "Ann Berg", notes]])
        parsed = parse_milestones(read_table(data, "-"), chosen={}, date_order=None)
        if not parsed.sound:
            assert not acting(" ".join(fault.value + fault.message for fault in parsed.faults), besides="\t")
            continue
        importing.import_milestones(store, parsed.rows, source=text(chance))
        with store.read() as connection:
            kept = connection.exec_driver_sql("SELECT title, notes FROM milestone ORDER BY id DESC").first()
        assert kept is not None
        assert folded(kept[0]) == folded(one_line(restored(title)))
        assert folded(kept[1]) == folded(clean(restored(notes)).strip())
        assert not acting(kept[0] + kept[1], besides="\t")


def folded(text: str) -> str:
    """A text with its spaces as one: programs that write spreadsheets do not keep all of them."""
    return " ".join(text.split())


def test_damaged_spreadsheets_are_read_or_refused_in_words(tmp_path: Path) -> None:
    chance, files = Random(SEED), real_files("table")
    for _ in range(TABLES):
        broken("table", chance, files)


def test_damaged_forms_and_mails_are_read_or_refused_in_words() -> None:
    chance, files = Random(SEED), real_files("form")
    for _ in range(FORMS):
        broken("form", chance, files)


def test_forms_of_a_board_of_nasty_texts_are_read_back(tmp_path: Path) -> None:
    chance, taken = Random(SEED), 0
    for n in range(4):
        team = Harmed(tmp_path / f"{n}.db", [text(chance) for _ in range(12)])
        with team.store.read() as connection:
            owner = form_owners(connection, team.next_meeting)[0]
            form = form_text(owner_form(connection, team.next_meeting, owner.id), team.hand.time.date())
        words = f"w9w {one_line(text(chance))}"
        (filled,) = read_form(form.replace("[ LEARNINGS ]", f"{words}\n\n[ LEARNINGS ]", 1))
        try:
            collect(team.store, filled, preview(team.store, filled))
        except FacilitatorError:
            team.close()
            continue
        taken += 1
        with team.store.read() as connection:
            wins = connection.exec_driver_sql('SELECT wins FROM "update" ORDER BY id DESC').scalars().all()
        assert any("w9w" in one for one in wins)
        assert not [one for one in wins if acting(one, besides="\t")]
        team.close()
    assert taken
