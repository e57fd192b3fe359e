"""The one door between the screens and the database.

The first frame is painted before anything of the database is imported. Then one thread imports what the first screen
needs and opens the file, and another one imports the rest once that screen is there. Screens reach acts, queries
and what leaves the program through `acts`, `reading` and `outgoing`.
"""

import gc
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator import acts, outgoing, reading
    from facilitator.acts.desk import Desk
    from facilitator.acts.rescuing import Rescue
    from facilitator.clock import Clock
else:

    class _Package:
        """A package whose modules are imported when they are first asked for, unless `import_rest` was there before."""

        def __init__(self, package: str) -> None:
            self._package = package

        def __getattr__(self, name: str) -> Any:
            module = import_module(f"{self._package}.{name}")
            setattr(self, name, module)
            return module

    acts = _Package("facilitator.acts")
    outgoing = _Package("facilitator.outgoing")
    reading = _Package("facilitator.reading")

REST = (
    *(f"acts.{name}" for name in (
        "checkin", "clocks", "closing", "discussing", "labels", "meetings", "mentions", "moving", "ordering",
        "planning", "preparing", "private_notes", "series", "speaker_order", "team", "topics", "updates",
    )),
    *(f"reading.{name}" for name in (
        "check_in", "closing", "discuss", "history", "minutes", "preparing", "prioritize", "series", "team", "topics",
        "updates",
    )),
    *(f"tui.screens.{name}" for name in (
        "check_in", "updates", "prioritize", "discuss", "closing", "meeting_form", "prepare", "prepare_choice",
    )),
)  # fmt: skip
"""Modules that the board does not need: a fifth of a second."""


def open_desk(database: str, clock: "Clock", actor: str, *, look: bool = False, alone: bool = False) -> "Desk":
    """Import what the first screen needs and open `database`; only to `look`, or where nobody else can be (`alone`).

    Runs in a thread; raises FacilitatorError.
    """
    desk = import_module("facilitator.acts.desk")
    opened = desk.open_desk_to_look(database, clock, actor) if look else desk.open_desk(database, clock, actor, alone)
    writing = ("reading.heads", "reading.board", "tui.presence", "tui.publishing", "tui.safekeeping")
    first = ("reading.following", "tui.screens.follow") if look else writing
    for name in (*first, "tui.saving", "tui.routes"):
        import_module(f"facilitator.{name}")
    return opened  # type: ignore[no-any-return]


def rescue_for(database: str) -> "Rescue | None":
    """The backup that can take the place of `database`; None where none is sound. Runs in a thread."""
    return import_module("facilitator.acts.rescuing").rescue_for(database)  # type: ignore[no-any-return]


def bring_back(rescue: "Rescue", clock: "Clock") -> str:
    """Bring a backup back, and give what was done in words. Runs in a thread; raises FacilitatorError."""
    return import_module("facilitator.acts.rescuing").bring_back(rescue, clock)  # type: ignore[no-any-return]


def import_rest() -> None:
    """Import what was not needed at first, so that no key waits for it; from then on garbage is collected."""
    for name in REST:
        import_module(f"facilitator.{name}")
    # What was imported stays: the collector need not look at it again, now or at the end.
    gc.freeze()
    gc.enable()


__all__ = ["acts", "bring_back", "import_rest", "open_desk", "outgoing", "reading", "rescue_for"]
