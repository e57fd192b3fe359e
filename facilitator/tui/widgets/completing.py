"""Completion of names while they are typed: a ghost behind what stands there, after two letters."""

from collections.abc import Sequence

from textual.suggester import Suggester

NAMES_AFTER = 2
"""Letters after which a name is completed."""


class Completing(Suggester):
    """Completes the whole line to one of `names`, or what stands behind its last @ to one of `at_names`."""

    def __init__(self, names: Sequence[str], at_names: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._names, self._at_names = tuple(names), tuple(at_names)

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its name completed; None where nothing begins so."""
        return _suggested(value, self._names, self._at_names)


def completable(value: str, names: Sequence[str], at_names: Sequence[str]) -> bool:
    """Whether there is a name that `value` can be completed to: one that begins so, or the one that has such a part."""
    return _suggested(value, names, at_names) is not None or only_one(value, names) not in (None, value)


def _suggested(value: str, names: Sequence[str], at_names: Sequence[str]) -> str | None:
    _, at, typed = f" {value}".rpartition(" @")
    if at_names and at:
        return _completed(value, typed, at_names)
    return _completed(value, value, names)


def _completed(value: str, typed: str, names: Sequence[str]) -> str | None:
    if len(typed) < NAMES_AFTER:
        return None
    for name in names:
        if name.casefold().startswith(typed.casefold()) and len(name) > len(typed):
            return f"{value}{name[len(typed) :]}"
    return None


def only_one(typed: str, names: Sequence[str]) -> str | None:
    """The one name that begins with `typed`, else of which a part does; None where there is none, or more than one."""
    line = typed.strip().casefold()
    whole = [name for name in names if line and name.casefold().startswith(line)]
    found = whole or [name for name in names if line and any(p.startswith(line) for p in name.casefold().split())]
    return found[0] if len(found) == 1 else None
