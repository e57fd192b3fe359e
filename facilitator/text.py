"""Text from people is data: one way in, one way to the screen.

`clean` takes out what could act on a terminal (control characters, escape sequences) or mislead a reader
(bidirectional overrides). Everything else is kept exactly, emoji and the zero-width joiner included.
"""

import re
from shlex import quote

from facilitator.errors import NotValid

TITLE_LIMIT = 200
"""Characters in a one-line text: a title, a name, an action item."""

TEXT_LIMIT = 10_000
"""Characters in a text of many lines: wins, learnings, notes."""

# Whole sequences first, so that their printable remains ("[31m") do not stay behind as text. None reaches over the
# start of another: else a text of nothing but starts would be searched to its end from each of them.
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def clean(text: str) -> str:
    """`text` without control characters, escape sequences, bidirectional overrides and lone surrogates.

    Line ends become "\\n"; tabs stay.
    """
    # Nothing that is taken out counts as printable, so that most texts need no second look.
    return text if text.isprintable() else _CONTROL.sub("", _SEQUENCES.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """`clean(text)` on a single line: line ends and tabs become spaces, the ends are trimmed."""
    return re.sub(r"[\n\t]+", " ", clean(text)).strip()


def shown(text: str) -> str:
    """`text` as a cell of the screen may hold it, whatever way it came into the database: clean, tabs as spaces."""
    return clean(text).replace("\t", "    ")


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` characters, the last one an ellipsis where something was cut."""
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"


def quoted(text: str, width: int = 60) -> str:
    """`text` as a message shows it: one clean line of at most `width` characters, in quotation marks."""
    return f'"{shortened(one_line(text), width)}"'


def as_argument(text: str) -> str:
    """`text` on one clean line as it is to be typed into a shell behind a command."""
    line = one_line(text)
    if "'" not in line:
        return f"'{line}'"
    # In double quotes a shell still acts on these.
    return quote(line) if set(line) & set('"$`\\!') else f'"{line}"'


def required_line(text: str, what: str) -> str:
    """A one-line text that must not be empty; `what` names it in the message.

    Raises NotValid where it is empty or longer than `TITLE_LIMIT` characters.
    """
    line = optional_line(text, what)
    if not line:
        raise NotValid(f"The {what} is empty.", "Type a few words.")
    return line


def optional_line(text: str, what: str) -> str:
    """A one-line text that may be empty. Raises NotValid where it is longer than `TITLE_LIMIT` characters."""
    line = one_line(text)
    if len(line) > TITLE_LIMIT:
        raise NotValid(
            f"The {what} has {len(line):,} characters; {TITLE_LIMIT} is the most.",
            "Shorten it.",
        )
    return line


def paragraph(text: str, what: str) -> str:
    """A text of many lines, trimmed. Raises NotValid where it is longer than `TEXT_LIMIT` characters."""
    cleaned = clean(text).strip()
    if len(cleaned) > TEXT_LIMIT:
        raise NotValid(
            f"The {what} has {len(cleaned):,} characters; {TEXT_LIMIT:,} is the most.",
            "Shorten it, or keep it in a file.",
        )
    return cleaned
