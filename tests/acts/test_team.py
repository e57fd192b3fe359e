"""The team: names that can be told apart, people who leave and come back, and finding them by what is typed."""

import pytest

from facilitator.acts import team
from facilitator.errors import NotFound, NotValid
from facilitator.reading.team import member_named, members
from facilitator.store.database import Store
from facilitator.store.undo import undo
from facilitator.views.team import MemberLine


def listed(store: Store, active_only: bool = False) -> list[MemberLine]:
    with store.read() as connection:
        return list(members(connection, active_only))


def named(store: Store, text: str, active: bool | None = None) -> str:
    with store.read() as connection:
        return member_named(connection, text, active=active).name


def test_members_are_listed_by_name_whatever_its_case_and_those_who_left_come_last(store: Store) -> None:
    for name in ("Zoe", "ann", "Bo"):
        team.add_member(store, name)
    left = team.add_member(store, "Aaron")
    team.change_member(store, left, active=False)

    assert [line.name for line in listed(store)] == ["ann", "Bo", "Zoe", "Aaron"]
    assert [line.name for line in listed(store, active_only=True)] == ["ann", "Bo", "Zoe"]


def test_a_change_leaves_alone_what_was_not_named(store: Store) -> None:
    ann = team.add_member(store, "Ann", "Finance", "ann@example.org")

    team.change_member(store, ann, role="Legal")

    assert listed(store) == [MemberLine(ann, "Ann", "Legal", "ann@example.org", True)]


def test_an_empty_text_takes_a_role_and_an_address_away(store: Store) -> None:
    ann = team.add_member(store, "Ann", "Finance", "ann@example.org")

    team.change_member(store, ann, role="", email="")

    assert listed(store) == [MemberLine(ann, "Ann", "", "", True)]


def test_names_are_kept_without_what_acts_on_a_terminal(store: Store) -> None:
    team.add_member(store, "  \x1b[31mAnn\x1b[0m\nBerg [/] 👩‍💻 ")

    assert listed(store)[0].name == "Ann Berg [/] 👩‍💻"


@pytest.mark.parametrize("name", ["", "   ", "\x1b[31m", "x" * 201])
def test_a_name_that_says_nothing_or_too_much_is_refused(store: Store, name: str) -> None:
    with pytest.raises(NotValid):
        team.add_member(store, name)
    assert listed(store) == []


@pytest.mark.parametrize(
    "email",
    [
        "ann",
        "@example.org",
        "ann@",
        "ann @example.org",
        "a@b@c",
        "ann@nowhere",
        "Ann <ann@example.org>",
        "ann@example.org\r\nBcc: eve@example.org",
    ],
)
def test_what_is_no_address_is_refused(store: Store, email: str) -> None:
    with pytest.raises(NotValid, match="e-mail"):
        team.add_member(store, "Ann", email=email)


def test_two_members_cannot_have_one_name(store: Store) -> None:
    team.add_member(store, "Ann Berg")
    bo = team.add_member(store, "Bo")

    with pytest.raises(NotValid, match="already"):
        team.add_member(store, "ANN BERG")
    with pytest.raises(NotValid, match="already"):
        team.change_member(store, bo, name="Ann Berg")


def test_a_member_may_change_the_case_of_their_own_name(store: Store) -> None:
    ann = team.add_member(store, "ann berg")

    team.change_member(store, ann, name="Ann Berg")

    assert listed(store)[0].name == "Ann Berg"


def test_the_name_of_somebody_who_left_is_taken_and_the_hint_brings_them_back(store: Store) -> None:
    ann = team.add_member(store, "Ann")
    team.change_member(store, ann, active=False)

    with pytest.raises(NotValid) as refusal:
        team.add_member(store, "Ann")

    assert "members return" in refusal.value.hint


def test_leaving_can_be_undone(store: Store) -> None:
    ann = team.add_member(store, "Ann")
    team.change_member(store, ann, active=False)

    assert undo(store).subject == "let Ann leave the team"

    assert listed(store)[0].active


def test_changing_somebody_who_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        team.change_member(store, 7, role="x")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Ann", "Ann"), ("ann b", "Ann Berg"), ("berg", "Ann Berg"), ("CHE", "Bo Chen"), (" bo ", "Bo Chen")],
)
def test_somebody_is_found_by_a_whole_name_else_by_the_beginning_of_a_word(
    store: Store, typed: str, found: str
) -> None:
    for name in ("Ann", "Ann Berg", "Bo Chen"):
        team.add_member(store, name)

    assert named(store, typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Ann", "Ann Berg"), ("anna", "Anna Cole"), ("zoe", "Zoë Ek"), ("Zoë", "Zoë Ek"), ("Zoe\u0308", "Zoë Ek")],
)
def test_a_word_that_is_typed_whole_is_not_the_beginning_of_another(store: Store, typed: str, found: str) -> None:
    for name in ("Ann Berg", "Anna Cole", "Zoë Ek"):
        team.add_member(store, name)

    assert named(store, typed) == found


def test_who_is_written_as_it_was_typed_comes_before_who_only_has_an_accent_more(store: Store) -> None:
    for name in ("Zoë Ek", "Zoe Lind"):
        team.add_member(store, name)

    assert (named(store, "Zoe"), named(store, "Zoë")) == ("Zoe Lind", "Zoë Ek")


def test_what_could_be_several_names_them(store: Store) -> None:
    for name in ("Ann Berg", "Anna Cole", "Bo"):
        team.add_member(store, name)

    with pytest.raises(NotFound, match="Ann Berg or Anna Cole") as refusal:
        named(store, "an")
    assert "Bo" not in str(refusal.value)


@pytest.mark.parametrize("typed", ["nn", "", "Dora"])
def test_what_nobody_is_called_lists_who_there_is(store: Store, typed: str) -> None:
    for name in ("Ann", "Bo"):
        team.add_member(store, name)

    with pytest.raises(NotFound, match="There are Ann and Bo"):
        named(store, typed)


def test_without_members_the_hint_says_how_to_add_one(store: Store) -> None:
    with pytest.raises(NotFound, match="members add"):
        named(store, "Ann")


def test_who_is_active_goes_before_who_left_and_each_can_be_asked_for(store: Store) -> None:
    team.change_member(store, team.add_member(store, "Ann Berg"), active=False)
    team.add_member(store, "Ann Cole")

    assert named(store, "Ann") == "Ann Cole"
    assert named(store, "Ann", active=False) == "Ann Berg"
    with pytest.raises(NotFound, match="Ann Berg has left"):
        named(store, "Berg", active=True)
    with pytest.raises(NotFound, match="Ann Cole has not left"):
        named(store, "Cole", active=False)


def test_the_team_has_one_name_that_can_change(store: Store) -> None:
    from sqlmodel import select

    from facilitator.records.team import Team

    for name in ("", "Leadership", "Leadership team"):
        team.name_team(store, name)

    with store.read() as connection:
        assert connection.execute(select(Team.name)).scalars().all() == ["Leadership team"]
