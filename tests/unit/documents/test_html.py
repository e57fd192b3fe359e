"""Our Markdown as a page: nothing in it acts, nothing is fetched, a status is told by shape, word and colour."""

import re
from html.parser import HTMLParser

import pytest

from facilitator.documents.html import page
from facilitator.documents.markdown import blocks, inline, item, labelled, opening, table
from facilitator.documents.marks import MARKS, marked
from facilitator.process.status import Status

HOSTILE = "| [x](javascript:alert(1)) <script>alert(2)</script> & &amp; #1 http://x.y <img src=x onerror=y> ![i](z) `c`"
TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "strong", "span"} | {
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "data-label"}


class Seen(HTMLParser):
    """Every tag and attribute of a page, and what a reader sees of each element that holds text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.cells: list[str] = []
        self.words = ""
        self.title = ""
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._inside = tag
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside != "style":
            self.words += data
            if self.cells:
                self.cells[-1] += data.strip("\n")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


@pytest.mark.parametrize(
    "lines",
    [
        [f"# {inline(HOSTILE)}"],
        [f"- **{inline(HOSTILE)}**"],
        [opening(HOSTILE)],
        blocks(HOSTILE),
        item(HOSTILE),
        labelled("Wins", HOSTILE),
    ],
)
def test_what_people_wrote_is_shown_as_it_is_and_never_acts(lines: list[str]) -> None:
    seen = Seen(page("\n".join(lines) + "\n", HOSTILE))

    assert HOSTILE in seen.words
    assert seen.title == HOSTILE
    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES


def test_cells_of_a_table_hold_just_what_people_wrote() -> None:
    seen = Seen(page("\n".join(table((HOSTILE, "B", "C", "D"), [("a", HOSTILE, "", "d|e")])), "t"))

    assert seen.cells == ["a", HOSTILE, "", "d|e"]
    assert set(seen.tags) <= TAGS
    assert [value for name, value in seen.attributes if name == "data-label"] == ["B", "C", "D"]


def test_html_that_was_not_escaped_would_not_act_either() -> None:
    assert "script" not in Seen(page("<script>alert(1)</script>\n\na <b>b</b>\n", "t")).tags
    assert ("http-equiv", "Content-Security-Policy") in Seen(page("a", "t")).attributes


def test_nothing_comes_from_outside() -> None:
    text = page("# A\n\n" + "\n".join(table(("A", "B"), [("1", "2")])), "t")

    assert not re.search(r"(?i)https?:|url\(|@import|src=|href=", text)


@pytest.mark.parametrize("status", Status)
def test_a_status_is_told_by_shape_word_and_colour(status: Status) -> None:
    text = page("\n".join(table(("Status", "Milestone"), [(marked(status), "New prices")])), "t")

    kind = status.value.replace("_", "-")
    assert f'<span class="status {kind}">{MARKS[status]} {status.word}</span>' in text
    assert f".{kind} {{ color: var(--{kind}); }}" in text


def test_colours_can_be_read_on_the_paper_they_are_on() -> None:
    """At least 4.5 to 1, as WCAG 2.1 asks (https://www.w3.org/TR/WCAG21/#contrast-minimum), on every kind of paper."""
    schemes = re.findall(r":root \{([^}]*)\}", page("a", "t"))

    assert len(schemes) == 3
    for scheme in schemes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", scheme))
        paper = colours.pop("paper")
        for name in ("ink", "quiet", "head", "on-track", "might-miss", "will-miss", "done"):
            assert contrast(colours[name], paper) >= 4.5, name


def test_only_tables_of_many_columns_are_laid_out_anew_on_a_telephone() -> None:
    two, four = table(("A", "B"), [("1", "2")]), table(("A", "B", "C", "D"), [("1", "2", "3", "4")])
    text = page("\n".join([*two, "", *four]), "t")

    assert text.count("<table>") == 1
    assert text.count('<table class="many">') == 1
    assert '<td data-label="B">2</td>\n<td data-label="C">3</td>' in text


def test_days_stay_in_one_piece() -> None:
    assert '<span class="day">Tue 8 Dec 2026,</span> <span class="day">in 3 weeks</span>' in page(
        "Tue 8 Dec 2026, in 3 weeks", "t"
    )


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
