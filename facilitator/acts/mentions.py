"""Whom a line of text names with "@name"."""

import re
from collections.abc import Mapping

# Not inside a word, so that an e-mail address names nobody.
_MARK = re.compile(r"(?<![\w.])@(?=\w)")
_WORD = re.compile(r"\w+(?:-\w+)*")


def mentioned(text: str, names: Mapping[int, str]) -> tuple[int, ...]:
    """Ids of the people (`names` by id) whom "@name" in `text` means, in the order of the text, each once.

    A whole name is meant first, else a word of a name, else the beginning of one; what could mean two people means
    nobody.
    """
    return tuple(dict.fromkeys(person for _, _, person in _mentions(text, names)))


def spelled_out(text: str, names: Mapping[int, str]) -> str:
    """`text` with the whole name behind each @ that means somebody, so that "@pr" does not stand in the minutes."""
    for begin, end, person in reversed(_mentions(text, names)):
        text = f"{text[:begin]}{names[person]}{text[end:]}"
    return text


def _mentions(text: str, names: Mapping[int, str]) -> list[tuple[int, int, int]]:
    """Each name behind an @ that means somebody: where it begins and ends, and whom it means."""
    folded = {key: name.casefold() for key, name in names.items()}
    found = []
    for mark in _MARK.finditer(text):
        rest = text[mark.end() :]
        person, length = _meant(rest.casefold(), folded)
        if person is not None:
            found.append((mark.end(), mark.end() + _letters(rest, length), person))
    return found


def _letters(text: str, folded: int) -> int:
    """How many letters of `text` make so many where case is folded: one may become two."""
    return next(count for count in range(len(text) + 1) if len(text[:count].casefold()) >= folded)


def _meant(rest: str, names: Mapping[int, str]) -> tuple[int | None, int]:
    """The one person whose name `rest` begins with, and how much of it is the name; None where it is nobody's."""
    whole = {key: name for key, name in names.items() if re.match(rf"{re.escape(name)}(?!\w)", rest)}
    if whole:
        length = max(map(len, whole.values()))
        return _only([key for key, name in whole.items() if len(name) == length]), length
    word = _WORD.match(rest)
    if word is None:
        return None, 0
    exact = [key for key, name in names.items() if word[0] in name.split()]
    begun = [key for key, name in names.items() if any(w.startswith(word[0]) for w in name.split())]
    return _only(exact or begun), len(word[0])


def _only(found: list[int]) -> int | None:
    return found[0] if len(found) == 1 else None
