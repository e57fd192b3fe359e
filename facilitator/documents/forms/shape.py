"""What marks the parts of a form: the one place where writing and reading agree on it.

Headings stand in square brackets, what is only to be looked at behind a bar. Mail programs leave both alone: neither
is a list, a rule, a quotation or a link to them, and no phone writes them by itself.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

BAR = "|"
"""Begins a line that is only to be looked at."""

SEND_BACK, SEND_SOON, OVERDUE = "Send it back by", "Send it back soon", "This was due on"
"""Notes that say another day in each form of one owner."""

WINS, LEARNINGS, HELP, NEW, END = "WINS", "LEARNINGS", "HELP", "NEW MILESTONE", "END"


class Mark(Enum):
    """What a line is, by its beginning alone."""

    TEXT = auto()
    NOTE = auto()
    SECTION = auto()
    MILESTONE = auto()
    END = auto()
    HEAD = auto()
    KEY = auto()


@dataclass(frozen=True)
class Shape:
    """A line's mark; the section's or key's `word`; what stands behind it; whether the mark is beyond doubt."""

    mark: Mark
    word: str = ""
    rest: str = ""
    sure: bool = True


_TEXT = Shape(Mark.TEXT)
_SECTION_WORDS = {
    "win": WINS,
    "wins": WINS,
    "most important wins": WINS,
    "learning": LEARNINGS,
    "learnings": LEARNINGS,
    "most important learnings": LEARNINGS,
    "help": HELP,
    "help needed": HELP,
    "new milestone": NEW,
    "new milestones": NEW,
    "end": END,
    "end of the form": END,
}
_NAMES = "|".join(sorted((name.replace(" ", r"\s+") for name in _SECTION_WORDS), key=len, reverse=True))
# Bold type comes back from HTML mail as stars or underscores, a heading of Markdown as number signs.
_DRESS = r"[\s*_#]*"
_HEADING = re.compile(rf"{_DRESS}\[\s*(?P<name>{_NAMES})\s*(?::[^\]]*)?\]\s*(?P<rest>.*)", re.IGNORECASE)
_BARE_HEADING = re.compile(rf"{_DRESS}\[?\s*(?P<name>{_NAMES})[\s*_:\]]*", re.IGNORECASE)
_NUMBER = r"(?:no\.?|nr\.?|number|#)?\s*(?P<number>[0-9]{1,18})"
_MILESTONE = re.compile(rf"{_DRESS}\[\s*milestone\s*{_NUMBER}\s*\]\s*(?P<rest>.*)", re.IGNORECASE)
_BARE_MILESTONE = re.compile(rf"{_DRESS}\[?\s*milestone\s*{_NUMBER}\s*(?:[\]:.)–—-]\s*(?P<rest>.*))?", re.IGNORECASE)
_LOST_MILESTONE = re.compile(rf"{_DRESS}\[\s*milestone\b.*", re.IGNORECASE)
_HEAD = re.compile(rf"{_DRESS}(?P<word>name|team|meeting|day)[\s*_]*[:：][\s*_]*(?P<rest>.*)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:[\s*_#]*reference[\s*_]*[:：]?)?[\s*_]*"
    r"F(?P<member>[0-9]{1,18})\s?[-‐‑–—]\s?(?P<meeting>[0-9]{1,18})\s?[-‐‑–—]\s?(?P<act>[0-9]{1,18})"
    r"\s?[-‐‑–—]\s?(?P<database>[0-9a-f]{6})\b.*",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"[\s*_•·+-]*(?P<word>title|priority|status|due)(?:\s+(?:date|by|on))?(?:[\s*_]*[:：=]|\s[-–—]\s)(?:\s*(?:\*\*|__)\s)?"
    r"\s*(?P<rest>.*)",
    re.IGNORECASE,
)


def shape_of(text: str) -> Shape:
    """What the line `text` is by itself; `settling` has the last word on what is not sure."""
    line = text.strip()
    if not line:
        return _TEXT
    if line.startswith(BAR):
        return Shape(Mark.NOTE, rest=line[1:].strip())
    return _bracketed(line) or _headed(line) or _bare(line) or _TEXT


def _bracketed(line: str) -> Shape | None:
    if found := _HEADING.fullmatch(line):
        word = _section_word(found["name"])
        return Shape(Mark.END if word == END else Mark.SECTION, word, found["rest"])
    if found := _MILESTONE.fullmatch(line):
        return Shape(Mark.MILESTONE, found["number"], found["rest"])
    # A heading whose number was lost: what stands below it belongs to no milestone, least of all to the one before.
    return Shape(Mark.MILESTONE, "", line) if _LOST_MILESTONE.fullmatch(line) and "]" in line else None


def _headed(line: str) -> Shape | None:
    if found := _REFERENCE.fullmatch(line):
        return Shape(Mark.HEAD, "reference", _reference(found))
    if found := _HEAD.fullmatch(line):
        return Shape(Mark.HEAD, found["word"].lower(), found["rest"], sure=False)
    if found := _KEY.fullmatch(line):
        return Shape(Mark.KEY, found["word"].lower(), found["rest"].strip(), sure=False)
    return None


def _bare(line: str) -> Shape | None:
    if found := _BARE_HEADING.fullmatch(line):
        word = _section_word(found["name"])
        return Shape(Mark.SECTION, word, sure=False) if word != END else None
    if found := _BARE_MILESTONE.fullmatch(line):
        return Shape(Mark.MILESTONE, found["number"], found["rest"] or "", sure=False)
    return None


def reference_in(text: str) -> str:
    """The reference at the beginning of `text`, as it was given out; "" where there is none."""
    found = _REFERENCE.fullmatch(text.strip())
    return _reference(found) if found else ""


def _reference(found: re.Match[str]) -> str:
    return f"F{found['member']}-{found['meeting']}-{found['act']}-{found['database'].lower()}"


def _section_word(name: str) -> str:
    return _SECTION_WORDS[" ".join(name.lower().split())]
