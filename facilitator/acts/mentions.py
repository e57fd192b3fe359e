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
    found: dict[int, None] = {}
    for mark in _MARK.finditer(text):
        meant = _meant(text[mark.end() :].casefold(), {key: name.casefold() for key, name in names.items()})
        if meant is not None:
            found[meant] = None
    return tuple(found)


def _meant(rest: str, names: Mapping[int, str]) -> int | None:
    """The one person whose name `rest` begins with; None where it is nobody's, or that of several."""
    whole = {key: name for key, name in names.items() if re.match(rf"{re.escape(name)}(?!\w)", rest)}
    if whole:
        return _only([key for key, name in whole.items() if len(name) == max(map(len, whole.values()))])
    word = _WORD.match(rest)
    if word is None:
        return None
    exact = [key for key, name in names.items() if word[0] in name.split()]
    return _only(exact or [key for key, name in names.items() if any(w.startswith(word[0]) for w in name.split())])


def _only(found: list[int]) -> int | None:
    return found[0] if len(found) == 1 else None
