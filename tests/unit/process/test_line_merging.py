"""Requests for help in a form, beside those on the board."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.line_merging import KnownLine, MergedLines, merge_lines

PORT, LEGAL = "A view on the port", "Eight hours of legal"


def shown(key: int, text: str, ours: str | None = "", *, listed: bool = True) -> KnownLine:
    """A request that the form had; `ours` is what the board has now, the same where it is not given."""
    return KnownLine(key, text if ours == "" else ours, frozenset({text}), listed)


def nothing(**but: object) -> MergedLines:
    """What comes of a form that changes nothing, `but` for these."""
    parts: dict[str, object] = {"added": (), "changed": {}, "removed": (), "conflicts": {}, "kept": ()}
    return MergedLines(**(parts | but))  # type: ignore[arg-type]


def test_lines_that_stay_are_the_requests_that_they_were() -> None:
    assert merge_lines([shown(1, PORT), shown(2, LEGAL)], [LEGAL, PORT]) == nothing()


def test_a_line_is_added_reworded_or_taken_out() -> None:
    known = [shown(1, PORT), shown(2, LEGAL)]

    assert merge_lines(known, [PORT, LEGAL, "Tea"]) == nothing(added=(2,))
    assert merge_lines(known, [PORT, "Ten hours of legal"]) == nothing(changed={2: 1})
    assert merge_lines(known, [LEGAL]) == nothing(removed=(1,))


def test_a_line_with_wholly_other_words_is_another_request() -> None:
    assert merge_lines([shown(1, PORT)], ["Who pays for tea?"]) == nothing(added=(0,), removed=(1,))


def test_of_two_lines_that_are_like_it_the_one_most_alike_is_it() -> None:
    merged = merge_lines([shown(1, LEGAL)], ["Eight hours of tax law", "Eight hours of legal advice"])

    assert merged == nothing(added=(0,), changed={1: 1})


def test_what_the_board_changed_alone_is_kept() -> None:
    assert merge_lines([shown(1, PORT, "The port")], [PORT]) == nothing(kept=(1,))
    assert merge_lines([shown(1, PORT, None)], [PORT]) == nothing(kept=(1,))


def test_what_both_changed_is_a_conflict() -> None:
    known = [shown(1, LEGAL, "Six hours of legal")]

    assert merge_lines(known, ["Ten hours of legal"]) == nothing(conflicts={1: 0})
    assert merge_lines(known, []) == nothing(conflicts={1: None})
    assert merge_lines([shown(1, LEGAL, None)], ["Ten hours of legal"]) == nothing(conflicts={1: 0})


def test_what_the_form_did_not_have_is_not_missed_in_it() -> None:
    assert merge_lines([shown(1, PORT, listed=False)], []) == nothing()


def test_the_same_line_twice_is_one_request() -> None:
    assert merge_lines([], [PORT, "A view  on the port", "Tea"]) == nothing(added=(0, 2))


def test_marks_that_mail_programs_put_in_place_of_others_are_no_change() -> None:
    known = [shown(1, 'It\'s "his" - or not...')]

    assert merge_lines(known, ["It’s “his” – or not…"]) == nothing()


lines = st.lists(st.text("abcde ", min_size=1, max_size=12).filter(str.strip), max_size=6)


@given(before=lines, theirs=lines)
def test_every_line_and_every_request_is_accounted_for_once(before: list[str], theirs: list[str]) -> None:
    known = [shown(key, text) for key, text in enumerate(before)]

    merged = merge_lines(known, theirs)

    touched = [*merged.changed, *merged.removed, *merged.conflicts, *merged.kept]
    used = [*merged.added, *merged.changed.values()]
    assert len(set(touched)) == len(touched)
    assert len(set(used)) == len(used)
    after = {each.id: each.ours for each in known if each.id not in merged.removed}
    after |= {key: theirs[place] for key, place in merged.changed.items()}
    written = {" ".join((text or "").split()) for text in after.values()} | {
        " ".join(theirs[place].split()) for place in merged.added
    }
    assert {" ".join(text.split()) for text in theirs} <= written
