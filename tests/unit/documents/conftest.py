"""What the tests of Markdown look at: the page that a reader sees, not the text that makes it."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

_INLINE = {"a", "em", "strong", "s", "code", "br", "img", "b", "i", "span", "input"}


class _Page(HTMLParser):
    """The tags of a page, and its visible text: one line for each block, an item of a list with a bullet."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        opens_item = tag == "p" and self.lines[-1].strip() == "•"
        if tag not in _INLINE and not opens_item:
            self.lines.append("• " if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.tags.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.tags.append("instruction")


@pytest.fixture(scope="session")
def rendered() -> Callable[[str], tuple[list[str], list[str]]]:
    """Render Markdown with tables, strikethrough, raw HTML and links from bare addresses: its tags, its visible lines.

    White space is folded as a browser folds it, and empty lines are left out.
    """
    parser = MarkdownIt("gfm-like")

    def render(text: str) -> tuple[list[str], list[str]]:
        page = _Page()
        page.feed(parser.render(text))
        page.close()
        return page.tags, [" ".join(line.split()) for line in page.lines if line.strip()]

    return render
