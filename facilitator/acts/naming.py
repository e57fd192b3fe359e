"""Names in a spreadsheet, and the members or priorities that they mean."""

from collections.abc import Callable, Iterable


class Names:
    """The names that are known, and those that are needed besides, in the order in which they were met."""

    def __init__(self, known: Iterable[str], key: Callable[[str], str]) -> None:
        """`key` says what two spellings of one name have in common; of several known names the first is meant."""
        self.needed: list[str] = []
        self._key = key
        self._spelled: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        for name in known:
            self._know(name)

    def called(self, text: str) -> str:
        """The known name that `text` means, as it is spelled there; `text` itself where it means none."""
        alike = self._alike.get(self._key(text), text)
        return self._spelled.get(text) or self._folded.get(text.casefold()) or alike

    def need(self, text: str) -> str:
        """`called(text)`, and from now on it is known."""
        name = self.called(text)
        if name and self._key(name) not in self._alike:
            self.needed.append(name)
            self._know(name)
        return name

    def _know(self, name: str) -> None:
        self._spelled.setdefault(name, name)
        self._folded.setdefault(name.casefold(), name)
        self._alike.setdefault(self._key(name), name)
