"""Completion of the last of several names."""

from collections.abc import Sequence

from textual.suggester import Suggester


class LastName(Suggester):
    """Completes what stands after the last comma, by the beginning of a whole name."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._names = tuple(names)

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last name completed; None where nothing begins so."""
        before, comma, last = value.rpartition(",")
        typed = last.lstrip()
        if not typed:
            return None
        space = last[: len(last) - len(typed)]
        for name in self._names:
            if name.casefold().startswith(typed.casefold()) and len(name) > len(typed):
                return f"{before}{comma}{space}{typed}{name[len(typed) :]}"
        return None
