"""Exactly one owner in a cell."""

import pytest

from .conftest import Read


def plan(*owners: str) -> str:
    return "Milestone,Owner\n" + "".join(f'M{number},"{owner}"\n' for number, owner in enumerate(owners))


ALONE = ("Cleo Day", "Dan Fox", "Eve Ito")


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("Ann and Bob", "Ann", "Bob"),
        ("Ann Lee and Bob Ray", "Ann Lee", "Bob Ray"),
        ("Ann & Bob", "Ann", "Bob"),
        ("Ann + Bob", "Ann", "Bob"),
        ("Ann/Bob", "Ann", "Bob"),
        ("Ann / Bob", "Ann", "Bob"),
        ("Ann; Bob", "Ann", "Bob"),
        ("Ann | Bob", "Ann", "Bob"),
        ("Ann, Bob", "Ann", "Bob"),
        ("Ann Lee, Bob Ray", "Ann Lee", "Bob Ray"),
        ("Ann\nBob", "Ann", "Bob"),
        ("Ann with Bob", "Ann", "Bob"),
        ("Anna und Bernd", "Anna", "Bernd"),
        ("Cleo Day, Dan Fox", "Cleo Day", "Dan Fox"),
        ("ann@example.org; bob@example.org", "ann@example.org", "bob@example.org"),
        ("Ministry of Health and Ministry of Finance", "Ministry of Health", "Ministry of Finance"),
        ("Finance; Legal", "Finance", "Legal"),
    ],
)
def test_two_owners_are_a_fault_that_names_both(read: Read, cell: str, first: str, second: str) -> None:
    result = read(plan(*ALONE, cell))

    assert [(fault.row, fault.column) for fault in result.faults] == [(5, "Owner")]
    assert result.faults[0].message.startswith(f'It names 2 owners: "{first}" and "{second}".')


@pytest.mark.parametrize(
    "owner",
    [
        "Ann Lee",
        "Ann Lee (Finance)",
        "Ann Lee, CFO",
        "Ann Lee, Director of Sales",
        "Ann Lee <ann@example.org>",
        "Martin Luther King, Jr.",
        "Department of Health and Human Services",
        "Office of Management and Budget",
        "Research & Development",
        "Research and Development",
        "R&D",
        "Sales & Marketing",
        "Health/Finance",
        "A/Director Jones",
        "Anderson",
        "Ferdinand Oland",
        "[red]Ann[/]",
        "Zoë 🦊",
    ],
)
def test_one_owner_is_kept_exactly(read: Read, owner: str) -> None:
    result = read(plan(*ALONE, owner))

    assert result.sound
    assert result.rows[-1].owner == owner


def test_how_much_of_an_owner_is_allotted_is_no_part_of_the_name(read: Read) -> None:
    assert read(plan("Ann Lee[50%]", "Bob Ray [100 %]")).rows[0].owner == "Ann Lee"
    assert read(plan("Ann[50%]"), known=frozenset({"Ann[50%]"})).rows[0].owner == "Ann[50%]"
    assert "Bob" in read(plan("Ann[50%];Bob[50%]")).faults[0].message


def test_last_name_first_is_one_owner_where_the_column_is_written_so(read: Read) -> None:
    result = read(plan("Lee, Ann", "Ray, Bob", "Day, Cleo Marie"))

    assert result.sound
    assert [row.owner for row in result.rows] == ["Lee, Ann", "Ray, Bob", "Day, Cleo Marie"]
    assert 'Owners such as "Lee, Ann" were read as one person, the last name first.' in result.notices


def test_two_full_names_are_two_owners_even_there(read: Read) -> None:
    result = read(plan("Lee, Ann", "Ray, Bob", "Ann Lee, Bob Ray"))

    assert [fault.row for fault in result.faults] == [4]


def test_known_owners_are_taken_as_they_stand(read: Read) -> None:
    content = plan("Ann and Bob", "TBD")

    assert not read(content).sound
    assert [row.owner for row in read(content, known=frozenset({"ann and bob", "tbd"})).rows] == ["Ann and Bob", "TBD"]


@pytest.mark.parametrize("cell", ["TBD", "tbc", "n/a", "-", "—", "?", "Unassigned", "To be confirmed"])
def test_nobody_is_no_owner_and_is_said(read: Read, cell: str) -> None:
    result = read(plan("Ann Lee", cell))

    assert result.sound
    assert result.rows[1].owner is None
    assert result.notices == (f'1 cell was taken as empty, such as "{cell}" in row 3.',)


def test_a_trailing_separator_names_nobody_else(read: Read) -> None:
    assert [row.owner for row in read(plan("Ann Lee;", "Bob Ray")).rows] == ["Ann Lee", "Bob Ray"]
