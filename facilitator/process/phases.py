"""The phases of a meeting, and which moves between them are allowed.

Moving back is allowed one phase at a time and never loses anything: what was written, timed and decided stays. Any
live phase may go straight to the closing, since a meeting can run out of time (or be left) anywhere.
"""

from enum import StrEnum

from facilitator.errors import NotNow


class Phase(StrEnum):
    """Where a meeting is."""

    PLANNED = "planned"
    CHECK_IN = "check_in"
    UPDATES = "updates"
    PRIORITIZE = "prioritize"
    DISCUSS = "discuss"
    CLOSE = "close"
    CLOSED = "closed"

    @property
    def word(self) -> str:
        """The phase as people read it, such as "Check in"."""
        return self.value.replace("_", " ").capitalize()


# The path across the top of every live screen.
LIVE_PHASES = (Phase.CHECK_IN, Phase.UPDATES, Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE)

_MOVES: dict[Phase, frozenset[Phase]] = {
    Phase.PLANNED: frozenset({Phase.CHECK_IN}),
    Phase.CHECK_IN: frozenset({Phase.UPDATES, Phase.CLOSE}),
    Phase.UPDATES: frozenset({Phase.CHECK_IN, Phase.PRIORITIZE, Phase.CLOSE}),
    Phase.PRIORITIZE: frozenset({Phase.UPDATES, Phase.DISCUSS, Phase.CLOSE}),
    Phase.DISCUSS: frozenset({Phase.PRIORITIZE, Phase.CLOSE}),
    # Back to the order as well: a meeting closed before its order was committed has no discussion to go back to.
    Phase.CLOSE: frozenset({Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSED}),
    Phase.CLOSED: frozenset({Phase.CLOSE}),
}
# A separate meeting has no updates: its check-in leads to the order, or straight to its discussion.
_SEPARATE_MOVES: dict[Phase, frozenset[Phase]] = {
    **_MOVES,
    Phase.CHECK_IN: frozenset({Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE}),
    Phase.UPDATES: frozenset(),
    Phase.PRIORITIZE: frozenset({Phase.CHECK_IN, Phase.DISCUSS, Phase.CLOSE}),
    Phase.DISCUSS: frozenset({Phase.CHECK_IN, Phase.PRIORITIZE, Phase.CLOSE}),
}


def may_move(current: Phase, target: Phase, *, separate: bool = False) -> bool:
    """Whether the path leads from `current` to `target`, in a meeting of a series or in a `separate` one.

    This looks at the path alone; `check_move` also looks at whether the order is committed.
    """
    moves = _SEPARATE_MOVES if separate else _MOVES
    return target in moves[current]


def check_move(current: Phase, target: Phase, *, order_committed: bool, separate: bool) -> None:
    """Raise `NotNow`, saying what to do instead, unless the meeting may go from `current` to `target`.

    The discussion is locked until the order of topics is committed, in a separate meeting too: an act that goes
    straight there commits its order first.
    """
    if not may_move(current, target, separate=separate):
        raise _refusal(current, target, separate=separate)
    if target is Phase.DISCUSS and not order_committed:
        raise NotNow("The discussion is locked until the order of topics is committed.", "Commit the order first.")


def _refusal(current: Phase, target: Phase, *, separate: bool) -> NotNow:
    if current is target:
        return NotNow(f"The meeting is already at {target.word}.")
    if current is Phase.PLANNED:
        return NotNow("The meeting has not started.", "Start it: it begins with the check-in.")
    if current is Phase.CLOSED:
        return NotNow("The meeting is closed.", "Reopen it first; that leads back to Close.")
    if target is Phase.PLANNED:
        return NotNow("The meeting has started already.", "Undo its start if that was a mistake.")
    if separate and target is Phase.UPDATES:
        return NotNow("A separate meeting has no updates.", "Go on to its topics.")
    if target is Phase.CLOSED:
        return NotNow("A meeting is closed from its last phase.", "Go to Close first and look at the result.")
    return NotNow(f"{target.word} does not follow from {current.word}.", "Go one phase at a time.")
