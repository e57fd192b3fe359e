"""What a milestone's status can be, and the many ways in which people write it."""

import re
import unicodedata
from datetime import date
from enum import StrEnum

from facilitator.process.dates import how_far


class Status(StrEnum):
    """How a milestone stands. "Missed" is no status: it is what `is_missed` works out from status and due date."""

    ON_TRACK = "on_track"
    MIGHT_MISS = "might_miss"
    WILL_MISS = "will_miss"
    DONE = "done"

    @property
    def word(self) -> str:
        """The status as people read it, such as "might miss"."""
        return self.value.replace("_", " ")


# The order in which statuses deserve attention: "might miss" leads, because there help still changes the result.
STATUS_ORDER = (Status.MIGHT_MISS, Status.WILL_MISS, Status.ON_TRACK, Status.DONE)

# Words that say nothing about the due date ("not started", "in progress", "open") become on track: calling them
# anything worse would put a warning into somebody's mouth.
_ON_TRACK_WORDS = """
    green, g, on track, ontrack, ok, okay, good, fine, healthy, on target, on schedule, on course, on plan, on time,
    ahead, ahead of schedule, as planned, normal, low risk, no issues, not started, not yet started, not begun,
    in progress, in process, in work, wip, work in progress, started, underway, under way, ongoing, on going, active,
    open, new, planned, planning, scheduled, upcoming, pending, to do, todo, doing, in review, under review,
    incomplete, not complete, not completed, not done, partially complete, partially completed, partly done,
    backlog, in backlog, selected for development, ready, working on it, in development, in design, in testing, testing,
    in qa, commenced, progressing, in hand, yet to start, not due, not yet due, awaiting approval,
    grey, gray, white, grün, im plan, planmäßig, in arbeit, offen
"""
# "Blocked" and "on hold" wait for somebody, and help can still free them; so do the in-between traffic lights
# ("amber/red"). They are warnings, not verdicts.
_MIGHT_MISS_WORDS = """
    yellow, y, amber, a, orange, at risk, risk, some risk, medium risk, high risk, might miss, may miss, might be late,
    could miss, could slip, in danger, caution, warning, watch, on watch, concern, concerns, issue, issues, has issues,
    needs attention, attention, attention needed, needs help, help needed, needs support, in doubt, uncertain, unsure,
    minor issues, some issues, some concerns, minor delay, slight delay, slightly behind,
    blocked, stuck, on hold, hold, paused, stalled, amber green, green amber, amber red, red amber,
    yellow green, green yellow, yellow red, red yellow, gelb, gefährdet
"""
_WILL_MISS_WORDS = """
    red, r, off track, offtrack, will miss, will be late, will not make it, late, delayed, delay, behind,
    behind schedule, behind plan, overdue, past due, missed, slipped, slipping, postponed, deferred, critical, failed,
    failing, off target, off schedule, off plan, not on track, rot, verzögert, verspätet
"""
_DONE_WORDS = """
    done, complete, completed, c, closed, finished, finish, achieved, accomplished, delivered, met, blue, resolved,
    shipped, implemented, completed on time, completed late, 100, erledigt, abgeschlossen, fertig
"""


def _words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",")]


_ALIASES: dict[str, Status] = {
    word: status
    for status, words in (
        (Status.ON_TRACK, _ON_TRACK_WORDS),
        (Status.MIGHT_MISS, _MIGHT_MISS_WORDS),
        (Status.WILL_MISS, _WILL_MISS_WORDS),
        (Status.DONE, _DONE_WORDS),
    )
    for word in _words(words)
}
_MARKS: dict[str, Status] = {
    mark: status
    for status, marks in (
        (Status.ON_TRACK, "🟢🟩💚👍⚪"),
        (Status.MIGHT_MISS, "🟡🟨🟠🟧💛⚠"),
        (Status.WILL_MISS, "🔴🟥🛑❌✗✘⛔"),
        (Status.DONE, "✅✓✔☑🔵🟦🏁"),
    )
    for mark in marks
}
# "75 % complete" is no more complete than "75 %".
_PERCENT = re.compile(
    r"(?:(?P<number>\d{1,3}(?:[.,]\d+)?)\s?%(?:\s*(?:complete|completed|done|finished))?)"
    r"|(?:(?:complete|completed|done|finished)\s*:\s*(?P<after>\d{1,3}(?:[.,]\d+)?)\s?%)",
    re.IGNORECASE | re.ASCII,
)
_JOINERS = re.compile(r"[\s_\-‐‑–—./,:;!|()\[\]]+")
_SEPARATORS = re.compile(r"[()\[\]/|:;,–—]|\s-\s")


def _folded(text: str) -> str:
    return _JOINERS.sub(" ", text.casefold()).strip()


def _found_in(text: str) -> set[Status | None]:
    """The statuses that the words of `text` name; None in the set stands for a part that names none."""
    if _folded(text) in _ALIASES:
        return {_ALIASES[_folded(text)]}
    parts = [folded for part in _SEPARATORS.split(text) if (folded := _folded(part))]
    return {_ALIASES.get(part) for part in parts}


def parse_status(text: str) -> Status | None:
    """Read a status as people write it: a word, a letter, a colour, a mark, or several that agree ("🟢 On track").

    Case, surrounding space and the hyphen of "on-track" do not matter; "75 %" beside a status adds nothing to it, and
    alone it is work in progress. None means only that the text was not
    recognised (empty text and "cancelled" are not: no status stands for them); the caller decides what to say.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\ufe0f", "").replace("\ufe0e", "")
    percent = _PERCENT.search(plain)
    if percent is None:
        return _named(plain)
    whole = float((percent["number"] or percent["after"]).replace(",", "."))
    words = _PERCENT.sub(" ; ", plain, count=1)
    return _with_percent(whole, words) if whole <= 100 else None


def _with_percent(percent: float, words: str) -> Status | None:
    """The status of `words` beside a share of the work; the share alone tells what is done, never what is late."""
    done = percent == 100
    if not words.strip(" ;,:-–—()[]/|."):
        return Status.DONE if done else Status.ON_TRACK
    status = _named(words)
    return status if (status is Status.DONE) is done else None


def _named(plain: str) -> Status | None:
    """The status that the words and marks of a text name, where they agree."""
    found: set[Status | None] = {_MARKS[char] for char in plain if char in _MARKS}
    found |= _found_in("".join(char for char in plain if char not in _MARKS))
    return found.pop() if len(found) == 1 else None


def is_missed(status: Status, due: date | None, today: date) -> bool:
    """Whether a milestone is past due and not done. On its due date it is not missed yet; without one it never is."""
    return due is not None and due < today and status is not Status.DONE


def how_far_off(status: Status, due: date | None, today: date) -> str:
    """How far off a milestone's due date is, such as "in 9 days", or by how much it is missed: "missed by 3 days"."""
    far = how_far(due, today)
    if not is_missed(status, due, today):
        return far
    return f"missed by {'1 day' if far == 'yesterday' else far.removesuffix(' ago')}"
