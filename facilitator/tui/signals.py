"""What the operating system tells the program: to end, since its terminal was closed for example; to stop for a while.

Heeded between two events, never in the middle of an act: the terminal is put right, what is typed is saved, no lock of
the database is held while the program is stopped, and the exit code is 128 and the number of the signal.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""Windows has not all of them."""

_REST_SECONDS = 0.02
"""How long it waits for what is being written, before it looks again."""


@contextmanager
def as_they_were() -> Iterator[None]:
    """Afterwards signals mean what they meant before."""
    before = {number: signal.getsignal(number) for number in (getattr(signal, name, None) for name in ENDING) if number}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def heed_signals(end: Callable[[int], object], at_rest: Callable[[], bool]) -> None:
    """From here on, in a running loop: `end` is called with the exit code when the program is told to end.

    When it is told to stop for a while, it does as it would before, as soon as it is `at_rest`: whoever waits for the
    database would wait for as long as it stands still.
    """
    loop = asyncio.get_running_loop()
    for name in ENDING:
        if (number := getattr(signal, name, None)) is not None:
            _heed(loop, number, lambda code=128 + number: end(code))
    if (number := getattr(signal, "SIGTSTP", None)) is not None and callable(stops := signal.getsignal(number)):

        def stop() -> None:
            if at_rest():
                stops(number, None)
            else:
                loop.call_later(_REST_SECONDS, stop)

        _heed(loop, number, stop)


def heed_closing(end: Callable[[int], object]) -> None:
    """Call `end` with the exit code where the terminal is gone, of which nobody may say anything.

    The system tells only the program that the terminal belongs to. Where that is another one (a shell that ignores it,
    sudo, strace), reading from the terminal would give nothing for ever, as fast as it can.
    """
    keys = sys.__stdin__
    number = getattr(signal, "SIGHUP", None)
    if keys is not None and number is not None and not os.isatty(keys.fileno()):
        end(128 + number)


def _heed(loop: asyncio.AbstractEventLoop, number: signal.Signals, call: Callable[..., Any]) -> None:
    try:
        loop.add_signal_handler(number, call)
    except NotImplementedError:
        # Loops on Windows cannot; there is no terminal to put right either.
        signal.signal(number, lambda _number, _frame: loop.call_soon_threadsafe(call))
