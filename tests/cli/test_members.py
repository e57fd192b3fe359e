"""facilitator members."""

from collections.abc import Callable

import pytest
from click.testing import Result

Say = Callable[..., str]
Refuse = Callable[..., str]


@pytest.mark.usefixtures("made")
def test_an_empty_team_says_how_to_begin(say: Say) -> None:
    assert say("members") == "No members yet. Add one: facilitator members add 'Ann Berg'\n"


def test_adding_the_first_member_makes_the_database(say: Say) -> None:
    assert say("members", "add", "Ann Berg", "--role", "Finance", "--email", "ann@example.org") == "Added Ann Berg.\n"

    assert say("members") == "Name      Role     E-mail\nAnn Berg  Finance  ann@example.org\n"


@pytest.mark.usefixtures("made")
def test_columns_stay_straight_with_wide_characters(say: Say) -> None:
    say("members", "add", "王", "--role", "x")
    say("members", "add", "Ann", "--role", "x")

    assert say("members").splitlines()[1:] == ["Ann   x", "王    x"]


@pytest.mark.usefixtures("made")
def test_a_member_is_changed_leaves_and_comes_back(say: Say) -> None:
    say("members", "add", "Ann Berg", "--role", "Finance")

    say("members", "change", "ann", "--name", "Ann Lund", "--role", "")
    assert say("members", "leave", "lund") == "Ann Lund has left the team.\n"
    assert say("members", "list").splitlines()[1].split() == ["Ann", "Lund", "left"]
    assert say("members", "return", "Ann") == "Ann Lund is in the team.\n"
    assert "left" not in say("members")


@pytest.mark.usefixtures("made")
def test_a_change_of_nothing_is_wrong_usage(say: Say, call: Callable[..., Result]) -> None:
    say("members", "add", "Ann")

    assert call("members", "change", "Ann").exit_code == 2


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "ann"), "There is a member Ann already"),
        (("add", ""), "The name is empty"),
        (("add", "x" * 201), "200 is the most"),
        (("add", "Bo", "--email", "nowhere"), "not an e-mail address"),
        (("leave", "Zoe"), 'There is no member "Zoe". There is Ann.'),
        (("return", "Ann"), "Ann has not left"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(say: Say, refuse: Refuse, arguments: tuple[str, ...], words: str) -> None:
    say("members", "add", "Ann")

    assert words in refuse("members", *arguments)
    assert say("members").splitlines() == ["Name  Role  E-mail", "Ann"]


@pytest.mark.usefixtures("made")
def test_a_new_member_is_told_how_to_take_part(say: Say) -> None:
    say("series", "add", "Leadership", "--on", "tue", "--at", "10:00")

    assert "facilitator series change 1 --member 'Ann'" in say("members", "add", "Ann")
