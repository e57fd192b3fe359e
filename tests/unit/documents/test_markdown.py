"""What people typed, in Markdown: the page shows just that, and nothing in it acts."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.markdown import blocks, inline, item, labelled, opening, table
from facilitator.text import clean, one_line

Rendered = Callable[[str], tuple[list[str], list[str]]]

PROPERTY = settings(max_examples=400, deadline=None, database=None)

PIECES = (
    *"*_~`[]()<>|\\#+-=!&;:/.,@$\"' \t\n",
    *(
        "a",
        "b",
        "1",
        "é",
        "ß",
        "😀",
        "**",
        "__",
        "~~",
        "```",
        "~~~",
        "---",
        "1.",
        "2)",
        "# ",
        "- ",
        "> ",
        "  ",
        "\n\n",
        "    ",
    ),
    *(
        "](x)",
        "](http://x.com)",
        "![",
        "[x]: /u",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "<?",
        "<![CDATA[",
        "<a@b.c>",
    ),
    *(
        "&amp;",
        "&#35;",
        "&lt",
        "http://",
        "https://x.com",
        "www.",
        "x.com",
        "a@b.co",
        "mailto:",
        "//",
        "localhost",
        "ftp:",
    ),
    *("|-|", ":-:", "\\|", "\\\\", "xn--p1ai", ".рф", "\u00a0", "\u200d", "\x1b[31m", "\x00"),
)
ANY = st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def folded(text: str) -> str:
    return " ".join(one_line(text).split())


def lines_of(text: str) -> list[str]:
    """The lines that a reader should see of a text of many lines; what stands behind a bullet is an item."""
    lines = [folded(line) for line in clean(text).split("\n")]
    return [re.sub(r"^[-*+] +(?=\S)", "• ", line) for line in lines if line]


@pytest.mark.parametrize(
    ("typed", "raw"),
    [
        ("| [x](y) <b> #1", r"| \[x](y) \<b> #1"),
        ("R&D, AT&T and 3 < 4 > 2", "R&D, AT&T and 3 < 4 > 2"),
        ("&amp; stays &#38;", r"\&amp; stays \&#38;"),
        ("snake_case, 2 * 3, ~5 days, C:\\temp, (a) [b", r"snake_case, 2 * 3, ~5 days, C:\temp, (a) \[b"),
        ("**bold** _it_ ~~no~~ `code`", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\`"),
        ("https://x.org/a.b www.x.org x.org a@x.org", r"https\://x\.org/a.b www\.x\.org x\.org a@x\.org"),
        ("Wait. Then e.g. 3.5 or z.B. v1.2", "Wait. Then e.g. 3.5 or z.B. v1.2"),
        ("__init__, a__b, <1@x.y> and x.xn--p1ai", r"\_\_init\_\_, a__b, \<1@x.y> and x\.xn--p1ai"),
        ("ends in \\", r"ends in \\"),
        ("@ana: see #12 ##", r"@ana: see #12 \##"),
    ],
)
def test_only_what_would_act_is_escaped(typed: str, raw: str, rendered: Rendered) -> None:
    assert opening(typed) == raw
    assert rendered(raw) == (["p"], [typed])


@pytest.mark.parametrize(
    ("typed", "raw"),
    [
        ("# one", r"\# one"),
        ("#1 one", "#1 one"),
        ("- one", r"\- one"),
        ("-1 degrees", "-1 degrees"),
        ("+ one", r"\+ one"),
        ("* one", r"\* one"),
        ("12. one", r"12\. one"),
        ("12) one", r"12\) one"),
        ("12.5 one", "12.5 one"),
        ("2026-11-17", "2026-11-17"),
        ("> one", r"\> one"),
        ("---", r"\---"),
        ("- - -", r"\- - -"),
        ("===", "==="),
        ("    four spaces", "four spaces"),
    ],
)
def test_the_beginning_of_a_line_makes_no_block(typed: str, raw: str, rendered: Rendered) -> None:
    assert opening(typed) == raw
    assert rendered(raw) == (["p"], [typed.strip()])
    assert rendered(f"- {raw}") == (["ul", "li"], [f"• {typed.strip()}"])


def test_lines_stay_lines_and_bullets_become_a_list() -> None:
    assert blocks("Two things:\n* one\n* two\n\n\nThat is all.\n1. really") == [
        "Two things:",
        "",
        "- one",
        "- two",
        "",
        "That is all.",
        "",
        r"1\. really",
    ]


def test_a_label_stands_before_a_short_text_and_above_a_long_one() -> None:
    assert labelled("Wins", "# 1 customer") == ["**Wins:** # 1 customer"]
    assert labelled("Wins", "one\n- two") == ["**Wins:**", "", "one", "", "- two"]
    assert labelled("Wins", "- one") == ["**Wins:**", "", "- one"]
    assert labelled("Wins", " \n ") == []


def test_an_item_of_many_lines_stays_one_item() -> None:
    assert item("one") == ["- one"]
    assert item("- one", " (Topic)") == ["- one (Topic)"]
    assert item("Two things:\n- one\n- two", " (Topic)") == ["- Two things:", "", "  - one", "  - two (Topic)"]
    assert item(" ") == []


def test_a_table_is_aligned_as_plain_text_too() -> None:
    assert table(("What", "Who"), [("a|b", "Ana"), ("日本", "é")]) == [
        "| What | Who |",
        "| ---- | --- |",
        r"| a\|b | Ana |",
        "| 日本 | é   |",
    ]


def test_one_long_cell_does_not_push_the_other_rows_apart() -> None:
    lines = table(("What", "Who"), [("x" * 150, "Ana"), ("short", "Ben")])
    assert [len(line) for line in lines] == [70, 70, 160, 70]


@PROPERTY
@given(ANY)
def test_any_text_is_shown_as_it_is(rendered: Rendered, text: str) -> None:
    for page in (f"word {inline(text)} word", f"**Label:** {inline(text)}"):
        tags, lines = rendered(page)
        assert tags in (["p"], ["p", "strong"])
        assert folded(text) in lines[0]
    heading = rendered(f"### {inline(text)}")
    assert heading == (["h3"], [folded(text)] if folded(text) else [])


@PROPERTY
@given(ANY.filter(folded))
def test_any_text_may_begin_a_line_or_an_item(rendered: Rendered, text: str) -> None:
    assert rendered(f"before\n\n{opening(text)}\n\nafter") == (["p"] * 3, ["before", folded(text), "after"])
    assert rendered(f"- {opening(text)}\n- next") == (["ul", "li", "li"], [f"• {folded(text)}", "• next"])


@PROPERTY
@given(ANY)
def test_any_lines_are_kept(rendered: Rendered, text: str) -> None:
    tags, lines = rendered("\n".join(["# before", "", *blocks(text), "", "# after"]))
    assert lines == ["before", *lines_of(text), "after"]
    assert set(tags) <= {"h1", "p", "ul", "li"}


@PROPERTY
@given(ANY.filter(folded))
def test_any_lines_stay_in_their_item(rendered: Rendered, text: str) -> None:
    tags, lines = rendered("\n".join(["# before", "", *item(text, " (after)"), *item("next")]))
    first, *rest = lines_of(text)
    wanted = [first if first.startswith("• ") and not rest else f"• {first}", *rest]
    wanted[-1] += " (after)"
    assert "\n".join(lines).replace("•\n•", "• •") == "\n".join(["before", *wanted, "• next"])
    assert set(tags) <= {"h1", "p", "ul", "li"}


@PROPERTY
@given(ANY, ANY)
def test_any_text_stays_in_its_cell(rendered: Rendered, one: str, two: str) -> None:
    tags, lines = rendered("\n".join(table(("What", one), [(two, one), (one, two)])))
    assert [tag for tag in tags if tag in ("th", "td")] == ["th"] * 2 + ["td"] * 4
    assert set(tags) == {"table", "thead", "tbody", "tr", "th", "td"}
    assert lines == [text for text in map(folded, ("What", one, two, one, one, two)) if text]
