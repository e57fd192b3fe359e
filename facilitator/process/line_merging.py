"""Requests for help as a form has them, compared with those on the board: which are new, changed or taken out.

Three-way, as milestones are (see `merging`): what the form itself showed tells what its owner did. A line that is kept
is the request that it was, with whom it asks and the topic that became of it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from facilitator.process.help_lines import ALIKE
from facilitator.process.typing_marks import typed


@dataclass(frozen=True)
class KnownLine:
    """A request for help that a form may be about.

    `ours` is its text on the board, None where it was taken out. `shown` are the texts that forms of this line are
    known to have shown; `listed` says whether this very form had it.
    """

    id: int
    ours: str | None
    shown: Collection[str]
    listed: bool


@dataclass(frozen=True)
class MergedLines:
    """What came of comparing: positions in the form's lines, and ids of requests.

    `added` are lines that are new, `changed` requests with the line that takes the place of their text, `removed`
    requests that the owner took out. `conflicts` were changed on both sides: the id with the position of its line, or
    None where the form has it no more. `kept` were changed on the board alone.
    """

    added: tuple[int, ...]
    changed: Mapping[int, int]
    removed: tuple[int, ...]
    conflicts: Mapping[int, int | None]
    kept: tuple[int, ...]


def merge_lines(known: Sequence[KnownLine], theirs: Sequence[str]) -> MergedLines:
    """Compare the lines `theirs` of a form with the requests that are `known`, those taken out included."""
    lines: dict[str, int] = {}
    for position, text in enumerate(theirs):
        lines.setdefault(typed(text), position)
    left = {each.id: each for each in known}
    kept = []
    for text in list(lines):
        found = _showing(text, list(left.values()))
        if found is not None:
            del left[found.id], lines[text]
            if found.ours is None or typed(found.ours) != text:
                kept.append(found.id)
    listed = {each.id: each for each in left.values() if each.listed}
    changed: dict[int, int] = {}
    conflicts: dict[int, int | None] = {}
    for each, text in _pairs(list(listed.values()), list(lines)):
        (changed if _unmoved(each) else conflicts)[each.id] = lines.pop(text)
        del listed[each.id]
    there = [each for each in listed.values() if each.ours is not None]
    conflicts |= {each.id: None for each in there if not _unmoved(each)}
    return MergedLines(
        added=tuple(sorted(lines.values())),
        changed=changed,
        removed=tuple(each.id for each in there if _unmoved(each)),
        conflicts=conflicts,
        kept=tuple(kept),
    )


def _showing(text: str, known: Sequence[KnownLine]) -> KnownLine | None:
    """The request that reads, or was once shown, as `text`; one that still reads so goes first."""
    now = (each for each in known if each.ours is not None and typed(each.ours) == text)
    once = (each for each in known if text in {typed(shown) for shown in each.shown})
    return next(now, None) or next(once, None)


def _unmoved(line: KnownLine) -> bool:
    """Whether the board still has the request as a form of this line showed it."""
    return line.ours is not None and typed(line.ours) in {typed(shown) for shown in line.shown}


def _pairs(known: Sequence[KnownLine], texts: Sequence[str]) -> list[tuple[KnownLine, str]]:
    """Requests with the line that each was changed to: the most alike first, each once."""
    found = sorted(
        (
            (-max((_share(typed(shown), text) for shown in each.shown), default=0.0), number, place)
            for number, each in enumerate(known)
            for place, text in enumerate(texts)
        ),
    )
    pairs: dict[int, int] = {}
    for share, number, place in found:
        if -share >= ALIKE and number not in pairs and place not in pairs.values():
            pairs[number] = place
    return [(known[number], texts[place]) for number, place in pairs.items()]


def _share(first: str, second: str) -> float:
    return SequenceMatcher(None, first.casefold(), second.casefold(), autojunk=False).ratio()
