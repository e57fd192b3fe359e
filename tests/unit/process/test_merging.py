"""The three-way comparison: what of a spreadsheet is taken, what stays as the board has it, what both sides changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.merging import FIELDS, NEVER_EMPTY, Verdict, merge, name_key, person_key, verdict


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "expected"),
    [
        ("on track", "on track", "on track", Verdict.SAME),
        ("done", "on track", "on track", Verdict.KEEP),
        ("on track", "might miss", "on track", Verdict.APPLY),
        ("done", "might miss", "on track", Verdict.CONFLICT),
        ("might miss", "might miss", "on track", Verdict.SAME),
    ],
)
def test_a_cell_counts_only_where_it_changed_in_the_file(ours: str, theirs: str, base: str, expected: Verdict) -> None:
    assert verdict("status", ours, theirs, [base]) is expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("2027-03-31", "2027-03-31", Verdict.SAME),
        ("", "2027-03-31", Verdict.APPLY),
        ("2027-03-31", "", Verdict.KEEP),
        ("2027-03-31", "2027-04-30", Verdict.CONFLICT),
    ],
)
def test_without_a_common_past_gaps_are_filled_and_nothing_is_overwritten(
    ours: str, theirs: str, expected: Verdict
) -> None:
    assert verdict("due", ours, theirs, []) is expected


def test_a_cell_that_was_emptied_in_the_file_is_emptied() -> None:
    assert verdict("owner", "Ann Berg", "", ["Ann Berg"]) is Verdict.APPLY
    assert verdict("notes", "Our own words", "", ["Their words"]) is Verdict.CONFLICT


def test_any_value_that_the_file_is_known_to_have_shown_is_old_news() -> None:
    assert verdict("due", "2027-05-31", "2027-03-31", ["2027-03-31", "2027-04-30"]) is Verdict.KEEP
    assert verdict("due", "2027-04-30", "2027-06-30", ["2027-03-31", "2027-04-30"]) is Verdict.APPLY


def test_names_are_alike_whatever_their_capitals_spacing_and_order() -> None:
    assert verdict("owner", "Ann Berg", "BERG,  ann", []) is Verdict.SAME
    assert verdict("owner", "Ann Lund", "Berg, Ann", ["Ann Berg"]) is Verdict.KEEP
    assert verdict("priority", "Growth in  France", "GROWTH in France", []) is Verdict.SAME
    assert verdict("title", "Growth", "GROWTH", ["Growth"]) is Verdict.APPLY


def test_a_name_with_two_commas_is_not_turned_round() -> None:
    assert person_key("Trade, Industry, Transport") == "trade, industry, transport"
    assert person_key("Berg, Ann") == person_key("ann berg") == "ann berg"
    assert name_key("Cafe\u0301  Zoe") == name_key("CAFÉ Zoe")


def test_only_columns_of_the_file_are_looked_at() -> None:
    ours = dict.fromkeys(FIELDS, "x")

    merged = merge(ours, {"title": "x", "due": "2027-03-31"}, {"due": ["x"]})

    assert merged.applied == {"due": "2027-03-31"}
    assert set(merged.shown) == {"title", "due"}


@pytest.mark.parametrize("field", sorted(NEVER_EMPTY))
def test_an_empty_cell_of_what_every_milestone_has_says_nothing(field: str) -> None:
    merged = merge({field: "x"}, {field: ""}, {field: ["x"]})

    assert (merged.applied, merged.conflicts, merged.kept, merged.shown) == ({}, (), (), {})


def test_a_cell_in_conflict_is_not_remembered_and_so_stays_one() -> None:
    ours, theirs = {"due": "2027-05-31"}, {"due": "2027-04-30"}

    merged = merge(ours, theirs, {"due": ["2027-03-31"]})

    assert merged.conflicts == ("due",)
    assert merged.shown == {}


texts = st.sampled_from(["", "a", "b", "c"])
cells = st.fixed_dictionaries(dict.fromkeys(FIELDS, texts))
some_cells = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, texts))


@given(cells, some_cells, some_cells)
def test_a_file_that_was_imported_has_nothing_more_to_say_but_its_conflicts(
    ours: dict[str, str], theirs: dict[str, str], base: dict[str, str]
) -> None:
    first = merge(ours, theirs, {field: [text] for field, text in base.items()})

    again = merge({**ours, **first.applied}, theirs, {field: [text] for field, text in {**base, **first.shown}.items()})

    assert again.applied == {}
    assert again.conflicts == first.conflicts
    assert again.shown == first.shown


@given(cells, some_cells, cells)
def test_a_file_without_news_takes_nothing_back(
    before: dict[str, str], columns: dict[str, str], after: dict[str, str]
) -> None:
    stale = {field: before[field] for field in columns}

    merged = merge(after, stale, {field: [text] for field, text in before.items()})

    assert merged.applied == {}
    assert merged.conflicts == ()
