"""Which line of a text goes on from which line before it: what was asked keeps its people and its topic when reworded.

Owners write their requests for help as lines of one text. A line that is there still is the same request; of the
others, one that reads much like an earlier one is that one in other words.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.6
"""From which likeness on (0 to 1) a line counts as an earlier one in other words."""


def lines_of(text: str) -> tuple[str, ...]:
    """The requests in a text of many lines: one a line, without empty ones and the marks of a list."""
    stripped = (line.strip() for line in text.splitlines())
    bare = (line[2:].strip() if line[:2] in ("- ", "* ", "• ") else line for line in stripped)
    return tuple(line for line in bare if line)


def unnamed(text: str, asked: Sequence[str]) -> tuple[str, ...]:
    """Names of those asked whom `text` does not name in full itself ("@Ann Berg"): they are told beside it."""
    return tuple(name for name in asked if f"@{name}".casefold() not in text.casefold())


def continued(before: Sequence[str], after: Sequence[str]) -> tuple[int | None, ...]:
    """For each line of `after` the index of the line of `before` that it goes on from; None for a new one."""
    free = dict(enumerate(before))
    found: dict[int, int] = {}
    for key in (_exact, _folded):
        for place, line in enumerate(after):
            if place not in found:
                match = next((n for n, old in free.items() if key(old) == key(line)), None)
                if match is not None:
                    found[place] = match
                    del free[match]
    for likeness, place, old in sorted(_likenesses(free, after, found), key=lambda each: (-each[0], *each[1:])):
        if likeness >= ALIKE and place not in found and old in free:
            found[place] = old
            del free[old]
    return tuple(found.get(place) for place in range(len(after)))


def _likenesses(free: dict[int, str], after: Sequence[str], found: dict[int, int]) -> list[tuple[float, int, int]]:
    return [
        (SequenceMatcher(None, _folded(old), _folded(line), autojunk=False).ratio(), place, n)
        for place, line in enumerate(after)
        if place not in found
        for n, old in free.items()
    ]


def _exact(line: str) -> str:
    return line


def _folded(line: str) -> str:
    return " ".join(line.casefold().split())
