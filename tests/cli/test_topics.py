"""facilitator topics."""

from collections.abc import Callable

import pytest
from click.testing import Result

Say = Callable[..., str]
Refuse = Callable[..., str]

pytestmark = pytest.mark.usefixtures("made")


def test_without_topics_it_says_how_to_raise_one(say: Say) -> None:
    assert "No topics wait. Raise one: facilitator topics add" in say("topics")


def test_a_topic_is_listed_with_its_number_its_day_and_who_raised_it(say: Say) -> None:
    say("members", "add", "Ann Berg")

    assert "Raised as topic 1" in say("topics", "add", "Who covers [support] in August?", "--by", "ann")

    assert [line.split() for line in say("topics").splitlines()] == [
        ["No.", "Since", "Raised", "by", "Topic"],
        ["1", "17", "Nov", "Ann", "Berg", "Who", "covers", "[support]", "in", "August?"],
    ]


def test_topics_keep_their_numbers_when_others_go(say: Say) -> None:
    for title in ("First", "Second", "Third", "Fourth"):
        say("topics", "add", title)

    say("topics", "settle", "1", "by mail")
    say("topics", "merge", "2", "4")
    say("topics", "drop", "3", "no longer needed")
    say("topics", "reword", "4", "All that is left")

    assert [line.split()[0] for line in say("topics").splitlines()[1:]] == ["4"]
    assert "All that is left" in say("topics")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", " "), "The topic is empty"),
        (("add", "x" * 201), "200 is the most"),
        (("add", "New", "--by", "Zoe"), "no member"),
        (("settle", "9"), "no topic number 9"),
        (("merge", "1", "1"), "into itself"),
        (("drop", "1", ""), "reason is empty"),
        (("reword", "1", ""), "The topic is empty"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(say: Say, refuse: Refuse, arguments: tuple[str, ...], words: str) -> None:
    say("members", "add", "Ann")
    say("topics", "add", "First")

    assert words in refuse("topics", *arguments)
    assert len(say("topics").splitlines()) == 2


@pytest.mark.parametrize("number", ["one", "0", "-1", "9" * 30])
def test_what_is_no_number_is_wrong_usage(call: Callable[..., Result], number: str) -> None:
    assert call("topics", "settle", number).exit_code == 2
