"""Each file in data/ is read to exactly what it says."""

from datetime import date
from pathlib import Path

import pytest

from facilitator.documents.tables.parsing import DateOrder, MilestoneRow, Parsed, parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.process.status import Status

Short = tuple[int, str, str | None, str | None, date | None, Status | None]


def parsed(path: Path, order: DateOrder | None = None) -> Parsed:
    return parse_milestones(read_table(path.read_bytes(), path.name), chosen={}, date_order=order)


def short(row: MilestoneRow) -> Short:
    return row.number, row.title, row.priority, row.owner, row.due, row.status


def test_every_sample_is_described_and_every_description_has_its_sample(samples: Path) -> None:
    described = {
        line.split("`")[1] for line in (samples / "README.md").read_text().splitlines() if line.startswith("| `")
    }

    assert described == {path.name for path in samples.iterdir()} - {"README.md"}


def test_tidy_csv(samples: Path) -> None:
    result = parsed(samples / "milestones.csv")

    assert result.sound
    assert result.notices == ()
    assert [short(row) for row in result.rows[:4]] == [
        (
            2,
            "Sign the lease for the Lyon office",
            "Grow in France",
            "Claire Martin",
            date(2027, 3, 31),
            Status.ON_TRACK,
        ),
        (3, "Hire the country manager", "Grow in France", "Claire Martin", date(2027, 2, 15), Status.MIGHT_MISS),
        (4, "First ten customers in Lyon", "Grow in France", "Omar Haddad", date(2027, 6, 30), Status.ON_TRACK),
        (5, "Publish the new price list", "Simplify what we sell", "Priya Nair", date(2027, 1, 29), Status.DONE),
    ]
    assert len(result.rows) == 12
    assert result.rows[0].resources == "Legal review of the contract"
    assert result.rows[1].resources == "Two referrals from the team, please"
    assert result.rows[4].notes == '212 customers are left.\nThe largest has asked for "one more year".'
    assert result.rows[-1].due is None


def test_government_report_with_headings_on_the_third_row(samples: Path) -> None:
    result = parsed(samples / "government.csv")

    assert result.sound
    assert result.columns == (
        'priority from "Investment"',
        'title from "Workstream"',
        'owner from "Agency"',
        'due from "Planned completion"',
        'status from "RAG"',
    )
    finance = "Department of Finance and Administration"
    assert [short(row) for row in result.rows] == [
        (4, "Single sign-on for all portals", "Identity Modernisation", finance, date(2027, 3, 31), Status.ON_TRACK),
        (
            5,
            "Migrate 14 registers to the cloud",
            "Identity Modernisation",
            "Office of the Chief Information Officer",
            date(2027, 6, 30),
            Status.MIGHT_MISS,
        ),
        (
            6,
            "Retire paper permits",
            "Paperless Government",
            "Ministry of Transport",
            date(2026, 12, 15),
            Status.WILL_MISS,
        ),
        (
            7,
            "Online benefit claims",
            "Paperless Government",
            "Social Security Agency",
            date(2027, 9, 30),
            Status.ON_TRACK,
        ),
        (
            8,
            "Interpreters on call in 20 languages",
            "Service for Everyone",
            "Social Security Agency",
            date(2026, 11, 30),
            Status.DONE,
        ),
        (
            10,
            "Data exchange, phase 2",
            "Service for Everyone",
            "Bureau of Statistics",
            date(2027, 5, 31),
            Status.MIGHT_MISS,
        ),
    ]
    assert result.notices == ("Row 12 is a total and was passed over.",)


def test_german_excel(samples: Path) -> None:
    result = parsed(samples / "german-excel.csv")

    assert result.sound
    assert [short(row) for row in result.rows] == [
        (
            2,
            "Büro in München eröffnen",
            "Wachstum in Süddeutschland",
            "Jürgen Groß",
            date(2027, 3, 31),
            Status.ON_TRACK,
        ),
        (
            3,
            "Händlerverträge prüfen",
            "Wachstum in Süddeutschland",
            "Käthe Möller",
            date(2027, 1, 15),
            Status.MIGHT_MISS,
        ),
        (
            4,
            "Lieferzeiten unter fünf Tagen",
            "Zuverlässige Logistik",
            "Jürgen Groß",
            date(2027, 6, 30),
            Status.WILL_MISS,
        ),
        (5, "Übergabe an den Betrieb", "Zuverlässige Logistik", "Anna Weiß", date(2027, 2, 1), Status.DONE),
    ]
    assert result.rows[0].notes == "Mietvertrag liegt vor; Schlüssel am 1. März"
    assert "Windows-1252" in result.notices[0]


