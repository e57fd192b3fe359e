"""What the program does by itself behind the screens, in threads: it publishes, and it takes backups."""

from typing import Protocol

BEAT_SECONDS = 1.0
"""How often the program does what time asks for, and the screen in front looks."""


class Upkeep(Protocol):
    """One such thing. It is asked at each beat, on the screens' thread, and carried out in a thread of its own."""

    def noticed(self, newest: int) -> None:
        """A screen shows what stands after the act `newest`."""

    def begin(self) -> bool:
        """Whether there is something to do now; where there is, `carry_out` has to follow."""

    def carry_out(self) -> str:
        """Do it, and give back a sentence to tell: empty where all is well or it was told before."""
