"""Minutes laid out for the screen: what Markdown means is seen, and what people typed stays as it is."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.documents.markdown import inline, opening, table
from facilitator.text import one_line
from facilitator.tui.theme import STRONG
from facilitator.tui.widgets.document import document


def lines(markdown: str, width: int = 40) -> list[str]:
    return [line.rstrip() for line in document(markdown, width).plain.split("\n")]


def test_headings_and_lists_lose_their_marks() -> None:
    assert lines("# Title\n\n## Part\n\n### 1. Topic\n\n- one\n- two\n") == [
        "Title", "", "Part", "", "1. Topic", "", "• one", "• two", "",
    ]  # fmt: skip


def test_a_long_item_is_wrapped_beneath_its_words() -> None:
    assert lines("- a word and another word\n", 14) == ["• a word and", "  another word", ""]


def test_labels_are_bold() -> None:
    shown = document("**When:** Tuesday\n", 40)
    assert shown.plain.startswith("When: Tuesday")
    assert [(span.start, span.end) for span in shown.spans if span.style == STRONG] == [(0, 5)]


def test_escaped_text_is_shown_as_it_was_typed() -> None:
    typed = "| [x](y) <b> #1 *bold* **b** `c` \\ [red]"
    assert lines(f"{inline(typed)}\n", 80)[0] == typed


def test_text_that_begins_like_a_table_is_text() -> None:
    assert lines("| alone\n") == ["| alone", ""]
    assert lines("| one\n| two\n") == ["| one", "| two", ""]


def test_a_table_is_laid_out_in_columns_and_wrapped_within_them() -> None:
    made = "\n".join(table(("What", "Who"), [("Write the list of all prices", "Ann"), ("a | b", "Ben")]))
    assert lines(f"{made}\n", 22) == [
        "What               Who",
        "Write the list of  Ann",
        "all prices",
        "a | b              Ben",
        "",
    ]


def test_a_table_that_is_too_wide_keeps_every_word() -> None:
    row = ("A long title of it", "Somebody", "12 Mar", "4 Apr")
    made = "\n".join(table(("Milestone", "Owner", "From", "To"), [row]))
    told = " ".join(document(f"{made}\n", 30).plain.split())
    for word in ("long", "title", "Mar", "Apr"):
        assert word in told


@given(st.text(max_size=60))
def test_whatever_people_type_is_shown_as_they_typed_it(typed: str) -> None:
    assert " ".join(document(f"{opening(typed)}\n", 1000).plain.split()) == " ".join(one_line(typed).split())
