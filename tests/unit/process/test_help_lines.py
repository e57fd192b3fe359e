"""Which line goes on from which: what stays the same request when an owner edits the text of their help."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.help_lines import continued, lines_of, unnamed

LINES = st.lists(st.text("abc ", min_size=1, max_size=12).map(str.strip).filter(bool), max_size=6)


def test_a_line_that_is_there_still_goes_on_wherever_it_stands() -> None:
    assert continued(["two mechanics", "a room"], ["a room", "two mechanics"]) == (1, 0)


def test_a_line_in_other_words_goes_on_and_one_about_something_else_does_not() -> None:
    before = ["Release eight mechanics for two weeks"]
    assert continued(before, ["Release six mechanics for three weeks"]) == (0,)
    assert continued(before, ["Somebody who knows the landlord"]) == (None,)


def test_the_same_line_counts_before_one_that_is_only_alike() -> None:
    assert continued(["ask the bank"], ["ask the banks", "ask the bank"]) == (None, 0)


def test_capitals_and_spaces_make_no_other_request() -> None:
    assert continued(["A  room"], ["a room"]) == (0,)


def test_marks_of_a_list_and_empty_lines_are_no_part_of_a_request() -> None:
    assert lines_of("- a room\n\n* two mechanics \n  • the bank\nno-mark") == (
        "a room", "two mechanics", "the bank", "no-mark",
    )  # fmt: skip


@given(LINES, LINES)
def test_no_earlier_line_goes_on_twice_and_equal_ones_always_do(before: list[str], after: list[str]) -> None:
    found = continued(before, after)
    used = [place for place in found if place is not None]
    assert len(found) == len(after)
    assert len(set(used)) == len(used)
    assert continued(before, before) == tuple(range(len(before)))
    for line in set(before) & set(after):
        goes_on = sum(place is not None and before[place] == line for place in found)
        assert goes_on == min(before.count(line), after.count(line)) or len(set(before)) < len(before)


def test_who_is_named_in_full_in_a_request_is_not_named_beside_it() -> None:
    asked = ("Ann Berg", "Ben Okoro")
    assert unnamed("A lawyer @ann berg", asked) == ("Ben Okoro",)
    assert unnamed("A lawyer @ann", asked) == asked
