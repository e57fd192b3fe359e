"""What was read of a database file, known for as long as the file and its log stand as they did.

To ask for two time stamps takes a tenth of the smallest query. A screen looks each second, and mostly nothing changed.
"""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar, cast

from facilitator.clock import Clock

R = TypeVar("R")

_Stamps = tuple[tuple[int, int, int], ...]

_SETTLED = 0.5
"""Seconds for which a file must have stood as it is: its time stamps are coarse, and precede what becomes readable."""

_TRUSTED = 5.0
"""Seconds after which is read anew whatever the time stamps say."""


class Standing:
    """Remembers what was read of `file`; None where time stamps say nothing (a server, a network): then nothing is."""

    def __init__(self, file: Path | None, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._stamps: _Stamps = ()
        self._until = 0.0
        self._known: dict[Hashable, Any] = {}

    def recall(self, name: Hashable, read: Callable[[], R]) -> R:
        """What `read` gave under `name`, where the file has stood since; else what it gives now."""
        if self._file is None:
            return read()
        # Before it is read: what is written in between makes other stamps.
        stamps, moment = _stamps(self._file, self._clock.now().timestamp()), self._clock.monotonic()
        if not stamps:
            return read()
        if stamps != self._stamps or moment >= self._until:
            self._stamps, self._until, self._known = stamps, moment + _TRUSTED, {}
        known = self._known
        if name not in known:
            known[name] = read()
        return cast("R", known[name])


def _stamps(file: Path, now: float) -> _Stamps:
    """What is known of `file` and its log without opening them; empty where they were written just now or are gone."""
    stamps = []
    for path in (file, file.with_name(f"{file.name}-wal")):
        try:
            found = path.stat()
        except OSError:
            continue
        if now - found.st_mtime < _SETTLED:
            return ()
        stamps.append((found.st_ino, found.st_size, found.st_mtime_ns))
    return tuple(stamps)
