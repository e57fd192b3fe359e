"""Rows that are no milestones: titles above, headings between, totals below, and cells that are merged."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from facilitator.documents.tables.columns import Field
from facilitator.errors import NotValid
from facilitator.process.status import Status

from .conftest import Read

Build = Callable[..., bytes]
HEADER = ["Priority", "Milestone", "Owner"]


def merged(*ranges: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for cells in ranges:
            book.worksheets[0].merge_cells(cells)

    return change


def priorities(read: Read, content: bytes | str) -> list[tuple[str, str | None]]:
    return [(row.title, row.priority) for row in read(content).rows]


def test_rows_above_the_headings_are_no_milestones(read: Read) -> None:
    result = read("Milestones 2027,,\nStatus of the programme,owner: PMO,\n\nMilestone,Owner,Due\nA,Bob,2027-03-31\n")

    assert [(row.number, row.title, row.owner) for row in result.rows] == [(5, "A", "Bob")]


def test_merged_priorities_hold_for_all_their_rows(read: Read, workbook: Build) -> None:
    rows = [HEADER, ["Growth", "A", "Ann"], [None, "B", "Bob"], ["Service", "C", "Ann"], [None, "D", "Bob"]]
    content = workbook({"Plan": rows}, merged("A2:A3"))

    assert priorities(read, content) == [("A", "Growth"), ("B", "Growth"), ("C", "Service"), ("D", None)]


def test_blank_priorities_that_are_not_merged_stay_empty_and_are_said(read: Read) -> None:
    result = read("Priority,Milestone\nGrowth,A\n,B\n,C\n")

    assert [row.priority for row in result.rows] == ["Growth", None, None]
    assert result.notices == (
        "2 rows (3, 4) have no priority. If the one above them is meant, write it into each row.",
    )


def test_headings_that_are_divided_in_a_second_row_are_read_from_both(read: Read, workbook: Build) -> None:
    rows = [
        ["Workplan 2027"],
        ["Pillar", "Activity", "Who", "Timeframe", None, "Progress", None],
        [None, None, None, "Start", "End", "Status", "Remarks"],
        ["Water", "Drill wells", "Grace", "2027-01-05", "2027-06-30", "Delayed", "roads"],
    ]
    (row,) = read(workbook({"Plan": rows}, merged("A1:G1", "D2:E2", "F2:G2"))).rows

    assert (row.number, row.title, row.priority, row.owner) == (4, "Drill wells", "Water", "Grace")
    assert (row.due, row.status, row.notes) == (date(2027, 6, 30), Status.WILL_MISS, "roads")


def test_a_heading_that_is_merged_for_its_width_alone_has_milestones_below(read: Read, workbook: Build) -> None:
    rows = [["Milestone", None, "Owner"], ["Open the shop", None, None], ["Hire", None, "Ann"]]

    assert [row.title for row in read(workbook({"Plan": rows}, merged("A1:B1"))).rows] == ["Open the shop", "Hire"]


def test_rows_with_nothing_but_a_priority_head_the_rows_below(read: Read) -> None:
    result = read("Priority,Milestone,Owner\nGrowth,,\n,A,Ann\n,B,Bob\nService,,\n,C,Ann\n")

    assert [(row.title, row.priority) for row in result.rows] == [("A", "Growth"), ("B", "Growth"), ("C", "Service")]
    assert result.notices == (
        '2 rows (the first: row 2, "Growth") were read as the priorities of the rows below them.',
    )


def test_a_row_with_a_priority_and_a_forgotten_title_is_a_fault(read: Read) -> None:
    result = read("Priority,Milestone,Owner\nGrowth,A,Ann\nGrowth,,\nGrowth,B,Bob\n")

    assert [(fault.row, fault.column, fault.message) for fault in result.faults] == [
        (3, "Milestone", "The title is empty. Type a few words.")
    ]


def test_banners_across_columns_are_the_priorities_below_them(read: Read, workbook: Build) -> None:
    rows: list[list[Any]] = [["Milestone", "Owner"], ["Growth"], ["A", "Ann"], ["Service"], ["B", "Bob"]]
    result = read(workbook({"Plan": rows}, merged("A2:B2", "A4:B4")))

    assert [(row.title, row.priority) for row in result.rows] == [("A", "Growth"), ("B", "Service")]
    assert all(Field.PRIORITY in row.fields for row in result.rows)
    assert "priority from the headings between the rows" in result.columns


@pytest.mark.parametrize("total", ["Total", "TOTAL:", "Grand total", "Totals", "Total: 2", "Sum", "Summe"])
def test_totals_at_the_end_are_passed_over(read: Read, total: str) -> None:
    result = read(f"Milestone,Owner,Budget\nA,Ann,5\nB,Bob,7\n\n{total},,12\n")

    assert [row.title for row in result.rows] == ["A", "B"]
    assert "Row 5 is a total and was passed over." in result.notices


def test_milestones_that_only_sound_like_totals_are_kept(read: Read) -> None:
    result = read("Milestone,Owner\nTotal,Ann\nTotal cost below 1 m,\nSum up the year,\n")

    assert [row.title for row in result.rows] == ["Total", "Total cost below 1 m", "Sum up the year"]


def test_repeated_headings_and_numbered_empty_rows_are_passed_over_and_said(read: Read) -> None:
    result = read("No.,Milestone,Owner\n1,A,Ann\nNo.,Milestone,Owner\n2,B,Bob\n3,,\n4,,\n")

    assert [row.title for row in result.rows] == ["A", "B"]
    assert "Row 3 repeats the headings and was passed over." in result.notices
    assert "2 rows (5, 6) have nothing in the columns that are read and were passed over." in result.notices


def test_blank_rows_are_passed_over_silently(read: Read) -> None:
    result = read("\n\nMilestone,Owner\n,\nA,Ann\n  ,\t\n\nB,Bob\n,,\n")

    assert [(row.number, row.title) for row in result.rows] == [(5, "A"), (8, "B")]
    assert result.notices == ()


def test_absent_columns_are_told_from_empty_cells(read: Read) -> None:
    (row,) = read("Milestone,Owner\nA,\n").rows

    assert row.fields == {Field.TITLE, Field.OWNER}
    assert row.owner is None
    assert row.notes is None


def test_columns_that_are_not_read_are_named(read: Read, workbook: Build) -> None:
    result = read(
        workbook({"Plan": [["Milestone", "Owner", "Budget", None], ["A", "Ann", 5, "x"], ["B", "Bob", 5, None, "y"]]})
    )

    assert result.notices == ('Not read: "Budget", column D (no heading), column E (no heading).',)


def test_levels_are_no_strategic_priorities(read: Read) -> None:
    content = "Milestone,Priority,Owner\nA,High,Ann\nB,Low,Bob\n"

    assert read(f"{content}C,No priority,Eve\n").rows[2].priority is None
    assert {row.priority for row in read(content).rows} == {None}
    assert Field.PRIORITY not in read(content).rows[0].fields
    assert any("--map" in notice for notice in read(content).notices)
    assert [row.priority for row in read(content, mapping=["Priority=priority"]).rows] == ["High", "Low"]


def test_what_groups_the_tasks_is_their_priority_and_not_the_title(read: Read) -> None:
    result = read("Name,Assignee,Projects\nLaunch,Ann,Growth\nHire,Bob,Growth\n")

    assert [(row.title, row.priority) for row in result.rows] == [("Launch", "Growth"), ("Hire", "Growth")]
    assert result.notices[0] == (
        '"Name" was taken for the title, not "Projects", by what stands in them. "Projects" was taken for the priority.'
    )


def test_a_priority_of_its_own_is_not_displaced(read: Read) -> None:
    (first, _) = read("Goal,Title,Milestone\nGrow,Launch,Q1\nGrow,Hire,Q1\n").rows

    assert (first.title, first.priority) == ("Launch", "Grow")


def test_milestones_of_one_title_keep_it_where_no_other_column_names_them(read: Read) -> None:
    rows = read("Milestone,Owner\nReview,Ann\nReview,Bob\n").rows

    assert [row.title for row in rows] == ["Review", "Review"]


def test_the_column_whose_words_are_statuses_is_the_status(read: Read) -> None:
    result = read("Milestone,RAG,Status\nA,Phase 1,On track\nB,Phase 2,At risk\n")

    assert 'status from "Status"' in result.columns


def test_a_heading_that_only_hints_at_a_field_needs_cells_that_can_be_read(read: Read) -> None:
    result = read("Milestone,Timeline,Progress\nA,Spring,slow\nB,Summer to autumn,2 of 5\n")

    assert [(row.title, row.due, row.status) for row in result.rows] == [("A", None, None), ("B", None, None)]
    assert '"Timeline" was not taken for the due date, by what stands in it. If it is, pass --map "Timeline=due".' in (
        result.notices
    )
    assert not read("Milestone,Timeline\nA,Spring\n", mapping=["Timeline=due"]).sound


def test_a_share_of_the_work_is_the_status_where_there_is_no_other(read: Read) -> None:
    result = read("Milestone,% Complete\nA,100%\nB,40%\n")

    assert [row.status for row in result.rows] == [Status.DONE, Status.ON_TRACK]


def test_spreadsheets_hold_a_share_as_a_number(read: Read, workbook: Build) -> None:
    result = read(workbook({"Plan": [["Milestone", "% Complete"], ["A", 1], ["B", 0.75], ["C", 0]]}))

    assert [row.status for row in result.rows] == [Status.DONE, Status.ON_TRACK, Status.ON_TRACK]


def test_what_was_given_up_has_no_status_and_its_fault_says_what_to_do(read: Read) -> None:
    (fault,) = read("Milestone,Status\nA,Won't Do\n").faults

    assert fault.message == "No status stands for it. Take the row out, or write done."


@pytest.mark.parametrize(
    "line",
    ["Source: Performance Team, 12/11/2026", "Prepared by Ann", "Last updated on Friday", "© City", "Note: draft"],
)
def test_remarks_below_the_table_are_no_milestones(read: Read, line: str) -> None:
    result = read(f'Milestone,Owner\nA,Ann\n\nTotal actions: 1,\n"{line}",\n')

    assert [row.title for row in result.rows] == ["A"]
    assert "Row 4 is a total and was passed over." in result.notices
    assert "Row 5 tells about the sheet and was passed over." in result.notices


def test_milestones_that_sound_like_remarks_are_kept(read: Read) -> None:
    table = "Milestone,Owner\nNote: tell the board,Ann\nPrepared by lawyers,\nKey: the safe,Bo\n"

    assert len(read(table).rows) == 3
    assert len(read("Milestone\nA\nNote: tell the board\n").rows) == 2


def test_status_shown_by_colour_alone_is_pointed_out(read: Read) -> None:
    result = read("Milestone,RAG,Owner\nA,,Ann\nB,,Bob\n")

    assert result.sound
    assert any("colours are not read" in notice for notice in result.notices)


@pytest.mark.parametrize(
    "content",
    [
        "Dear all,\nhere is the plan, as promised.\nBest, Ann\n",
        "1,2,3\n4,5,6\n",
        ",,,\n,,,\n",
        "The milestones that we set in May\nA,B\n",
    ],
)
def test_without_headings_nothing_is_guessed(read: Read, content: str) -> None:
    with pytest.raises(NotValid):
        read(content)


def test_without_a_title_column_the_columns_are_named_and_one_can_be_mapped(read: Read) -> None:
    content = "Vorgang,Owner,Due\nA,Ann,2027-03-31\n"
    with pytest.raises(NotValid, match='"Vorgang", "Owner", "Due"'):
        read(content)

    assert read(content, mapping=["Vorgang=title"]).rows[0].title == "A"


def test_headings_nobody_knows_are_found_by_mapping_them(read: Read) -> None:
    result = read("Bericht\nXyz;Abc\nA;Ann, B\n", mapping=["Xyz=title", "Abc=owner"])

    assert [(row.title, row.owner) for row in result.rows] == [("A", "Ann, B")]