def test_utf_16_with_tabs(samples: Path) -> None:
    result = parsed(samples / "unicode-text.csv")

    assert result.sound
    assert [short(row) for row in result.rows] == [
        (2, "Café opens in Kraków ☕", "Open three cafés", "Łucja Żak", date(2027, 3, 31), Status.ON_TRACK),
        (3, "Menu in five languages", "Open three cafés", "Ирина Орлова", date(2027, 2, 5), Status.MIGHT_MISS),
        (4, "Roastery certified", "Our own coffee", "田中 健", date(2027, 5, 14), Status.WILL_MISS),
        (5, "First 1,000 members", "Our own coffee", "Łucja Żak", date(2026, 12, 1), Status.DONE),
    ]


def test_us_dates_decided_by_one_of_them(samples: Path) -> None:
    result = parsed(samples / "us-dates.csv")

    assert result.sound
    assert [row.due for row in result.rows] == [date(2027, 1, 15), date(2027, 3, 4), date(2027, 6, 30)]


def test_workbook_with_merged_objectives_on_the_second_sheet(samples: Path) -> None:
    path = samples / "plan.xlsx"
    result = parsed(path)

    assert result.sound
    assert read_table(path.read_bytes(), path.name).sheet == "Plan"
    assert [short(row) for row in result.rows] == [
        (4, "Launch on Android", "Reach 1 million users", "Mia Chen", date(2027, 1, 29), Status.ON_TRACK),
        (5, "Launch in Brazil", "Reach 1 million users", "Rafael Costa", date(2027, 4, 30), Status.MIGHT_MISS),
        (6, "Referral programme", "Reach 1 million users", "Mia Chen", date(2027, 4, 30), Status.ON_TRACK),
        (7, "Renegotiate hosting", "Profitable by autumn", "Sam Okoro", date(2026, 12, 18), Status.DONE),
        (8, "Close the second warehouse", "Profitable by autumn", "Lena Fischer", date(2027, 3, 31), Status.WILL_MISS),
    ]
    assert result.ignored == ("Start date",)
    assert 'Read from the sheet "Plan", one of 2.' in result.notices


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (DateOrder.DMY, [date(2027, 4, 3), date(2027, 6, 5), date(2027, 7, 7)]),
        (DateOrder.MDY, [date(2027, 3, 4), date(2027, 5, 6), date(2027, 7, 7)]),
    ],
)
def test_undecided_dates_are_asked_about_and_then_read_as_told(
    samples: Path, order: DateOrder, expected: list[date]
) -> None:
    asked = parsed(samples / "undecided-dates.csv").undecided
    told = parsed(samples / "undecided-dates.csv", order)

    assert asked is not None
    assert (asked.row, asked.column, asked.value) == (2, "Due", "03/04/2027")
    assert (asked.as_dmy, asked.as_mdy) == (date(2027, 4, 3), date(2027, 3, 4))
    assert told.sound
    assert [row.due for row in told.rows] == expected


def test_every_fault_is_listed_with_row_column_and_value(samples: Path) -> None:
    result = parsed(samples / "faults.csv")

    assert not result.sound
    assert [(fault.row, fault.column, fault.value) for fault in result.faults] == [
        (3, "Owner", "Claire Martin and Omar Haddad"),
        (4, "Due date", "31 February 2027"),
        (5, "Milestone", ""),
        (6, "Status", "Sort of fine"),
        (7, "Due date", "March 2027"),
        (8, "Milestone", "A title that goes on and on, A title that goes on and on, A…"),
        (9, "Owner", "Ines Duarte / Ruth Adler"),
        (9, "Due date", "soon"),
        (10, "beyond the 6 headings", "quoted"),
    ]
    assert result.faults[0].message == (
        'It names 2 owners: "Claire Martin" and "Omar Haddad". '
        "A milestone has exactly one owner: keep one, and name the others under resources or notes."
    )
    assert result.faults[1].message.startswith("There is no 31 February 2027.")
    assert [row.number for row in result.rows] == [2]
