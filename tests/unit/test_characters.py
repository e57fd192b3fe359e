"""Plain characters: every shape of ours has one, in as many cells, and nothing that people write breaks a line."""

import io
import unicodedata

import pytest
from rich.cells import cell_len

from facilitator.characters import PLAIN, plain, use_plain_where_needed
from facilitator.documents.marks import MARKS
from facilitator.tui.widgets.large_type import in_blocks, points


def written(text: str, encoding: str) -> str:
    """What a terminal with that encoding gets."""
    sent = io.BytesIO()
    stream = io.TextIOWrapper(sent, encoding=encoding)
    use_plain_where_needed([stream])
    stream.write(text)
    stream.flush()
    return sent.getvalue().decode(encoding)


def test_the_table_gives_one_ascii_character_for_each() -> None:
    assert {one: other for one, other in PLAIN.items() if not (other.isascii() and other.isprintable())} == {}
    assert {one: other for one, other in PLAIN.items() if len(other) != 1 or cell_len(one) != 1} == {}


def test_the_statuses_keep_shapes_of_their_own() -> None:
    shapes = [plain(mark) for mark in MARKS.values()]
    assert len(set(shapes)) == len(MARKS)
    assert "?" not in shapes


def test_the_large_digits_are_in_the_table_and_stay_different() -> None:
    drawn = {one: _drawn(one) for one in "0123456789"}
    assert "?" not in "".join(drawn.values())
    assert len(set(drawn.values())) == 10


def _drawn(digit: str) -> str:
    drawn = points(digit)
    assert drawn is not None
    return written("\n".join(in_blocks(drawn, 1)), "ascii")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chloé", "Chlo?"),
        ("移行 plan", "???? plan"),
        ("e\u0301", "e"),
        ("👩‍💻 ok", "?? ok"),
        ("Ömer → Zoë…", "?mer > Zo?~"),
        ("שלום", "????"),
    ],
)
def test_what_people_wrote_takes_as_many_cells_as_before(text: str, expected: str) -> None:
    assert written(text, "ascii") == expected
    assert cell_len(expected) == cell_len(text)


def test_where_the_terminal_has_a_character_it_stays() -> None:
    assert written("Chloé ▲ might miss · Łódź", "latin-1") == "Chloé ^ might miss · ?ód?"


def test_a_stream_that_is_not_text_is_left_alone() -> None:
    use_plain_where_needed([None, io.BytesIO()])


def test_no_shape_is_a_letter_of_an_alphabet() -> None:
    """Those belong to people, who would find their words changed."""
    letters = [one for one in PLAIN if unicodedata.category(one).startswith("L") and one != "Δ"]
    assert letters == []
