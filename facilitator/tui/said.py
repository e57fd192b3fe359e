"""What is said on the line of keys: what is not saved, as long as it is not; else, for a few seconds, in passing."""

from collections import deque
from collections.abc import Callable

from textual.content import Content

from facilitator.clock import Clock
from facilitator.text import shown

SAID_SECONDS = 4.0
"""How long a sentence said in passing stands."""

WRONG_SECONDS = 7.0
"""The same for one that says what went wrong, and what to do."""


class Said:
    """The sentence that stands, and those before it. `unsaved` says what is not saved, empty where nothing is."""

    def __init__(self, clock: Clock, unsaved: Callable[[], str]) -> None:
        self._clock = clock
        self._unsaved = unsaved
        self._words = Content("")
        self._until = 0.0
        self._lasting = False
        self.told: deque[str] = deque(maxlen=50)
        """What was said, the newest last."""

    def tell(self, words: str, *, wrong: bool, lasting: bool) -> None:
        """Say something in the place of what stood there.

        `wrong` marks what went wrong; what is `lasting` was not said of a key, and stands its time whatever is pressed.
        """
        self.told.append(shown(words))
        mark = Content.styled("▲ ", "bold $error") if wrong else Content.styled("▌ ", "$accent")
        self._words = mark + Content(shown(words))
        self._lasting = lasting
        self._until = self._clock.monotonic() + (WRONG_SECONDS if wrong else SAID_SECONDS)

    def hush(self) -> None:
        """Take back what was said last: it is no longer true, or of what is no longer in view."""
        self._until = self._clock.monotonic()

    def give_way(self) -> None:
        """Something else is done now, and what was said of the key before would be taken for what came of this one."""
        if not self._lasting:
            self.hush()

    @property
    def unsaved(self) -> Content | None:
        """What is not saved, and why; None where everything is."""
        words = self._unsaved()
        return Content.assemble(("▲ NOT SAVED: ", "bold $error"), shown(words)) if words else None

    def now(self) -> Content | None:
        """What stands now: what is not saved, else what was said last."""
        if (unsaved := self.unsaved) is not None:
            return unsaved
        return self._words if self._clock.monotonic() < self._until else None
