"""The text of a mail that came as HTML alone: what a reader sees, line by line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"
})
_MARGINS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dl"})
_UNSEEN = frozenset({
    "head", "script", "style", "title", "template", "noscript", "svg", "math", "object", "select", "textarea",
    "button"
})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr"
})
# fmt: on
_RULE = "_" * 20
_SPACES = re.compile(r"[ \t\n\r\f]+")
_KEEPS_SPACES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
# Outlook's paragraphs, and those of programs that say so, have no space between them.
_NO_MARGIN = re.compile(r"margin(?:-top)?\s*:\s*0", re.IGNORECASE)
_NO_MARGIN_CLASS = "mso"
_DEEPEST = 30
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_NO_TAG = re.compile(r"<(?![a-zA-Z/][^<>]*>)")


def html_to_text(html: str) -> str:
    """The text: blocks and <br> as lines, list items with dashes, block quotations with ">" before their lines."""
    parser = _Text()
    # The parser takes hours over beginnings of tags without an end, and stumbles over odd declarations.
    parser.feed(_NO_TAG.sub("&lt;", _DECLARATION.sub("", _without_comments(html))))
    parser.close()
    return parser.text()


def _without_comments(html: str) -> str:
    """The HTML without comments, for the parser takes hours over many that begin and never end."""
    first, *others = html.split("<!--")
    kept = [first]
    pending: list[str] = []
    for part in others:
        inside, ended, after = part.partition("-->")
        pending.append(inside)
        if ended:
            pending = []
            kept.append(after)
    # A comment that never ends may hold the rest of the mail: better shown than lost.
    return "".join([*kept, *pending])


@dataclass(frozen=True)
class _Element:
    """An open element, and what it does to the text within it."""

    tag: str
    unseen: bool
    keeps_spaces: bool
    margin: bool


class _Text(HTMLParser):
    """Collects lines.

    The end of a block ends a line only where something is in it, so that blocks within blocks make no empty lines.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._elements: list[_Element] = []
        self._tags: Counter[str] = Counter()
        self._unseen = self._keeping = 0
        # What the next line begins with: a dash; an empty line, for the margin of a paragraph.
        self._bullet = self._gap = False

    def text(self) -> str:
        """What was collected."""
        self._end_block()
        return "\n".join(self._lines).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a line where the element does, and remember what it does to its text."""
        if tag == "body":
            self._close_all()
        if tag in _BLOCKS:
            self._end_block()
        if tag in _VOID:
            self._void(tag)
            return
        named = dict(attrs)
        style = named.get("style") or ""
        margin = tag in _MARGINS and not (
            _NO_MARGIN.search(style) or (named.get("class") or "").lower().startswith(_NO_MARGIN_CLASS)
        )
        keeps_spaces = tag == "pre" or _KEEPS_SPACES.search(style) is not None
        unseen = tag in _UNSEEN or _HIDDEN.search(style) is not None
        self._enter(_Element(tag, unseen, keeps_spaces, margin))

    def handle_endtag(self, tag: str) -> None:
        """End the line where the element does."""
        if tag in _VOID or not self._tags[tag]:
            return
        while self._elements:
            element = self._elements[-1]
            self._leave(element)
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Add text to the line; its white space is one space, but where an element keeps it."""
        if self._unseen:
            return
        if not self._keeping:
            self._add(_SPACES.sub(" ", data))
            return
        for number, part in enumerate(data.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if number:
                self._end_line()
            self._line.append(part)

    def _add(self, text: str) -> None:
        if not self._line:
            text = text.lstrip(" ")
        if text:
            self._line.append(text)

    def _void(self, tag: str) -> None:
        if self._unseen:
            return
        if tag == "br":
            self._end_line()
        elif tag == "hr":
            self._end_block()
            self._line.append(_RULE)
            self._end_line()

    def _enter(self, element: _Element) -> None:
        self._elements.append(element)
        self._tags[element.tag] += 1
        self._unseen += element.unseen
        self._keeping += element.keeps_spaces
        self._gap = self._gap or (element.margin and not self._bullet)
        if element.tag == "li":
            self._bullet = True
        elif element.tag in ("td", "th") and self._line:
            self._line.append(" ")

    def _leave(self, element: _Element) -> None:
        if element.tag in _BLOCKS:
            self._end_block()
        self._elements.pop()
        self._tags[element.tag] -= 1
        self._unseen -= element.unseen
        self._keeping -= element.keeps_spaces
        self._gap = self._gap or (element.margin and not self._tags["li"])
        if element.tag == "li":
            self._bullet = False

    def _close_all(self) -> None:
        while self._elements:
            self._leave(self._elements[-1])

    def _end_block(self) -> None:
        if "".join(self._line).strip(" "):
            self._end_line()
        self._line = []

    def _end_line(self) -> None:
        text = "".join(self._line).replace("\u00a0", " ").rstrip()
        quoted = ">" * min(self._tags["blockquote"], _DEEPEST)
        if self._gap and self._lines and self._lines[-1].strip("> "):
            self._lines.append(quoted)
        bullet = "- " if self._bullet and text else ""
        if text:
            self._bullet = False
        self._gap = False
        self._lines.append(f"{quoted} {bullet}{text}".rstrip() if quoted else f"{bullet}{text}")
        self._line = []
