"""What is painted goes to the terminal for as long as there is one. Where it was closed, nobody waits for it."""

import os
from collections.abc import Callable
from typing import IO, Any


def paint_while_it_is_there() -> None:
    """Let Textual's driver do so: its thread would end where writing fails, and the program wait for it for ever."""
    try:
        from textual.drivers import linux_driver
    except ImportError:
        # Not a system with such terminals.
        return
    writer: Callable[[Any], object] = vars(linux_driver)["WriterThread"]
    vars(linux_driver)["WriterThread"] = lambda file: writer(_Terminal(file))


class _Terminal:
    """A terminal to write to; once it is gone, what is written goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()

    def write(self, text: str) -> None:
        """Write `text`, if there is somebody to read it."""
        try:
            self._file.write(text)
        except OSError:
            self._let_go()

    def flush(self) -> None:
        """Write what is left."""
        try:
            self._file.flush()
        except OSError:
            self._let_go()

    def _let_go(self) -> None:
        # In the place of the terminal, so that what is left in the buffers goes there at the end as well.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._file.fileno())
        os.close(nowhere)
