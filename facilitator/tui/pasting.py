"""Pastes arrive whole, whatever is in them.

Textual's parser looks for keys within a paste: an escape character in the pasted text breaks it up, and what follows
is taken for keys that were pressed, which on a screen without a field would be acts.
"""

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message


class PastingParser(XTermParser):
    """Hands on everything between the marks of a paste as one text, and leaves the rest to Textual."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: str | None = None
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The messages in `data`, which goes on where the data before ended; the end of input is no data."""
        if not data:
            yield from super().feed(data)
            return
        data, self._held = self._held + data, ""
        while data:
            if self._pasted is None:
                keys, begins, data = data.partition(BRACKETED_PASTE_START)
                if begins:
                    self._pasted = ""
                else:
                    keys, self._held = _parted(keys)
                if keys:
                    yield from super().feed(keys)
            else:
                # The mark at the end may have come in two pieces.
                searched = max(0, len(self._pasted) - len(BRACKETED_PASTE_END))
                self._pasted += data
                end = self._pasted.find(BRACKETED_PASTE_END, searched)
                data = ""
                if end >= 0:
                    data = self._pasted[end + len(BRACKETED_PASTE_END) :]
                    yield events.Paste(self._pasted[:end])
                    self._pasted = None


def _parted(keys: str) -> tuple[str, str]:
    """`keys`, and the beginning of the mark of a paste at their end. A single Esc is a key and does not wait."""
    for length in range(len(BRACKETED_PASTE_START) - 1, 2, -1):
        if keys.endswith(BRACKETED_PASTE_START[:length]):
            return keys[:-length], keys[-length:]
    return keys, ""


def take_pastes_whole() -> None:
    """Let Textual's driver for terminals read with this parser; it offers no other way to give it one."""
    try:
        from textual.drivers import linux_driver
    except ImportError:
        # Not a system with such terminals.
        return
    linux_driver.XTermParser = PastingParser  # type: ignore[attr-defined]
