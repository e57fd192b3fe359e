"""HTML mails as text: what a reader sees, line by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.forms.html_text import html_to_text


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("a<br>b<br><br>c", ["a", "b", "", "c"]),
        ("<div>a</div><div><br></div><div>b</div>", ["a", "", "b"]),
        ("<div><div>a</div></div><div>b</div>", ["a", "b"]),
        ("<p>a</p><p>b</p>", ["a", "", "b"]),
        ("<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal>b</p>", ["a", "b"]),
        ("<p style='margin:0'>a</p><p style='margin-top:0'>b</p>", ["a", "b"]),
        ("<ul><li>a<li>b</ul><ol><li><p>c</p></li></ol>d", ["- a", "- b", "- c", "d"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["- a", "- b"]),
        ("a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e", ["a", "> b", "> c", ">> d", "e"]),
        ("<style>p{}</style><script>x<b>y</script><title>t</title>a", ["a"]),
        ("<head><title>t</title></head><body>a</body>", ["a"]),
        ("<head><title>t</title><body>a", ["a"]),
        ("a&nbsp;&nbsp;b &amp;&lt;&#8211;&hellip;", ["a  b &<–…"]),
        ("  a \n  b\t c  ", ["a b c"]),
        ("<pre>a\n  b\n\nc</pre>d", ["a", "  b", "", "c", "d"]),
        ("<div style='white-space: pre-wrap'>a\nb</div>c", ["a", "b", "c"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a b", "c"]),
        ("a<!-- x <b> -->b<!--[if mso]>c<![endif]-->", ["ab"]),
        ("a<!-- never ends", ["a never ends"]),
        ("<span style='display:none'>hidden</span>a<div style='mso-hide:all'>x</div>", ["a"]),
        ("1 < 2 <3 & 4", ["1 < 2 <3 & 4"]),
        ("a<hr>b", ["a", "_" * 20, "b"]),
        ("<b>From:</b> Sam<br>", ["From: Sam"]),
        ("<div>a</span></p></div>b", ["a", "b"]),
        ("", []),
    ],
)
def test_lines_are_those_that_a_reader_sees(html: str, lines: list[str]) -> None:
    assert html_to_text(html).strip("\n").split("\n") == (lines or [""])


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=60))
@settings(max_examples=100, deadline=None)
def test_escaped_text_comes_back(text: str) -> None:
    from html import escape

    assert html_to_text(f"<div>{escape(text)}</div>").strip("\n") == text


HTML = [
    "<",
    "<!",
    "<!--",
    "-->",
    "<a ",
    "</",
    "&",
    "&#",
    "<a b='",
    "<![",
    "<?",
    "<div>",
    "</div>",
    "<blockquote>",
    "<script>",
    "x",
]


@given(st.lists(st.sampled_from(HTML), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_html_is_read(html: str) -> None:
    assert html_to_text(html).endswith("\n")


def test_beginnings_without_an_end_take_no_time() -> None:
    """The parser of the standard library takes minutes over some of these; the time limit of tests tells."""
    for piece in HTML:
        html_to_text(piece * 20_000)
