"""The one door between the screens and the database.

The first frame is painted before anything of the database is imported. Then one thread imports the acts and the
queries and opens the file; screens reach them through `acts` and `reading`, which are empty until that is done.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator import acts, reading
    from facilitator.acts.desk import Desk
    from facilitator.clock import Clock
else:

    class _Loaded:
        """A package whose modules were imported by `open_desk`."""

        def __init__(self, package: str) -> None:
            self._package = package

        def __getattr__(self, name: str) -> Any:
            return sys.modules[f"{self._package}.{name}"]

    acts = _Loaded("facilitator.acts")
    reading = _Loaded("facilitator.reading")

ACTS = (
    "checkin", "clocks", "closing", "discussing", "labels", "meetings", "moving", "ordering", "planning",
    "series", "team", "topics", "updates",
)  # fmt: skip
READING = (
    "board", "check_in", "closing", "discuss", "heads", "history", "minutes", "prioritize", "series", "team", "topics",
    "updates",
)  # fmt: skip


def open_desk(database: str, clock: "Clock", actor: str) -> "Desk":
    """Import what the screens need and open `database`. Runs in a thread; raises FacilitatorError."""
    for name in ACTS:
        import_module(f"facilitator.acts.{name}")
    for name in READING:
        import_module(f"facilitator.reading.{name}")
    return import_module("facilitator.acts.desk").open_desk(database, clock, actor)  # type: ignore[no-any-return]


__all__ = ["acts", "open_desk", "reading"]
