"""Members and milestones as people type or paste them."""

from datetime import date

import pytest

from facilitator.errors import NotValid
from facilitator.tui.typed_members import read_members
from facilitator.tui.typed_milestones import read_plan

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ann Berg", ("Ann Berg", "", "")),
        ("Ann Berg, COO", ("Ann Berg", "COO", "")),
        ("Ann Berg;COO;ann@example.org", ("Ann Berg", "COO", "ann@example.org")),
        ("Ann Berg\tCOO\tann@example.org", ("Ann Berg", "COO", "ann@example.org")),
        ("Ann Berg <ann@example.org>", ("Ann Berg", "", "ann@example.org")),
        ("Ann Berg, Sales, South", ("Ann Berg", "Sales, South", "")),
        ("- Ann Berg, ann@example.org, COO", ("Ann Berg", "COO", "ann@example.org")),
        ("12. Ann Berg", ("Ann Berg", "", "")),
        ("王小明, 財務", ("王小明", "財務", "")),
    ],
)
def test_a_member_is_read_from_a_line(line: str, read: tuple[str, str, str]) -> None:
    [member] = read_members(line, ())
    assert (member.name, member.role, member.email) == read


def test_empty_lines_do_not_count() -> None:
    assert [one.name for one in read_members("\nAnn\n\n  \nBo\n", ())] == ["Ann", "Bo"]


def test_a_name_that_is_taken_is_named_with_its_line() -> None:
    with pytest.raises(NotValid, match="Line 2: there is a ann already"):
        read_members("Bo\nann", ["Ann"])


def test_a_name_that_is_too_long_is_named_with_its_line() -> None:
    with pytest.raises(NotValid, match=r"Line 1: The name has 201 characters"):
        read_members("x" * 201, ())


def test_an_address_that_is_none_is_named_with_its_line() -> None:
    with pytest.raises(NotValid, match='Line 2: "bo@nowhere" is not an e-mail address'):
        read_members("Ann, ann@example.org\nBo, bo@nowhere", ())


def test_milestones_bring_priorities_and_members_that_are_new() -> None:
    plan = read_plan(
        "Prices; Growth; Ann; 31 mar\nShop;;bo;\nPower\tCosts\tDora Ek\t2027-01-05", ["Growth"], ["Ann Berg", "Bo Lee"],
        TODAY,
    )  # fmt: skip
    assert [(one.title, one.priority, one.owner, one.due) for one in plan.milestones] == [
        ("Prices", "Growth", "Ann Berg", date(2027, 3, 31)),
        ("Shop", "Growth", "Bo Lee", None),
        ("Power", "Costs", "Dora Ek", date(2027, 1, 5)),
    ]
    assert plan.new_priorities == ("Costs",)
    assert plan.new_members == ("Dora Ek",)


def test_a_name_that_is_new_in_one_line_is_known_in_the_next() -> None:
    plan = read_plan("A; Growth; Dora Ek\nB; Growth; dora", [], [], TODAY)
    assert {one.owner for one in plan.milestones} == {"Dora Ek"}
    assert plan.new_members == ("Dora Ek",)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Prices", "Line 1: It has no priority."),
        ("Prices; Growth", "Line 1: It has no owner."),
        ("; Growth; Ann", "Line 1: The title is empty."),
        ("Prices; Growth; Ann; 31 feb", "Line 1: There is no"),
        ("Prices; Growth; B", "Line 1: B could be Bo Lee or Bea Ek."),
    ],
)
def test_what_is_missing_or_unclear_is_said(line: str, fault: str) -> None:
    with pytest.raises(NotValid) as caught:
        read_plan(line, [], ["Bo Lee", "Bea Ek"], TODAY)
    assert caught.value.message.startswith(fault)
